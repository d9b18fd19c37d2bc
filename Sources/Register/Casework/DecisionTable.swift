import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// Where one decision about one person is made: the fact, the document, and the act that tells of it.
struct DecisionTable {
  private let transaction: Transaction
  private let stamp: Moment
  private let person: PersonNumbers
  private let number: IdentityNumber
  private let day: Day
  private let staff: String
  private let items: DecisionItems
  /// That the reasons were asked about, kept with the act and the entry in the journal.
  private let marks: [String: JSONValue]
  private var replaced: Int64?

  init(
    _ transaction: Transaction, about number: IdentityNumber, day: Day, staff: String, items: DecisionItems,
    marks: [String: JSONValue]
  ) throws {
    self.transaction = transaction
    self.number = number
    self.day = day
    self.staff = staff
    self.items = items
    self.marks = marks
    stamp = try transaction.beginKnowing()
    person = try transaction.person(of: number)
    guard try transaction.query(Query.isKnown, [person.parameter])[0].bool(0) else {
      throw ExplainedError.personUnknown
    }
  }

  private var decidedOn: Day { items.decidedOn ?? day }
  private var deciders: [String] { items.deciders.isEmpty ? [staff] : items.deciders }
  /// As facts of the rule name them.
  private var decidedBy: Parameter { .text(deciders.joined(separator: ", ")) }

  mutating func store(_ decision: CoverageDecision) throws -> DecisionResult {
    if let old = items.replaces { try undo(old, kind: decision.kind) }
    try transaction.enter(marked(decision.fields), about: number, person, on: decidedOn, by: staff)
    let fact: Int64
    switch decision {
    case .equivalence(let unit, let firstDay, let isEquivalent, let why):
      fact = try learnEquivalence(unit, firstDay, isEquivalent, why)
    case .completedElsewhere(let why):
      fact = try learn(
        Query.learnCompletedElsewhere, [.number(number), .day(day), decidedBy, .text(why), .moment(stamp)])
    case .notStudying:
      fact = try learn(Query.learnConfirmation, [.number(number), .day(day), decidedBy, .moment(stamp)])
    case .schoolingEnds(let lastDay, let why):
      let gone = try transaction.query(Query.unlearnSchoolingDecision, [.number(number), .moment(stamp)])
      try replaceDecision(of: gone.map { $0.int64(0) }, decision.kind)
      fact = try learn(
        Query.learnSchoolingDecision,
        [.number(number), .day(lastDay), .day(decidedOn), decidedBy, .text(why), .moment(stamp)])
    }
    return try write(decision.kind, decision.content(from: day), why: decision.why ?? items.why, fact: fact)
  }

  mutating func revoke() throws -> DecisionResult {
    guard let old = items.replaces else { throw Self.decisionUnknown }
    let stored = try undo(old, kind: nil)
    let fields: [String: JSONValue] = [
      "decision": "revocation", "revokes": .whole(old), "kind": .text(stored.kind), "why": .optional(items.why),
    ]
    try transaction.enter(marked(fields), about: number, person, on: decidedOn, by: staff)
    return try write(.revocation, .object(["revokes": .text(stored.kind)]), why: items.why, fact: nil)
  }

  private func marked(_ fields: [String: JSONValue]) -> [String: JSONValue] { fields.merging(marks) { own, _ in own } }

  private func learn(_ statement: Statement, _ parameters: [Parameter]) throws -> Int64 {
    try transaction.query(statement, parameters)[0].int64(0)
  }

  private mutating func learnEquivalence(
    _ unit: SchoolUnitCode, _ firstDay: Day, _ isEquivalent: Bool, _ why: String
  ) throws -> Int64 {
    let spells = try transaction.query(Query.allSpellsOfPerson, [person.parameter])
      .filter { $0.int32(1) == unit.number && $0.dayValue(4) == firstDay }.map { $0.number(10) }
    // Kept beside the spell it is about: under the number asked about where that has it, else the spell's own.
    guard let holder = spells.first(where: { $0 == number }) ?? spells.first else {
      throw ExplainedError(
        .thingUnknown,
        Phrase(
          "personen har ingen inskrivning vid \(unit) från \(firstDay)",
          "the person has no enrolment at \(unit) from \(firstDay)"),
        fix: Phrase("se inskrivningarna i fullfolj case show", "see the enrolments in fullfolj case show"))
    }
    let key: [Parameter] = [.number(holder), .unit(unit), .day(firstDay)]
    let gone = try transaction.query(Query.unlearnEquivalence, key + [.moment(stamp)])
    try replaceDecision(of: gone.map { $0.int64(0) }, .equivalence)
    for row in try transaction.query(Query.municipalitiesOf, [person.parameter, .day(day)]) {
      try transaction.execute(
        Query.settleKindOfPerson,
        [person.parameter, .int16(row.int16(0)), .text(FollowUpKind.decideEquivalence.rawValue), .text("decided")])
    }
    return try learn(
      Query.learnEquivalence, key + [.bool(isEquivalent), .day(decidedOn), decidedBy, .text(why), .moment(stamp)])
  }

