import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register
import RollReading

/// Schools' rolls.
struct RollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roll", abstract: said("Skolornas elevlistor.", "Schools' rolls."),
    discussion: said(
      "Exempel: fullfolj roll import elever.csv --source skolan --as-of 2025-09-20 --scope unit:31279295",
      "Example: fullfolj roll import pupils.csv --source school --as-of 2025-09-20 --scope unit:31279295"),
    subcommands: [Import.self, List.self, Show.self, Accept.self, Reject.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Läser in en elevlista.", "Takes in a roll."),
      discussion: said(
        "Exempel: fullfolj roll import elever.csv --source skolan --as-of 2025-09-20 --scope unit:31279295",
        "Example: fullfolj roll import pupils.csv --source school --as-of 2025-09-20 --scope unit:31279295"))
    @Argument(help: ArgumentHelp(said("Filen.", "The file."))) var file: String
    @Option(
      help: ArgumentHelp(said("Källans namn: vem som lämnar listan.", "The source's name: who hands in the roll.")))
    var source: String
    @Option(help: ArgumentHelp(said("Dagen listan gäller.", "The day the roll speaks of."))) var asOf: Day
    @Option(
      help: ArgumentHelp(said("Vad listan omfattar.", "What the roll covers."), valueName: "unit:CODE|organiser:ORGNR"))
    var scope: RollScope
    @Flag(
      help: ArgumentHelp(
        said("Bara ändringar: den som inte är med berörs inte.", "Changes only: whoever is not in it is left alone.")))
    var delta = false
    @Option(
      help: ArgumentHelp(
        said(
          "Filens format: auto, csv, xlsx, edlevo eller ss12000.",
          "The file's format: auto, csv, xlsx, edlevo or ss12000.")))
    var format: FormatRequest = .auto
    @Flag(help: ArgumentHelp(said("Visa vad som skulle hända och ångra det.", "Show what would happen, and undo it.")))
    var dryRun = false
    @OptionGroup var layout: LayoutOption
    @OptionGroup var staff: StaffOption
    @OptionGroup var output: OutputOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let delivered = try DeliveredFile(path: file)
      let progress = ProgressLine(isQuiet: common.quiet)
      let result = try common.open(as: .daemon).importRoll(
        delivered, source: source, scope: scope, asOf: asOf, isComplete: !delta, request: format,
        layout: try layout.file(for: .roll), by: staff.name, isDryRun: dryRun, progress: progress.show)
      progress.end()
      try result.report("roll", output.output, common, isDryRun: dryRun)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar lämnade listor, nyaste först.", "Shows the rolls handed in, newest first."),
      discussion: said("Exempel: fullfolj roll list", "Example: fullfolj roll list"))
    @Option(help: ArgumentHelp(said("Bara en källas.", "Only one source's."))) var source: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let deliveries = try common.open(as: .counsellor).deliveries(.roll, source: source)
      Answer(
        headings: [
          Heading("roll", "Nr", "No", isFigure: true), Heading("source", "Källa", "Source"),
          Heading("scope", "Omfattar", "Scope"), Heading("asOf", "Gäller", "As of"),
          Heading("verdict", "Läge", "Verdict"),
          Heading("rows", "Rader", "Rows", isFigure: true), Heading("rejected", "Felrader", "Rejected", isFigure: true),
          Heading("missing", "Saknas", "Missing", isFigure: true), Heading("file", "Fil", "File"),
        ], records: deliveries.map(\.record), empty: Phrase("inga listor har lämnats", "no rolls have been handed in")
      ).write(format.format)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Visar vad som var fel eller värt att se i en leverans.", "Shows what was wrong or worth a look in a delivery."),
      discussion: said("Exempel: fullfolj roll show 12 --rejected", "Example: fullfolj roll show 12 --rejected"))
    @Argument(help: ArgumentHelp(said("Leveransens nummer.", "The delivery's number."))) var id: Int64
    @Flag(help: ArgumentHelp(said("Bara felrader.", "Only rejected rows."))) var rejected = false
    @Flag(
      help: ArgumentHelp(
        said(
          "Bara vilka som skulle försvinna om listan som hålls kvar godtas.",
          "Only who would vanish if the held roll were accepted.")))
    var vanishing = false
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let delivery = try connection.delivery(id)
      common.tell(
        "\(delivery.fileName) från \(delivery.source), \(delivery.scope), gäller \(delivery.asOf): "
          + "\(delivery.verdict.phrase.swedish)",
        "\(delivery.fileName) from \(delivery.source), \(delivery.scope), as of \(delivery.asOf): "
          + "\(delivery.verdict.phrase.english); \(delivery.format)")
      if let why = delivery.verdictWhy {
        common.tell("avgjort av \(delivery.verdictBy): \(why)", "decided by \(delivery.verdictBy): \(why)")
      }
      if vanishing { return try show(try common.open(as: .daemon).vanishing(by: id), connection) }
      let findings = try connection.findings(of: id, rejectedOnly: rejected)
      try connection.recordListing(
        "roll show", filter: "delivery=\(id)" + (rejected ? " rejected" : ""), shown: findings.count,
        municipality: nil, by: staff.name)
      Answer(
        headings: [
          Heading("row", "Rad", "Row", isFigure: true), Heading("column", "Kolumn", "Column"),
          Heading("says", "Vad", "What"), Heading("rejected", "Felrad", "Rejected"),
          Heading("content", "Raden", "The row"),
        ], records: findings.map(\.record), empty: Phrase("inget att anmärka på", "nothing to remark on")
      ).write(format.format)
      guard format.format == .table, !rejected, delivery.verdict == .held else { return }
      try showVanishingIfPossible(connection)
    }

    /// Beside the findings: where it cannot be told, why not is said, and the findings are the answer.
    private func showVanishingIfPossible(_ connection: Connection) throws {
      do {
        let vanishing = try common.open(as: .daemon).vanishing(by: id)
        Terminal.print("")
        try show(vanishing, connection)
      } catch let error as ExplainedError where error.code == .fileOlder {
        common.tell(error.what.swedish + "; " + error.fix.swedish, error.what.english + "; " + error.fix.english)
      } catch let error as PostgresError where ExplainedError(error).code == .notPermitted {
        common.tell(
          "vilka som skulle försvinna visas för den som får läsa in listor",
          "who would vanish is shown to those who may take in rolls")
      }
    }

    /// Who would vanish, after how many at each school unit where people read.
    private func show(_ vanishing: Vanishing, _ connection: Connection) throws {
      try connection.recordListing(
        "roll show", filter: "delivery=\(id) vanishing", shown: vanishing.pupils.count, municipality: nil,
        by: staff.name)
      if format.format == .table {
        for (unit, count) in vanishing.units {
          Terminal.print(said("\(count) skulle försvinna från \(unit)", "\(count) would vanish from \(unit)"))
        }
      }
      Answer(
        headings: [
          Heading("person", "Person", "Person"), Heading("name", "Namn", "Name"),
          Heading("unit", "Skolenhet", "School unit"), Heading("firstDay", "Första dag", "First day"),
          Heading("known", "Känd sedan", "Known since"), Heading("protected", "Skyddad", "Protected"),
        ], records: vanishing.pupils.map { $0.record },
        empty: Phrase("ingen skulle försvinna", "nobody would vanish")
      ).write(format.format)
    }
  }

  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Godtar en lista som hålls kvar.", "Accepts a held roll."),
      discussion: said(
        "Exempel: fullfolj roll accept 12 --why \"skolan har delats\"",
        "Example: fullfolj roll accept 12 --why \"the school was divided\""))
    @Argument(help: ArgumentHelp(said("Listans nummer.", "The roll's number."))) var id: Int64
    @Option(help: ArgumentHelp(said("Varför den är rätt.", "Why it is right."))) var why: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var output: OutputOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let result = try common.open(as: .daemon).acceptRoll(id, why: why, by: staff.name)
      // Whoever accepts has looked: rows that were bad then are bad now, and that is not news.
      do {
        try result.report("roll", output.output, common, isDryRun: false)
      } catch is ExitCode {}
    }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Avvisar en lista som hålls kvar.", "Rejects a held roll."),
      discussion: said(
        "Exempel: fullfolj roll reject 12 --why \"halva filen\"",
        "Example: fullfolj roll reject 12 --why \"half the file\""))
    @Argument(help: ArgumentHelp(said("Listans nummer.", "The roll's number."))) var id: Int64
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      try common.open(as: .daemon).rejectRoll(id, why: why, by: staff.name)
      common.tell("listan är avvisad; inget av den är inläst", "the roll is rejected; nothing of it is applied")
    }
  }
}

