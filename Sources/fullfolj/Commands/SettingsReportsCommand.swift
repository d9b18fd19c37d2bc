import ActivityResponsibility
import ArgumentParser
import Register

/// What a municipality has set about its reports.
struct SettingsReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: said(
      "Ställer under hur många personer publicerade antal döljs.",
      "Sets below how many persons published counts are hidden."),
    discussion: said(
      "Exempel: fullfolj settings reports --municipality 1496 --suppress-below 10",
      "Example: fullfolj settings reports --municipality 1496 --suppress-below 10"))
  @Option(
    help: ArgumentHelp(said("Kommunkod; annars alla utan egen.", "Municipality code; else all without their own.")))
  var municipality: MunicipalityCode?
  @Option(help: ArgumentHelp(said("Antal, 2–100.", "A number, 2–100."), valueName: "n")) var suppressBelow: Int
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (2...100).contains(suppressBelow) else {
      throw ValidationError(said("--suppress-below är 2–100", "--suppress-below is 2–100"))
    }
  }

  func run() throws {
    try common.open(as: .daemon).setSuppressBelow(suppressBelow, in: municipality, by: staff.name)
    common.tell("antal under \(suppressBelow) döljs", "counts below \(suppressBelow) are hidden")
  }
}
