import ActivityResponsibility
import ArgumentParser
import Register

/// Who hands in files, and when their rolls are held.
struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: said("Källorna och deras spärrar.", "The sources and their guards."),
    discussion: said("Exempel: fullfolj source list", "Example: fullfolj source list"),
    subcommands: [List.self, Guard.self, SourceExceptionsCommand.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar källorna och det senaste de lämnat.", "Shows the sources and what they handed in last."),
      discussion: said("Exempel: fullfolj source list", "Example: fullfolj source list"))
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let sources = try common.open(as: .counsellor).sources()
      Answer(
        headings: [
          Heading("source", "Källa", "Source"), Heading("kind", "Slag", "Kind"),
          Heading("asOf", "Senast gäller", "Last as of"),
          Heading("verdict", "Läge", "Verdict"), Heading("rows", "Rader", "Rows", isFigure: true),
          Heading("rejected", "Felrader", "Rejected", isFigure: true),
          Heading("guardShare", "Spärr %", "Guard %", isFigure: true),
          Heading("guardFloor", "Spärr antal", "Guard floor", isFigure: true),
        ],
        records: sources.map { source in
          OutputRecord([
            "source": .text(source.name), "kind": .word(source.kind.rawValue, source.kind.phrase),
            "asOf": .day(source.asOf),
            "verdict": source.verdict.map { .word($0.rawValue, $0.phrase) } ?? .null,
            "rows": source.rows.map { .whole($0) } ?? .null,
            "rejected": source.rejected.map { .whole($0) } ?? .null, "guardShare": .whole(source.guardShare),
            "guardFloor": .whole(source.guardFloor),
          ])
        }, empty: Phrase("inga källor än", "no sources yet")
      ).write(format.format)
    }
  }

  struct Guard: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ställer när en källas lista hålls kvar.", "Sets when a source's roll is held."),
      discussion: said(
        "Exempel: fullfolj source guard skolan --share 30 --floor 5",
        "Example: fullfolj source guard school --share 30 --floor 5"))
    @Argument(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(help: ArgumentHelp(said("Andel i procent.", "Share in per cent."))) var share: Int?
    @Option(help: ArgumentHelp(said("Antal.", "Count."))) var floor: Int?
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (0...100).contains(share ?? 0), (floor ?? 0) >= 0, share != nil || floor != nil else {
        throw ValidationError(said("ange --share 0–100 eller --floor 0–", "give --share 0–100 or --floor 0–"))
      }
    }

    func run() throws {
      try common.open(as: .daemon).setGuard(source, share: share, floor: floor)
      common.tell("satt", "set")
    }
  }
}
