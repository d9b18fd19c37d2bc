import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// The bytes of a held roll, kept in the database until somebody decides.
///
/// All of them are fetched at once: while rows are copied into the database, which is when a roll is read for the second
/// time, the connection can answer no question.
final class HeldFile: PiecewiseBytes {
  let name: String
  let byteCount: Int64
  private let pieces: [[UInt8]]

  /// - Throws: ``ErrorCode/fileChangedMeanwhile`` where pieces are missing.
  init(_ stored: StoredDelivery, _ transaction: Transaction) throws {
    name = stored.fileName
    byteCount = stored.byteCount
    var pieces: [[UInt8]] = []
    var fetched: Int64 = 0
    while fetched < stored.byteCount {
      let key: [Parameter] = [.int64(stored.id), .int32(Int32(pieces.count))]
      guard let piece = try transaction.query(Query.readPiece, key).first?.bytes(0), !piece.isEmpty else {
        throw ExplainedError.fileChanged(stored.fileName)
      }
      fetched += Int64(piece.count)
      pieces.append(piece)
    }
    self.pieces = pieces
  }

  func head(_ limit: Int) throws -> [UInt8] {
    Array(pieces.first?.prefix(limit) ?? [])
  }

  func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    var start: Int64 = 0
    for piece in pieces where filled < room.count {
      let end = start + Int64(piece.count)
      defer { start = end }
      let wanted = offset + Int64(filled)
      guard wanted >= start, wanted < end else { continue }
      let inside = Int(wanted - start)
      let count = min(piece.count - inside, room.count - filled)
      piece.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[inside..<(inside + count)]))
      }
      filled += count
    }
    return filled
  }

  func forEachPiece(_ body: (_ piece: UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws {
    for (index, piece) in pieces.enumerated() {
      try piece.withUnsafeBytes { try body($0, index == pieces.count - 1) }
    }
  }
}

extension Transaction {
  /// Keeps a file's bytes beside the delivery that is held.
  func keep(_ file: any PiecewiseBytes, of delivery: Int64) throws {
    var number: Int32 = 0
    try file.forEachPiece { piece, _ in
      try execute(Query.keepPiece, [.int64(delivery), .int32(number), .bytes(Array(piece))])
      number += 1
    }
  }
}
