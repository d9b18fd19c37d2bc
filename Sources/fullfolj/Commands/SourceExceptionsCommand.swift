import ActivityResponsibility
import ArgumentParser
import Register

/// Whom a source's rolls and the population register disagree about.
struct SourceExceptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exceptions",
    abstract: said(
      "Vilka som bara finns på listan eller bara i befolkningen.",
      "Who is only on the roll, or only in the population."),
    discussion: said(
      "Exempel: fullfolj source exceptions skolan --municipality 1496",
      "Example: fullfolj source exceptions school --municipality 1496"))
  @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
  @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all."))) var municipality:
    MunicipalityCode?
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let day = try date ?? connection.today()
    let exceptions = try connection.exceptions(of: source, municipality: municipality, on: day)
    try connection.recordListing(
      "source exceptions", filter: "source=\(source) date=\(day)", shown: exceptions.count,
      municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("person", "Person", "Person"), Heading("what", "Vad", "What"),
        Heading("schoolUnit", "Skolenhet", "School unit"), Heading("firstDay", "Från", "From"),
      ],
      records: exceptions.map { exception in
        OutputRecord([
          "source": .text(source), "person": .person(exception.number),
          "what": .word(exception.what.rawValue, exception.what.phrase),
          "schoolUnit": .text(exception.unit?.description), "firstDay": .day(exception.firstDay),
        ])
      }, empty: Phrase("listan och befolkningen stämmer", "roll and population agree")
    ).write(format.format)
  }
}
