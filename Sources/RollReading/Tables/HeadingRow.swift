import ActivityResponsibility

/// The row of headings: where it stands, what separates its cells, and what they say.
struct HeadingRow: Hashable, Sendable {
  let row: Int32
  let separator: Separator
  /// The headings as written, without the empty ones at the end.
  let cells: [String]

  /// Whether a record read later is this very row.
  func isSame(as record: Record) -> Bool {
    guard record.count == cells.count, !record.hasExtraCells else { return false }
    for column in cells.indices {
      guard record.cell(column).bytes.elementsEqual(cells[column].utf8) else { return false }
    }
    return true
  }

  /// Finds the headings in the beginning of a file.
  ///
  /// - Parameters:
  ///   - text: the beginning, decoded.
  ///   - isWhole: whether it is all of the file.
  ///   - known: how many of the headings a reader knows; the separator that makes most of them known is the file's.
  static func find(
    in text: [UInt8], isWhole: Bool, known: ([String]) -> Int
  ) throws(ExplainedError) -> HeadingRow {
    var best: (headings: HeadingRow, known: Int, alike: Int)?
    var failure: ExplainedError?
    for separator in Separator.allCases {
      let beginning: Beginning
      do throws(ExplainedError) {
        beginning = try Beginning(text, isWhole: isWhole, separator: separator)
      } catch {
        failure = failure ?? error
        continue
      }
      let count = known(beginning.headings.cells)
      if let forced = beginning.declared {
        if forced == separator { return beginning.headings }
        continue
      }
      if best.map({ ($0.known, $0.alike) < (count, beginning.recordsAlike) }) ?? true {
        best = (beginning.headings, count, beginning.recordsAlike)
      }
    }
    guard let best else { throw failure ?? .fileIsEmpty }
    // A file that cannot be read by one separator is no better by another, unless that one makes sense of it.
    if best.known == 0, let failure { throw failure }
    return best.headings
  }
}

/// The first records of a file, by one separator.
private struct Beginning {
  /// How many records are looked at.
  static let recordLimit = 20

  var headings: HeadingRow
  /// How many of the first records have as many cells as there are headings.
  var recordsAlike = 0
  /// The separator that the file declares on a line `sep=;` of its own, as Excel writes and reads.
  var declared: Separator?

  init(_ text: [UInt8], isWhole: Bool, separator: Separator) throws(ExplainedError) {
    var records: [(row: Int32, cells: [String])] = []
    var declared: Separator?
    var failure: ExplainedError?
    // A column more than the limit, so that one too many is seen.
    let limit = DelimitedText.columnLimit + 1
    var room = text + [UInt8](repeating: 0, count: text.count + 8)
    var bounds = [UInt32](repeating: 0, count: 2 * limit)
    room.withUnsafeMutableBufferPointer { room in
      bounds.withUnsafeMutableBufferPointer { bounds in
        // Neither is ever empty.
        guard let base = room.baseAddress, let bounds = bounds.baseAddress else { return }
        var scanner = RecordScanner(
          base: base, scratchOffset: text.count, separator: separator.rawValue, cellLimit: limit, bounds: bounds)
        var start = 0
        var row: Int32 = 0
        while start < text.count, records.count < Beginning.recordLimit {
          guard case .record(let next) = scanner.scan(from: start, to: text.count, isFinal: isWhole) else {
            if records.isEmpty {
              failure = Beginning.failure(&scanner, from: start, to: text.count, isWhole: isWhole, row: row + 1)
            }
            return
          }
          row += 1
          let record = Record(
            base: UnsafePointer(base), bounds: UnsafePointer(bounds), count: scanner.count, row: row, start: start,
            end: scanner.end, hasExtraCells: scanner.hasExtraCells, misplacedQuote: scanner.misplacedQuote,
            mayBeDamaged: false)
          if row == 1, let word = Beginning.declaration(record) {
            declared = word
          } else if !record.isBlank {
            if records.isEmpty {
              if scanner.end - start > DelimitedText.rowLimit { failure = .rowTooLong(row: row) }
              if scanner.count == limit || scanner.hasExtraCells { failure = .tooManyColumns(row: row) }
            }
            records.append((row, (0..<record.count).map { String(decoding: record.cell($0).bytes, as: UTF8.self) }))
          }
          start = next
          if base[next - 1] == 0x0D, next < text.count, base[next] == 0x0A { start += 1 }
        }
      }
    }
    guard failure == nil, var first = records.first else { throw failure ?? .fileIsEmpty }
    let count = first.cells.count
    while first.cells.last?.isEmpty == true { first.cells.removeLast() }
    headings = HeadingRow(row: first.row, separator: separator, cells: first.cells)
    recordsAlike = records.count { $0.cells.count == count }
    self.declared = declared
  }

  private static func failure(
    _ scanner: inout RecordScanner, from start: Int, to end: Int, isWhole: Bool, row: Int32
  ) -> ExplainedError {
    let limit = min(end, start + DelimitedText.rowLimit)
    switch scanner.scan(from: start, to: limit, isFinal: isWhole && limit == end) {
    case .incomplete(insideQuotes: true), .quoteUnclosed: return .quoteUnclosed(row: row)
    case .incomplete, .record: return .rowTooLong(row: row)
    }
  }

  private static func declaration(_ record: Record) -> Separator? {
    let line = Array(UnsafeBufferPointer(start: record.base + record.start, count: record.end - record.start))
    guard line.count == 5, line.starts(with: "sep=".utf8) else { return nil }
    return Separator(rawValue: line[4])
  }
}
