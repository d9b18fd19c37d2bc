import ActivityResponsibility

// What can be wrong with a workbook as a whole. Names of sheets are told: a school chose them for people to see.
extension ExplainedError {
  static let partUnreadable = ExplainedError(
    .fileUnreadable, Phrase("filen kan inte läsas", "the file cannot be read"),
    fix: Phrase("kontrollera filen och läs den på nytt", "check the file and read it again"))

  static let zipEndsEarly = malformed(
    Phrase("zip-filen slutar innan den är hel", "the zip file ends before it is whole"), place: "zip")

  /// - Parameter place: where in the archive: a place counted in bytes, or what part of its format.
  static func zipBroken(_ place: String) -> ExplainedError {
    malformed(
      Phrase("zip-filens förteckning stämmer inte", "the zip file's directory does not hold together"),
      place: "zip, \(place)")
  }

  static func partBroken(_ name: [UInt8]) -> ExplainedError {
    malformed(
      Phrase(
        "en del av zip-filen är inte vad förteckningen säger (kontrollsumma, längd eller packning)",
        "a part of the zip file is not what the directory says (checksum, length or packing)"),
      place: place(of: name))
  }

  static let workbookEncrypted = ExplainedError(
    .fileForbidden,
    Phrase("arbetsboken är krypterad eller lösenordsskyddad", "the workbook is encrypted or needs a password"),
    fix: Phrase("spara den utan lösenord", "save it without a password"))

  static let notAWorkbook = ExplainedError(
    .fileFormatUnknown,
    Phrase(
      "filen är en zip-fil men ingen Excel-arbetsbok (xlsx)", "the file is a zip file but no Excel workbook (xlsx)"),
    fix: Phrase(
      "packa upp den och lämna in det som ligger i; eller spara som xlsx eller CSV",
      "unpack it and hand in what it holds; or save as xlsx or CSV"))

  /// A part of a workbook that is XML but breaks the grammar of workbooks.
  static func workbookMalformed(_ what: Phrase, part: [UInt8], row: Int32? = nil) -> ExplainedError {
    malformed(what, place: place(of: part) + (row.map { ", row \($0)" } ?? ""))
  }

  static let sharedTextTooLarge = ExplainedError(
    .fileTooLarge,
    Phrase(
      "arbetsbokens gemensamma texter är större än \(SharedStrings.limit >> 20) MB",
      "the workbook's shared texts are larger than \(SharedStrings.limit >> 20) MB"),
    fix: Phrase(
      "spara bladet som CSV (CSV UTF-8) och lämna in den filen", "save the sheet as CSV (CSV UTF-8) and hand that in"))

  static func sheetsSeveral(_ names: [String]) -> ExplainedError {
    ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "flera blad har de kolumner som behövs: \(list(names))",
        "several sheets have the columns that are needed: \(list(names))"),
      fix: Phrase(
        "ange bladet i källans uppställning, eller lämna in en arbetsbok med bara det bladet",
        "set the sheet in the source's layout, or hand in a workbook with that sheet only"))
  }

  static func sheetUnknown(_ wanted: String, among names: [String]) -> ExplainedError {
    ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "arbetsboken har inget blad \"\(wanted)\"; den har \(list(names))",
        "the workbook has no sheet \"\(wanted)\"; it has \(list(names))"),
      fix: Phrase(
        "rätta bladets namn i källans uppställning eller i arbetsboken",
        "correct the sheet's name in the source's layout or in the workbook"))
  }

  static func mergedRows(from first: Int32, to last: Int32) -> ExplainedError {
    ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "celler är sammanfogade över raderna \(first)–\(last), så att bara den första raden har uppgiften",
        "cells are merged over the rows \(first)–\(last), so that only the first row has what they say"),
      fix: Phrase(
        "dela cellerna och fyll i varje rad", "split the cells and fill in every row"))
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 10 ? " …" : "")
  }

  /// A part's name, where it is one that workbooks have: other archives' names can hold anything.
  static func place(of name: [UInt8]) -> String {
    let isPlain = name.count <= 100 && name.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    let text = String(decoding: name, as: UTF8.self)
    return isPlain && (text.hasPrefix("xl/") || text.hasPrefix("_rels/")) ? text : "zip"
  }
}
