import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register

/// The half-yearly national file.
struct ReportNationalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "national",
    abstract: said(
      "Gör halvårets nationella fil, när kontrollerna är utan anmärkning.",
      "Makes the half-year's national file, where the checks find nothing."),
    discussion: said(
      "Exempel: fullfolj report national --municipality 1496 --period 2026H1 --layout scb.toml --into kaa.csv --sent",
      "Example: fullfolj report national --municipality 1496 --period 2026H1 --layout scb.toml --into kaa.csv --sent"))
  @OptionGroup var report: ReportOptions
  @Option(help: ArgumentHelp(said("Filen som ska göras.", "The file to make."), valueName: "file")) var into: String?
  @Flag(help: ArgumentHelp(said("Kontrollera bara, gör ingen fil.", "Only check, make no file."))) var checkOnly = false
  @Flag(
    help: ArgumentHelp(
      said("Filen lämnas in: bevara vad den säger.", "The file is handed in: keep what it says.")))
  var sent = false
  @Flag(
    help: ArgumentHelp(
      said("Gör filen trots anmärkningar, för att prova.", "Make the file despite findings, to try it.")))
  var despiteFindings = false
  @OptionGroup var format: FormatOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if checkOnly == (into != nil) {
      throw ValidationError(said("ange --into eller --check-only", "give either --into or --check-only"))
    }
    if checkOnly && (sent || despiteFindings) {
      throw ValidationError(
        said("--sent och --despite-findings hör till --into", "--sent and --despite-findings go with --into"))
    }
    if sent && despiteFindings {
      throw ValidationError(
        said("en fil med anmärkningar lämnas inte in", "a file with findings is not handed in"))
    }
  }

  func run() throws {
    let report = try report.report()
    let connection = try common.open(as: .counsellor)
    let before = try connection.reportRuns(of: report.municipality, period: report.period).first
    var findings: [NationalFinding] = []
    let file = try into.map { path throws(ExplainedError) in try FileInTheMaking(path) }
    let result = try connection.make(
      report, sentBy: sent ? staff.name : nil,
      found: { finding, number in findings.append(NationalFinding(finding: finding, person: number)) },
      write: { try file?.write($0) })
    let isWritten = file != nil && (findings.isEmpty || despiteFindings)
    try connection.recordListing(
      "report national", filter: "period=\(report.period)" + (isWritten ? " file" : ""),
      shown: isWritten ? result.rowCount : findings.count, municipality: report.municipality, by: staff.name)
    if isWritten { try file?.finish() } else { file?.abandon() }
    write(report, result, findings, isWritten: isWritten)
    try tell(report, result, isWritten: isWritten)
    if let before { try tellDifference(to: before, connection) }
    if !findings.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }

  private func write(
    _ report: NationalReport, _ result: NationalReportResult, _ findings: [NationalFinding], isWritten: Bool
  ) {
    let records = findings.map(\.record)
    guard format.format == .json else {
      return Answer(
        headings: NationalFinding.headings, records: records,
        empty: Phrase("inget att rätta", "nothing to mend")
      ).write(format.format)
    }
    Terminal.print(
      JSONText.object(
        OutputRecord([
          "municipality": .text(report.municipality.description), "period": .text(report.period.description),
          "layout": .text(report.layout.name), "example": .truth(report.layout.isExample),
          "registrations": .whole(result.registrations), "rows": .whole(result.rowCount),
          "basic": .whole(result.rows[.basic, default: 0]), "contacts": .whole(result.rows[.contact, default: 0]),
          "measuresBegun": .whole(result.rows[.measureBegins, default: 0]),
          "measuresEnded": .whole(result.rows[.measureEnded, default: 0]),
          "ceased": .whole(result.rows[.ceased, default: 0]), "protectedLeftOut": .whole(result.protectedLeftOut),
          "notResidentLeftOut": .whole(result.strangersLeftOut), "file": .text(isWritten ? into : nil),
          "bytes": .whole(result.bytes), "sha256": .text(result.fileDigest.hexadecimal), "run": .whole(result.run),
          "findings": .records(records),
        ])))
  }

  private func tell(_ report: NationalReport, _ result: NationalReportResult, isWritten: Bool) throws {
    if report.layout.isExample {
      common.tell(
        "layouten är vårt exempel, och ingen som insamlingen tar emot: se docs/REPORTS.md",
        "the layout is our example, and none that the collection takes in: see docs/REPORTS.md")
    }
    let blocks = ReportBlock.allCases.map { block in
      "\(block.phrase.text(in: .spoken)) \(result.rows[block, default: 0])"
    }.joined(separator: ", ")
    common.tell(
      "\(result.registrations) registreringar, \(result.rowCount) rader: \(blocks)",
      "\(result.registrations) registrations, \(result.rowCount) rows: \(blocks)")
    if result.protectedLeftOut > 0 {
      common.tell(
        "\(result.protectedLeftOut) skyddade personer är utelämnade: fråga insamlingen hur den vill ha dem",
        "\(result.protectedLeftOut) protected persons are left out: ask the collection how it wants them")
    }
    if result.strangersLeftOut > 0 {
      common.tell(
        "\(result.strangersLeftOut) registreringar av inte folkbokförda är utelämnade",
        "\(result.strangersLeftOut) registrations of persons not in the population register are left out")
    }
    if let run = result.run {
      common.tell("bevarad som rapport \(run)", "kept as report \(run)")
    } else if checkOnly == false, !isWritten {
      common.tell(
        "ingen fil är gjord: rätta det ovan först", "no file has been made: mend what stands above first")
    }
  }

  private func tellDifference(to run: ReportRun, _ connection: Connection) throws {
    let layout = try ReportLayoutFile(text: run.layoutText, name: run.layoutName).layout
    let changes = try connection.difference(to: run, layout: layout)
    func count(_ what: ReportChange.What) -> Int { changes.count { $0.what == what } }
    common.tell(
      "mot rapport \(run.id) \(run.sentAt.day): \(count(.added)) nya rader, \(count(.gone)) borta, "
        + "\(count(.changed)) ändrade; fullfolj report difference \(run.id)",
      "against report \(run.id) of \(run.sentAt.day): \(count(.added)) rows added, \(count(.gone)) gone, "
        + "\(count(.changed)) changed; fullfolj report difference \(run.id)")
  }
}

/// What has to be mended, and of whom it is: the person stands in the answer, and in no message.
struct NationalFinding {
  let finding: ReportFinding
  let person: IdentityNumber

  static let headings = [
    Heading("case", "Ärende", "Case", isFigure: true), Heading("person", "Person", "Person"),
    Heading("block", "Block", "Block"), Heading("item", "Händelse", "Act", isFigure: true),
    Heading("day", "Dag", "Day"), Heading("check", "Anmärkning", "Finding"), Heading("column", "Kolumn", "Column"),
    Heading("fix", "Åtgärd", "Fix"),
  ]

  var record: OutputRecord {
    OutputRecord([
      "case": .whole(finding.caseID), "person": .person(person),
      "block": .word(finding.block.rawValue, finding.block.phrase),
      "item": finding.item == 0 ? .null : .whole(finding.item), "day": .day(finding.day),
      "check": .word(finding.check.rawValue, finding.check.what), "column": .text(finding.column),
      "fix": .text(finding.check.fix.text(in: .spoken)),
    ])
  }
}

extension [UInt8] {
  /// As digests are written.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Moment {
  /// The day of it, in UTC.
  var day: String { String(description.prefix(10)) }
}
