import ActivityResponsibility

/// Finds the row of headings among the first rows of a table, whether it is text or a workbook's sheet.
///
/// A title, a date of export or an empty line may stand above the headings; such rows are passed over and are no
/// findings. But nobody is passed over: a row with somebody's number in it is never above the headings.
struct HeadingSearch {
  /// How many rows that are not blank are looked at.
  static let rowLimit = 20

  /// What a row would be worth as the headings.
  struct Worth: Hashable {
    /// Whether it has every column that cannot be done without.
    var isEnough: Bool
    /// How many of its cells are known headings.
    var known: Int
  }

  /// The headings, or the lack of them.
  struct Found: Hashable {
    /// The row of the headings, or the last row before the first row of people where there are none.
    var row: Int32
    /// The headings, without the empty ones at the end; empty words where there are none.
    var cells: [String]
    /// Whether the table has no headings: every row after `row` is of somebody.
    var isAbsent: Bool
    var known: Int
    /// How many of the rows have as many cells as the headings.
    var rowsAlike: Int

    /// What tells the right separator from the others: it makes sense of headings, divides the rows evenly, and divides.
    var worth: (Int, Int, Int) { (known, rowsAlike, cells.count) }
  }

  /// The row that the layout says; 0: none has headings; `nil`: to be found.
  let row: Int?
  /// The last column that the layout names by its place: so far the headings reach, even if they are empty there.
  let leastWidth: Int
  let worth: ([String]) -> Worth

  /// - Parameters:
  ///   - rows: the first rows that are not blank, each with the number a person would give it; at least one.
  ///   - rowsBefore: how many rows at the very beginning are not of the table, such as a line `sep=;`.
  /// - Returns: the first row that has all that is needed; else the one with the most headings that are known, which
  ///   is not enough and says best what is missing; `nil` where the row that the layout says is not there.
  func find(in rows: [(row: Int32, cells: [String])], rowsBefore: Int32 = 0) -> Found? {
    if row == 0 {
      let width = max(leastWidth, rows.map(\.cells.count).max() ?? 0)
      let alike = rows.count { $0.cells.count > leastWidth / 2 }
      return Found(
        row: rowsBefore, cells: Array(repeating: "", count: width), isAbsent: true, known: 0, rowsAlike: alike)
    }
    if let row {
      guard let index = rows.firstIndex(where: { Int($0.row) == row }) else { return nil }
      return found(at: index, of: rows, known: worth(rows[index].cells).known)
    }
    var best: (index: Int, known: Int)?
    for (index, candidate) in rows.prefix(HeadingSearch.rowLimit).enumerated() {
      let worth = worth(candidate.cells)
      if worth.isEnough { return found(at: index, of: rows, known: worth.known) }
      if best.map({ $0.known < worth.known }) ?? true { best = (index, worth.known) }
      if candidate.cells.contains(where: HeadingSearch.isSomebody) { break }
    }
    return best.map { found(at: $0.index, of: rows, known: $0.known) }
  }

  private func found(at index: Int, of rows: [(row: Int32, cells: [String])], known: Int) -> Found {
    var cells = rows[index].cells
    let alike = rows.count { $0.cells.count == cells.count }
    while cells.count > leastWidth, cells.last?.isEmpty == true { cells.removeLast() }
    return Found(row: rows[index].row, cells: cells, isAbsent: false, known: known, rowsAlike: alike)
  }

  /// Whether a cell is an identity number.
  static func isSomebody(_ cell: String) -> Bool {
    guard cell.utf8.count >= 10, let farAway = Day(year: 2199, month: 12, day: 31) else { return false }
    if case .success = IdentityNumber.read(cell, century: .anyone(on: farAway)) { return true }
    return false
  }
}
