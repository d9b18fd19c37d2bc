import ActivityResponsibility

/// Imports of one roll: new, with identical content, and with one row in a hundred changed.
struct RollBench {
  let bench: BenchRegister
  let rows: Int
  let runs: Int

  func run() throws {
    let files = MadeUpFiles(rows: rows)
    let first = try bench.write(files.roll(isChanged: false), "roll.csv")
    let other = try bench.write(files.roll(isChanged: true), "changed.csv")
    var asOf = Day(daysSince2000: 45_400)

    func importing(_ path: String) throws -> Measurement {
      asOf = asOf.next
      return try bench.fullfolj(
        "roll", "import", path, "--source", "bench", "--scope", "organiser:2120001234", "--as-of", "\(asOf)", "--quiet")
    }

    let columns = (1...12).map { "c\($0) text" }.joined(separator: ", ")
    try bench.psql("CREATE UNLOGGED TABLE bare (\(columns))")
    var copies: [Measurement] = []
    var new: [Measurement] = []
    var same: [Measurement] = []
    var changed: [Measurement] = []
    // Ours and the rival in turn, so that a machine that slows down slows both.
    for _ in 0..<runs {
      try bench.psql("TRUNCATE bare")
      copies.append(try bench.psql("\\copy bare FROM '\(first)' (FORMAT csv, HEADER, DELIMITER ';')"))
      try bench.psql("TRUNCATE enrolments, qualifications, protections, roll_fingerprints")
      new.append(try importing(first))
      try bench.psql("VACUUM (ANALYZE) enrolments")
      same.append(try importing(first))
      changed.append(try importing(other))
    }
    let copy = copies.median.seconds
    func line(_ work: String, _ measured: [Measurement], bar: String) {
      let ours = measured.median.seconds
      tell(
        "| \(work) | \(rows) | \(figure(ours)) | \(figure(copy)) | \(figure(ours / copy)) | \(bar) | "
          + "\(figure(measured.peak, 0)) (≤ 128) |")
    }
    line("new roll", new, bar: "–")
    line("identical content", same, bar: "≤ 0.8")
    line("1 % changed", changed, bar: "≤ 1.2")
    try bench.stop()
  }
}
