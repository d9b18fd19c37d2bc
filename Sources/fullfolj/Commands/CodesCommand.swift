import ActivityResponsibility
import ArgumentParser
import Register

extension CodeListName: ExpressibleByArgument {}

/// The lists of codes that no law fixes.
struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: said(
      "Kodlistor: visa, skriv som fil, ersätt från en dag.", "Lists of codes: show, write, replace from a day on."),
    discussion: said(
      "Exempel: fullfolj codes list --list measure", "Example: fullfolj codes list --list measure"),
    subcommands: [List.self, Import.self, Export.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar koderna som gäller en dag.", "Shows the codes in force on a day."),
      discussion: said(
        "Exempel: fullfolj codes list --list occupation --date 2026-10-01",
        "Example: fullfolj codes list --list occupation --date 2026-10-01"))
    @Option(help: ArgumentHelp(said("Bara en lista.", "Only one list."))) var list: CodeListName?
    @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let day = try date ?? connection.today()
      let lists = try (list.map { [$0] } ?? CodeListName.allCases).map { try connection.codes($0, on: day) }
      Answer(
        headings: [
          Heading("list", "Lista", "List"), Heading("code", "Kod", "Code"), Heading("swedish", "Svenska", "Swedish"),
          Heading("english", "Engelska", "English"), Heading("lasts", "Varar, dagar", "Lasts, days", isFigure: true),
          Heading("origin", "Vems", "Whose"), Heading("from", "Från", "From"),
        ], records: lists.flatMap(\.records), empty: Phrase("inga koder", "no codes")
      ).write(format.format)
    }
  }
}

extension CodeList {
  fileprivate var records: [OutputRecord] {
    codes.map { code in
      OutputRecord([
        "list": .text(name.rawValue), "code": .text(code.code), "swedish": .text(code.swedish),
        "english": .text(code.english), "lasts": .whole(code.lasts.map { Int64($0) }), "origin": .text(origin),
        "from": .day(from),
      ])
    }
  }
}
