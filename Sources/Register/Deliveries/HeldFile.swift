import ActivityResponsibility
import PostgreSQL
import SQLText

/// The bytes of a held roll, kept in the database until somebody decides.
final class HeldFile: PiecewiseBytes {
  let name: String
  let byteCount: Int64
  private let delivery: Int64
  private let transaction: Transaction

  init(_ stored: StoredDelivery, _ transaction: Transaction) {
    name = stored.fileName
    byteCount = stored.byteCount
    delivery = stored.id
    self.transaction = transaction
  }

  func head(_ limit: Int) throws -> [UInt8] {
    Array(try piece(0)?.prefix(limit) ?? [])
  }

  func forEachPiece(_ body: (_ piece: UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws {
    var taken: Int64 = 0
    var number: Int32 = 0
    while taken < byteCount, let bytes = try piece(number) {
      taken += Int64(bytes.count)
      number += 1
      try bytes.withUnsafeBytes { try body($0, taken == byteCount) }
    }
    guard taken == byteCount else { throw ExplainedError.fileChanged(name) }
  }

  private func piece(_ number: Int32) throws -> [UInt8]? {
    try transaction.query(Query.readPiece, [.int64(delivery), .int32(number)]).first?.bytes(0)
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
