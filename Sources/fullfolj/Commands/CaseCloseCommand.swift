import ActivityResponsibility
import ArgumentParser
import Register

/// Closing a case.
struct CaseCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: said("Avslutar ärendet.", "Closes the case."),
    discussion: said(
      "Exempel: fullfolj case close 20080304-2381 --on 2026-11-22 --reason turned-20",
      "Example: fullfolj case close 20080304-2381 --on 2026-11-22 --reason turned-20"))
  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp(said("Varför, som kod.", "Why, as a code."), valueName: "code")) var reason: String
  @Option(
    help: ArgumentHelp(
      said(
        "Förklaring; krävs när avslutet är efter 20-årsdagen.",
        "An explanation; required where it is closed after the 20th birthday.")))
  var why: String?

  func run() throws { try act.record { _ in .close(reason: reason, why: why) } }
}
