import ActivityResponsibility

/// One record of delimited text: a row as a person counts, although a quoted cell may run over several lines.
/// Valid only while it is being read.
struct Record {
  let base: UnsafePointer<UInt8>
  /// Start and end of each cell, in pairs.
  let bounds: UnsafePointer<UInt32>
  /// Cells that there are headings for and that the record has.
  let count: Int
  let row: Int32
  /// Where the whole record is.
  let start: Int
  let end: Int
  /// Whether a cell beyond the last heading has something in it.
  let hasExtraCells: Bool
  /// The cell where text follows a closing quotation mark, or -1.
  let misplacedQuote: Int
  /// Whether it is worth looking for damaged letters.
  let mayBeDamaged: Bool
  /// The first cell that is read and holds a spreadsheet's error, or -1.
  var errorCell = -1

  /// The cell in a column; empty where the column is -1 (the file has none) or the record ends before it.
  @inline(__always)
  func cell(_ column: Int) -> Cell {
    guard column >= 0, column < count else { return .empty }
    return Cell(trimming: base, from: Int(bounds[2 * column]), to: Int(bounds[2 * column + 1]))
  }

  /// The cell, or nothing where it holds a word for nothing such as `NULL`.
  @inline(__always)
  func value(_ column: Int) -> Cell { cell(column).unlessNullWord }

  /// Whether nothing is in any cell.
  var isBlank: Bool {
    guard !hasExtraCells else { return false }
    for column in 0..<count where !cell(column).isEmpty { return false }
    return true
  }

  /// The record as it stands in the file, in UTF-8 and cut between two characters, for the person who corrects it.
  var raw: [UInt8] {
    var cut = min(end, start + Finding.rawRowLimit)
    if cut < end {
      while cut > start, base[cut] & 0xC0 == 0x80 { cut -= 1 }
    }
    return Array(UnsafeBufferPointer(start: base + start, count: cut - start))
  }
}
