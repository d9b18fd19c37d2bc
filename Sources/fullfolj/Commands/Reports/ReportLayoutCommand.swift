import ActivityResponsibility
import ArgumentParser

/// The layout of the national file.
struct ReportLayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: said(
      "Visar vår exempellayout, att utgå från, eller prövar en egen.",
      "Shows our example of a layout, to begin from, or tries one."),
    discussion: said(
      "Exempel: fullfolj report layout > scb.toml", "Example: fullfolj report layout > scb.toml"))
  @Option(help: ArgumentHelp(said("Pröva den här layouten.", "Try this layout."), valueName: "layout.toml"))
  var check: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let check else {
      Terminal.write(ReportLayoutFile.exampleText, to: 1)
      return
    }
    let layout = try ReportLayoutFile(path: check).layout
    common.tell(
      "layouten \(layout.name) går att läsa: \(layout.columns.count) kolumner, \(layout.checks.count) kontroller",
      "the layout \(layout.name) can be read: \(layout.columns.count) columns, \(layout.checks.count) checks")
  }
}
