import ActivityResponsibility

// What can be wrong with a whole file. None of the texts repeats anything the file holds but its headings, and those
// only when they are known to be headings: in a file without a heading row they would be somebody's number.
extension ExplainedError {
  static let fileIsEmpty = ExplainedError(
    .fileEmpty, Phrase("filen är tom", "the file is empty"),
    fix: Phrase("exportera filen på nytt och kontrollera urvalet", "export the file again and check its selection"))

  static let fileHasOnlyHeadings = ExplainedError(
    .fileHasNoRows, Phrase("filen har rubriker men inga rader", "the file has headings but no rows"),
    fix: Phrase("exportera filen på nytt och kontrollera urvalet", "export the file again and check its selection"))

  static let fileHasNoPosts = ExplainedError(
    .fileHasNoRows, Phrase("filen har inga personposter", "the file has no person's record"),
    fix: Phrase("beställ filen på nytt och kontrollera urvalet", "order the file again and check its selection"))

  static func formatNotReadable(_ format: FileFormat) -> ExplainedError {
    ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "filen är \(format.phrase.swedish), som inte kan läsas här",
        "the file is \(format.phrase.english), which cannot be read here"),
      fix: saveAsCSV)
  }

  static func formatIsAnother(_ format: FileFormat, than request: FormatRequest) -> ExplainedError {
    ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "filen är \(format.phrase.swedish), inte \(request.name)",
        "the file is \(format.phrase.english), not \(request.name)"),
      fix: Phrase(
        "utelämna --format, eller lämna in den fil som menades",
        "leave --format out, or hand in the file that was meant"))
  }

  private static let saveAsCSV = Phrase(
    "spara eller exportera den som CSV med rubriker på första raden (i Excel: CSV UTF-8)",
    "save or export it as CSV with headings on the first row (in Excel: CSV UTF-8)")

  static func encodingBroken(_ encoding: TextEncoding, row: Int32) -> ExplainedError {
    ExplainedError(
      .fileEncodingBroken,
      Phrase(
        "rad \(row) är inte giltig \(encoding.phrase.swedish), som filen i övrigt är",
        "row \(row) is not valid \(encoding.phrase.english), which the rest of the file is"),
      fix: saveAsUTF8)
  }

  static let encodingMixed = ExplainedError(
    .fileEncodingBroken,
    Phrase("filen blandar två teckenkodningar", "the file mixes two encodings"), fix: saveAsUTF8)

  private static let saveAsUTF8 = Phrase(
    "exportera filen på nytt i en enda kodning, helst UTF-8", "export the file again in one encoding, UTF-8 if you can")

  static func quoteUnclosed(row: Int32) -> ExplainedError {
    ExplainedError(
      .fileQuoteUnclosed,
      Phrase(
        "ett citattecken som öppnas på rad \(row) stängs aldrig som det ska",
        "a quotation mark opened on row \(row) is never closed as it should be"),
      fix: Phrase(
        "rätta raden: en cell med citattecken skrivs inom citattecken, med varje inre citattecken dubbelt",
        "correct the row: a cell with quotation marks stands in quotation marks, each inner one doubled"))
  }

  static func rowTooLong(row: Int32) -> ExplainedError {
    ExplainedError(
      .fileTooLarge,
      Phrase(
        "rad \(row) är längre än \(DelimitedText.rowLimit) byte",
        "row \(row) is longer than \(DelimitedText.rowLimit) bytes"),
      fix: Phrase(
        "kontrollera att filen är en lista med en person på varje rad",
        "check that the file is a list with one person on each row"))
  }

  static func tooManyColumns(row: Int32) -> ExplainedError {
    ExplainedError(
      .fileTooLarge,
      Phrase(
        "rubrikraden har fler än \(DelimitedText.columnLimit) kolumner",
        "the heading row has more than \(DelimitedText.columnLimit) columns"),
      fix: Phrase("exportera bara de kolumner som behövs", "export only the columns that are needed"))
  }

  static let tooManyRows = ExplainedError(
    .fileTooLarge, Phrase("filen har för många rader", "the file has too many rows"),
    fix: Phrase("dela filen", "split the file"))

  static func columnMissing(_ heading: String, row: Int32, looksLikeData: Bool) -> ExplainedError {
    ExplainedError(
      .fileColumnMissing,
      looksLikeData
        ? Phrase(
          "rad \(row) ska ha rubriker men tycks vara en vanlig rad; rubriken \(heading) saknas",
          "row \(row) should have headings but seems to be an ordinary row; the heading \(heading) is missing")
        : Phrase(
          "kolumnen \(heading) saknas bland rubrikerna på rad \(row)",
          "the column \(heading) is missing among the headings on row \(row)"),
      fix: Phrase(
        "exportera med rubriker på första raden, en av dem \(heading), eller lär ut källans layout: fullfolj source learn",
        "export with headings on the first row, one of them \(heading), or teach the source's layout: fullfolj source learn"
      ))
  }

  static func columnTwice(_ field: String, _ first: String, _ second: String) -> ExplainedError {
    ExplainedError(
      .fileColumnTwice,
      Phrase(
        "kolumnerna \"\(first)\" och \"\(second)\" betyder båda \(field)",
        "the columns \"\(first)\" and \"\(second)\" both mean \(field)"),
      fix: Phrase("ta bort eller byt namn på den ena", "remove or rename one of them"))
  }

  static let fileChanged = ExplainedError(
    .fileChangedMeanwhile,
    Phrase("filens rubrikrad ändrades medan den lästes", "the file's heading row changed while it was read"),
    fix: Phrase(
      "vänta tills filen är färdigskriven och läs den på nytt", "wait until the file is finished and read it again"))
}
