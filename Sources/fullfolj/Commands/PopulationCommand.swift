import ActivityResponsibility
import ArgumentParser
import Register
import RollReading

/// The population register's files.
struct PopulationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "population", abstract: said("Befolkningsfiler.", "Population files."),
    discussion: said(
      "Exempel: fullfolj population import folk.csv --municipality 1496 --as-of 2025-09-01 --complete",
      "Example: fullfolj population import folk.csv --municipality 1496 --as-of 2025-09-01 --complete"),
    subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Läser in en kommuns befolkningsfil.", "Takes in a municipality's population file."),
      discussion: said(
        "Exempel: fullfolj population import folk.csv --municipality 1496 --as-of 2025-09-01 --complete",
        "Example: fullfolj population import folk.csv --municipality 1496 --as-of 2025-09-01 --complete"))
    @Argument(help: ArgumentHelp(said("Filen.", "The file."))) var file: String
    @Option(help: ArgumentHelp(said("Kommunkod, fyra siffror.", "Municipality code, four digits."))) var municipality:
      MunicipalityCode
    @Option(help: ArgumentHelp(said("Dagen filen gäller.", "The day the file speaks of."))) var asOf: Day
    @Flag(
      help: ArgumentHelp(
        said(
          "Den som inte är med i filen bor inte längre i kommunen.", "Whoever is not in the file no longer lives there."
        )))
    var complete = false
    @Option(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source = "folkbokforing"
    @Option(
      help: ArgumentHelp(
        said("Filens format: auto, csv, xlsx, navet eller up.", "The file's format: auto, csv, xlsx, navet or up.")))
    var format: FormatRequest = .auto
    @Flag(help: ArgumentHelp(said("Visa vad som skulle hända och ångra det.", "Show what would happen, and undo it.")))
    var dryRun = false
    @OptionGroup var layout: LayoutOption
    @OptionGroup var staff: StaffOption
    @OptionGroup var output: OutputOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let delivered = try DeliveredFile(path: file)
      let progress = ProgressLine(isQuiet: common.quiet)
      let result = try common.open(as: .daemon).importPopulation(
        delivered, source: source, municipality: municipality, asOf: asOf, isComplete: complete, request: format,
        layout: try layout.file(for: .population), by: staff.name, isDryRun: dryRun, progress: progress.show)
      progress.end()
      try result.report("delivery", output.output, common, isDryRun: dryRun)
    }
  }
}
