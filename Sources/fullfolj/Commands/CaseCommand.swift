import ActivityResponsibility
import ArgumentParser
import Register

/// A counsellor's work with one youth.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: said("Ärenden: läs, kontakta, skriv upp, avsluta.", "Cases: read, contact, write down, close."),
    discussion: said(
      "Exempel: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result reached",
      "Example: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result reached"),
    subcommands: [
      CaseShowCommand.self, Contact.self, OccupationCommand.self, Mapping.self, Note.self, Assign.self, Close.self,
      Reopen.self, CaseDecideCommand.self,
      ConsentCommand.self, CaseHandOverCommand.self,
    ])

  struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver upp en kontakt eller ett försök.", "Writes down a contact or an attempt."),
      discussion: said(
        "Exempel: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result no-answer",
        "Example: fullfolj case contact 20080304-2381 --on 2026-09-20 --channel phone --result no-answer"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Hur.", "How."))) var channel: ContactChannel
    @Option(help: ArgumentHelp(said("Hur det gick.", "What came of it."))) var result: ContactResult
    @Option(
      help: ArgumentHelp(said("Vad den unga gör, som kod.", "What the youth does, as a code."), valueName: "code"))
    var occupation: String?
    @Option(help: ArgumentHelp(said("Sedan när; annars kontaktdagen.", "Since when; else the day of the contact.")))
    var since: Day?

    func validate() throws {
      if occupation != nil && !result.isReached {
        throw ValidationError(
          said(
            "den som inte nåddes har inget berättat: ta bort --occupation",
            "who was not reached told nothing: leave out --occupation"))
      }
      if since != nil && occupation == nil {
        throw ValidationError(said("--since hör till --occupation", "--since goes with --occupation"))
      }
    }

    func run() throws {
      try act.record { day in
        .contact(
          channel, result,
          occupation: occupation.map { Occupation(code: $0, from: since ?? day, toldBy: channel.rawValue) })
      }
    }
  }

  struct OccupationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "occupation", abstract: said("Skriver upp vad den unga gör.", "Writes down what the youth does."),
      discussion: said(
        "Exempel: fullfolj case occupation 20080304-2381 --code work --from 2026-09-01",
        "Example: fullfolj case occupation 20080304-2381 --code work --from 2026-09-01"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Sysselsättningens kod.", "The occupation's code."))) var code: String
    @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
    @Option(help: ArgumentHelp(said("Till och med.", "Until and with."))) var until: Day?
    @Option(help: ArgumentHelp(said("Vem som berättade.", "Who told it."))) var source: String?

    func validate() throws {
      if let until, until < from {
        throw ValidationError(said("--until är före --from", "--until is before --from"))
      }
    }

    func run() throws {
      try act.record { _ in .occupation(Occupation(code: code, from: from, until: until, toldBy: source)) }
    }
  }

  struct Mapping: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver upp att kartläggningen är gjord.", "Writes down that the mapping has been made."),
      discussion: said(
        "Exempel: fullfolj case mapping 20080304-2381 --on 2026-10-01",
        "Example: fullfolj case mapping 20080304-2381 --on 2026-10-01"))
    @OptionGroup var act: ActOptions

    func run() throws { try act.record { _ in .mapping } }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver upp en kort anteckning.", "Writes down a short note."),
      discussion: said(
        "Exempel: fullfolj case note 20080304-2381 --note \"vill helst bli kontaktad per sms\"",
        "Example: fullfolj case note 20080304-2381 --note \"prefers text messages\""))
    @OptionGroup var act: ActOptions

    func validate() throws {
      if act.note == nil { throw ValidationError(said("ange --note", "give --note")) }
    }

    func run() throws { try act.record { _ in .note } }
  }

  struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ger ärendet till en handläggare.", "Gives the case to a member of staff."),
      discussion: said(
        "Exempel: fullfolj case assign 20080304-2381 --to anna.ek",
        "Example: fullfolj case assign 20080304-2381 --to anna.ek"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Handläggaren.", "The member of staff."), valueName: "staff")) var to: String

    func run() throws { try act.record { _ in .assign(to) } }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Avslutar ärendet.", "Closes the case."),
      discussion: said(
        "Exempel: fullfolj case close 20080304-2381 --on 2026-11-22 --reason turned-20",
        "Example: fullfolj case close 20080304-2381 --on 2026-11-22 --reason turned-20"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Varför, som kod.", "Why, as a code."), valueName: "code")) var reason: String

    func run() throws { try act.record { _ in .close(reason: reason) } }
  }

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Öppnar ett avslutat ärende igen.", "Opens a closed case again."),
      discussion: said(
        "Exempel: fullfolj case reopen 20080304-2381 --reason closed-by-mistake",
        "Example: fullfolj case reopen 20080304-2381 --reason closed-by-mistake"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Varför, som kod.", "Why, as a code."), valueName: "code")) var reason: String

    func run() throws { try act.record { _ in .reopen(reason: reason) } }
  }
}

/// What every act takes: who it is about, when it happened, who writes it down.
struct ActOptions: ParsableArguments {
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Dagen det hände; annars i dag.", "The day it happened; else today."))) var on: Day?
  @Option(
    help: ArgumentHelp(said("Kommunkod, om det finns ärenden i flera.", "Municipality code, where several have cases."))
  ) var municipality: MunicipalityCode?
  @Option(
    help: ArgumentHelp(
      said("En kort anteckning. Inget om hälsa, tro, brott.", "A short note. Nothing of health, faith or crime.")))
  var note: String?
  @Option(
    help: ArgumentHelp(
      said("Numret på den händelse som detta rättar.", "The number of the act that this corrects."), valueName: "act"))
  var corrects: Int64?
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  @discardableResult
  func record(_ deed: (Day) -> Deed) throws -> DeedResult {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let day = on ?? today
    let result = try connection.record(
      deed(day), of: try person.number(today: today), municipality: municipality, on: day, today: today, note: note,
      corrects: corrects, by: staff.name)
    common.tell(
      "händelse \(result.act) i ärende \(result.caseID); \(result.settled) uppföljningar klara",
      "act \(result.act) in case \(result.caseID); \(result.settled) follow-ups settled")
    for planned in result.planned.sorted(by: { $0.due < $1.due }).prefix(3) {
      common.tell(
        "nästa: \(planned.kind.phrase.swedish) senast \(planned.due)",
        "next: \(planned.kind.phrase.english) by \(planned.due)")
    }
    return result
  }
}
