import ActivityResponsibility
import PostgreSQL
import SQLText

/// All numbers of one person, by the links that are believed: the number at the end of the chain is the person's own,
/// the others lead to it.
public struct PersonNumbers: Hashable, Sendable {
  /// The person's present number.
  public let current: IdentityNumber
  /// The numbers that lead to it, the nearest first.
  public let former: [IdentityNumber]
  /// How many links each of ``all`` stands before the current number.
  let steps: [Int32]

  init(_ rows: Rows, asked: IdentityNumber) {
    // Links in a circle have no end; a check tells of them. Until somebody mends it each number stands alone.
    current = rows.first?.number(0) ?? asked
    former = rows.dropFirst().map { $0.number(0) }
    steps = rows.isEmpty ? [0] : rows.map { $0.int32(1) }
  }

  /// The current number first.
  public var all: [IdentityNumber] { [current] + former }

  /// For a parameter of many numbers.
  var parameter: Parameter { .int64Array(all.map(\.rawValue)) }
  var stepsParameter: Parameter { .int32Array(steps) }
}

extension Transaction {
  /// The person that a number is of, with all of the person's numbers.
  func person(of number: IdentityNumber, knownAt known: Moment = .now) throws -> PersonNumbers {
    PersonNumbers(try query(Query.numbersOfPerson, [.number(number), .moment(known)]), asked: number)
  }

  /// Fills the temporary table of linked numbers, for questions about many persons.
  func followLinks(knownAt known: Moment) throws {
    try execute(Query.findLinked, [.moment(known)])
    // Links are few, but of a table never looked into the planner expects thousands, and joins as for thousands.
    try run(script: "ANALYZE linked")
  }
}

extension Transaction {
  /// Whether a person is protected on a day, by the register's mark or a school's, of any of the numbers.
  func isProtected(_ person: PersonNumbers, on day: Day) throws -> Bool {
    try query(Query.isProtected, [person.parameter, person.stepsParameter, .day(day)])[0].bool(0)
  }
}

/// The former numbers of the chosen persons: few have any.
struct NumbersOfChosen {
  private var former: [Int64: [Int64]] = [:]

  init(_ transaction: Transaction) throws {
    try transaction.forEach(Query.formerNumbersOfChosen) { row in
      former[row.int64(0), default: []].append(row.int64(1))
    }
  }

  /// A person's former numbers, the nearest to the current one first.
  func former(of person: Int64) -> [IdentityNumber] { former[person, default: []].map { IdentityNumber(stored: $0) } }

  /// All of a person's numbers, the current one first.
  func every(of person: IdentityNumber) -> [Int64] { [person.rawValue] + former[person.rawValue, default: []] }
}

extension Connection {
  /// Makes the temporary tables that say whose facts are wanted and which numbers are linked, where they are not there.
  func createChosen() throws {
    try execute(Query.createChosen)
    try execute(Query.createLinked)
  }
}
