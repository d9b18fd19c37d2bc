import ActivityResponsibility
import ArgumentParser
import Register

/// Everything that the register holds of one person (GDPR art. 15).
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: said(
      "Registerutdrag: allt om en person, och vem som läst det.",
      "A person's own extract: everything held, and who has read it."),
    discussion: said(
      "Exempel: fullfolj extract 20080304-2381 --into utdrag.txt --why \"begäran 2026-11-02\"",
      "Example: fullfolj extract 20080304-2381 --into extract.txt --why \"request of 2026-11-02\""))
  @OptionGroup var person: PersonArgument
  @Option(
    help: ArgumentHelp(
      said("Filen att skriva; bara ägaren får läsa den.", "The file to write; only its owner may read it."),
      valueName: "file")) var into: String?
  @Option(help: ArgumentHelp(said("text (på svenska) eller json.", "text (in Swedish) or json."))) var format:
    ExtractFormat = .text
  @Flag(help: ArgumentHelp(said("Nämn handläggare vid namn.", "Name staff."))) var withStaff = false
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      said(
        "Händelser vars fria text utelämnas, för att den rör någon annan.",
        "Acts whose free text is left out, since it is of somebody else."), valueName: "act")) var mask: [Int64] = []
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .inspector)
    let today = try connection.today()
    let number = try person.number(today: today)
    try reading.record("extract", of: number, on: today, in: connection, requiresKnown: false)
    let extract = try connection.extract(of: number, on: today, withStaff: withStaff, masking: Set(mask))
    guard into != nil || !extract.isProtected else {
      throw ExplainedError(
        .wrongUse,
        Phrase(
          "personen är skyddad: utdraget visas inte på skärmen", "the person is protected: not shown on the screen"),
        place: "--into", fix: Phrase("skriv det till en fil med --into", "write it to a file with --into"))
    }
    let text = format == .json ? extract.json.canonicalText : extract.prose
    guard let into else { return Terminal.print(text) }
    try FileWriter.write(Array((text + "\n").utf8), to: into)
    common.tell("utdraget är skrivet", "the extract is written")
  }
}

/// How an extract is written.
enum ExtractFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
