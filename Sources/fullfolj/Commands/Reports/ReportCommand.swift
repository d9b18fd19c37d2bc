import ActivityResponsibility
import ArgumentParser
import Register

/// What a municipality must hand in, and what it shows of its work.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: said("Rapporter: den nationella filen, statistik, kvalitet.", "Reports: the national file, figures."),
    discussion: said(
      "Exempel: fullfolj report national --municipality 1496 --period 2026H1 --into kaa.csv",
      "Example: fullfolj report national --municipality 1496 --period 2026H1 --into kaa.csv"),
    subcommands: [
      ReportNationalCommand.self, ReportFreezeCommand.self, ReportListCommand.self, ReportDifferenceCommand.self,
      ReportCopyCommand.self, ReportLayoutCommand.self, ReportMeasuresCommand.self, ReportQualityCommand.self,
    ])
}

extension HalfYear: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Which file is meant.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Halvåret, t.ex. 2026H1.", "The half-year, such as 2026H1."))) var period: HalfYear
  @Option(
    help: ArgumentHelp(
      said("Filens layout; annars vårt exempel.", "The file's layout; else our example."), valueName: "layout.toml"))
  var layout: String?

  func report() throws -> NationalReport {
    let file = try ReportLayoutFile(path: layout)
    return NationalReport(municipality: municipality, period: period, layout: file.layout, layoutText: file.text)
  }
}

/// A period by its first and its last day.
struct PeriodOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Periodens första dag.", "The period's first day."))) var from: Day
  @Option(help: ArgumentHelp(said("Periodens sista dag.", "The period's last day."))) var until: Day

  func validate() throws {
    if until < from { throw ValidationError(said("--until är före --from", "--until is before --from")) }
  }
}
