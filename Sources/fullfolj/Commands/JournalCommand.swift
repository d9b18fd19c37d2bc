import ActivityResponsibility
import ArgumentParser
import Glibc
import Register

extension JournalLog: ExpressibleByArgument {
  /// Four digits.
  public init?(argument: String) { self.init(argument) }
}

/// Where the journal's key and heads lie.
struct JournalOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(
        "Journalens nyckelfil, med huvudena bredvid; annars FULLFOLJ_JOURNAL_KEY eller i tillståndsmappen.",
        "The journal's key file, with the heads beside it; else FULLFOLJ_JOURNAL_KEY or in the state folder."),
      valueName: "file"))
  var journalKey: String?

  /// The file that is named, or the one in the state folder.
  func files(_ common: CommonOptions) -> JournalFiles {
    if let named = named { return JournalFiles(keyFile: named) }
    let state = DatabaseChoice.stateFolder(common.state, environment: Environment.all, isRoot: geteuid() == 0)
    return JournalFiles(state: state)
  }

  /// The file that is named, if any.
  var named: String? {
    let name = journalKey ?? Environment.all["FULLFOLJ_JOURNAL_KEY"]
    return name?.isEmpty == true ? nil : name
  }
}

/// The journal: one log a municipality, that shows whether anything in it was ever changed.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: said(
      "Journalen: läge, underskrivna huvuden, bevis, kontroll och nycklar.",
      "The journal: standing, signed heads, proofs, checking and keys."),
    discussion: said("Exempel: fullfolj journal check", "Example: fullfolj journal check"),
    subcommands: [Status.self, Head.self, Prove.self, Check.self, RotateKey.self, Keys.self])

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar hur varje logg står.", "Shows how each log stands."),
      discussion: said("Exempel: fullfolj journal status", "Example: fullfolj journal status"))
    @Option(
      help: ArgumentHelp(said("Kommunkod; 0000 är installationens.", "Municipality; 0000 is the installation's.")))
    var municipality: JournalLog?
    @OptionGroup var journal: JournalOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let standings = try common.open(as: .inspector).journalStandings(journal.files(common))
      Answer(
        headings: [
          Heading("log", "Logg", "Log"), Heading("entries", "Poster", "Entries", isFigure: true),
          Heading("headSize", "Underskrivna", "Signed", isFigure: true), Heading("signedAt", "När", "When"),
        ],
        records: standings.filter { municipality == nil || $0.log == municipality }.map { standing in
          OutputRecord([
            "log": .text(standing.log.description), "entries": .whole(standing.entries),
            "headSize": .whole(standing.headSize), "signedAt": .moment(standing.signedAt),
          ])
        }, empty: Phrase("inga loggar än", "no logs yet")
      ).write(format.format)
    }
  }

  struct Head: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Skriver under huvudet på varje logg som vuxit, om det fortsätter det förra.",
        "Signs the head of each log that has grown, if it extends the last one."),
      discussion: said(
        "Exempel: fullfolj journal head --municipality 1496", "Example: fullfolj journal head --municipality 1496"))
    @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all.")))
    var municipality: JournalLog?
    @OptionGroup var staff: StaffOption
    @OptionGroup var journal: JournalOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let results = try common.open(as: .daemon).signHeads(
        journal.files(common), only: municipality, isThorough: true, by: staff.name)
      Answer(
        headings: [
          Heading("log", "Logg", "Log"), Heading("size", "Poster", "Entries", isFigure: true),
          Heading("root", "Rot", "Root"), Heading("isNew", "Nytt", "New"),
        ],
        records: results.filter { $0.refusal == nil }.map { result in
          OutputRecord([
            "log": .text(result.log.description), "size": .whole(result.head.map { Int64($0.size) }),
            "root": .text(result.head?.root.hexadecimal), "isNew": .truth(result.isNew),
          ])
        }, empty: Phrase("inget huvud att skriva under", "no head to sign")
      ).write(format.format)
      let refusals = results.compactMap(\.refusal)
      for refusal in refusals { Terminal.say(refusal.text(in: .spoken)) }
      if !refusals.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }
  }

  struct RotateKey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate-key",
      abstract: said(
        "Gör en ny nyckel, som den gamla går i god för i varje logg.",
        "Makes a new key, which the old one vouches for in every log."),
      discussion: said("Exempel: fullfolj journal rotate-key", "Example: fullfolj journal rotate-key"))
    @OptionGroup var staff: StaffOption
    @OptionGroup var journal: JournalOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let key = try common.open(as: .daemon).rotateJournalKey(journal.files(common), by: staff.name)
      common.tell("ny nyckel: \(key.text)", "new key: \(key.text)")
    }
  }

  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Visar nycklarna som huvuden skrivits under med, i ordning.",
        "Shows the keys that heads have been signed by, in order."),
      discussion: said(
        "Exempel: fullfolj journal keys --format json", "Example: fullfolj journal keys --format json"))
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .inspector)
      let keys = try connection.journalKeys()
      Answer(
        headings: [
          Heading("place", "Nr", "No", isFigure: true), Heading("key", "Nyckel", "Key"),
          Heading("madeAt", "Gjord", "Made"), Heading("madeBy", "Av", "By"),
        ],
        records: keys.map { key in
          OutputRecord([
            "place": .whole(key.place), "key": .text(key.publicKey), "handedOnBy": .text(key.handedOnBy),
            "madeAt": .moment(key.madeAt), "madeBy": .text(key.madeBy),
          ])
        }, empty: Phrase("ingen nyckel än", "no key yet")
      ).write(format.format)
      // A chain with a link that does not hold is no chain.
      _ = try connection.journalKeyChain()
    }
  }
}
