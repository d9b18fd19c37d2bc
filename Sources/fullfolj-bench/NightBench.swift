import ActivityResponsibility

/// The night of a whole country as one municipality: full, full again, and after one row in a hundred changed.
struct NightBench {
  let bench: BenchRegister
  let residents: Int
  let runs: Int

  func run() throws {
    let pupils = residents / 16 * 15
    let files = MadeUpFiles(rows: pupils)
    let population = try bench.write("population.csv") {
      files.population(onNoRoll: residents - pupils, into: &$0)
    }
    let first = try bench.write("roll.csv") { files.roll(isChanged: false, into: &$0) }
    let other = try bench.write("changed.csv") { files.roll(isChanged: true, into: &$0) }
    try bench.fullfolj(
      "population", "import", population, "--municipality", "1496", "--as-of", "2124-02-01", "--complete", "--quiet")
    var asOf = Day(daysSince2000: 45_400)

    func importing(_ path: String) throws {
      asOf = asOf.next
      try bench.fullfolj(
        "roll", "import", path, "--source", "bench", "--scope", "organiser:2120001234", "--as-of", "\(asOf)", "--quiet")
    }
    func night() throws -> Measurement {
      try bench.fullfolj("reconcile", "--date", "\(asOf)", "--municipality", "1496")
    }
    func full() throws -> Measurement {
      try bench.fullfolj("reconcile", "--date", "\(asOf)", "--municipality", "1496", "--full")
    }

    try importing(first)
    try bench.psql("VACUUM (ANALYZE)")
    let opening = [try full()]
    try bench.psql("VACUUM (ANALYZE)")
    var antiJoins: [Measurement] = []
    var fulls: [Measurement] = []
    var incrementals: [Measurement] = []
    for index in 0..<runs {
      antiJoins.append(
        try bench.psql(
          """
          CREATE TEMP TABLE flagged AS SELECT r.number FROM residences r WHERE r.known_until = 'infinity' AND NOT EXISTS
          (SELECT 1 FROM enrolments e WHERE e.number = r.number AND e.known_until = 'infinity' AND e.first_day <= '\(asOf)'
          AND (e.valid_until IS NULL OR e.valid_until > '\(asOf)'))
          """))
      fulls.append(try full())
      try importing(index % 2 == 0 ? other : first)
      incrementals.append(try night())
    }
    func line(_ work: String, _ measured: [Measurement], bar: String) {
      tell(
        "| \(work) | \(residents) | \(figure(measured.median.seconds)) | \(figure(antiJoins.median.seconds)) | \(bar) | "
          + "\(figure(measured.peak, 0)) |")
    }
    line("first full, every outcome stored, cases opened", opening, bar: "–")
    line("full", fulls, bar: "≤ 6 s")
    line("incremental after 1 % changed", incrementals, bar: "–")
    try bench.stop()
  }
}
