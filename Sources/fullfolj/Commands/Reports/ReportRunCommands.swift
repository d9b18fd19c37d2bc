import ActivityResponsibility
import ArgumentParser
import Register

/// Keeping what a file said that was made before it was handed in.
struct ReportFreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: said("Bevarar en fil som har lämnats in.", "Keeps a file that has been handed in."),
    discussion: said(
      "Exempel: fullfolj report freeze --municipality 1496 --period 2026H1 --layout scb.toml --file kaa.csv",
      "Example: fullfolj report freeze --municipality 1496 --period 2026H1 --layout scb.toml --file kaa.csv"))
  @OptionGroup var report: ReportOptions
  @Option(help: ArgumentHelp(said("Filen som lämnades in.", "The file that was handed in."))) var file: String
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try report.report()
    let sent = try SentFile.digest(of: file)
    let result = try common.open(as: .counsellor).make(report, sentBy: staff.name, sent: sent)
    guard let run = result.run else {
      common.tell(
        "inget är bevarat: \(result.findings) anmärkningar; fullfolj report national --check-only",
        "nothing is kept: \(result.findings) findings; fullfolj report national --check-only")
      throw ExitCode(ExitMeaning.lookAtIt.rawValue)
    }
    common.tell("bevarad som rapport \(run)", "kept as report \(run)")
  }
}

/// What has been handed in.
struct ReportListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: said("Vilka filer som är inlämnade.", "Which files have been handed in."),
    discussion: said(
      "Exempel: fullfolj report list --municipality 1496", "Example: fullfolj report list --municipality 1496"))
  @Option(help: ArgumentHelp(said("Bara en kommun.", "Only one municipality."))) var municipality: MunicipalityCode?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let runs = try common.open(as: .inspector).reportRuns(of: municipality)
    Answer(
      headings: [
        Heading("report", "Rapport", "Report", isFigure: true), Heading("municipality", "Kommun", "Municipality"),
        Heading("period", "Period", "Period"), Heading("sent", "Inlämnad", "Sent"), Heading("by", "Av", "By"),
        Heading("layout", "Layout", "Layout"), Heading("rows", "Rader", "Rows", isFigure: true),
        Heading("sha256", "SHA-256", "SHA-256"),
      ],
      records: runs.map { run in
        OutputRecord([
          "report": .whole(run.id), "municipality": .text(run.municipality.description),
          "period": .text(run.period.description), "sent": .minute(run.sentAt), "by": .text(run.sentBy),
          "layout": .text(run.layoutName), "layoutSha256": .text(run.layoutDigest.hexadecimal),
          "rows": .whole(run.rows), "bytes": .whole(run.bytes), "sha256": .text(run.fileDigest.hexadecimal),
          "protectedLeftOut": .whole(run.protectedLeftOut), "notResidentLeftOut": .whole(run.strangersLeftOut),
        ])
      }, empty: Phrase("inget inlämnat än", "nothing handed in yet")
    ).write(format.format)
  }
}

/// What would be said otherwise now.
struct ReportDifferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "difference",
    abstract: said(
      "Vad registret säger nu mot vad som lämnades in.", "What the register says now against what was handed in."),
    discussion: said("Exempel: fullfolj report difference 3", "Example: fullfolj report difference 3"))
  @Argument(help: ArgumentHelp(said("Rapportens nummer.", "The report's number."))) var report: Int64
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .inspector)
    let run = try connection.reportRun(report)
    let layout = try ReportLayoutFile(text: run.layoutText, name: run.layoutName).layout
    let changes = try connection.difference(to: run, layout: layout)
    try connection.recordListing(
      "report difference", filter: "report=\(report)", shown: changes.count, municipality: run.municipality,
      by: staff.name)
    Answer(
      headings: [
        Heading("case", "Ärende", "Case", isFigure: true), Heading("block", "Block", "Block"),
        Heading("item", "Händelse", "Act", isFigure: true), Heading("what", "Skillnad", "Difference"),
      ],
      records: changes.map { change in
        OutputRecord([
          "case": .whole(change.caseID), "block": .word(change.block.rawValue, change.block.phrase),
          "item": change.item == 0 ? .null : .whole(change.item),
          "what": .word(change.what.rawValue, change.what.phrase),
        ])
      }, empty: Phrase("ingen skillnad", "no difference")
    ).write(format.format)
    if !changes.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }
}

/// The file that was handed in, once more.
struct ReportCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: said("Skriver en inlämnad fil igen, byte för byte.", "Writes a file that was handed in, byte for byte."),
    discussion: said(
      "Exempel: fullfolj report copy 3 --into kaa-2026H1.csv", "Example: fullfolj report copy 3 --into kaa-2026H1.csv"))
  @Argument(help: ArgumentHelp(said("Rapportens nummer.", "The report's number."))) var report: Int64
  @Option(help: ArgumentHelp(said("Filen som ska göras.", "The file to make."), valueName: "file")) var into: String
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .inspector)
    let run = try connection.reportRun(report)
    let layout = try ReportLayoutFile(text: run.layoutText, name: run.layoutName).layout
    let file = try FileInTheMaking(into)
    let isWhole = try connection.rewrite(run, layout: layout, write: { try file.write($0) })
    try connection.recordListing(
      "report copy", filter: "report=\(report)", shown: run.rows, municipality: run.municipality, by: staff.name)
    try file.finish()
    guard isWhole else {
      common.tell(
        "filen är inte den som lämnades in: rader av den har gallrats",
        "the file is not the one that was handed in: rows of it have been deleted")
      throw ExitCode(ExitMeaning.lookAtIt.rawValue)
    }
  }
}

extension ReportChange.What {
  var phrase: Phrase {
    switch self {
    case .added: Phrase("ny rad", "added")
    case .gone: Phrase("borta", "gone")
    case .changed: Phrase("ändrad", "changed")
    }
  }
}
