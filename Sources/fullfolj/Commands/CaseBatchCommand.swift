import ActivityResponsibility
import ArgumentParser
import Register

/// One event that is written down for many youths.
struct CaseBatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: said(
      "En händelse för många: brevutskick, informationskväll, tilldelning.",
      "One event for many: a letter round, an information evening, an assignment."),
    discussion: said(
      "Exempel: fullfolj case batch contact --municipality 1496 --from-follow-ups first-contact --on 2026-09-21 --channel letter --result no-answer",
      "Example: fullfolj case batch contact --municipality 1496 --from-follow-ups first-contact --on 2026-09-21 --channel letter --result no-answer"
    ),
    subcommands: [Contact.self, Note.self, Assign.self])

  struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Samma kontakt eller försök för många.", "The same contact or attempt for many."),
      discussion: said(
        "Exempel: fullfolj case batch contact --municipality 1496 --file brev.txt --on 2026-09-21 --channel letter --result no-answer",
        "Example: fullfolj case batch contact --municipality 1496 --file letters.txt --on 2026-09-21 --channel letter --result no-answer"
      ))
    @OptionGroup var batch: BatchOptions
    @OptionGroup var told: ContactOptions

    func run() throws {
      try batch.record(care: .leavesOutProtected) {
        .contact(told.channel, told.result, occupation: nil, manner: told.manner)
      }
    }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Samma anteckning för många.", "The same note for many."),
      discussion: said(
        "Exempel: fullfolj case batch note --municipality 1496 --file kvall.txt --note \"var på informationskvällen\"",
        "Example: fullfolj case batch note --municipality 1496 --file evening.txt --note \"was at the evening\""))
    @OptionGroup var batch: BatchOptions

    func validate() throws {
      if batch.noting.note == nil { throw ValidationError(said("ange --note", "give --note")) }
    }

    func run() throws { try batch.record(care: .leavesOutProtected) { .note } }
  }

  struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ger många ärenden till en handläggare.", "Gives many cases to a member of staff."),
      discussion: said(
        "Exempel: fullfolj case batch assign --municipality 1496 --from-follow-ups first-contact --to anna.ek",
        "Example: fullfolj case batch assign --municipality 1496 --from-follow-ups first-contact --to anna.ek"))
    @OptionGroup var batch: BatchOptions
    @Option(help: ArgumentHelp(said("Handläggaren.", "The member of staff."), valueName: "staff")) var to: String

    func run() throws { try batch.record(care: .everyone) { .assign(to) } }
  }
}

/// What every event of many takes.
struct BatchOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(
    help: ArgumentHelp(
      said("Fil med ett personnummer på varje rad.", "File with one identity number a line."), valueName: "list"))
  var file: String?
  @Option(
    help: ArgumentHelp(
      said("De vars ärenden väntar på något av ett slag.", "Those whose cases wait for something of a kind."),
      valueName: "kind"))
  var fromFollowUps: FollowUpKind?
  @Option(
    help: ArgumentHelp(
      said("Med --from-follow-ups: senast dagen; annars alla.", "With --from-follow-ups: by the day; else all.")))
  var due: Day?
  @Option(help: ArgumentHelp(said("Dagen det hände; annars i dag.", "The day it happened; else today."))) var on: Day?
  @OptionGroup var noting: NoteOptions
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (file == nil) == (fromFollowUps == nil) {
      throw ValidationError(said("ange --file eller --from-follow-ups", "give --file or --from-follow-ups"))
    }
    if due != nil && fromFollowUps == nil {
      throw ValidationError(said("--due hör till --from-follow-ups", "--due goes with --from-follow-ups"))
    }
  }

  func record(care: BatchCare, _ deed: () -> Deed) throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    var numbers: [IdentityNumber] = []
    if let file { numbers = try PersonList.read(file, today: today) }
    if let fromFollowUps {
      numbers = try connection.people(
        waitingFor: fromFollowUps, of: municipality, due: due)
    }
    let made = deed()
    let result = try connection.recordForMany(
      made, of: numbers, municipality: municipality, on: on ?? today, today: today, note: noting.note,
      by: staff.name, noteConfirmed: noting.isConfirmed(beside: made.freeText, common), care: care)
    try result.tell(format.format, common)
  }
}

extension BatchResult {
  /// The event, and those of whom nothing was written. Ends with 2 where there are such.
  func tell(_ format: OutputFormat, _ common: CommonOptions) throws {
    let refusals = refused.map { refusal in
      OutputRecord([
        "person": .person(refusal.number), "code": .text(refusal.why.code.rawValue),
        "why": .text(refusal.why.what.text(in: .spoken)),
      ])
    }
    common.tell(
      "händelse för flera nr \(event): \(written.count) skrivna, \(refused.count + protected) inte"
        + (protected > 0 ? ", varav \(protected) skyddade: hör av er till var och en för sig" : "")
        + (repeated > 0 ? "; \(repeated) stod mer än en gång" : ""),
      "event of many no. \(event): \(written.count) written, \(refused.count + protected) not"
        + (protected > 0 ? ", of whom \(protected) protected: turn to each by themself" : "")
        + (repeated > 0 ? "; \(repeated) were named more than once" : ""))
    if format == .table {
      if !refusals.isEmpty {
        Answer(
          headings: [Heading("person", "Person", "Person"), Heading("why", "Varför inte", "Why not")],
          records: refusals, empty: Phrase("", "")
        ).write(.table)
      }
    } else {
      let record = OutputRecord([
        "event": .whole(event), "written": .whole(written.count), "protected": .whole(protected),
        "repeated": .whole(repeated), "refused": .records(refusals),
      ])
      if format == .csv {
        Answer(headings: [], records: [record], empty: Phrase("", "")).write(.csv)
      } else {
        Terminal.print(JSONText.object(record))
      }
    }
    if !refused.isEmpty || protected > 0 { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }
}
