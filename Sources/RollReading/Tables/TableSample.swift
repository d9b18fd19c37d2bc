import ActivityResponsibility

/// The first rows of a table, decoded, for proposing a layout and for a person to look at.
///
/// It holds what the file holds: personal data, for the eyes of the person at the terminal and for no log.
public struct TableSample: Sendable {
  /// A row that is not blank.
  public struct Row: Hashable, Sendable {
    /// The row as a person counts.
    public let row: Int32
    public let cells: [String]

    public init(row: Int32, cells: [String]) {
      self.row = row
      self.cells = cells
    }
  }

  /// `nil` for a table that did not lie in text.
  public let encoding: TextEncoding?
  public let separator: Separator?
  /// The headings; `nil` where the file has none.
  public let headings: Row?
  /// The rows below the headings.
  public let rows: [Row]

  /// Looks at the beginning of delimited text.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file.
  ///   - isWholeFile: whether `head` is all of it.
  ///   - content: what the file tells of: the headings of that are known.
  /// - Throws: an error with a `FILE-` code where it is no delimited text, or empty.
  public init(
    head: UnsafeRawBufferPointer, isWholeFile: Bool, content: FileContent
  ) throws(ExplainedError) {
    let format = FileFormat.recognise(head)
    guard format == .delimitedText else { throw .formatNotReadable(format) }
    let encoding = try TextEncoding.detect(head, isWholeFile: isWholeFile)
    var decoder = TextDecoder(encoding)
    let text = [UInt8](unsafeUninitializedCapacity: 3 * head.count + 8) { output, count in
      count = decoder.decode(head, into: UnsafeMutableRawBufferPointer(output)).written
    }
    let known: (String) -> Bool = { TableField.named($0, of: content) != nil }
    let search = HeadingSearch(row: nil, leastWidth: 0) { cells in
      HeadingSearch.Worth(isEnough: false, known: cells.count(where: known))
    }
    let (records, separator) = try HeadingRow.firstRecords(in: text, isWhole: isWholeFile, search: search)
    self.init(
      rows: records.map { Row(row: $0.row, cells: $0.cells) }, isKnown: known, encoding: encoding,
      separator: separator)
  }

  /// The same of rows that lay elsewhere than in text, such as in a workbook.
  ///
  /// - Parameters:
  ///   - rows: the first rows that are not blank.
  ///   - content: what the file tells of.
  public init(rows: [Row], content: FileContent) {
    self.init(
      rows: rows, isKnown: { TableField.named($0, of: content) != nil }, encoding: nil, separator: nil)
  }

  private init(rows: [Row], isKnown: (String) -> Bool, encoding: TextEncoding?, separator: Separator?) {
    self.encoding = encoding
    self.separator = separator
    // Headings stand above the first person. Of the rows there, the one with most known words, else the last.
    let people = rows.firstIndex { $0.cells.contains(where: HeadingSearch.isSomebody) } ?? min(1, rows.count)
    let above = rows[..<people]
    // A row with long numbers is no headings: what stands in it may be somebody's, and would be saved as a heading.
    let best = above.indices.filter { !TableSample.hasLongNumbers(rows[$0]) }.max { left, right in
      (rows[left].cells.count(where: isKnown), left) < (rows[right].cells.count(where: isKnown), right)
    }
    headings = best.map { rows[$0] }
    self.rows = Array(rows[((best ?? -1) + 1)...])
  }

  private static func hasLongNumbers(_ row: Row) -> Bool {
    row.cells.contains { cell in cell.utf8.count { $0 >= 0x30 && $0 <= 0x39 } >= 6 }
  }
}
