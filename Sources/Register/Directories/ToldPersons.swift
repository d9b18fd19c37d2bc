import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// What a file says of persons by its source's own numbers, on its way in.
///
/// A person whom the source no longer has is no drop-out: it may be a merge or a purge. Somebody is asked to look, and the
/// spells stand, though the source's rolls lack the person, until the school has been heard: by a notice or a contact, or
/// because the source tells of the person again.
struct ToldPersons {
  let source: StoredSource
  let delivery: Int64
  let asOf: Day
  let transaction: Transaction

  /// Keeps what `tell` tells.
  ///
  /// - Returns: how many persons became known or changed, and how many there is something to look at for.
  func take(_ tell: ((SourcePerson) throws -> Void) throws -> Void) throws -> (learned: Int, remarks: Int) {
    try transaction.execute(Query.createToldPersons)
    try transaction.copyIn("COPY told_persons FROM STDIN BINARY") { copy in
      try tell { copy.add($0) }
    }
    try hintRenumbered()
    for row in try transaction.query(Query.toldAgain, [.int32(source.id)]) {
      for number in try atUnits(row.number(0)) {
        try transaction.settleDeletions(of: transaction.person(of: number), why: "told-again")
      }
    }
    let learned = try transaction.execute(Query.learnSourcePersons, [.int32(source.id), .int64(delivery)])
    return (learned, try reviewDeleted() + hintMerged())
  }

  private func reviewDeleted() throws -> Int {
    let deleted = try transaction.query(Query.markDeletedPersons, [.int32(source.id), .int64(delivery)])
    for row in deleted {
      let number = row.number(0)
      try transaction.execute(
        Query.addFinding,
        [.int64(delivery), .int32(row.int32(1)), .null, .text("person-deleted-in-source"), .number(number), .null])
      for number in try atUnits(number) { try ask(about: number) }
    }
    return deleted.count
  }

  private func ask(about number: IdentityNumber) throws {
    // The source may know the person by a number that has been replaced since.
    let person = try transaction.person(of: number)
    guard
      let residence = try transaction.query(Query.residenceToAskIn, [person.parameter, .day(asOf)]).first
    else { return }
    var plan = FollowUpBatch(municipality: residence.municipality(0))
    plan.add(
      PlannedFollowUp(
        .verifyWithSchool, due: WorkingDays.adding(5, to: asOf), why: "person-deleted-in-source",
        anchor: "delivery \(delivery)"), person.current, case: nil)
    _ = try plan.store(transaction)
  }

  private func hintMerged() throws -> Int {
    let merged = try transaction.query(Query.mergedPersons, [.int32(source.id)])
    for row in merged {
      try transaction.execute(
        Query.addFinding,
        [
          .int64(delivery), .int32(row.int32(2)), .null, .text("persons-merged-in-source"), .number(row.number(0)),
          .null,
        ])
      try hint(row)
    }
    return merged.count
  }

  /// The source tells another identity number of somebody it knows by the same number of its own: most often a pupil who
  /// had a temporary one, or a coordination number.
  private func hintRenumbered() throws {
    for row in try transaction.query(Query.renumberedPersons, [.int32(source.id)]) { try hint(row) }
  }

  /// Keeps that two numbers may be one person's; a school's own number stands for what it is at each unit.
  private func hint(_ row: Row) throws {
    for number in try atUnits(row.number(0)) {
      for other in try atUnits(row.number(1)) {
        try transaction.hint(
          source: source.id, number: number, other: other, delivery: delivery, row: row.int32(2))
      }
    }
  }

  private func atUnits(_ number: IdentityNumber) throws -> [IdentityNumber] {
    guard let rank = number.localRank, number.localUnit == nil else { return [number] }
    return try transaction.query(Query.localNumbersOfSource, [.int32(source.id), .int64(rank)]).map { $0.number(0) }
  }
}

extension Transaction {
  /// Whom a source has deleted and nobody has asked the school about yet: a roll that lacks them does not cut them.
  func deletedPersonsAskedAbout(of source: Int32) throws -> [Int64] {
    guard try query(Query.hasDeletedPersons, [.int32(source)])[0].bool(0) else { return [] }
    try execute(Query.createLinked)
    try followLinks(knownAt: .now)
    return try query(Query.deletedPersonsAskedAbout, [.int32(source)]).map { $0.int64(0) }
  }

  /// The school has been heard of a person whom its system may have deleted. - Returns: how many questions that answers.
  @discardableResult
  func settleDeletions(of person: PersonNumbers, why: String) throws -> Int {
    try execute(Query.settleDeletions, [person.parameter, .text(why)])
  }
}

extension CopyIn {
  /// One row for `told_persons`.
  fileprivate mutating func add(_ person: SourcePerson) {
    begin(fields: 5)
    int32(person.row)
    bytes(person.id.bytes)
    int64(person.number?.rawValue)
    bool(person.event == .deleted)
    if case .merged(let into) = person.event { bytes(into.bytes) } else { null() }
  }
}
