import ActivityResponsibility

/// The formats that are recognised to be refused by name.
extension FileFormat {
  /// Excel's format before 2007 (`.xls`).
  public static let oldWorkbook = FileFormat(
    "old-workbook", Phrase("en äldre Excel-arbetsbok (xls)", "an older Excel workbook (xls)"),
    recognises: { $0.starts(with: 0xD0, 0xCF, 0x11, 0xE0) })

  public static let compressed = FileFormat(
    "compressed", Phrase("en komprimerad fil", "a compressed file"), recognises: { $0.starts(with: 0x1F, 0x8B) })

  public static let pdf = FileFormat(
    "pdf", Phrase("en PDF", "a PDF"), recognises: { $0.starts(with: 0x25, 0x50, 0x44, 0x46, 0x2D) })

  /// XML of no kind that is known.
  public static let xml = FileFormat(
    "xml", Phrase("XML av okänt slag", "XML of an unknown kind"), recognises: \.isXML)

  /// JSON of no kind that is known.
  public static let json = FileFormat(
    "json", Phrase("JSON av okänt slag", "JSON of an unknown kind"), recognises: { $0.exchange != nil })

  /// Bytes that are no text.
  public static let binary = FileFormat(
    "binary", Phrase("inte text", "not text"),
    recognises: { TextEncoding.utf16(of: $0.head) == nil && $0.head.contains(0) })
}
