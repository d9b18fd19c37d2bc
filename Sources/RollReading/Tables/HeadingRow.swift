import ActivityResponsibility

/// The row of headings: where it stands, what separates its cells, and what they say.
struct HeadingRow: Hashable, Sendable {
  /// The row of the headings, or the last row before the first row of people where there are none.
  let row: Int32
  let separator: Separator
  /// The headings as written, without the empty ones at the end.
  let cells: [String]
  /// Whether the file has no headings, only a layout that knows its columns by their places.
  var isAbsent = false

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
  ///   - separators: those that are tried; the one that makes most headings known is the file's.
  ///   - search: which of the first rows they are on.
  static func find(
    in text: [UInt8], isWhole: Bool, separators: [Separator] = Separator.allCases, search: HeadingSearch
  ) throws(ExplainedError) -> HeadingRow {
    var best: HeadingSearch.Found?
    var bestSeparator: Separator?
    var failure: ExplainedError?
    for separator in separators {
      let beginning: Beginning
      let found: HeadingSearch.Found
      do throws(ExplainedError) {
        beginning = try Beginning(text, isWhole: isWhole, separator: separator)
        found = try beginning.headings(search)
      } catch {
        failure = failure ?? error
        continue
      }
      if separators.count > 1, let forced = beginning.declared {
        if forced == separator { return HeadingRow(found, separator) }
        continue
      }
      if best.map({ $0.worth < found.worth }) ?? true {
        best = found
        bestSeparator = separator
      }
    }
    guard let best, let bestSeparator else { throw failure ?? .fileIsEmpty }
    // A file that cannot be read by one separator is no better by another, unless that one makes sense of it.
    if best.known == 0, !best.isAbsent, let failure { throw failure }
    return HeadingRow(best, bestSeparator)
  }

  /// The first records that are not blank, by the separator that makes most headings known, else most rows alike.
  static func firstRecords(
    in text: [UInt8], isWhole: Bool, search: HeadingSearch
  ) throws(ExplainedError) -> (records: [(row: Int32, cells: [String])], separator: Separator) {
    let separator = try find(in: text, isWhole: isWhole, search: search).separator
    return (try Beginning(text, isWhole: isWhole, separator: separator).records, separator)
  }

  init(row: Int32, separator: Separator, cells: [String], isAbsent: Bool = false) {
    self.row = row
    self.separator = separator
    self.cells = cells
    self.isAbsent = isAbsent
  }

  private init(_ found: HeadingSearch.Found, _ separator: Separator) {
    self.init(row: found.row, separator: separator, cells: found.cells, isAbsent: found.isAbsent)
  }
}

/// The first records of a file, by one separator.
private struct Beginning {
  /// Those that are not blank, with the row that a person would count.
  private(set) var records: [(row: Int32, cells: [String])] = []
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
        while start < text.count, records.count < HeadingSearch.rowLimit {
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
    if let failure { throw failure }
    guard !records.isEmpty else { throw .fileIsEmpty }
    self.records = records
    self.declared = declared
  }

  /// - Throws: `FILE-008` where the headings are too many; `FILE-005` where the row that the layout says is not there.
  func headings(_ search: HeadingSearch) throws(ExplainedError) -> HeadingSearch.Found {
    guard let found = search.find(in: records, rowsBefore: declared == nil ? 0 : 1) else {
      throw .headingRowMissing(search.row ?? 1)
    }
    if found.cells.count > DelimitedText.columnLimit { throw .tooManyColumns(row: max(1, found.row)) }
    return found
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
