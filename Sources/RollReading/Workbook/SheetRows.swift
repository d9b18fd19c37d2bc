import ActivityResponsibility

/// Puts a sheet's cells together to rows that look like those of delimited text: each row's cells one after the other
/// in UTF-8, with a tab between.
struct SheetRows {
  /// What the cell that is being read holds.
  private enum Kind {
    case none, number, day, shared, text, inline, boolean, error
  }

  private let strings: SharedStrings
  private let styles: WorkbookStyles
  private let countsFrom1904: Bool
  private let part: [UInt8]
  /// How many columns from the left are read; of those beyond it is only told whether they hold anything.
  private let columnLimit: Int

  private var text: [UInt8] = []
  private var bounds: [UInt32] = []
  private(set) var row: Int32 = 0
  private var column = -1
  private var kind = Kind.none
  private var start = 0
  private var hasFormula = false
  private var hasValue = false
  private var hasExtraCells = false
  private var isInRow = false
  /// The columns in the row whose cells hold an error, or a formula that nobody has worked out.
  private(set) var errors: [Int] = []

  init(_ book: WorkbookContents, part: ZipArchive.Member, columnLimit: Int) {
    strings = book.strings
    styles = book.styles
    countsFrom1904 = book.parts.countsFrom1904
    self.part = part.name
    self.columnLimit = columnLimit
    text.reserveCapacity(4_096)
    bounds.reserveCapacity(2 * columnLimit)
  }

  /// A row begins. One without a number follows the one before.
  mutating func beginRow(_ given: UnsafeBufferPointer<UInt8>?) throws {
    let number = given.map { Int32(plainNumber($0) ?? 0) } ?? row + 1
    guard !isInRow, number > row, number <= CellReference.rowLimit else {
      throw malformed(Phrase("raderna står inte i ordning", "the rows are not in order"))
    }
    isInRow = true
    row = number
    column = -1
    hasExtraCells = false
    text.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    if !errors.isEmpty { errors.removeAll() }
  }

  /// A cell begins. One without a reference follows the one before.
  mutating func beginCell(
    _ reference: UnsafeBufferPointer<UInt8>?, style: UnsafeBufferPointer<UInt8>?, type: UnsafeBufferPointer<UInt8>?
  ) throws {
    var next = column + 1
    if let reference {
      guard let place = CellReference(reference), place.row == row else { throw cellMisplaced }
      next = place.column
    }
    guard isInRow, kind == .none, next > column, next < CellReference.columnLimit else { throw cellMisplaced }
    while column + 1 < min(next, columnLimit) {
      column += 1
      if column > 0 { text.append(0x09) }
      bounds.append(UInt32(text.count))
      bounds.append(UInt32(text.count))
    }
    column = next
    if column > 0 { text.append(0x09) }
    start = text.count
    hasFormula = false
    hasValue = false
    kind = SheetRows.kind(type)
    if kind == .number, let style, let number = plainNumber(style), styles.showsDay(number) { kind = .day }
    if kind == .none { throw malformed(Phrase("en cell är av okänt slag", "a cell is of an unknown kind")) }
  }

  private static func kind(_ type: UnsafeBufferPointer<UInt8>?) -> Kind {
    guard let type, let first = type.first else { return .number }
    if type.count == 1 {
      switch first {
      case 0x6E: return .number
      case 0x73: return .shared
      case 0x62: return .boolean
      case 0x65: return .error
      case 0x64: return .text  // A day as text, YYYY-MM-DD.
      default: return .none
      }
    }
    // Compared by hand, since every cell of some sheets comes here.
    if type.count == 3 { return first == 0x73 && type[1] == 0x74 && type[2] == 0x72 ? .text : .none }
    guard type.count == 9, let base = type.baseAddress, type[8] == 0x72,
      UnsafeRawPointer(base).loadUnaligned(as: UInt64.self).bigEndian == 0x696E_6C69_6E65_5374
    else { return .none }
    return .inline  // inlineStr
  }

