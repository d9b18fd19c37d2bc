import ArgumentParser

/// Measures the product against rivals doing the same or less in the same run, as ratios.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fullfolj-bench",
    abstract: "Measures imports, readers and nights as ratios to rivals in the same run.",
    subcommands: [MeasureCommand.self, ReadCommand.self], defaultSubcommand: MeasureCommand.self)
}