  /// A new decision on the same thing replaces the one that held, also where nobody says so.
  private mutating func replaceDecision(of facts: [Int64], _ kind: DecisionKind) throws {
    for fact in facts where replaced == nil {
      replaced = try transaction.query(Query.decisionOfFact, [.text(kind.rawValue), .int64(fact)]).first?.int64(0)
    }
  }

  /// Takes back what a decision that holds said of the person.
  @discardableResult
  private mutating func undo(_ id: Int64, kind: DecisionKind?) throws -> StoredDecision {
    let all = try transaction.query(Query.decisionsOfPerson, [person.parameter]).map { StoredDecision($0) }
    guard let old = all.first(where: { $0.id == id && $0.replacedBy == nil }),
      let oldKind = DecisionKind(rawValue: old.kind), let fact = old.fact, kind == nil || oldKind == kind
    else { throw Self.decisionUnknown }
    try transaction.execute(oldKind.unlearning, [.int64(fact), .moment(stamp)])
    replaced = id
    return old
  }

  private func write(
    _ kind: DecisionKind, _ content: JSONValue, why: String?, fact: Int64?
  ) throws -> DecisionResult {
    let id = try transaction.query(Query.nextDecision)[0].int64(0)
    let act = try tell(
      DecisionAct(
        decided: kind.rawValue,
        details: .object([
          "decision": .whole(id), "content": content, "why": .optional(why), "replaces": .optional(replaced),
          "deciders": .list(deciders.map { .text($0) }), "presenters": .list(items.presenters.map { .text($0) }),
          "participants": .list(items.participants.map { .text($0) }),
        ])), on: decidedOn)
    try transaction.execute(
      Query.addDecision,
      [
        .int64(id), .number(number), .text(kind.rawValue), .day(decidedOn), .text(content.canonicalText), .text(why),
        .textArray(deciders), .textArray(items.presenters), .textArray(items.participants), .int64(replaced),
        .int64(fact), .int64(act), .text(staff),
      ])
    return DecisionResult(decision: id, act: act, replaced: replaced)
  }

  /// The act in the person's case; none where there is no case, or only such as were opened after the decision.
  private func tell(_ act: DecisionAct, on decidedOn: Day) throws -> Int64? {
    let cases = try transaction.cases(of: person, asked: number, items.municipality)
    guard var current = cases.first(where: { $0.openedOn <= decidedOn }) else {
      guard items.ifVersion == nil else { throw try transaction.caseMissing(person) }
      return nil
    }
    _ = try transaction.query(Query.lockCase, [.int64(current.id)])
    // Read again under the lock: somebody else may have written while we waited.
    let held = try transaction.cases(of: person, asked: number, items.municipality)
    current = held.first { $0.id == current.id } ?? current
    if let version = items.ifVersion, version != current.version {
      throw try transaction.caseConflict(current, read: version)
    }
    let desk = CaseDesk(
      current: current, person: person, day: decidedOn, today: decidedOn, staff: staff, stamp: stamp,
      transaction: transaction, marks: marks)
    return try desk.write(act, note: nil, corrects: nil).act
  }

  private static var decisionUnknown: ExplainedError {
    ExplainedError(
      .thingUnknown,
      Phrase(
        "personen har inget sådant beslut som gäller, eller det är av ett annat slag",
        "the person has no such decision that holds, or it is of another kind"),
      fix: Phrase("se besluten i fullfolj case decide list", "see the decisions in fullfolj case decide list"))
  }
}

/// What a decision is about.
enum DecisionKind: String, CaseIterable {
  case equivalence
  case completedElsewhere = "completed-elsewhere"
  case notStudying = "not-studying"
  case schoolingEnds = "schooling-ends"
  case revocation

  /// Takes back the fact that it made.
  fileprivate var unlearning: Statement {
    switch self {
    case .equivalence: Query.unlearnEquivalenceDecision
    case .completedElsewhere: Query.unlearnCompletedElsewhere
    case .notStudying: Query.unlearnConfirmation
    // A revocation made no fact, so there is none of its own to take back.
    case .schoolingEnds, .revocation: Query.unlearnSchoolingDecisionOfId
    }
  }
}

extension CoverageDecision {
  var kind: DecisionKind {
    switch self {
    case .equivalence: .equivalence
    case .completedElsewhere: .completedElsewhere
    case .notStudying: .notStudying
    case .schoolingEnds: .schoolingEnds
    }
  }

  /// The reasons, of a kind that has them in itself.
  public var why: String? {
    switch self {
    case .equivalence(_, _, _, let why), .completedElsewhere(let why), .schoolingEnds(_, let why): why
    case .notStudying: nil
    }
  }

  /// What was decided, as the document and the act have it.
  fileprivate func content(from day: Day) -> JSONValue {
    switch self {
    case .equivalence(let unit, let firstDay, let isEquivalent, _):
      .object([
        "unit": .whole(Int64(unit.number)), "firstDay": .text(firstDay.description),
        "isEquivalent": .truth(isEquivalent),
      ])
    case .completedElsewhere, .notStudying: .object(["from": .text(day.description)])
    case .schoolingEnds(let lastDay, _): .object(["lastDay": .text(lastDay.description)])
    }
  }
}
