import ActivityResponsibility
import Crypto
import PostgreSQL
import SQLText

extension Connection {
  /// Writes down that a file was refused and why; nothing of it is applied. The same bytes refused again for the same
  /// source, scope and day are the same refusal.
  ///
  /// - Parameters:
  ///   - file: `nil` where the file could not even be opened.
  ///   - name: the file's name without its folders.
  ///   - lease: the lead that must still be held; `nil` for a person's own command.
  /// - Returns: the delivery's number.
  public func recordRefusal(
    _ error: ExplainedError, of file: DeliveredFile?, named name: String, heading: DeliveryHeading, lease: Lease? = nil
  ) throws -> Int64 {
    var hash = SHA256()
    try file?.forEachPiece { piece, _ in hash.update(bufferPointer: piece) }
    let digest = Array(hash.finalize())
    return try transaction(guardedBy: lease) { transaction in
      let source = try transaction.query(Query.sourceOfName, [.text(heading.source), .text(heading.kind.rawValue)])[0]
      let key: [Parameter] = [
        .int32(source.int32(0)), .text(heading.scope), .day(heading.asOf), .bytes(digest),
      ]
      if let earlier = try transaction.query(Query.sameRefusal, key).first { return earlier.int64(0) }
      return try transaction.query(
        Query.addDelivery,
        [
          .text(heading.kind.rawValue), .int32(source.int32(0)), .text(heading.scope), .day(heading.asOf),
          .bool(heading.isComplete), .text(name), .bytes(digest), .int64(file?.byteCount ?? 0), .text("unread"),
          .text(heading.staff), .text(Verdict.refused.rawValue),
          .text("\(error.code.rawValue): \(error.what.swedish)"),
        ])[0].int64(0)
    }
  }
}
