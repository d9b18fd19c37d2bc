import ActivityResponsibility

/// Imports of one roll: new, with identical content, and with one row in a hundred changed.
struct RollBench {
  let bench: BenchRegister
  let rows: Int
  let runs: Int

  func run() throws {
    let files = MadeUpFiles(rows: rows)
    let first = try bench.write("roll.csv") { files.roll(isChanged: false, into: &$0) }
    let other = try bench.write("changed.csv") { files.roll(isChanged: true, into: &$0) }
    var asOf = Day(daysSince2000: 45_400)

    var source = ""
    func importing(_ path: String) throws -> Measurement {
      asOf = asOf.next
      return try bench.fullfolj(
        "roll", "import", path, "--source", source, "--scope", "organiser:2120001234", "--as-of", "\(asOf)", "--quiet")
    }

    let columns = (1...12).map { "c\($0) text" }.joined(separator: ", ")
    try bench.psql("CREATE UNLOGGED TABLE bare (\(columns))")
    // What a first import is measured against: logged, typed, and with the key that spells have.
    try bench.psql(
      """
      CREATE TABLE keyed (c1 bigint, c2 text, c3 text, c4 text, c5 text, c6 integer, c7 date, c8 date, c9 text, c10 text,
      c11 date, c12 text, PRIMARY KEY (c1, c6, c7))
      """)
    var copies: [Measurement] = []
    var keyedCopies: [Measurement] = []
    var new: [Measurement] = []
    var same: [Measurement] = []
    var changed: [Measurement] = []
    // Ours and the rival in turn, so that a machine that slows down slows both.
    for run in 0..<runs {
      // A source of its own each time, for the first roll must be somebody's first.
      source = "bench-\(run)"
      try bench.psql("TRUNCATE bare, keyed")
      copies.append(try bench.psql("\\copy bare FROM '\(first)' (FORMAT csv, HEADER, DELIMITER ';')"))
      keyedCopies.append(try bench.psql("\\copy keyed FROM '\(first)' (FORMAT csv, HEADER, DELIMITER ';')"))
      try bench.psql("TRUNCATE enrolments, qualifications, protections, roll_fingerprints")
      new.append(try importing(first))
      try bench.psql("VACUUM (ANALYZE) enrolments")
      same.append(try importing(first))
      changed.append(try importing(other))
    }
    func line(_ work: String, _ measured: [Measurement], _ rival: [Measurement], bar: String) {
      let ours = measured.median.seconds
      let copy = rival.median.seconds
      tell(
        "| \(work) | \(rows) | \(figure(ours)) | \(figure(copy)) | \(figure(ours / copy)) | \(bar) | "
          + "\(figure(measured.peak, 0)) (≤ 128) |")
    }
    line("first import (rival: logged, keyed)", new, keyedCopies, bar: "≤ 0.9")
    line("identical content", same, copies, bar: "≤ 0.5")
    line("1 % changed", changed, copies, bar: "≤ 0.8")
    try bench.stop()
  }
}
