import ActivityResponsibility

extension FileFormat {
  /// Navet's XML of Folkbokforingsposter.
  public static let navet = FileFormat(
    "navet", Phrase("XML från Navet", "XML from Navet"), content: .population, request: .navet,
    recognises: { NavetReader.isNavet($0.elements) },
    readers: FormatReaders(
      population: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try NavetReader(file, context: context))
      }))

  /// Navet's term-code file (`#UP`).
  public static let termCodes = FileFormat(
    "term-codes", Phrase("en termkodsfil från Navet (#UP)", "a term-code file from Navet (#UP)"), content: .population,
    request: .termCodes,
    recognises: {
      $0.beginning.first == 0x23
        && ($0.beginning == Array("#UP0".utf8) || $0.beginning == Array("#DAT".utf8) || TermCodeLine.begins($0.head))
    },
    readers: FormatReaders(
      population: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try TermCodeReader(file, context: context))
      }))
}

extension FormatRequest {
  /// Navet's XML.
  public static let navet = FormatRequest(named: "navet")
  /// Navet's term-code file (`#UP`).
  public static let termCodes = FormatRequest(named: "up")
}
