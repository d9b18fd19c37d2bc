import Foundation
import PackagePlugin

/// Turns the `.sql` files of a target into Swift before it is compiled. A changed file is compiled in again.
@main
struct EmbedSQL: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }
      .filter { $0.pathExtension == "sql" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "SQLText.generated.swift")
    return [
      .buildCommand(
        displayName: "Embedding SQL of \(target.name)",
        executable: try context.tool(named: "embed-sql").url,
        arguments: [folder.path, output.path],
        inputFiles: files ?? [],
        outputFiles: [output])
    ]
  }
}
