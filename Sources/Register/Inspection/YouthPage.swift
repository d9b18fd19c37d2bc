import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// A youth's page of a bundle: who, why covered, what is documented, what was decided, and all that the journal has,
/// and who has read it.
struct YouthPage {
  let request: BundleRequest
  let log: InspectedLog
  let transaction: Transaction

  /// - Parameter page: its name.
  func page(of youth: InspectedYouth, named page: String) throws -> (value: JSONValue, cases: [Int64]) {
    let person = youth.person
    let cases = try transaction.query(
      Query.inspectedCases, [person.parameter, .municipality(request.municipality)]
    ).map { Case($0) }
    let acts = try cases.flatMap { try transaction.query(Query.actsOfCase, [.int64($0.id)]).map { Act($0) } }
    let documentation = Documentation(
      acts: acts,
      plans: try cases.flatMap { try transaction.query(Query.planVersionsOfCase, [.int64($0.id)]) }
        .map { try PlanVersion($0) },
      measures: try cases.flatMap { try transaction.measures(ofCase: $0.id) })
    let row = try transaction.query(Query.personForCase, [person.parameter]).first
    let name = [row?.optionalText(1), row?.optionalText(0)].compactMap { $0 }.joined(separator: " ")
    let pseudonyms = request.pseudonymKey.map { Pseudonyms(key: $0, person: person, name: name) }
    var members: [String: JSONValue] = [
      "page": .text(page), "person": .text(person.current.twelveDigits),
      "formerNumbers": .list(person.former.map { .text($0.twelveDigits) }), "name": .text(name),
      "municipality": .text(request.municipality.description), "cases": .list(cases.map(value)),
      "coverage": .list(try explanations(of: youth, cases)), "documentation": documentation.value,
      "decisions": try decisions(person), "readings": try readings(of: person),
    ]
    if let pseudonyms { members = members.mapValues { pseudonyms.replacing(in: $0) } }
    members["timeline"] = .list(
      try log.entries(of: cases.map(\.id), person, pseudonyms, transaction).map(\.value))
    members["title"] = .text("\(page) · \(members["name"]?.text ?? "")")
    return (.object(members), cases.map(\.id))
  }

  private func value(_ current: Case) -> JSONValue {
    .object([
      "case": .whole(current.id), "opened": .text(current.openedOn.description),
      "cause": .optional(current.cause?.code), "closed": .optional(current.closedOn?.description),
      "closedReason": .optional(current.closedReason), "assigned": .optional(current.assignedTo),
      "earlierCase": .optional(current.earlierCase),
    ])
  }

  /// The rule's answer on the day each of the period's cases was opened, and on the period's last day while one is open.
  private func explanations(of youth: InspectedYouth, _ cases: [Case]) throws -> [JSONValue] {
    let own = cases.filter { youth.cases.contains($0.id) }
    var days = Set(own.map(\.openedOn))
    if own.contains(where: { $0.isOpen || ($0.closedOn ?? request.until) > request.until }) {
      days.insert(request.until)
    }
    return try days.sorted().map { day in
      // Every explanation opens the same cursors.
      try transaction.run(script: "CLOSE ALL")
      try transaction.execute(Query.clearChosen)
      return try transaction.explain(
        youth.person.current, municipality: request.municipality, on: day, knownAt: .now
      ).value
    }
  }

  private func decisions(_ person: PersonNumbers) throws -> JSONValue {
    .list(
      try transaction.query(Query.decisionsAboutPerson, [person.parameter]).map { row in
        .object([
          "decision": .text(row.text(0)), "on": .text(row.dayValue(1).description),
          "by": .optional(row.optionalText(2)),
          "note": .optional(row.optionalText(3)), "about": .optional(row.optionalDayValue(4)?.description),
        ])
      })
  }

  /// Who read the person in the period. Whose municipality the reader worked for is told where it is another one.
  private func readings(of person: PersonNumbers) throws -> JSONValue {
    .list(
      try transaction.query(
        Query.readingsOfPerson, [person.parameter, .day(request.from), .day(request.until)]
      ).map { row in
        let municipality = row.isNull(4) ? nil : row.municipality(4)
        return .object([
          "at": .text(row.moment(0).description), "by": .text(row.text(1)), "login": .text(row.text(2)),
          "reading": .text(row.text(3)),
          "municipality": municipality == request.municipality ? .null : .optional(municipality?.description),
          "purpose": .optional(row.optionalText(5)), "isEmergency": row.bool(6) ? true : .null,
          "isRefused": row.bool(7) ? true : .null,
        ])
      })
  }
}

extension ExplainedPerson {
  /// As a bundle has it: in Swedish, as its pages are.
  fileprivate var value: JSONValue {
    .object([
      "day": .text(day.description), "outcome": .text(decision.outcome.code), "reason": .text(decision.reason.code),
      "since": .optional(since?.description), "ruleVersion": .text(decision.ruleVersion.name),
      "tests": .list(
        tests.map { test in
          .object([
            "test": .text(test.test.rawValue), "question": .text(test.test.question.swedish),
            "holds": .truth(test.holds),
            "facts": .list(
              test.facts.map { fact in
                .object([
                  "says": .text(fact.says.swedish), "source": .text(fact.source), "file": .optional(fact.file),
                  "row": .optional(fact.row.map { Int64($0) }), "learned": .optional(fact.learned?.description),
                ])
              }),
          ])
        }),
    ])
  }
}
