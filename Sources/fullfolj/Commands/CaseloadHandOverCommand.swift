import ActivityResponsibility
import ArgumentParser
import Register

/// Cases that go from one colleague to another.
struct CaseloadHandOverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over",
    abstract: said(
      "Lämnar över en kollegas ärenden till en annan: alla eller valda.",
      "Hands a colleague's cases over to another: all or some."),
    discussion: said(
      "Exempel: fullfolj caseload hand-over --municipality 1496 --from anna.ek --to bo.lund --why föräldraledig",
      "Example: fullfolj caseload hand-over --municipality 1496 --from anna.ek --to bo.lund --why \"parental leave\""))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Den som lämnar.", "Who hands over."), valueName: "staff")) var from: String
  @Option(help: ArgumentHelp(said("Den som tar över.", "Who takes over."), valueName: "staff")) var to: String
  @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
  @Option(
    help: ArgumentHelp(
      said("Bara dessa: fil med ett personnummer på varje rad.", "Only these: a file with one identity number a line."),
      valueName: "list"))
  var file: String?
  @Option(help: ArgumentHelp(said("Dagen det sker; annars i dag.", "The day it happens; else today."))) var on: Day?
  @OptionGroup var confirming: ConfirmOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let result = try connection.handOver(
      from: from, to: to, in: municipality, only: file.map { try PersonList.read($0, today: today) }, why: why,
      on: on ?? today, today: today, by: staff.name, whyConfirmed: confirming.isConfirmed(FreeText(why), common))
    try result.tell(format.format, common)
  }
}
