import ActivityResponsibility
import ArgumentParser
import Glibc
import PostgreSQL
import Register

extension Language: ExpressibleByArgument {}

/// What every command takes: where the register is, and how to speak.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(
        "Databasens adress; annars FULLFOLJ_DATABASE eller libpq:s variabler.",
        "The database's address; else FULLFOLJ_DATABASE or libpq's variables."), valueName: "uri"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      said(
        "Mapp för den inbyggda databasen; annars FULLFOLJ_STATE.",
        "Folder of the embedded database; else FULLFOLJ_STATE."),
      valueName: "folder"))
  var state: String?

  @Option(help: ArgumentHelp(said("Språk: sv eller en.", "Language: sv or en."), valueName: "sv|en"))
  var language: Language?

  @Flag(help: ArgumentHelp(said("Säg bara det som är fel.", "Say only what is wrong.")))
  var quiet = false

  var choice: DatabaseChoice {
    DatabaseChoice(address: database, state: state, environment: Environment.all)
  }

  func open(as role: RegisterRole) throws -> Connection { try choice.open(as: role) }

  /// Tells the person something on standard error, unless asked to be quiet.
  func tell(_ swedish: String, _ english: String) {
    if !quiet { Terminal.say(said(swedish, english)) }
  }
}

/// Who acts, where the connection does not say it.
struct StaffOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said("Vem som gör det; annars inloggad användare.", "Who does it; else the user who is logged in."),
      valueName: "staff"))
  var by: String?

  var name: String { by ?? Environment.all["USER"] ?? Environment.all["LOGNAME"] ?? "uid-\(getuid())" }
}

/// Who reads a person, and why: written down before anything is shown.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var staff: StaffOption
  @Option(
    help: ArgumentHelp(
      said("Varför personen läses; sparas.", "Why the person is read; is kept."), valueName: "text"))
  var why: String?
  @Flag(
    help: ArgumentHelp(
      said(
        "Nödåtkomst till en skyddad person, med --why; granskas efteråt.",
        "Emergency access to a protected person, with --why; reviewed afterwards.")))
  var emergency = false

  /// Writes down the reading. - Throws: where the person may not be read.
  func record(
    _ reading: String, of number: IdentityNumber, municipality: MunicipalityCode? = nil, on today: Day,
    in connection: Connection, requiresKnown: Bool = true
  ) throws {
    try connection.recordAccess(
      to: number, by: staff.name, why: why, reading: reading, municipality: municipality, isEmergency: emergency,
      requiresKnown: requiresKnown, on: today)
  }
}

/// The format of a query's answer.
struct FormatOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said("Format: table, json, ndjson eller csv.", "Format: table, json, ndjson or csv."), valueName: "format"))
  var format: OutputFormat = .table
}

/// The format of the answer where `--format` already names the input.
struct OutputOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said("Svarets format: table, json, ndjson eller csv.", "Format of the answer: table, json, ndjson or csv."),
      valueName: "format"))
  var output: OutputFormat = .table
}

/// The program's environment.
enum Environment {
  static let all: [String: String] = {
    var variables: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      pointer += 1
    }
    return variables
  }()
}
