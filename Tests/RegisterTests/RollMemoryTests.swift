import ActivityResponsibility
import PostgreSQL
import Register
import TestSupport
import Testing

/// What a roll said last time is remembered as digests, so that a row that says the same is compared with nothing. The
/// result must be as if every roll were compared row by row with all that is known.
struct RollMemoryTests {
  @Test(arguments: Array(1...14) + [21, 88])
  func `whatever came before, a register with its memory emptied each time comes to the same`(seed: Int) throws {
    var maker = HistoryMaker(seed: UInt64(seed))
    let remembering = try TestDatabase()
    let forgetting = try TestDatabase()
    if seed % 3 == 0 {
      let roll = maker.roll()
      for database in [remembering, forgetting] {
        try database.happen(.roll(roll))
        for source in ["gymnasiet", "friskolan"] { try? database.connection.setGuard(source, share: 20, floor: 1) }
      }
    }
    for number in 1...28 {
      let step = maker.delivery()
      try forgetting.connection.run(script: "DELETE FROM roll_fingerprints")
      let without = try forgetting.happen(step)
      let with = try remembering.happen(step)
      try #require(with == without, "seed \(seed), step \(number): \(step)")
      let difference = try remembering.learned().difference(from: forgetting.learned())
      try #require(difference.isEmpty, "seed \(seed), step \(number): \(step)")
    }
    // A history in which nothing was remembered would prove nothing.
    #expect(try remembering.count("SELECT * FROM roll_fingerprints") > 0)
  }

  @Test func `a roll in another order says the same`() throws {
    let database = try TestDatabase()
    let pupils = (0..<30).map { Pupil(.pupil($0), from: "2024-08-19") }
    try database.take(Roll("2024-09-20", pupils))
    for reordered in [pupils.reversed(), pupils.shuffled()] {
      let result = try database.take(Roll("2024-10-20", reordered))
      #expect(result.counts.unchanged == 30)
    }
    #expect(try database.count("SELECT * FROM enrolments") == 30)
  }

  @Test func `a roll that changes a little every day is remembered in pieces, and gathered when they are many`() throws
  {
    let database = try TestDatabase()
    var pupils = (0..<200).map { Pupil(.pupil($0), from: "2024-08-19") }
    var day: Day = "2024-09-20"
    try database.take(Roll(day, pupils))
    var mostPieces = 0
    for index in 0..<60 {
      day = day + 1
      pupils[index].programme = "TE"
      // One who leaves, and one who comes back as they were.
      let left = pupils.remove(at: 100 + index % 3)
      let changed = try database.take(Roll(day, pupils))
      #expect(changed.counts.applied == (index == 0 ? 1 : 2) && changed.counts.missing == 1, "day \(index)")
      #expect(changed.counts.unchanged == (index == 0 ? 198 : 197), "day \(index)")
      pupils.append(left)
      mostPieces = max(mostPieces, try database.count("SELECT * FROM roll_fingerprints"))
    }
    #expect(mostPieces > 2 && mostPieces <= 25)
    let again = try database.take(Roll(day + 1, pupils))
    #expect(again.counts.unchanged == 199 && again.counts.restored == 1)
    #expect(try database.take(Roll(day + 2, pupils)).counts.unchanged == 200)
  }

  @Test func `rows said twice do not hide from the guard how much is cut`() throws {
    let database = try TestDatabase()
    func twice(_ range: Range<Int>) -> [Pupil] {
      range.flatMap { [Pupil](repeating: Pupil(.pupil($0), from: "2024-08-19"), count: 2) }
    }
    try database.take(Roll("2024-09-20", twice(0..<50)))
    #expect(try database.take(Roll("2024-10-20", twice(0..<38))).verdict == .held)
  }
}

extension TestDatabase {
  /// What files have taught, without when: each instant by its place among all instants.
  func learned() throws -> [String] {
    let stamps =
      """
      WITH stamps AS (
        SELECT stamp, dense_rank() OVER (ORDER BY stamp) AS place FROM (
          SELECT known_from AS stamp FROM enrolments UNION SELECT known_until FROM enrolments
          UNION SELECT known_from FROM qualifications UNION SELECT known_until FROM qualifications
          UNION SELECT known_from FROM protections UNION SELECT known_until FROM protections) AS told)
      """
    let spells =
      """
      \(stamps) SELECT number, school_unit, first_day, source_id, form, programme, valid_until, ended_by, stated_until,
        stated_ended_by, claim, organiser, delivery_id, row_number, missing_delivery_id, notice_id, f.place, u.place AS until_place
      FROM enrolments JOIN stamps f ON f.stamp = known_from JOIN stamps u ON u.stamp = known_until
      ORDER BY 1, 2, 3, 4, 17
      """
    let qualifications =
      """
      \(stamps) SELECT number, kind, day, source_id, school_unit, first_day, delivery_id, row_number, f.place, u.place AS until_place
      FROM qualifications JOIN stamps f ON f.stamp = known_from JOIN stamps u ON u.stamp = known_until
      ORDER BY 1, 2, 3, 4, 5, 6, 9
      """
    let marks =
      "\(stamps) SELECT number, source_id, mark, valid_from, delivery_id, row_number, f.place FROM protections "
      + "JOIN stamps f ON f.stamp = known_from ORDER BY 1, 2, 7"
    let findings =
      "SELECT delivery_id, row_number, kind, rejects_row, number, notice_id, settled_at IS NULL AS waits FROM findings "
      + "ORDER BY 1, 2, 3, 5"
    return try lines(spells) + lines(qualifications) + lines(marks) + lines(findings)
  }
}
