import ActivityResponsibility
import ArgumentParser
import Register

/// The operator's one screen: who has handed in what, what is late, what is held.
struct SourceListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: said(
      "Visar källorna: det senaste de lämnat, vad som är sent och vad som hålls kvar. Det som behöver ses först.",
      "Shows the sources: what came last, what is late and what is held. What needs attention first."),
    discussion: said("Exempel: fullfolj source list --scopes", "Example: fullfolj source list --scopes"))
  @Flag(help: ArgumentHelp(said("En rad för varje omfång.", "One line for each scope."))) var scopes = false
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let day = try date ?? connection.today()
    let sources = try connection.sources(on: day)
    Answer(
      headings: scopes ? Self.scopeHeadings : Self.sourceHeadings,
      records: scopes ? sources.flatMap(\.scopeRecords) : sources.map(\.record),
      empty: Phrase("inga källor än", "no sources yet")
    ).write(format.format)
    let late = sources.reduce(0) { $0 + $1.late.count }
    let held = sources.reduce(0) { $0 + $1.held }
    guard late > 0 || held > 0 else { return }
    common.tell("\(day): \(late) försenade, \(held) hålls kvar", "\(day): \(late) late, \(held) held")
    throw ExitCode(ExitMeaning.lookAtIt.rawValue)
  }

  private static let source = Heading("source", "Källa", "Source")
  private static let attention = Heading("attention", "Att se", "See")
  private static let newest = [
    Heading("asOf", "Senast gäller", "Last as of"), Heading("received", "Mottagen", "Received"),
    Heading("verdict", "Läge", "Verdict"), Heading("rows", "Rader", "Rows", isFigure: true),
    Heading("rejected", "Felrader", "Rejected", isFigure: true),
    Heading("findings", "Anmärkn.", "Findings", isFigure: true),
  ]
  private static let lateness = [
    Heading("lateDays", "Dagar sen", "Days late", isFigure: true), Heading("lateSince", "Sen sedan", "Late since"),
    Heading("expected", "Väntas", "Expected"), Heading("held", "Hålls", "Held", isFigure: true),
    Heading("heldRoll", "Nr", "No", isFigure: true),
  ]

  private static let sourceHeadings =
    [
      source, Heading("kind", "Slag", "Kind"), attention, Heading("scopes", "Omfång", "Scopes", isFigure: true),
    ] + newest + [Heading("late", "Sena", "Late", isFigure: true)] + lateness

  private static let scopeHeadings =
    [source, Heading("scope", "Omfång", "Scope"), attention] + newest
    + [Heading("lastApplied", "Senast inläst", "Last applied")] + lateness
    + [Heading("finished", "Avslutad", "Finished")]
}

extension SourceOverview {
  fileprivate var record: OutputRecord {
    OutputRecord(
      [
        OutputField("source", .text(name)), OutputField("kind", .word(kind.rawValue, kind.phrase)),
        OutputField("attention", attention.value), OutputField("scopes", .whole(scopes.count)),
      ] + newest.fields(findings: findings) + [
        OutputField("late", .whole(late.count)), OutputField("lateDays", .whole(latest?.days ?? 0)),
        OutputField("lateSince", .day(latest?.since)), OutputField("expected", .day(nextExpected)),
        OutputField("held", .whole(held)), OutputField("heldRoll", .whole(scopes.compactMap(\.heldDelivery).min())),
        OutputField("every", rhythm.map { .whole($0.every) } ?? .null),
        OutputField("grace", rhythm.map { .whole($0.grace) } ?? .null),
        OutputField(
          "quietMonths", .text(rhythm.map { $0.quietMonths.sorted().map(String.init).joined(separator: ",") })),
        OutputField("guardShare", .whole(guardShare)), OutputField("guardFloor", .whole(guardFloor)),
      ])
  }

  fileprivate var scopeRecords: [OutputRecord] {
    scopes.map { scope in
      OutputRecord(
        [
          OutputField("source", .text(name)), OutputField("kind", .word(kind.rawValue, kind.phrase)),
          OutputField("scope", .text(scope.scope)), OutputField("attention", scope.attention.value),
        ] + Optional(scope.newest).fields(findings: scope.newest.findings) + [
          OutputField("lastApplied", .day(scope.lastApplied)),
          OutputField("lateDays", .whole(scope.lateness?.days ?? 0)),
          OutputField("lateSince", .day(scope.lateness?.since)), OutputField("expected", .day(scope.nextExpected)),
          OutputField("held", .whole(scope.held)), OutputField("heldRoll", .whole(scope.heldDelivery)),
          OutputField("finished", .truth(scope.isFinished)),
        ])
    }
  }
}

extension Attention {
  fileprivate var value: OutputValue {
    switch self {
    case .held: .word("held", Phrase("avgör", "decide"))
    case .late: .word("late", Phrase("sen", "late"))
    case .odd: .word("odd", Phrase("titta", "look"))
    case .none: .null
    }
  }
}

extension NewestDelivery? {
  fileprivate func fields(findings: Int) -> [OutputField] {
    [
      OutputField("asOf", .day(self?.asOf)), OutputField("received", self.map { .minute($0.receivedAt) } ?? .null),
      OutputField("verdict", self.map { .word($0.verdict.rawValue, $0.verdict.phrase) } ?? .null),
      OutputField("rows", self.map { .whole($0.rows) } ?? .null),
      OutputField("rejected", self.map { .whole($0.rejected) } ?? .null), OutputField("findings", .whole(findings)),
    ]
  }
}
