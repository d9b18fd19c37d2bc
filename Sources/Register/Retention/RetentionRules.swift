import ActivityResponsibility
import PostgreSQL
import SQLText

/// A kind of document (handlingstyp) that a rule is about.
public enum RetentionKind: String, Sendable, CaseIterable {
  /// The free text of a case's acts: notes, who told, and what belongs to a kind alone. The acts stay.
  case notes
  /// Everything of a case.
  case file = "case"
  /// What is known of a person without a case, from every source.
  case person
  /// Who has read whom.
  case accessLog = "access-log"

  public var phrase: Phrase {
    switch self {
    case .notes: Phrase("anteckningar", "notes")
    case .file: Phrase("ärende", "case")
    case .person: Phrase("person", "person")
    case .accessLog: Phrase("läslogg", "access log")
    }
  }

  /// Which events a period can be counted from.
  public var triggers: [RetentionTrigger] {
    switch self {
    case .notes, .file: [.caseClosed, .twentiethBirthday, .lastAct]
    case .person: [.twentiethBirthday]
    case .accessLog: [.reading]
    }
  }
}

/// What a period is counted from.
public enum RetentionTrigger: String, Sendable, CaseIterable {
  case caseClosed = "case-closed"
  /// Of a case, not before it was closed.
  case twentiethBirthday = "20th-birthday"
  case lastAct = "last-act"
  case reading
}

/// Whether what is due is deleted (gallras) or kept (bevaras).
public enum RetentionAction: String, Sendable, CaseIterable {
  case delete, keep
}

/// A rule of deletion (gallringsregel), as a municipality has decided it. The law names no period.
public struct RetentionRule: Sendable {
  public var kind: RetentionKind
  public var trigger: RetentionTrigger
  /// Since the trigger.
  public var months: Int
  public var action: RetentionAction
  /// Whoever was born on a 5th, 15th or 25th is kept for research.
  public var sparesSample: Bool
  /// Where it was decided.
  public var decision: String
  public var validFrom: Day

  public init(
    kind: RetentionKind, trigger: RetentionTrigger, months: Int, action: RetentionAction = .delete,
    sparesSample: Bool = false, decision: String, validFrom: Day
  ) {
    self.kind = kind
    self.trigger = trigger
    self.months = months
    self.action = action
    self.sparesSample = sparesSample
    self.decision = decision
    self.validFrom = validFrom
  }
}

/// A rule as it is stored.
public struct StoredRetentionRule: Sendable {
  public let id: Int64
  /// `nil` where it is for all municipalities.
  public let municipality: MunicipalityCode?
  public let rule: RetentionRule
  public let setBy: String
  /// Whether it is the one that holds on the day asked about.
  public let holds: Bool
}

extension Connection {
  /// A municipality's rules with those of all, and which of them hold on a day.
  public func retentionRules(of municipality: MunicipalityCode, on day: Day) throws -> [StoredRetentionRule] {
    try query(Query.retentionRules, [.municipality(municipality), .day(day)]).compactMap { row in
      guard let kind = RetentionKind(rawValue: row.text(2)), let trigger = RetentionTrigger(rawValue: row.text(3)),
        let action = RetentionAction(rawValue: row.text(5))
      else { return nil }
      return StoredRetentionRule(
        id: row.int64(0), municipality: MunicipalityCode(number: Int32(row.int16(1))),
        rule: RetentionRule(
          kind: kind, trigger: trigger, months: row.int(4), action: action, sparesSample: row.bool(6),
          decision: row.text(7), validFrom: row.dayValue(8)),
        setBy: row.text(9), holds: row.optionalBool(10) ?? false)
    }
  }

  /// Adds a rule; it takes the place of the kind's earlier one from its day on.
  ///
  /// - Returns: its number.
  /// - Throws: ``ErrorCode/retentionRefused`` where the kind cannot be counted from the trigger.
  @discardableResult
  public func add(_ rule: RetentionRule, of municipality: MunicipalityCode, by staff: String) throws -> Int64 {
    guard rule.kind.triggers.contains(rule.trigger) else {
      let possible = rule.kind.triggers.map(\.rawValue).joined(separator: ", ")
      throw ExplainedError(
        .retentionRefused,
        Phrase(
          "\(rule.kind.rawValue) kan inte räknas från \(rule.trigger.rawValue)",
          "\(rule.kind.rawValue) cannot be counted from \(rule.trigger.rawValue)"), place: "--trigger",
        fix: Phrase("välj ett av: \(possible)", "choose one of: \(possible)"))
    }
    return try query(
      Query.addRetentionRule,
      [
        .municipality(municipality), .text(rule.kind.rawValue), .text(rule.trigger.rawValue),
        .int32(Int32(clamping: rule.months)), .text(rule.action.rawValue), .bool(rule.sparesSample),
        .text(rule.decision), .day(rule.validFrom), .text(staff),
      ])[0].int64(0)
  }
}
