import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register
import SettingFiles

/// What an inspector is given.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: said(
      "Granskningsunderlag: en fil som bevisar sig själv.", "The inspector's bundle: a file that proves itself."),
    discussion: said(
      "Exempel: fullfolj inspect export --municipality 1496 --from 2026-01-01 --until 2026-06-30 --all --into underlag.zip",
      "Example: fullfolj inspect export --municipality 1496 --from 2026-01-01 --until 2026-06-30 --all --into bundle.zip"
    ),
    subcommands: [Export.self, InspectPrintCommand.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Gör ett granskningsunderlag: en ungdom, ett urval som kan dras om, eller alla i perioden.",
        "Makes an inspector's bundle: one youth, a sample that can be redrawn, or all of the period."),
      discussion: said(
        "Exempel: fullfolj inspect export --municipality 1496 --from 2026-01-01 --until 2026-06-30 --sample 20 "
          + "--seed \"tärning 4 2 6\" --into underlag.zip",
        "Example: fullfolj inspect export --municipality 1496 --from 2026-01-01 --until 2026-06-30 --sample 20 "
          + "--seed \"dice 4 2 6\" --into bundle.zip"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Periodens första dag.", "The period's first day."))) var from: Day
    @Option(help: ArgumentHelp(said("Periodens sista dag.", "The period's last day."))) var until: Day
    @Option(help: ArgumentHelp(said("En ungdom.", "One youth."))) var person: String?
    @Option(help: ArgumentHelp(said("Så många, dragna med --seed.", "As many, drawn by --seed."), valueName: "n"))
    var sample: Int?
    @Option(
      help: ArgumentHelp(
        said(
          "Urvalets frö; bestäm det först när underlaget begärs.",
          "The sample's seed; settled when the bundle is asked for."),
        valueName: "text"))
    var seed: String?
    @Flag(help: ArgumentHelp(said("Alla i perioden.", "All of the period."))) var all = false
    @Flag(
      help: ArgumentHelp(said("Byt ut nummer och namn mot slumpade.", "Put random ones in place of numbers and names."))
    )
    var pseudonyms = false
    @Option(
      help: ArgumentHelp(
        said(
          "Nyckelfil för pseudonymerna: samma fil ger samma. Görs om den saknas; annars nya varje gång.",
          "Key file of the pseudonyms: the same file gives the same. Made where missing; else new ones each time."),
        valueName: "file"))
    var pseudonymKey: String?
    @Option(help: ArgumentHelp(said("Filen att skriva.", "The file to write."), valueName: "file")) var into: String
    @Option(
      help: ArgumentHelp(
        said("Vad underlaget är för; sparas med läsningen.", "What the bundle is for; kept with the reading."),
        valueName: "text")) var why: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var journal: JournalOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let files = journal.files(common)
      let signer = try common.open(as: .daemon)
      let request = try request(today: signer.today())
      try sign(signer, files)
      let result = try common.open(as: .inspector).exportBundle(request, files, by: staff.name, why: why)
      try FileWriter.write(result.bytes, to: into)
      if !result.actsOutside.isEmpty {
        let acts = result.actsOutside.map { "#\($0)" }.joined(separator: ", ")
        common.tell(
          "det underskrivna huvudet når inte händelserna \(acts): de är inte med",
          "the signed head does not reach the acts \(acts): they are not in")
      }
      Answer(
        headings: [
          Heading("file", "Fil", "File"), Heading("youths", "Ungdomar", "Youths", isFigure: true),
          Heading("entries", "Poster", "Entries", isFigure: true), Heading("bytes", "Byte", "Bytes", isFigure: true),
          Heading("root", "Journalens rot", "The journal's root"),
        ],
        records: [
          OutputRecord([
            "file": .text(into), "youths": .whole(result.youths), "entries": .whole(result.entries),
            "bytes": .whole(result.bytes.count), "size": .whole(Int64(result.size)), "root": .text(result.root),
            "actsOutside": .whole(result.actsOutside.count),
          ])
        ], empty: Phrase("", "")
      ).write(format.format)
      if !result.actsOutside.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }

    /// Signs the log's head, so that all that is written is in. Whoever may not sign makes the bundle of the last head.
    private func sign(_ connection: Connection, _ files: JournalFiles) throws {
      do {
        let log = JournalLog(municipality)
        let refusal = try connection.signHeads(files, only: log, isThorough: false, by: staff.name).first?.refusal
        if let refusal { throw refusal }
      } catch let error as PostgresError where ExplainedError(error).code == .notPermitted {
        common.tell(
          "rollen får inte skriva under; det förra huvudet används", "the role may not sign; the last head is used")
      }
    }

    private func request(today: Day) throws -> BundleRequest {
      let choice: BundleRequest.Choice
      switch (person, sample, seed, all) {
      case (let person?, nil, nil, false):
        choice = .person(try PersonArgument.read(person, today: today, place: "--person"))
      case (nil, let size?, let seed?, false) where size > 0: choice = .sample(size: size, seed: seed)
      case (nil, nil, nil, true): choice = .all
      default:
        throw ExplainedError(
          .wrongUse, Phrase("det är inte sagt vilka som ska med", "it is not said who is to be in"),
          fix: Phrase(
            "ange antingen --person, eller --sample N och --seed, eller --all",
            "give either --person, or --sample N and --seed, or --all"))
      }
      return BundleRequest(
        municipality: municipality, from: from, until: until, choice: choice,
        pseudonymKey: pseudonyms || pseudonymKey != nil ? try key() : nil)
    }

    private func key() throws -> [UInt8] {
      if let pseudonymKey, let kept = SmallFile.read(pseudonymKey), !kept.isEmpty { return kept }
      var random = SystemRandomNumberGenerator()
      let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
      if let pseudonymKey { try FileWriter.write(key, to: pseudonymKey) }
      return key
    }
  }
}
