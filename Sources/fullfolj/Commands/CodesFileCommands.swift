import ActivityResponsibility
import ArgumentParser
import Register

extension CodesCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ersätter listor från en dag.", "Replaces lists from a day on."),
      discussion: said(
        "Exempel: fullfolj codes import koder.toml --list measure --from 2027-01-01",
        "Example: fullfolj codes import codes.toml --list measure --from 2027-01-01"))
    @Argument(help: ArgumentHelp(said("Filen, i TOML.", "The file, in TOML."))) var file: String
    @Option(help: ArgumentHelp(said("Bara en av filens listor.", "Only one of the file's lists."))) var list:
      CodeListName?
    @Option(
      help: ArgumentHelp(
        said("Från och med; annars dagen i filen.", "From the day on; else the day in the file.")))
    var from: Day?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let chosen = try CodeFile(path: file).lists.filter { list == nil || $0.name == list }
      guard !chosen.isEmpty else {
        throw ExplainedError(
          .wrongUse, Phrase("filen har inte den listan", "the file does not have that list"), place: "--list",
          fix: Phrase("ta bort --list, eller välj en lista som filen har", "leave out --list, or choose one it has"))
      }
      let lists = try chosen.map { list in
        guard let day = from ?? list.from else {
          throw ExplainedError(
            .wrongUse,
            Phrase("listan \(list.name.rawValue) har ingen dag", "the list \(list.name.rawValue) has no day"),
            place: file, fix: Phrase("skriv from i filen, eller ange --from", "write from in the file, or give --from"))
        }
        return CodeList(name: list.name, codes: list.codes, origin: list.origin, from: day)
      }
      try common.open(as: .daemon).replaceCodes(lists, by: staff.name)
      for list in lists {
        let from = list.from?.description ?? ""
        common.tell(
          "\(list.name.phrase.swedish): \(list.codes.count) koder gäller från \(from)",
          "\(list.name.phrase.english): \(list.codes.count) codes hold from \(from)")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Skriver listorna som en fil att ändra i och läsa in.", "Writes the lists as a file to change and put in."),
      discussion: said(
        "Exempel: fullfolj codes export --list measure > koder.toml",
        "Example: fullfolj codes export --list measure > codes.toml"))
    @Flag(
      help: ArgumentHelp(
        said("Listorna som följer med programmet.", "The lists that ship with the program.")))
    var shipped = false
    @Option(help: ArgumentHelp(said("Bara en lista.", "Only one list."))) var list: CodeListName?
    @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if shipped, list != nil || date != nil {
        throw ValidationError(
          said("--shipped skriver hela filen: ta bort --list och --date", "--shipped writes the whole file"))
      }
    }

    func run() throws {
      guard !shipped else { return Terminal.write(CodeFile.shippedText, to: 1) }
      let connection = try common.open(as: .counsellor)
      let day = try date ?? connection.today()
      let lists = try (list.map { [$0] } ?? CodeListName.allCases).map { try connection.codes($0, on: day) }
      Terminal.write(CodeFile.text(of: lists), to: 1)
    }
  }
}
