import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register

/// What every decision takes: whom it is about, and what its document holds (förvaltningslagen 2017:900 31 §).
struct DecisionOptions: ParsableArguments {
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Dagen det gäller från; annars i dag.", "The day it holds from; else today.")))
  var on: Day?
  @Option(
    help: ArgumentHelp(said("Beslutets datum; annars i dag.", "The date of the decision; else today.")))
  var decidedOn: Day?
  @Option(
    help: ArgumentHelp(
      said("Vem som beslutar; får anges flera gånger, annars --by.", "Who decides; may be repeated, else --by."),
      valueName: "staff"))
  var decider: [String] = []
  @Option(
    help: ArgumentHelp(
      said("Föredragande; får anges flera gånger.", "Who presents it; may be repeated."), valueName: "staff"))
  var presenter: [String] = []
  @Option(
    help: ArgumentHelp(
      said("Vem mer som deltagit; får anges flera gånger.", "Who else took part; may be repeated."), valueName: "staff")
  )
  var participant: [String] = []
  @Option(
    help: ArgumentHelp(
      said("Beslutet som detta ersätter; det står kvar.", "The decision that this replaces; it is kept."),
      valueName: "decision"))
  var replaces: Int64?
  @OptionGroup var writing: CaseWritingOptions
  @OptionGroup var confirming: ConfirmOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func store(_ decision: CoverageDecision, why: String? = nil) throws {
    try write(decision.why ?? why) { connection, number, day, items in
      try connection.decide(decision, about: number, on: day, by: staff.name, items: items)
    }
  }

  func revoke(_ decision: Int64, why: String) throws {
    try write(why) { connection, number, day, items in
      try connection.revokeDecision(decision, about: number, on: day, why: why, by: staff.name, items: items)
    }
  }

  private func write(
    _ why: String?, _ decide: (Connection, IdentityNumber, Day, DecisionItems) throws -> DecisionResult
  ) throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    do {
      tell(try decide(connection, person.number(today: today), on ?? today, items(today, why: why)))
    } catch let conflict as CaseConflict {
      conflict.tell(instead: [said("ett beslut", "a decision"), why].compactMap { $0 })
      throw conflict.explained
    }
  }

  private func items(_ today: Day, why: String?) throws -> DecisionItems {
    var items = DecisionItems()
    let date = decidedOn ?? today
    items.decidedOn = date
    guard date <= today else {
      throw ExplainedError(
        .wrongUse, Phrase("beslutets datum har inte varit", "the date of the decision has not been"),
        place: "--decided-on", fix: Phrase("ange dagen då beslutet fattades", "give the day on which it was made"))
    }
    (items.deciders, items.presenters, items.participants) = (decider, presenter, participant)
    (items.replaces, items.why, items.municipality) = (replaces, why, writing.municipality)
    items.ifVersion = writing.ifVersion
    items.noteConfirmed = try confirming.isConfirmed(FreeText(why), common)
    return items
  }

  private func tell(_ result: DecisionResult) {
    common.tell(
      "beslut \(result.decision) är sparat och räknas från nästa fullfolj reconcile",
      "decision \(result.decision) is kept and counts from the next fullfolj reconcile on")
    if let replaced = result.replaced {
      common.tell("beslut \(replaced) gäller inte längre", "decision \(replaced) holds no more")
    }
  }
}
