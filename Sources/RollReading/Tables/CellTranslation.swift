/// Makes a source's own way of writing cells into ours, record by record, as its layout says: null words, words, days,
/// and what holds where nothing is said.
///
/// The translated record is then read as any other. Files without a layout never come here.
struct CellTranslation<Field: HeadedField>: Sendable {
  /// What is done with a column.
  private struct Column: Sendable {
    let index: Int
    var words: [String: String] = [:]
    var isName = false
    var days: TableLayout.DayStyle?
    var constant: String?
  }

  private let columns: [Column]
  private let nullWords: Set<String>
  private let width: Int
  private var text: [UInt8] = []
  private var bounds: [UInt32]

  init(_ layout: TableLayout, _ map: ColumnMap<Field>) {
    width = map.headings.count
    bounds = Array(repeating: 0, count: 2 * max(1, map.headings.count))
    nullWords = Set(layout.nullWords.flatMap { CellTranslation.keys(of: $0) })
    let constants = Dictionary(map.constants.map { ($0.column, $0.value) }) { first, _ in first }
    var words: [Int: [String: String]] = [:]
    for (name, theirs) in layout.words {
      guard let field = ColumnMap<Field>.field(named: name), map.position(field) >= 0 else { continue }
      for (word, ours) in theirs {
        for key in CellTranslation.keys(of: word) { words[map.position(field), default: [:]][key] = ours }
      }
    }
    columns = Field.allCases.compactMap { field in
      let index = map.position(field)
      guard index >= 0 else { return nil }
      return Column(
        index: index, words: words[index] ?? [:], isName: field.isName,
        days: field.isDay && layout.days != .usual ? layout.days : nil, constant: constants[index])
    }
  }

  /// Gives the record as we would have written it; its row and where it stands in the file are the same.
  @inline(__always)
  mutating func withTranslated<Result>(
    _ record: Record, _ body: (Record) throws -> Result
  ) rethrows -> Result {
    text.removeAll(keepingCapacity: true)
    for index in bounds.indices { bounds[index] = 0 }
    for column in columns {
      let start = text.count
      append(record.cell(column.index), of: column)
      bounds[2 * column.index] = UInt32(truncatingIfNeeded: start)
      bounds[2 * column.index + 1] = UInt32(truncatingIfNeeded: text.count)
    }
    // Never empty, so that it has an address.
    text.append(0)
    return try text.withUnsafeBufferPointer { text in
      try bounds.withUnsafeBufferPointer { bounds in
        guard let base = text.baseAddress, let bounds = bounds.baseAddress else { return try body(record) }
        return try body(
          Record(
            base: base, bounds: bounds, count: width, row: record.row, start: 0, end: 0,
            hasExtraCells: record.hasExtraCells, misplacedQuote: record.misplacedQuote,
            mayBeDamaged: record.mayBeDamaged, errorCell: record.errorCell))
      }
    }
  }

  private mutating func append(_ cell: Cell, of column: Column) {
    var isEmpty = column.isName ? cell.isEmpty : cell.unlessNullWord.isEmpty
    if !isEmpty, !column.isName, !nullWords.isEmpty { isEmpty = nullWords.contains(cell) }
    if !column.words.isEmpty, let ours = isEmpty ? column.words[""] : word(cell, in: column.words) {
      if ours.isEmpty {
        isEmpty = true
      } else {
        text.append(contentsOf: ours.utf8)
        return
      }
    }
    if isEmpty {
      if let constant = column.constant { text.append(contentsOf: constant.utf8) }
    } else if let style = column.days {
      DayTranslation.append(cell, style, to: &text)
    } else {
      text.append(contentsOf: cell.bytes)
    }
  }

  private func word(_ cell: Cell, in words: [String: String]) -> String? {
    if let ours = words[String(decoding: cell.bytes, as: UTF8.self)] { return ours }
    guard let folded = foldedText(cell.bytes), !folded.isEmpty else { return nil }
    return words["\0" + folded]
  }

  /// A word as it is written, and as it is folded if anything is left of it then; a mark keeps the two apart.
  static func keys(of word: String) -> [String] {
    guard let folded = foldedText(word), !folded.isEmpty, !folded.contains("?") else { return [word] }
    return [word, "\0" + folded]
  }
}

extension Set<String> {
  /// Whether a cell is one of the words, as written or folded; the words are keys of `CellTranslation`.
  func contains(_ cell: Cell) -> Bool {
    if contains(String(decoding: cell.bytes, as: UTF8.self)) { return true }
    guard let folded = foldedText(cell.bytes), !folded.isEmpty else { return false }
    return contains("\0" + folded)
  }
}
