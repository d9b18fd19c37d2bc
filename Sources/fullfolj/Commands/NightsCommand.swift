import ActivityResponsibility
import ArgumentParser
import Register

/// The table of nightly runs.
struct NightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nights", abstract: said("Vilka nätters arbete som är gjort.", "Which nights' work is done."),
    discussion: said("Exempel: fullfolj nights --limit 30", "Example: fullfolj nights --limit 30"))
  @Option(help: ArgumentHelp(said("Hur många.", "How many."))) var limit = 100
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let nights = try common.open(as: .counsellor).nights(limit: limit)
    Answer(
      headings: [
        Heading("date", "Dag", "Date"), Heading("municipality", "Kommun", "Municipality"),
        Heading("job", "Arbete", "Job"),
        Heading("decided", "Avgjorda", "Decided", isFigure: true),
        Heading("opened", "Öppnade", "Opened", isFigure: true),
        Heading("closed", "Föreslås avslutas", "Proposed to close", isFigure: true),
        Heading("followUps", "Uppföljningar", "Follow-ups", isFigure: true), Heading("finished", "Klart", "Finished"),
      ],
      records: nights.map { night in
        OutputRecord([
          "date": .day(night.day), "municipality": .text(night.municipality.description), "job": .text(night.job),
          "decided": .whole(night.decided), "opened": .whole(night.opened), "closed": .whole(night.closed),
          "followUps": .whole(night.followUps), "finished": .moment(night.finishedAt),
        ])
      }, empty: Phrase("inga nätter än", "no nights yet")
    ).write(format.format)
  }
}
