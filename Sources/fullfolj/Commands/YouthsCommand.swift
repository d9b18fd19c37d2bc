import ActivityResponsibility
import ArgumentParser
import Register

/// The day's list.
struct YouthsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "youths",
    abstract: said(
      "Dagens lista: vilka kommunen har ansvar för.", "The day's list: whom the municipality answers for."),
    discussion: said(
      "Exempel: fullfolj youths --municipality 1496 --outcome all --format csv",
      "Example: fullfolj youths --municipality 1496 --outcome all --format csv"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @Option(help: ArgumentHelp(said("Vad som var känt vid en tidpunkt.", "What was known at a time."), valueName: "time"))
  var knownAt: Moment?
  @Option(
    help: ArgumentHelp(
      said("Vilka: covered, pending, review, outside eller all.", "Which: covered, pending, review, outside or all.")))
  var outcome: OutcomeChoice = .covered
  @Option(help: ArgumentHelp(said("Bara ett skäl, t.ex. never-started.", "Only one reason, such as never-started.")))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      said("Bara de som stått på listan sedan dagen eller tidigare.", "Only those listed since the day or before."),
      valueName: "day"))
  var sinceBefore: Day?
  @Flag(
    help: ArgumentHelp(
      said(
        "Bara de som väntar på en försenad eller kvarhållen lista.", "Only those who wait for a late or held roll.")))
  var waiting = false
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let reason, !Reason.allCases.contains(where: { $0.code == reason }) {
      let known = Reason.allCases.map(\.code).joined(separator: ", ")
      throw ValidationError(said("--reason är ett av: \(known)", "--reason is one of: \(known)"))
    }
  }

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let day = try date ?? connection.today()
    var youths = try connection.youths(
      of: municipality, on: day, knownAt: knownAt ?? .now, outcome: outcome.outcome)
    if let reason { youths.removeAll { $0.decision.reason.code != reason } }
    if let sinceBefore { youths.removeAll { $0.since.map { $0 > sinceBefore } ?? true } }
    if waiting { youths.removeAll { $0.waiting == nil } }
    let filter = [
      "date=\(day)", knownAt.map { "known-at=\($0)" }, "outcome=\(outcome.rawValue)", reason.map { "reason=\($0)" },
      sinceBefore.map { "since-before=\($0)" }, waiting ? "waiting" : nil,
    ]
    try connection.recordListing(
      "youths", filter: filter.compactMap { $0 }.joined(separator: " "), shown: youths.count,
      municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("person", "Person", "Person"), Heading("name", "Namn", "Name"), Heading("outcome", "Utfall", "Outcome"),
        Heading("says", "Varför", "Why"), Heading("since", "Sedan", "Since"),
        Heading("protected", "Skyddad", "Protected"), Heading("waitingForSource", "Väntar på", "Waits for"),
      ],
      records: youths.map { youth in
        format.format == .table ? youth.recordForPeople : youth.record(withFormerNumbers: format.format != .csv)
      },
      empty: Phrase("ingen på listan \(day)", "nobody on the list \(day)")
    ).write(format.format)
    if format.format == .table, !youths.isEmpty {
      common.tell(
        "\(youths.count) personer \(day); varför: fullfolj explain PERSON --date \(day)",
        "\(youths.count) persons \(day); why: fullfolj explain PERSON --date \(day)")
    }
  }
}

extension Youth {
  /// The contract's object; former numbers only where rows may differ in their keys, which in CSV they may not.
  func record(withFormerNumbers: Bool) -> OutputRecord {
    let youth = OutputRecord([
      "name": .text(name), "municipality": .text(municipality.description),
      "date": .day(day),
      "outcome": .text(decision.outcome.code), "reason": .text(decision.reason.code), "since": .day(since),
      "ruleVersion": .text(decision.ruleVersion.name), "protected": .truth(isProtected),
      "waitingForSource": .text(waiting?.source),
    ])
    return OutputRecord(
      [OutputField("person", .person(number))] + (withFormerNumbers ? FormerNumbers.fields(formerNumbers) : [])
        + youth.fields)
  }

  var recordForPeople: OutputRecord {
    OutputRecord([
      "person": .person(number), "name": .text(isProtected ? said("(skyddad)", "(protected)") : name ?? ""),
      "outcome": .text(decision.outcome.phrase.text(in: .spoken)),
      "says": .text(decision.reason.phrase.text(in: .spoken)), "since": .day(since), "protected": .truth(isProtected),
      "waitingForSource": .text(waiting?.source),
    ])
  }
}

extension Outcome {
  var phrase: Phrase {
    switch self {
    case .outside: Phrase("utanför", "outside")
    case .pending: Phrase("avvaktas", "pending")
    case .review: Phrase("kontrolleras", "review")
    case .covered: Phrase("omfattas", "covered")
    }
  }
}
