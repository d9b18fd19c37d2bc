import ActivityResponsibility
import ArgumentParser
import Register
import RollReading
import SourceLayouts

/// The layout of one file, where it is not the one saved for its source.
struct LayoutOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(
        "Layout för just den här filen; annars den som är sparad för källan.",
        "Layout of this very file; else the one saved for the source."),
      valueName: "layout.toml"))
  var layout: String?

  func file(for kind: DeliveryKind) throws -> LayoutFile? { try layout.map { try LayoutFile(path: $0, for: kind) } }
}

extension LayoutFile {
  /// Reads a layout from disk.
  init(path: String, for kind: DeliveryKind) throws {
    let file = try DeliveredFile(path: path)
    let bytes = try file.head(65_537)
    guard bytes.count <= 65_536, let text = String(validating: bytes, as: UTF8.self) else {
      throw ExplainedError(
        .settingMalformed,
        Phrase("filen är ingen layout: högst 64 KB i UTF-8", "the file is no layout: at most 64 KB of UTF-8"),
        place: path, fix: Phrase("se fullfolj source presets", "see fullfolj source presets"))
    }
    try self.init(text: text, for: kind.content, name: path)
  }
}

extension Preset {
  /// The preset as the layout of a source. - Throws: where the source delivers something else.
  func file(for kind: DeliveryKind) throws -> LayoutFile {
    guard content == kind.content else {
      throw ExplainedError(
        .wrongUse,
        Phrase("den färdiga layouten är för elevlistor", "the preset is for rolls"), place: "--preset",
        fix: Phrase("välj en annan; se fullfolj source presets", "choose another; see fullfolj source presets"))
    }
    return try file()
  }
}
