import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

// What is entered beside acts.

extension Transaction {
  /// Enters a delivery's verdict: a roll's, a population file's, a file of notices', a single notice's.
  ///
  /// It is told in the log of every municipality that nights are done for: each of them decides by every file, whoever
  /// is in it. Whose residents they are would take a look at every row, and changes without the file. Before the
  /// first night it is told in the installation's own log, so that no verdict goes untold.
  func enter(delivery id: Int64) throws {
    guard let row = try query(Query.deliveryToEnter, [.int64(id)]).first else { return }
    var fields: [String: JSONValue] = [
      "delivery": .whole(row.int64(0)), "kind": .text(row.text(1)), "source": .text(row.text(2)),
      "scope": .text(row.text(3)), "as-of": .text(row.dayValue(4).description), "complete": .truth(row.bool(5)),
      "verdict": .text(row.text(8)), "by": .text(row.text(9)),
    ]
    // Of a notice that came by telephone there are no bytes; what makes it the same notice could be guessed.
    if row.int64(7) > 0 { (fields["digest"], fields["bytes"]) = (.text(row.text(6)), .whole(row.int64(7))) }
    if let why = row.optionalText(10) { fields["why"] = .text(why) }
    let counts = ["rows", "applied", "unchanged", "started", "ended", "missing", "restored", "rejected"]
    for (offset, name) in counts.enumerated() { fields[name] = .whole(Int64(row.int(11 + offset))) }
    let decided = try query(Query.municipalitiesDecidedAbout).map { JournalLog(number: $0.int16(0)) }
    journal.add("delivery", fields, to: decided.isEmpty ? [.installation] : decided)
  }

  /// Enters a decision about a person: in the logs of where the person lives and has cases, else in the installation's.
  func enter(
    _ decision: [String: JSONValue], about number: IdentityNumber, _ person: PersonNumbers, on day: Day,
    by staff: String
  ) throws {
    var fields = decision
    fields["number"] = .text(number.twelveDigits)
    fields["decided-on"] = .text(day.description)
    fields["by"] = .text(staff)
    var logs = Set(
      try query(Query.municipalitiesOf, [person.parameter, .day(day)]).map { JournalLog(number: $0.int16(0)) })
    logs.formUnion(try query(Query.municipalitiesOfCases, [person.parameter]).map { JournalLog(number: $0.int16(0)) })
    journal.add("decision", fields, to: logs.isEmpty ? [.installation] : logs.sorted())
  }

  /// Enters what a municipality's routine is from a day on, as it is stored.
  func enterRoutine(of municipality: MunicipalityCode, from day: Day) throws {
    let rows = try query(Query.routineRow, [.municipality(municipality), .day(day)])
    guard let text = rows.first?.text(0) else { return }
    let routine = (try? JSONValue(parsing: text)) ?? .text(text)
    journal.add("routine", ["routine": routine], to: [JournalLog(municipality)])
  }
}

extension CoverageDecision {
  /// The decision as the journal has it.
  var fields: [String: JSONValue] {
    switch self {
    case .equivalence(let unit, let firstDay, let isEquivalent, let why):
      [
        "decision": "equivalence", "unit": .text(unit.description), "first-day": .text(firstDay.description),
        "is-equivalent": .truth(isEquivalent), "why": .text(why),
      ]
    case .completedElsewhere(let why): ["decision": "completed-elsewhere", "why": .text(why)]
    case .notStudying: ["decision": "not-studying"]
    case .schoolingEnds(let lastDay, let why):
      ["decision": "schooling-ends", "last-day": .text(lastDay.description), "why": .text(why)]
    }
  }
}
