import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// What came of a told link.
enum LinkFate {
  case learned
  /// It is believed already.
  case repeated
  /// A person has taken this very link back; a file does not believe it again.
  case undoneBefore
  /// The other number leads to this one: together they would lead nowhere.
  case circle
}

/// Learns and takes back links between numbers. No fact is touched: which numbers are one person is asked when facts are
/// read, so taking a link back gives both histories back as they were.
struct IdentityDesk {
  let transaction: Transaction
  let stamp: Moment
  let today: Day
  /// That the reasons were asked about, kept with the acts.
  var marks: [String: JSONValue] = [:]

  /// Learns that a number leads to another. One that led elsewhere before no longer does.
  func link(_ number: IdentityNumber, to other: IdentityNumber, since: Day, _ origin: LinkOrigin) throws -> LinkFate {
    guard number != other else { return .circle }
    let believed = try transaction.query(Query.believedLink, [.number(number)]).first
    if let believed, believed.number(1) == other { return .repeated }
    if case .file = origin,
      try !transaction.query(
        Query.undoneByAPerson, [.number(number), .number(other), .text(CaseKeeper.author)]
      ).isEmpty
    {
      return .undoneBefore
    }
    let before = try transaction.person(of: number)
    let otherBefore = try transaction.person(of: other)
    guard try !leads(other, to: number) else { return .circle }
    if let believed {
      try transaction.execute(
        Query.undoLink, [.number(number), .moment(stamp), .text(origin.author), .text("told-otherwise")])
      try partNotices(of: number, and: believed.number(1))
    }
    let id = try store(number, other, since, origin)
    let concerned = before.all + otherBefore.all
    try inherit(concerned)
    // The note is the person's own; a file's word is told by the source's name.
    try record(
      "numbers-linked", of: concerned, by: origin.author, reason: origin.toldBy, note: origin.why)
    try planForSeveralCases(of: transaction.person(of: number), anchor: "link \(id)")
    return .learned
  }

  /// Takes back where a number leads. - Returns: whether it led anywhere.
  func unlink(_ number: IdentityNumber, by staff: String, why: String) throws -> Bool {
    let before = try transaction.person(of: number)
    guard
      let undone = try transaction.query(
        Query.undoLink, [.number(number), .moment(stamp), .text(staff), .text(why)]
      ).first
    else { return false }
    try inherit(before.all)
    try partNotices(of: number, and: undone.number(1))
    try record("numbers-unlinked", of: before.all, by: staff, reason: "person", note: why)
    try transaction.execute(
      Query.settleKindOfNumbers,
      [before.parameter, .text(FollowUpKind.closeSecondCase.rawValue), .text("numbers-unlinked")])
    for number in [number, undone.number(1)] {
      try planForSeveralCases(of: transaction.person(of: number), anchor: "unlink \(undone.int64(0))")
    }
    return true
  }

  /// Whether following the links from a number comes to another.
  private func leads(_ number: IdentityNumber, to goal: IdentityNumber) throws -> Bool {
    var reached = number
    while reached != goal {
      guard let next = try transaction.query(Query.believedLink, [.number(reached)]).first else { return false }
      reached = next.number(1)
    }
    return true
  }

  private func store(
    _ number: IdentityNumber, _ other: IdentityNumber, _ since: Day, _ origin: LinkOrigin
  ) throws -> Int64 {
    var parameters: [Parameter] = [.number(number), .number(other), .day(since), .text(origin.toldBy)]
    switch origin {
    case .file(_, let delivery, let row): parameters += [.int64(delivery), .int32(row), .null, .null]
    case .decision(let staff, let why): parameters += [.null, .null, .text(staff), .text(why)]
    }
    return try transaction.query(Query.learnLink, parameters + [.moment(stamp)])[0].int64(0)
  }

  /// Each person that the numbers are of now begins with the decisions stored of all of them, to be made afresh at night.
  private func inherit(_ numbers: [IdentityNumber]) throws {
    let persons = try numbers.map { try transaction.person(of: $0).current }
    let told: [Parameter] = [.int64Array(numbers.map(\.rawValue)), .int64Array(persons.map(\.rawValue))]
    try transaction.execute(Query.inheritOutcomes, told)
    try transaction.execute(Query.settleDecisionsOfOthers, told)
  }

  private func record(
    _ kind: String, of numbers: [IdentityNumber], by staff: String, reason: String, note: String?
  ) throws {
    let acts = try transaction.query(
      Query.recordLink,
      [
        .int64Array(numbers.map(\.rawValue)), .text(kind), .day(today), .text(staff), .text(reason), .text(note),
        .text(marks.isEmpty ? nil : JSONValue.object(marks).canonicalText),
      ])
    transaction.journal.add(acts: acts.map { $0.int64(0) })
  }

  /// Two open cases of one person in one municipality both stay, until a person closes one.
  private func planForSeveralCases(of person: PersonNumbers, anchor: String) throws {
    for row in try transaction.query(Query.municipalitiesWithSeveralCases, [person.parameter]) {
      try transaction.plan(
        PlannedFollowUp(
          .closeSecondCase, due: WorkingDays.adding(5, to: today), why: "numbers-linked", anchor: anchor),
        person.current, row.municipality(0), case: nil)
    }
  }

  /// A notice told of one number that held against a spell of the other holds no longer: what the spell's own roll said
  /// of it holds again, and the notice is one that fits nobody.
  private func partNotices(of number: IdentityNumber, and other: IdentityNumber) throws {
    let one = try transaction.person(of: number)
    let two = try transaction.person(of: other)
    guard one.current != two.current else { return }
    for spell in try transaction.query(Query.spellsHeldAcross, [one.parameter, two.parameter]) {
      try transaction.execute(Query.unlearnSpell, [.int64(spell.int64(0)), .moment(stamp)])
      try transaction.execute(Query.learnSpellAsStated, [.int64(spell.int64(0)), .moment(stamp)])
      try transaction.execute(Query.forgetUnitFingerprints, [.int32(spell.int32(1))])
      try transaction.execute(
        Query.setNoticeState, [.int64(spell.int64(2)), .text("unmatched"), .null, .text("numbers-unlinked")])
      guard let municipality = spell.isNull(4) ? nil : spell.municipality(4) else { continue }
      try transaction.plan(
        PlannedFollowUp(
          .askAboutNotice, due: WorkingDays.adding(5, to: today), why: "numbers-unlinked",
          anchor: "notice \(spell.int64(2)) parted"),
        spell.number(3), municipality, case: nil)
    }
  }
}
