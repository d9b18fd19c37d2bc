import Testing

@testable import ActivityResponsibility

/// When a source's next file is expected, and when it is late.
struct RhythmTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func rhythm(_ every: Int, grace: Int = 0, quiet: Set<Int> = []) throws -> Rhythm {
    try #require(Rhythm(every: every, grace: grace, quietMonths: quiet))
  }

  private static let wrong: [(every: Int, grace: Int, quiet: Set<Int>)] = [
    (every: 0, grace: 0, quiet: []), (every: 367, grace: 0, quiet: []), (every: 7, grace: -1, quiet: []),
    (every: 7, grace: 367, quiet: []), (every: 7, grace: 0, quiet: [0]), (every: 7, grace: 0, quiet: [7, 13]),
    (every: 7, grace: 0, quiet: Set(1...12)),
  ]

  @Test(arguments: wrong)
  func `a rhythm out of bounds is none`(_ wrong: (every: Int, grace: Int, quiet: Set<Int>)) {
    #expect(Rhythm(every: wrong.every, grace: wrong.grace, quietMonths: wrong.quiet) == nil)
  }

  @Test func `the widest bounds are a rhythm`() {
    #expect(Rhythm(every: 1, grace: 0) != nil)
    #expect(Rhythm(every: 366, grace: 366, quietMonths: Set(1...11)) != nil)
  }

  struct Example: Sendable {
    let last: String
    let every: Int
    let grace: Int
    let quiet: Set<Int>
    let expected: String
    let since: String
  }

  private static let examples: [Example] = [
    Example(last: "2025-09-01", every: 14, grace: 0, quiet: [], expected: "2025-09-15", since: "2025-09-16"),
    Example(last: "2025-09-01", every: 14, grace: 3, quiet: [], expected: "2025-09-15", since: "2025-09-19"),
    Example(last: "2025-09-01", every: 1, grace: 0, quiet: [], expected: "2025-09-02", since: "2025-09-03"),
    // Leap years: 366 days from 29 February is 1 March, and February has a day more to wait through.
    Example(last: "2024-02-29", every: 366, grace: 0, quiet: [], expected: "2025-03-01", since: "2025-03-02"),
    Example(last: "2024-02-28", every: 1, grace: 0, quiet: [], expected: "2024-02-29", since: "2024-03-01"),
    Example(last: "2023-02-28", every: 1, grace: 0, quiet: [], expected: "2023-03-01", since: "2023-03-02"),
    // The day falls in July: the first of August.
    Example(last: "2025-06-20", every: 30, grace: 0, quiet: [7], expected: "2025-08-01", since: "2025-08-02"),
    Example(last: "2025-06-20", every: 30, grace: 5, quiet: [7], expected: "2025-08-01", since: "2025-08-07"),
    // The last day before July, and the first after: both are expected as they are.
    Example(last: "2025-06-16", every: 14, grace: 0, quiet: [7], expected: "2025-06-30", since: "2025-08-01"),
    Example(last: "2025-07-18", every: 14, grace: 0, quiet: [7], expected: "2025-08-01", since: "2025-08-02"),
    // The grace runs into July and goes on in August.
    Example(last: "2025-06-14", every: 14, grace: 5, quiet: [7], expected: "2025-06-28", since: "2025-08-04"),
    // Two months on end, and over New Year.
    Example(last: "2025-05-20", every: 30, grace: 0, quiet: [6, 7], expected: "2025-08-01", since: "2025-08-02"),
    Example(last: "2025-11-20", every: 30, grace: 2, quiet: [12, 1], expected: "2026-02-01", since: "2026-02-04"),
    // A quiet February of a leap year.
    Example(last: "2024-01-15", every: 30, grace: 0, quiet: [2], expected: "2024-03-01", since: "2024-03-02"),
    // A long rhythm passes over a quiet month that it does not end in.
    Example(last: "2025-06-20", every: 60, grace: 0, quiet: [7], expected: "2025-08-19", since: "2025-08-20"),
  ]

  @Test(arguments: examples)
  func `what is expected and when it is late`(_ example: Example) throws {
    let rhythm = try rhythm(example.every, grace: example.grace, quiet: example.quiet)
    let last = try day(example.last)
    #expect(rhythm.expected(after: last).description == example.expected)
    #expect(rhythm.lateSince(after: last).description == example.since)
    // The very day, and the one before it.
    let first = try day(example.since)
    #expect(rhythm.lateness(after: last, on: first.previous) == nil)
    let lateness = try #require(rhythm.lateness(after: last, on: first))
    #expect(lateness.since == first)
    #expect(lateness.expected.description == example.expected)
    #expect(lateness.days == first - lateness.expected)
  }

  @Test func `what is late when the schools shut stays late while they are`() throws {
    let rhythm = try rhythm(14, quiet: [7])
    let lateness = try #require(rhythm.lateness(after: try day("2025-06-01"), on: try day("2025-07-15")))
    #expect(lateness.since.description == "2025-06-16")
    #expect(lateness.days == 30)
  }

  @Test func `nothing becomes late in a quiet month, whatever the rhythm`() throws {
    for every in [1, 7, 14, 30, 45, 366] {
      for grace in [0, 1, 10, 40] {
        for quiet: Set<Int> in [[7], [6, 7, 8], [12, 1], [2]] {
          let rhythm = try rhythm(every, grace: grace, quiet: quiet)
          var last = try day("2023-12-20")
          for _ in 0..<400 {
            let since = rhythm.lateSince(after: last)
            let expected = rhythm.expected(after: last)
            try #require(!quiet.contains(since.parts.month) && !quiet.contains(expected.parts.month))
            try #require(expected >= last + every && since > expected + grace)
            last = last.next
          }
        }
      }
    }
  }

  @Test func `a file of a later day than the one asked about is not late`() throws {
    #expect(try rhythm(7).lateness(after: try day("2025-10-01"), on: try day("2025-09-01")) == nil)
  }
}
