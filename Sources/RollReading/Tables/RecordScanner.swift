/// Finds where the cells of a record begin and end (RFC 4180: quotation marks around a cell that holds separators,
/// newlines or quotation marks; those doubled).
struct RecordScanner {
  enum Outcome {
    /// A record, and where the next one begins.
    case record(next: Int)
    /// The bytes end before the record does.
    case incomplete(insideQuotes: Bool)
    /// A quotation mark that is never closed, or that swallowed a newline before text where a separator belongs.
    case quoteUnclosed
  }

  private let base: UnsafePointer<UInt8>
  private let separator: UInt8
  /// The separator in each of eight bytes.
  private let separators: UInt64
  /// Cells that there are headings for.
  private let cellLimit: Int
  private let bounds: UnsafeMutablePointer<UInt32>
  /// Where cells are written whose doubled quotation marks have been made single.
  private let scratch: UnsafeMutablePointer<UInt8>
  private let scratchOffset: Int

  private(set) var count = 0
  private(set) var end = 0
  private(set) var hasExtraCells = false
  private(set) var misplacedQuote = -1
  private var scratchUsed = 0

  /// - Parameters:
  ///   - base: the text; `scratchOffset` bytes in begins a region at least eight bytes longer than a record, for cells
  ///     that are rewritten. Up to seven bytes after the text are looked at.
  ///   - bounds: room for `cellLimit` pairs.
  init(
    base: UnsafeMutablePointer<UInt8>, scratchOffset: Int, separator: UInt8, cellLimit: Int,
    bounds: UnsafeMutablePointer<UInt32>
  ) {
    self.base = UnsafePointer(base)
    self.scratch = base + scratchOffset
    self.scratchOffset = scratchOffset
    self.separator = separator
    separators = UInt64(separator) * 0x0101_0101_0101_0101
    self.cellLimit = cellLimit
    self.bounds = bounds
  }

  /// Scans the record that begins at `start`; `limit` is where the text ends so far, and `isFinal` whether it ends
  /// there for good.
  @inline(__always)
  mutating func scan(from start: Int, to limit: Int, isFinal: Bool) -> Outcome {
    count = 0
    hasExtraCells = false
    misplacedQuote = -1
    scratchUsed = 0
    var position = start
    while true {
      let first = position
      if position < limit, base[position] == 0x22 {
        switch quotedCell(from: position, to: limit, isFinal: isFinal) {
        case .ends(let next): position = next
        case .stops(let outcome): return outcome
        }
      } else {
        position = cellEnd(from: position, to: limit)
        note(first, position)
      }
      guard position < limit else {
        guard isFinal else { return .incomplete(insideQuotes: false) }
        end = position
        return .record(next: position)
      }
      guard base[position] == separator else {
        end = position
        return .record(next: position + 1)
      }
      position += 1
    }
  }

  /// The next separator or newline, or `limit`. Looks at eight bytes at a time, which covers most cells in one step.
  @inline(__always)
  private func cellEnd(from start: Int, to limit: Int) -> Int {
    var position = start
    while position < limit {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      let other = word ^ separators
      // The high bit of each byte that equals the separator or is below space; above the lowest such byte a borrow may
      // have set others, and only the lowest is used.
      let found =
        ((other &- 0x0101_0101_0101_0101) & ~other | (word &- 0x2020_2020_2020_2020) & ~word) & 0x8080_8080_8080_8080
      if found == 0 {
        position += 8
        continue
      }
      position += found.trailingZeroBitCount / 8
      if position >= limit { break }
      let byte = base[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { return position }
      position += 1
    }
    return limit
  }

  /// Keeps a cell's place, or what matters of one beyond the last heading.
  @inline(__always)
  private mutating func note(_ start: Int, _ end: Int) {
    if count < cellLimit {
      bounds[2 * count] = UInt32(truncatingIfNeeded: start)
      bounds[2 * count + 1] = UInt32(truncatingIfNeeded: end)
      count += 1
    } else if !Cell(trimming: base, from: start, to: end).isEmpty {
      hasExtraCells = true
    }
  }

  private enum QuotedCell {
    case ends(Int)
    case stops(Outcome)
  }

  private mutating func quotedCell(from start: Int, to limit: Int, isFinal: Bool) -> QuotedCell {
    var position = start + 1
    var hasNewline = false
    var hasDoubled = false
    while true {
      while position < limit, base[position] != 0x22 {
        if base[position] == 0x0A || base[position] == 0x0D { hasNewline = true }
        position += 1
      }
      guard position < limit else { return .stops(isFinal ? .quoteUnclosed : .incomplete(insideQuotes: true)) }
      if position + 1 == limit, !isFinal { return .stops(.incomplete(insideQuotes: true)) }
      guard position + 1 < limit, base[position + 1] == 0x22 else { break }
      hasDoubled = true
      position += 2
    }
    let closing = position
    position += 1
    while position < limit, base[position] == 0x20 { position += 1 }
    if position == limit, !isFinal { return .stops(.incomplete(insideQuotes: false)) }
    if position == limit || base[position] == separator || base[position] == 0x0A || base[position] == 0x0D {
      if hasDoubled { noteRewritten(start + 1, closing) } else { note(start + 1, closing) }
      return .ends(position)
    }
    // Text after the closing mark. Within one line it spoils the row alone; over several, rows have been swallowed.
    if hasNewline { return .stops(.quoteUnclosed) }
    if misplacedQuote < 0 { misplacedQuote = count }
    position = cellEnd(from: position, to: limit)
    note(start, position)
    return .ends(position)
  }

  /// Writes a cell with its doubled quotation marks made single, and keeps its place.
  private mutating func noteRewritten(_ start: Int, _ end: Int) {
    let from = scratchUsed
    var position = start
    while position < end {
      scratch[scratchUsed] = base[position]
      scratchUsed += 1
      position += base[position] == 0x22 ? 2 : 1
    }
    note(scratchOffset + from, scratchOffset + scratchUsed)
  }
}
