import ActivityResponsibility

/// The night of a whole country as one municipality with ten years behind it: full, and after one row in a hundred
/// changed; and what the server takes to tell of one person in it.
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
    func night(_ options: String...) throws -> Measurement {
      try bench.fullfolj(["reconcile", "--date", "\(asOf)", "--municipality", "1496"] + options)
    }
    /// What autovacuum and the checkpointer would have done by the night after.
    func settle() throws {
      try bench.psql("VACUUM (ANALYZE)")
      try bench.psql("CHECKPOINT")
    }

    try importing(first)
    let history = NightHistory(bench: bench)
    try history.make()
    try settle()
    let opening = [try night("--full")]
    try history.makeCases()
    try settle()
    try bench.psql("CREATE TABLE flags (number bigint NOT NULL, is_covered boolean NOT NULL)")
    var antiJoins: [Measurement] = []
    var fulls: [Measurement] = []
    var incrementals: [Measurement] = []
    for index in 0..<runs {
      try bench.psql("TRUNCATE flags")
      antiJoins.append(
        try bench.psql(
          """
          INSERT INTO flags SELECT r.number, NOT EXISTS (
            SELECT 1 FROM enrolments e WHERE e.number = r.number AND e.known_until = 'infinity'
              AND e.first_day <= '\(asOf)' AND (e.valid_until IS NULL OR e.valid_until > '\(asOf)'))
          FROM residences r WHERE r.known_until = 'infinity' AND r.municipality = 1496
          """))
      fulls.append(try night("--full"))
      try importing(index % 2 == 0 ? other : first)
      try bench.psql("CHECKPOINT")
      incrementals.append(try night())
    }
    let size = "\(residents) residents, \(pupils) current spells, 10 years of history"
    Comparison(
      work: "first night of all, \(size)", rival: "SQL anti-join writing its flags", ours: opening, theirs: antiJoins,
      bar: nil
    ).tellLine()
    Comparison(
      work: "full night, \(size)", rival: "SQL anti-join writing its flags", ours: fulls, theirs: antiJoins, bar: 5
    ).tellLine()
    Comparison(
      work: "night after 1 % changed, same register", rival: "full night", ours: incrementals, theirs: fulls, bar: 0.15
    ).tellLine()
    let person = String(MadeUpFiles.number(pupils + 1))
    let looks = ServerTime(bench: bench)
    try looks.report("`explain`, same register", ["explain", person, "--date", "\(asOf)"], runs: runs)
    try history.makeActs(of: person)
    try looks.report("`case show`, same register", ["case", "show", person], runs: runs)
    reportWhole(try (0..<runs).map { _ in try bench.fullfolj("case", "show", person) })
    try bench.stop()
  }

  /// What a counsellor waits for: the program started, the reading written down and committed, the case shown.
  private func reportWhole(_ measured: [Measurement]) {
    let milliseconds = measured.median.seconds * 1000
    tell(
      "| `case show`, the whole process, \(NightHistory.acts) acts and the entry of who read them | – "
        + "| \(figure(milliseconds, 1)) ms | – | – | ≤ 50 ms | \(milliseconds <= 50 ? "yes" : "**no**") "
        + "| \(figure(measured.peak, 0)) |")
  }
}