  /// What a cell holds.
  mutating func value(_ given: UnsafeBufferPointer<UInt8>) throws {
    guard kind != .none else { return }
    guard !hasValue else { throw cellMisplaced }
    hasValue = true
    guard !given.isEmpty else { return }
    switch kind {
    case .none: break
    case .number, .day: append(number: trimmed(given))
    case .shared:
      guard let number = plainNumber(trimmed(given)), strings.append(number, to: &text) else {
        throw malformed(
          Phrase("en cell hänvisar till en text som inte finns", "a cell refers to a text that is not there"))
      }
    case .text, .inline: EscapedText.append(given, to: &text)
    case .boolean:
      switch given.count == 1 ? given[0] : 0 {
      case 0x30: text.append(contentsOf: "FALSE".utf8)
      case 0x31: text.append(contentsOf: "TRUE".utf8)
      default: text.append(contentsOf: given)
      }
    case .error: text.append(contentsOf: given)
    }
  }

  /// A text in the cell itself, or a run of one.
  mutating func inlineText(_ given: UnsafeBufferPointer<UInt8>) {
    if kind == .inline { EscapedText.append(given, to: &text) }
  }

  mutating func formula() { hasFormula = true }

  private mutating func append(number given: UnsafeBufferPointer<UInt8>) {
    if kind == .number, given.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      text.append(contentsOf: given)
      return
    }
    let number = CellNumber(given)
    if let written = kind == .day ? number?.day(countsFrom1904: countsFrom1904) : number?.wholeDigits {
      text.append(contentsOf: written.utf8)
    } else {
      text.append(contentsOf: given)
    }
  }

  mutating func endCell() throws {
    if kind == .error || hasFormula && !hasValue { errors.append(column) }
    kind = .none
    guard text.count <= DelimitedText.rowLimit else { throw ExplainedError.rowTooLong(row: row) }
    if column < columnLimit {
      bounds.append(UInt32(start))
      bounds.append(UInt32(text.count))
    } else if !hasExtraCells {
      let start = start
      hasExtraCells = text.withUnsafeBufferPointer { text in
        text.baseAddress.map { !Cell(trimming: $0, from: start, to: text.count).isEmpty } ?? false
      }
    }
  }

  /// The row is whole; rows with nothing in them are passed over.
  mutating func endRow(_ body: (Record, _ errors: [Int]) throws -> Void) throws {
    isInRow = false
    guard !text.isEmpty || !errors.isEmpty else { return }
    if text.isEmpty { text.append(0x20) }
    // One pair more than there are cells, so that there is something to point at where all cells are beyond the limit.
    bounds.append(0)
    bounds.append(0)
    try text.withUnsafeBufferPointer { text in
      try bounds.withUnsafeBufferPointer { bounds in
        // Neither is ever empty.
        guard let base = text.baseAddress, let first = bounds.baseAddress else { return }
        let record = Record(
          base: base, bounds: first, count: bounds.count / 2 - 1, row: row, start: 0, end: text.count,
          hasExtraCells: hasExtraCells, misplacedQuote: -1, mayBeDamaged: true)
        if record.cell(0).isEmpty && record.isBlank && errors.isEmpty { return }
        try body(record, errors)
      }
    }
  }

  private func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let base = text.baseAddress, let last = text.last, text[0] <= 0x20 || last <= 0x20 else { return text }
    return Cell(trimming: base, from: 0, to: text.count).bytes
  }

  private var cellMisplaced: ExplainedError {
    malformed(Phrase("cellerna står inte i ordning", "the cells are not in order"))
  }

  private func malformed(_ what: Phrase) -> ExplainedError { .workbookMalformed(what, part: part, row: row) }
}

/// A number of at most nine digits; `nil` for anything else.
@inline(__always)
func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  guard !text.isEmpty, text.count <= 9 else { return nil }
  var number = 0
  for byte in text {
    guard byte >= 0x30 && byte <= 0x39 else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}
