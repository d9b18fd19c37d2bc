import ArgumentParser
import Glibc
import PostgreSQL

/// Measures imports and nights against what PostgreSQL alone does in the same run, as ratios.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullfolj-bench",
    abstract: "Measures imports and nights as ratios to PostgreSQL's own \\copy and anti-join in the same run.")

  @Option(help: "The fullfolj program to measure.") var program: String
  @Option(help: "An empty folder to work in.") var into: String
  @Option(help: "Rows of the rolls to import, separated by commas.") var rows = "10000,100000,1000000"
  @Option(help: "Residents of the night; nine in ten and a bit are on a roll.") var residents = 480_000
  @Option(help: "Runs whose median is told.") var runs = 5

  func validate() throws {
    guard !sizes.isEmpty, sizes.allSatisfy({ (1_000...1_500_000).contains($0) }),
      (1_000...2_000_000).contains(residents),
      (1...50).contains(runs)
    else { throw ValidationError("rows are 1000–1500000, residents 1000–2000000, runs 1–50") }
  }

  private var sizes: [Int] { rows.split(separator: ",").compactMap { Int($0) } }

  func run() throws {
    tell("median of \(runs) runs; ratio = ours / PostgreSQL's \\copy of the same file into a bare unlogged table\n")
    tell("| work | rows | ours, s | \\copy, s | ratio | bar | importer's peak, MiB |")
    tell("|---|---|---|---|---|---|---|")
    for size in sizes { try RollBench(bench: try register("rolls-\(size)"), rows: size, runs: runs).run() }
    tell("\n| night | persons | ours, s | anti-join, s | bar | peak, MiB |")
    tell("|---|---|---|---|---|---|")
    try NightBench(bench: try register("night"), residents: residents, runs: runs).run()
  }

  /// A register of its own for each part, so that none finds another's rows.
  private func register(_ name: String) throws -> BenchRegister {
    let register = BenchRegister(program: program, folder: "\(into)/\(name)")
    try register.prepare()
    return register
  }
}
