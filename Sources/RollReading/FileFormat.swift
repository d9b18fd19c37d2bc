import ActivityResponsibility

/// Every format that a file can be recognised as. A new format enters the product here and in `FormatDetection`.
public enum FileFormat: Hashable, Sendable, CaseIterable {
  case delimitedText
  /// A zip archive, which is what an Excel workbook (`.xlsx`) is.
  case workbook
  /// Excel's format before 2007 (`.xls`).
  case oldWorkbook
  case xml
  case json
  /// Navet's term-code file (`#UP`).
  case termCodes
  case pdf
  case compressed
  /// Bytes that are no text.
  case binary

  /// Whether this version reads it.
  public var isReadable: Bool { self == .delimitedText }

  /// The format in words, as in "the file is …".
  public var phrase: Phrase {
    switch self {
    case .delimitedText: Phrase("avgränsad text (CSV)", "delimited text (CSV)")
    case .workbook:
      Phrase("en Excel-arbetsbok (xlsx) eller annan zip-fil", "an Excel workbook (xlsx) or other zip file")
    case .oldWorkbook: Phrase("en äldre Excel-arbetsbok (xls)", "an older Excel workbook (xls)")
    case .xml: Phrase("XML", "XML")
    case .json: Phrase("JSON", "JSON")
    case .termCodes: Phrase("en termkodsfil från Navet (#UP)", "a term-code file from Navet (#UP)")
    case .pdf: Phrase("en PDF", "a PDF")
    case .compressed: Phrase("en komprimerad fil", "a compressed file")
    case .binary: Phrase("inte text", "not text")
    }
  }
}
