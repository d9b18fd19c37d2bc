import ActivityResponsibility

/// A file's bytes wherever they lie, for formats that must be looked into here and there (a workbook's index comes last).
public protocol FileBytes: AnyObject {
  var byteCount: Int64 { get }
  /// Copies bytes from a place in the file on; fewer than there is room for only where the file ends.
  ///
  /// - Returns: how many were copied.
  func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) throws -> Int
}

/// What a reader is made of: the file's beginning, and the file where it must be looked into.
struct FileBeginning {
  /// The first bytes: all of the file, or at least 256 KB of it.
  let head: UnsafeRawBufferPointer
  let isWholeFile: Bool
  let file: (any FileBytes)?
  /// How much is read at a time.
  let pieceSize: Int

  static let usualPieceSize = 131_072

  /// The file, or its beginning where that is all of it.
  var wholeFile: (any FileBytes)? { file ?? (isWholeFile ? BytesInMemory(head) : nil) }
}

/// The reader of one format, for formats that can be read from the first byte to the last in pieces.
///
/// One that threw is not used again.
protocol PieceReader<Row> {
  associatedtype Row
  var format: DetectedFormat { get }
  /// Whether the file tells only of what has changed, so that it cannot be a complete roll; `nil` where its format does
  /// not say.
  var isDelta: Bool? { get }
  /// Reads the next piece of the file. Where the pieces are cut makes no difference.
  ///
  /// Rows and findings come in the order of the file; what there is to look at in a row comes after the row.
  /// - Parameters:
  ///   - onRow: a row that can be used.
  ///   - onFinding: a row that cannot, with its reason; or something to look at in a row that can.
  ///   - onPerson: what the file says of a person beside the rows.
  /// - Throws: an `ExplainedError` with a `FILE-` code where the file as a whole turns out to be wrong, and whatever
  ///   the closures throw.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (Row) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void) throws
}

/// The reader of one format that needs to look anywhere in the file.
protocol WholeFileReader<Row> {
  associatedtype Row
  var format: DetectedFormat { get }
  /// Whether the file tells only of what has changed, so that it cannot be a complete roll; `nil` where its format does
  /// not say.
  var isDelta: Bool? { get }
  /// Reads all of the file that it was made with.
  mutating func read(
    onRow: (Row) throws -> Void, onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void) throws
}

extension PieceReader {
  var isDelta: Bool? { nil }
}

extension WholeFileReader {
  var isDelta: Bool? { nil }
}

/// How a file of a format is read, for one kind of row.
enum FormatReading<Row> {
  case inPieces(any PieceReader<Row>)
  case whole(any WholeFileReader<Row>)
  /// While a piece is being read.
  case busy

  /// Whether the file tells only of what has changed; `nil` where its format does not say.
  var isDelta: Bool? {
    switch self {
    case .inPieces(let reader): reader.isDelta
    case .whole(let reader): reader.isDelta
    case .busy: nil
    }
  }

  /// Reads the next piece; a reader that looks anywhere in the file begins when the last one has come.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (Row) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void
  ) throws {
    switch self {
    case .inPieces(var reader):
      // Let go of before it is changed, so that the reader is not copied for each piece.
      self = .busy
      defer { self = .inPieces(reader) }
      try reader.read(piece, isLast: isLast, onRow: onRow, onFinding: onFinding, onPerson: onPerson)
    case .whole(var reader):
      guard isLast else { return }
      try reader.read(onRow: onRow, onFinding: onFinding, onPerson: onPerson)
    case .busy: throw ExplainedError.fileChanged
    }
  }
}

/// Bytes in memory as a file: what a test has, or a file so small that its beginning was all of it.
public final class BytesInMemory: FileBytes {
  private let bytes: [UInt8]

  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  public var byteCount: Int64 { Int64(bytes.count) }

  public func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) throws -> Int {
    guard offset >= 0, offset < byteCount else { return 0 }
    let start = Int(offset)
    let count = min(room.count, bytes.count - start)
    bytes.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)])) }
    return count
  }
}
