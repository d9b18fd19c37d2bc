import ActivityResponsibility
import ArgumentParser
import Register

/// A person's decisions that feed the rule.
struct CaseDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: said("Beslut som regeln räknar med.", "Decisions that the rule counts on."),
    discussion: said(
      "Exempel: fullfolj case decide equivalence 20080304-2381 --unit 31279295 --first-day 2025-08-18 --why \"folkhögskolans allmänna kurs\"",
      "Example: fullfolj case decide equivalence 20080304-2381 --unit 31279295 --first-day 2025-08-18 --why \"general course\""
    ),
    subcommands: [
      Equivalence.self, Completed.self, NotStudying.self, SchoolingEnds.self, Revoke.self, List.self,
    ])

  struct Equivalence: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Är en inskrivning motsvarande utbildning?", "Is an enrolment equivalent education?"),
      discussion: said(
        "Exempel: fullfolj case decide equivalence 20080304-2381 --unit 31279295 --first-day 2025-08-18 --why \"allmän kurs\"",
        "Example: fullfolj case decide equivalence 20080304-2381 --unit 31279295 --first-day 2025-08-18 --why \"general course\""
      ))
    @OptionGroup var decision: DecisionOptions
    @Option(help: ArgumentHelp(said("Skolenhetskod.", "School unit code."))) var unit: SchoolUnitCode
    @Option(help: ArgumentHelp(said("Inskrivningens första dag.", "The enrolment's first day."))) var firstDay: Day
    @Flag(help: ArgumentHelp(said("Beslutet är att den inte är det.", "The decision is that it is not."))) var not =
      false
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String

    func run() throws {
      try decision.store(.equivalence(unit: unit, firstDay: firstDay, isEquivalent: !not, why: why))
    }
  }

  struct Completed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Har en fullföljd utbildning som motsvarar examen.", "Has completed an education that equals a diploma."),
      discussion: said(
        "Exempel: fullfolj case decide completed 20080304-2381 --on 2026-06-12 --why \"IB Diploma\"",
        "Example: fullfolj case decide completed 20080304-2381 --on 2026-06-12 --why \"IB Diploma\""))
    @OptionGroup var decision: DecisionOptions
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String

    func run() throws { try decision.store(.completedElsewhere(why: why)) }
  }

  struct NotStudying: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "not-studying",
      abstract: said(
        "Bekräftar att en skyddad person inte studerar.", "Confirms that a protected person is not studying."),
      discussion: said(
        "Exempel: fullfolj case decide not-studying 20080304-2381",
        "Example: fullfolj case decide not-studying 20080304-2381"))
    @OptionGroup var decision: DecisionOptions
    @Option(help: ArgumentHelp(said("Skäl, om det finns.", "Reasons, if any."))) var why: String?

    func run() throws { try decision.store(.notStudying, why: why) }
  }

  struct SchoolingEnds: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schooling-ends",
      abstract: said("När skolplikten slutar för personen.", "When compulsory schooling ends for the person."),
      discussion: said(
        "Exempel: fullfolj case decide schooling-ends 20080304-2381 --last-day 2025-06-30 --why \"ett år till\"",
        "Example: fullfolj case decide schooling-ends 20080304-2381 --last-day 2025-06-30 --why \"another year\""))
    @OptionGroup var decision: DecisionOptions
    @Option(help: ArgumentHelp(said("Skolpliktens sista dag.", "The last day of compulsory schooling."))) var lastDay:
      Day
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String

    func run() throws { try decision.store(.schoolingEnds(lastDay: lastDay, why: why)) }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Återkallar ett beslut; det står kvar att läsa.", "Revokes a decision; it stays readable."),
      discussion: said(
        "Exempel: fullfolj case decide revoke 20080304-2381 --decision 7 --why \"fel person\"",
        "Example: fullfolj case decide revoke 20080304-2381 --decision 7 --why \"the wrong person\""))
    @OptionGroup var options: DecisionOptions
    @Option(help: ArgumentHelp(said("Beslutets nummer.", "The decision's number."))) var decision: Int64
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String

    func validate() throws {
      if options.replaces != nil {
        throw ValidationError(said("en återkallelse ersätter inget: ta bort --replaces", "leave out --replaces"))
      }
    }

    func run() throws { try options.revoke(decision, why: why) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar besluten om en person.", "Shows the decisions about a person."),
      discussion: said(
        "Exempel: fullfolj case decide list 20080304-2381", "Example: fullfolj case decide list 20080304-2381"))
    @OptionGroup var person: PersonArgument
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let today = try connection.today()
      let number = try person.number(today: today)
      try reading.record("case decide list", of: number, on: today, in: connection, requiresKnown: false)
      let (isProtected, decisions) = try connection.decisions(about: number, on: today)
      if format.format == .table {
        if decisions.isEmpty { common.tell("inga beslut", "no decisions") }
        for decision in decisions { Terminal.print(decision.line(isProtected: isProtected)) }
      } else {
        Answer(
          headings: [], records: decisions.map { $0.record(isProtected: isProtected) }, empty: Phrase("", "")
        ).write(format.format)
      }
    }
  }
}
