import ArgumentParser

/// Measures everything, and prints one table.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measures everything, ours and each rival in turn, and prints one table.")

  @Option(help: "The fullfolj program to measure.") var program: String
  @Option(help: "This program, which reads files alone when asked to.") var reader: String
  @Option(help: "An empty folder to work in.") var into: String
  @Option(help: "A Python that has the rivals' packages; without it they are told as not available.")
  var python: String?
  @Option(help: "The folder with the rivals' scripts.") var rivals: String?
  @Option(help: "Rows of the rolls to import, separated by commas.") var rows = "10000,1000000"
  @Option(help: "Posts of the population register's XML.") var posts = 480_000
  @Option(help: "Rows of the workbook.") var workbookRows = 100_000
  @Option(help: "Residents of the night; nine in ten and a bit are on a roll.") var residents = 480_000
  @Option(help: "Runs whose median is told.") var runs = 5
  @Option(help: "Entries of the journal.") var entries = 1_000_000
  @Option(help: "What to measure, separated by commas: rolls, reading, nights, journal, bundle.")
  var only = "rolls,reading,nights,journal,bundle"

  func validate() throws {
    guard !sizes.isEmpty, sizes.allSatisfy({ (1_000...1_500_000).contains($0) }),
      (1_000...2_000_000).contains(residents), (1_000...2_000_000).contains(posts),
      (1_000...1_000_000).contains(workbookRows), (1_000...10_000_000).contains(entries), (1...50).contains(runs)
    else {
      throw ValidationError(
        "rows are 1000–1500000, posts and residents 1000–2000000, rows of the workbook 1000–1000000, entries 1000–10000000, runs 1–50"
      )
    }
    guard !parts.isEmpty, parts.isSubset(of: ["rolls", "reading", "nights", "journal", "bundle"]) else {
      throw ValidationError("what to measure is rolls, reading, nights, journal, bundle")
    }
  }

  private var sizes: [Int] { rows.split(separator: ",").compactMap { Int($0) } }
  private var parts: Set<String> { Set(only.split(separator: ",").map(String.init)) }

  func run() throws {
    let rivals = Rivals(python: python, scripts: rivals, log: "\(into)/rivals.log")
    tell("Median of \(runs) runs, whole processes, ours and each rival in turn; ratio = ours / rival.\n")
    Comparison.tellHeading()
    if parts.contains("rolls") {
      var peaks: [RollBench.Peak] = []
      for size in sizes {
        let bench = RollBench(
          bench: try register("rolls-\(size)"), rows: size, runs: runs, rivals: rivals, isLargest: size == sizes.max())
        peaks.append(try bench.run())
      }
      RollBench.tellMemory(peaks)
    }
    if parts.contains("reading") {
      let folder = "\(into)/reading"
      try makeFolder(folder)
      try ReadBench(reader: reader, folder: folder, rivals: rivals, runs: runs).run(
        rows: sizes.max() ?? 0, posts: posts, workbookRows: workbookRows)
    }
    if parts.contains("nights") {
      try NightBench(bench: try register("night"), residents: residents, runs: runs).run()
    }
    if parts.contains("journal") {
      try JournalBench(bench: try register("journal"), entries: entries, runs: runs).run()
    }
    if parts.contains("bundle") { try BundleBench(bench: try register("bundle"), youths: 200, runs: runs).run() }
  }

  /// A register of its own for each part, so that none finds another's rows.
  private func register(_ name: String) throws -> BenchRegister {
    let register = BenchRegister(program: program, folder: "\(into)/\(name)")
    try register.prepare()
    return register
  }
}
