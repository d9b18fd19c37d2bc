import ActivityResponsibility
import PostgreSQL
import RollReading
import SourceLayouts

/// A reader of one kind of file: what `RollReading`'s three readers have in common.
protocol FileReader {
  associatedtype FileRow
  var format: DetectedFormat { get }
  var isDelta: Bool? { get }
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (FileRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void) throws
}

extension RowReader: FileReader {}

/// How far a file has been read: for a person who waits.
public struct ImportProgress: Sendable {
  public let rows: Int
  public let bytes: Int64
  public let totalBytes: Int64
}

/// Who wants to know how far a file has been read; called some times a second at most.
public typealias ProgressListener = (ImportProgress) -> Void

/// What a first reading of a file tells without keeping its rows.
struct FileSummary {
  var rows = 0
  var rejections = 0
  var remarks = 0
  /// Findings with nothing in them to look at, kept all the same.
  var notes = 0
  var digest: [UInt8] = []
  /// Persons whose row was bad but whose number could be read: they are not missing from the file.
  var keptNumbers: Set<Int64> = []

  var hasFindings: Bool { rejections + remarks + notes > 0 }
}

/// Reads a whole file once with a fresh reader.
struct FilePass<Reader: FileReader> {
  let file: any PiecewiseBytes
  /// The layout that the reader was given, if any: the same bytes read by another layout are another delivery.
  var layout: LayoutFile?
  /// The largest beginning of a file that a reader wants to see.
  static var headSize: Int { 256 * 1024 }
  let makeReader: (_ head: UnsafeRawBufferPointer, _ isWholeFile: Bool) throws -> Reader

  /// A fresh reader that has seen the file's beginning.
  func reader() throws -> Reader {
    let head = try file.head(Self.headSize)
    return try named { try head.withUnsafeBytes { try makeReader($0, Int64($0.count) == file.byteCount) } }
  }

  /// What the file turns out to be. The reader that tells it is let go: that of a workbook holds all its texts, and two at
  /// once would be twice the memory.
  func kind() throws -> (format: DetectedFormat, isDelta: Bool?) {
    let reader = try reader()
    return (reader.format, reader.isDelta)
  }

  /// Reads the file, and gives each row and each finding.
  func run(
    onRow: (Reader.FileRow) throws -> Void, onFinding: (Finding) throws -> Void = { _ in },
    onPerson: (SourcePerson) throws -> Void = { _ in }
  ) throws {
    var reader = try reader()
    try named {
      try file.forEachPiece { piece, isLast in
        try reader.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
      }
    }
  }

  /// Reads the file for the first time: its digest, how many rows it has, and who is in it though the row was bad.
  func summarize(
    progress: ProgressListener?, onRow: (Reader.FileRow) throws -> Void
  ) throws -> (FileSummary, DetectedFormat) {
    var reader = try reader()
    var summary = FileSummary()
    let digest = FileDigest()
    var bytes: Int64 = 0
    var rejectedRow: Int32 = -1
    try named {
      try file.forEachPiece { piece, isLast in
        // The piece is read while it is digested, and not let go before both are done.
        digest.add(piece)
        defer { digest.wait() }
        try reader.read(
          piece, isLast: isLast,
          onRow: { row in
            summary.rows += 1
            try onRow(row)
          },
          onFinding: { finding in
            guard finding.kind.isRejection else {
              if finding.kind.isNote { summary.notes += 1 } else { summary.remarks += 1 }
              return
            }
            // A row may have more than one thing wrong with it and is rejected once.
            if finding.row != rejectedRow {
              summary.rejections += 1
              rejectedRow = finding.row
            }
            if let number = finding.number { summary.keptNumbers.insert(number.rawValue) }
          }, onPerson: { _ in })
        bytes += Int64(piece.count)
        progress?(ImportProgress(rows: summary.rows, bytes: bytes, totalBytes: file.byteCount))
      }
    }
    if var text = layout?.text {
      text.withUTF8 { text in
        digest.add(UnsafeRawBufferPointer(text))
        digest.wait()
      }
    }
    summary.rows += summary.rejections
    summary.digest = digest.finish()
    return (summary, reader.format)
  }

  /// Writes every finding of the file beside the delivery.
  func keepFindings(of delivery: Int64, _ transaction: Transaction) throws {
    try transaction.copyIn(
      "COPY findings (delivery_id, row_number, column_name, kind, rejects_row, number, content) FROM STDIN BINARY"
    ) { copy in
      try run(
        onRow: { _ in },
        onFinding: { finding in
          copy.begin(fields: 7)
          copy.int64(delivery)
          copy.int32(finding.row)
          copy.text(finding.column)
          copy.text(finding.kind.code)
          copy.bool(finding.kind.isRejection)
          copy.int64(finding.number?.rawValue)
          if finding.kind.isRejection, let raw = finding.rawRow {
            // A zero byte cannot lie in PostgreSQL's text; the row is kept with it made visible.
            copy.text(String(decoding: raw, as: UTF8.self).replacing("\0", with: "\u{2400}"))
          } else {
            copy.null()
          }
        })
    }
  }

  /// Puts the file's name before the place that a reader tells.
  private func named<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ExplainedError {
      let place = error.place.map { $0.hasPrefix(file.name) ? $0 : "\(file.name), \($0)" } ?? file.name
      throw ExplainedError(error.code, error.what, place: place, fix: error.fix)
    }
  }
}
