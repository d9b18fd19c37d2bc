import ActivityResponsibility

/// An inspector's bundle of many youths being made, and verified.
struct BundleBench {
  let bench: BenchRegister
  let youths: Int
  let runs: Int
  /// Acts of each case beside its opening.
  private static let acts = 20

  func run() throws {
    let files = MadeUpFiles(rows: 0)
    let population = try bench.write("population.csv") { files.population(onNoRoll: youths, into: &$0) }
    try bench.fullfolj(
      "population", "import", population, "--municipality", "1496", "--as-of", "2124-02-01", "--complete", "--quiet")
    try bench.fullfolj("reconcile", "--date", "2124-03-01", "--municipality", "1496")
    try bench.psql(
      """
      INSERT INTO acts (case_id, kind, happened_on, recorded_by, channel, result, reached, note)
      SELECT id, 'contact', opened_on + step, 'somebody', 'phone', 'reached', true, 'Vill börja på folkhögskola i höst.'
      FROM cases, generate_series(1, \(Self.acts)) step ORDER BY step, id
      """)
    // Enters what no journal has yet.
    try bench.fullfolj("db", "migrate")
    let bundle = "\(bench.folder)/bundle.zip"
    var made: [Measurement] = []
    var verified: [Measurement] = []
    for _ in 0..<runs {
      made.append(
        try bench.fullfolj(
          "inspect", "export", "--municipality", "1496", "--from", "2124-01-01", "--until", "2124-06-30", "--all",
          "--into", bundle))
      verified.append(try bench.verify(bundle))
    }
    let size = "\(youths) youths, \(youths * (Self.acts + 1)) entries"
    report("bundle of \(size)", made, bar: 10)
    report("the same verified, without a database", verified, bar: 1)
    try bench.stop()
  }

  private func report(_ work: String, _ measured: [Measurement], bar: Double) {
    let seconds = measured.median.seconds
    tell(
      "| \(work) | – | \(figure(seconds, 3)) | – | – | ≤ \(figure(bar, 0)) s | \(seconds <= bar ? "yes" : "**no**") | "
        + "\(figure(measured.peak, 0)) |")
  }
}

extension BenchRegister {
  /// `fullfolj verify`, which takes no database.
  fileprivate func verify(_ bundle: String) throws -> Measurement {
    let measured = try MeasuredCommand.run([program, "verify", bundle], log: folder + "/log")
    guard measured.exitCode == 0 else { throw BenchFailure(what: "the bundle does not hold, see \(folder)/log") }
    return measured
  }
}
