/// The individual plan: what the documentation must hold (förordning 2006:39, 9 §: seven items, where they apply).
public struct Plan: Hashable, Sendable {
  /// What somebody is responsible for.
  public struct Intervention: Hashable, Sendable {
    public let what: String
    /// Who, where it is another actor.
    public let who: String?

    public init(what: String, who: String? = nil) {
      self.what = what
      self.who = who
    }
  }

  /// The goal of the interventions, and how it is planned to be reached.
  public var goal: String?
  public var planning: String?
  public var youth: [Intervention] = []
  public var municipality: [Intervention] = []
  public var others: [Intervention] = []
  public var firstDay: Day?
  /// The last day as planned, or as it became.
  public var lastDay: Day?
  /// Why it ended.
  public var endReason: String?
  public var followUps: [Day] = []
  public var evaluations: [Day] = []

  public init() {}
}

/// One of the seven items.
public enum PlanItem: String, Hashable, Sendable, CaseIterable {
  case goal
  case youth
  case municipality
  case others
  case period
  case endReason = "end-reason"
  case followUp = "follow-up"

  public var phrase: Phrase {
    switch self {
    case .goal: Phrase("mål och planering", "goal and planning")
    case .youth: Phrase("den ungas insatser", "what the youth does")
    case .municipality: Phrase("kommunens insatser", "what the municipality does")
    case .others: Phrase("andras insatser", "what others do")
    case .period: Phrase("första och sista dag", "first and last day")
    case .endReason: Phrase("orsak till avslut", "why it ended")
    case .followUp: Phrase("tider för uppföljning och utvärdering", "times for follow-up and evaluation")
    }
  }
}

extension Plan {
  /// How much of what the documentation must hold is there on a day.
  public struct Completeness: Hashable, Sendable {
    public let missing: [PlanItem]
    /// Items that cannot be there yet, or need not be.
    public let notYet: [PlanItem]

    public var isComplete: Bool { missing.isEmpty }
    public var present: Int { PlanItem.allCases.count - missing.count - notYet.count }
  }

  /// What is missing on a day.
  ///
  /// What another actor does is documented where there is another actor, and why it ended once it has ended; everything
  /// else belongs to a plan from its first version.
  public func completeness(on day: Day) -> Completeness {
    var missing: [PlanItem] = []
    var notYet: [PlanItem] = []
    if goal == nil || planning == nil { missing.append(.goal) }
    if youth.isEmpty { missing.append(.youth) }
    if municipality.isEmpty { missing.append(.municipality) }
    if others.isEmpty { notYet.append(.others) }
    if firstDay == nil || lastDay == nil { missing.append(.period) }
    if endReason == nil {
      if let lastDay, lastDay < day { missing.append(.endReason) } else { notYet.append(.endReason) }
    }
    if followUps.isEmpty || evaluations.isEmpty { missing.append(.followUp) }
    return Completeness(missing: missing, notYet: notYet)
  }

  /// Without a plan everything that a plan has from its first version is missing.
  public static func completenessOfNone(on day: Day) -> Completeness { Plan().completeness(on: day) }

  /// Which items another version changed.
  public func changed(to other: Plan) -> [PlanItem] {
    PlanItem.allCases.filter { item in
      switch item {
      case .goal: goal != other.goal || planning != other.planning
      case .youth: youth != other.youth
      case .municipality: municipality != other.municipality
      case .others: others != other.others
      case .period: firstDay != other.firstDay || lastDay != other.lastDay
      case .endReason: endReason != other.endReason
      case .followUp: followUps != other.followUps || evaluations != other.evaluations
      }
    }
  }
}
