import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register

/// Making, migrating, looking at and stopping the database.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: said("Databasen: skapa, uppgradera, kontrollera, stoppa.", "The database: make, migrate, check, stop."),
    discussion: said("Exempel: fullfolj db init", "Example: fullfolj db init"),
    subcommands: [Initialise.self, Migrate.self, Status.self, Check.self, Stop.self])

  struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: said("Gör databasen färdig att användas.", "Makes the database ready for use."),
      discussion: said("Exempel: fullfolj db init", "Example: fullfolj db init"))
    @OptionGroup var journal: JournalOption
    @OptionGroup var common: CommonOptions

    func run() throws { try prepare(common, journal) }
  }

  struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Uppgraderar schemat till programmets.", "Brings the schema up to the program's."),
      discussion: said("Exempel: fullfolj db migrate", "Example: fullfolj db migrate"))
    @OptionGroup var journal: JournalOption
    @OptionGroup var common: CommonOptions

    func run() throws { try prepare(common, journal) }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar hur databasen mår.", "Shows how the database is."),
      discussion: said("Exempel: fullfolj db status", "Example: fullfolj db status"))
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption

    func run() throws {
      var place = "server"
      if case .embedded(let cluster) = common.choice {
        switch cluster.status() {
        case .absent, .stopped:
          // Looking must not start anything.
          let state = if case .absent = cluster.status() { "absent" } else { "stopped" }
          return write(place: "embedded", running: state, schema: nil)
        default: place = "embedded"
        }
      }
      let connection = try common.choice.connectAsOwner()
      let schema =
        switch try connection.schemaStatus() {
        case .current: "current"
        case .empty: "empty"
        case .behind: "behind"
        case .newer: "newer"
        case .altered: "altered"
        }
      write(place: place, running: "running", schema: schema)
      if schema != "current" { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }

    private func write(place: String, running: String, schema: String?) {
      Answer(
        headings: [
          Heading("database", "Databas", "Database"), Heading("state", "Läge", "State"),
          Heading("schema", "Schema", "Schema"),
        ],
        records: [OutputRecord(["database": .text(place), "state": .text(running), "schema": .text(schema)])],
        empty: Phrase("", "")
      ).write(format.format)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Kör kontrollerna: i ett friskt register hittar ingen något.",
        "Runs the checks: in a sound register none finds anything."),
      discussion: said("Exempel: fullfolj db check", "Example: fullfolj db check"))
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOption

    func run() throws {
      let connection = try common.open(as: .inspector)
      let failed = try connection.failedChecks()
      let count = connection.checkCount
      Answer(
        headings: [Heading("check", "Kontroll", "Check"), Heading("rows", "Rader", "Rows", isFigure: true)],
        records: failed.map { OutputRecord(["check": .text($0.name), "rows": .whole($0.count)]) },
        empty: Phrase("\(count) kontroller, inget fel", "\(count) checks, nothing wrong")
      ).write(format.format)
      if !failed.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
    }
  }

  struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Stoppar den inbyggda databasen.", "Stops the embedded database."),
      discussion: said("Exempel: fullfolj db stop", "Example: fullfolj db stop"))
    @OptionGroup var common: CommonOptions

    func run() throws {
      guard case .embedded(let cluster) = common.choice else {
        throw ExplainedError(
          .wrongUse, Phrase("databasen är inte inbyggd", "the database is not an embedded one"),
          fix: Phrase("stoppa servern med dess egna verktyg", "stop the server by its own tools"))
      }
      if try cluster.stop() {
        common.tell("stoppad", "stopped")
      } else {
        common.tell("den gick inte", "it was not running")
      }
    }
  }

  private static func prepare(_ common: CommonOptions, _ journal: JournalOption) throws {
    let choice = common.choice
    let isEmbedded = if case .embedded = choice { true } else { false }
    let connection = try choice.connectAsOwner()
    let applied = try connection.prepareSchema(isEmbedded: isEmbedded)
    // On a server, whoever signs the heads makes the key where it shall lie; here it lies in the state folder.
    if isEmbedded || journal.named != nil {
      try connection.makeJournalKey(journal.files(common), by: "fullfolj")
    }
    if applied.isEmpty {
      common.tell("databasen är redan klar", "the database is ready already")
    } else {
      common.tell(
        "databasen är klar (\(applied.count) migreringar)", "the database is ready (\(applied.count) migrations)")
    }
  }
}
