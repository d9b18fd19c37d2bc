import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// What a file says of persons by its source's own numbers, on its way in.
///
/// A person whom the source no longer has is no drop-out: it may be a merge or a purge. Somebody is asked to look, and the
/// spells stand until a roll or a notice says otherwise.
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
      // The source may know the person by a number that has been replaced since.
      let person = try transaction.person(of: number)
      guard
        let residence = try transaction.query(Query.residenceToAskIn, [person.parameter, .day(asOf)]).first
      else { continue }
      var plan = FollowUpBatch(municipality: residence.municipality(0))
      plan.add(
        PlannedFollowUp(
          .verifyWithSchool, due: WorkingDays.adding(5, to: asOf), why: "person-deleted-in-source",
          anchor: "delivery \(delivery)"), person.current, case: nil)
      _ = try plan.store(transaction)
    }
    return deleted.count
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
      try transaction.hint(
        source: source.id, number: row.number(0), other: row.number(1), delivery: delivery, row: row.int32(2))
    }
    return merged.count
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
