import ActivityResponsibility
import ArgumentParser
import Register

/// A night's work, by hand.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: said(
      "Avgör vilka som omfattas och låter ärendena följa.", "Decides who is covered, and lets the cases follow."),
    discussion: said(
      "Exempel: fullfolj reconcile --municipality 1496", "Example: fullfolj reconcile --municipality 1496"))
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all."))) var municipality:
    MunicipalityCode?
  @Flag(help: ArgumentHelp(said("Avgör alla från grunden.", "Decide everyone from scratch."))) var full = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .daemon)
    let day = try date ?? connection.today()
    let results = try connection.reconcile(municipality, on: day, isFull: full)
    let records = results.map { result in
      OutputRecord([
        "date": .day(result.day), "municipality": .text(result.municipality.description),
        "decided": .whole(result.decided), "opened": .whole(result.opened), "closed": .whole(result.closed),
        "followUpsScheduled": .whole(result.followUps), "seconds": .real(result.seconds),
      ])
    }
    let answer = Answer(
      headings: [
        Heading("date", "Dag", "Date"), Heading("municipality", "Kommun", "Municipality"),
        Heading("decided", "Avgjorda", "Decided", isFigure: true),
        Heading("opened", "Öppnade", "Opened", isFigure: true),
        Heading("closed", "Föreslås avslutas", "Proposed to close", isFigure: true),
        Heading("followUpsScheduled", "Uppföljningar", "Follow-ups", isFigure: true),
        Heading("seconds", "Sekunder", "Seconds", isFigure: true),
      ], records: records,
      empty: Phrase("inga invånare: läs in en befolkningsfil först", "no residents: import a population file first"))
    // One object a municipality, also where JSON was asked for: asked about one, a script reads one.
    if format.format == .json, municipality != nil, let only = records.first {
      Terminal.print(JSONText.object(only))
    } else {
      answer.write(format.format)
    }
  }
}