extension StoredDelivery {
  var record: OutputRecord {
    OutputRecord([
      "roll": .whole(id), "source": .text(source), "scope": .text(scope), "asOf": .day(asOf),
      "complete": .truth(isComplete), "verdict": .word(verdict.rawValue, verdict.phrase), "rows": .whole(counts.rows),
      "applied": .whole(counts.applied), "unchanged": .whole(counts.unchanged), "started": .whole(counts.started),
      "ended": .whole(counts.ended), "missing": .whole(counts.missing), "restored": .whole(counts.restored),
      "rejected": .whole(counts.rejected), "file": .text(fileName), "received": .moment(receivedAt),
      "receivedBy": .text(receivedBy), "verdictBy": .text(verdictBy), "why": .text(verdictWhy),
    ])
  }
}

extension VanishingPupil {
  fileprivate var record: OutputRecord {
    OutputRecord([
      "person": .person(number), "name": .text(name), "unit": .text(unit?.description), "firstDay": .day(firstDay),
      "known": .moment(knownSince), "protected": .truth(isProtected),
    ])
  }
}

extension StoredFinding {
  var record: OutputRecord {
    OutputRecord([
      "finding": .whole(id), "row": .whole(row.map { Int64($0) }), "column": .text(column), "kind": .text(kind),
      "says": .text(FindingWords.phrase(of: kind).text(in: .spoken)), "rejected": .truth(rejectsRow),
      "person": number.map { .person($0) } ?? .null, "notice": .whole(notice), "settled": .truth(isSettled),
      "content": .text(content),
    ])
  }
}
