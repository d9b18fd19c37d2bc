import ActivityResponsibility
import ArgumentParser
import Register
import SettingFiles

extension CodeListName: ExpressibleByArgument {}

/// The lists of codes that no law fixes.
struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: said("Kodlistor: visa, och ersätt från en dag.", "Lists of codes: show, and replace from a day on."),
    discussion: said(
      "Exempel: fullfolj codes list --list measure", "Example: fullfolj codes list --list measure"),
    subcommands: [List.self, Import.self])

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
          Heading("origin", "Vems", "Whose"),
        ], records: lists.flatMap(\.records), empty: Phrase("inga koder", "no codes")
      ).write(format.format)
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ersätter en lista från en dag.", "Replaces a list from a day on."),
      discussion: said(
        "Exempel: fullfolj codes import atgarder.toml --list measure --from 2027-01-01",
        "Example: fullfolj codes import measures.toml --list measure --from 2027-01-01"))
    @Argument(help: ArgumentHelp(said("Filen, i TOML.", "The file, in TOML."))) var file: String
    @Option(help: ArgumentHelp(said("Listan.", "The list."))) var list: CodeListName
    @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let table = try SettingTable(file: file)
      try table.requireKnown(["origin", "code"])
      guard let origin = try table.text("origin"), !origin.isEmpty else {
        throw table.missing("origin", "vems lista det är", "whose list it is")
      }
      let codes = try table.tables("code").map { try code(of: $0) }
      guard !codes.isEmpty else { throw table.missing("code", "minst en [[code]]", "at least one [[code]]") }
      guard Set(codes.map(\.code)).count == codes.count else {
        throw table.malformed("code", "varje kod en gång", "each code once")
      }
      try common.open(as: .daemon).replaceCodes(list, with: codes, origin: origin, from: from, by: staff.name)
      common.tell("\(codes.count) koder gäller från \(from)", "\(codes.count) codes hold from \(from)")
    }

    private func code(of table: SettingTable) throws -> ListedCode {
      try table.requireKnown(
        list == .occupation ? ["code", "swedish", "english", "lasts"] : ["code", "swedish", "english"])
      let isWord: (String) -> String? = { $0.wholeMatch(of: /[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*/) == nil ? nil : $0 }
      guard
        let code = try table.value(
          "code", "bokstäver och siffror, med - _ . emellan", "letters and digits, with - _ . between", isWord)
      else { throw table.missing("code", "koden", "the code") }
      guard let swedish = try table.text("swedish") else { throw table.missing("swedish", "på svenska", "in Swedish") }
      let lasts = try table.whole("lasts", in: 1...3_650)
      return ListedCode(code: code, swedish: swedish, english: try table.text("english") ?? swedish, lasts: lasts)
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
