import ActivityResponsibility

// What can be wrong between a layout and a file. The headings that are repeated are the layout's, never the file's.
extension ExplainedError {
  private static let seeLayout = Phrase(
    "se layouten med fullfolj source layout, eller lär om den med fullfolj source learn",
    "see the layout with fullfolj source layout, or learn it anew with fullfolj source learn")

  static func layoutHeadingMissing(_ field: String, _ heading: String, row: Int32) -> ExplainedError {
    ExplainedError(
      .fileColumnMissing,
      Phrase(
        "layouten säger att \(field) står under \"\(heading)\", men den rubriken finns inte på rad \(row)",
        "the layout says that \(field) stands under \"\(heading)\", but that heading is not on row \(row)"),
      fix: seeLayout)
  }

  static func layoutPlaceMissing(_ field: String, _ place: Int, columns: Int) -> ExplainedError {
    ExplainedError(
      .fileColumnMissing,
      Phrase(
        "layouten säger att \(field) är kolumn \(place), men filen har \(columns)",
        "the layout says that \(field) is column \(place), but the file has \(columns)"),
      fix: seeLayout)
  }

  static func headingRowMissing(_ row: Int) -> ExplainedError {
    ExplainedError(
      .fileColumnMissing,
      Phrase(
        "layouten säger att rubrikerna står på rad \(row), men den raden är tom eller finns inte",
        "the layout says that the headings are on row \(row), but that row is empty or is not there"),
      fix: seeLayout)
  }

  static func layoutNeedsPlaces(_ field: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed,
      Phrase(
        "layouten säger att filen saknar rubriker, men ger \(field) en rubrik",
        "the layout says that the file has no headings, but gives \(field) a heading"),
      fix: Phrase("ge kolumnens nummer från vänster", "give the column's number from the left"))
  }

  static func layoutFieldUnknown(_ name: String, _ known: [String]) -> ExplainedError {
    ExplainedError(
      .settingUnknown,
      Phrase(
        "layouten talar om ett fält som inte finns: \(name)", "the layout speaks of a field that is none: \(name)"),
      fix: Phrase(
        "fälten är \(known.joined(separator: ", "))", "the fields are \(known.joined(separator: ", "))"))
  }

  static func layoutFieldTwice(_ field: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed,
      Phrase("layouten ger \(field) två platser", "the layout gives \(field) two places"), fix: seeLayout)
  }

  static func layoutColumnTwice(_ one: String, _ other: String) -> ExplainedError {
    ExplainedError(
      .settingMalformed,
      Phrase(
        "layouten ger \(one) och \(other) samma kolumn", "the layout gives \(one) and \(other) the same column"),
      fix: seeLayout)
  }

  static func skipColumnMissing(_ name: String) -> ExplainedError {
    ExplainedError(
      .fileColumnMissing,
      Phrase(
        "layouten utelämnar rader efter kolumnen \"\(name)\", som filen inte har",
        "the layout leaves out rows by the column \"\(name)\", which the file does not have"),
      fix: seeLayout)
  }
}
