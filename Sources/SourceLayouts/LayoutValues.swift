import ActivityResponsibility
import RollReading
import SettingFiles

/// What values of a layout are beside what those of any settings are.
extension SettingTable {
  /// A text with something in it; `nil` where the key is not there.
  func filledText(_ key: String) throws(ExplainedError) -> String? {
    guard let text = try text(key) else { return nil }
    guard !text.isEmpty else { throw malformed(key, "en text inom citattecken", "a text in quotes") }
    return text
  }

  /// Texts with something in each; `nil` where the key is not there.
  func filledTexts(_ key: String) throws(ExplainedError) -> [String]? {
    guard let texts = try textList(key) else { return nil }
    guard !texts.contains("") else { throw malformed(key, "texter: [\"…\", \"…\"]", "texts: [\"…\", \"…\"]") }
    return texts
  }

  /// Where a field stands.
  func column(_ key: String) throws(ExplainedError) -> TableLayout.Column {
    if let place = try? whole(key, in: 1...256) { return .position(place) }
    if let heading = try? filledText(key) { return .heading(heading) }
    if let headings = try? filledTexts(key), !headings.isEmpty { return .anyHeading(headings) }
    throw malformed(
      key, "rubriken inom citattecken, flera inom [ ], eller kolumnens nummer från vänster (1–256)",
      "the heading in quotes, several in [ ], or the column's number from the left (1–256)")
  }
}
