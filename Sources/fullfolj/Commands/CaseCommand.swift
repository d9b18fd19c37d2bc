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
      CaseShowCommand.self, CaseContactCommand.self, OccupationCommand.self, CaseMappingCommand.self,
      CasePlanCommand.self, CaseMeasureCommand.self, CaseCompletenessCommand.self, Note.self, Assign.self,
      CaseCloseCommand.self,
      Reopen.self, CaseDecideCommand.self, CaseListCommand.self, CaseBatchCommand.self,
      ConsentCommand.self, CaseHandOverCommand.self,
    ])

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

  struct Reopen: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Öppnar ett avslutat ärende igen.", "Opens a closed case again."),
      discussion: said(
        "Exempel: fullfolj case reopen 20080304-2381 --reason mistake",
        "Example: fullfolj case reopen 20080304-2381 --reason mistake"))
    @OptionGroup var act: ActOptions
    @Option(help: ArgumentHelp(said("Varför, som kod.", "Why, as a code."), valueName: "code")) var reason: String

    func run() throws { try act.record { _ in .reopen(reason: reason) } }
  }
}
