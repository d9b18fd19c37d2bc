import ActivityResponsibility
import RollReading
import SettingFiles

/// A layout as a person reads and writes it: TOML, with the layout that it means.
public struct LayoutFile: Hashable, Sendable {
  /// The text as it was written, comments and all.
  public let text: String
  public let layout: TableLayout

  /// Reads a layout.
  ///
  /// - Parameters:
  ///   - content: what the source's files tell of: it decides which fields there are.
  ///   - name: what the text is called in errors.
  /// - Throws: ``ErrorCode/settingUnknown`` for a key or field that is none, with the one that may be meant;
  ///   ``ErrorCode/settingMalformed`` for a value that is not possible, and for text that is not TOML, with its line.
  public init(text: String, for content: FileContent, name: String = "layout") throws(ExplainedError) {
    let table = try SettingTable(
      text: text, file: name,
      guide: Phrase("se avsnittet om layouter i docs/FORMATS.md", "see the section on layouts in docs/FORMATS.md"))
    self.text = text
    layout = try LayoutReading(table, content: content).layout()
  }

  /// A layout written out, with comments that a person understands.
  ///
  /// - Parameter remarks: lines to stand first, as comments.
  public init(_ layout: TableLayout, remarks: [String] = []) {
    self.layout = layout
    text = LayoutText(layout, remarks: remarks).text
  }
}
