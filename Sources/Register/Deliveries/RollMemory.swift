import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// What the last complete roll of a scope said, row by row, as digests: twenty bytes a row.
///
/// A row whose digest is remembered says what it said last time and need not be compared with anything. Rolls mostly
/// come in the order they came in before, so the next digest expected is tried first; only when it is another are the
/// digests looked up.
struct RollMemory {
  private(set) var digests: [UInt64] = []
  private(set) var numbers: [Int64] = []
  /// The row of the new roll that said it again; 0 where none has.
  private(set) var seenRows: [Int32] = []
  private(set) var ranges: [Int32: Range<Int>] = [:]
  /// Units that the scope is known to have but whose rows must be compared whole.
  private(set) var forgotten: Set<Int32> = []

  private var expected = 0
  private var unitAtHand: Int32 = 0
  /// Open addressing over `digests`, made when it is first needed; holds index + 1.
  private var slots: [UInt32] = []

  /// Reads what is remembered of a scope.
  init(source: Int32, scope: String, _ transaction: Transaction) throws {
    try transaction.forEach(Query.rollFingerprints, [.int32(source), .text(scope)]) { row in
      let unit = row.int32(0)
      guard !row.isNull(1) else {
        forgotten.insert(unit)
        return
      }
      let start = digests.count
      row.withBytes(1) { bytes in
        for offset in stride(from: 0, to: bytes.count - 15, by: 16) {
          digests.append(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
          numbers.append(Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)))
        }
      }
      ranges[unit] = start..<digests.count
    }
    seenRows = [Int32](repeating: 0, count: digests.count)
  }

  /// No complete roll of the scope has been remembered.
  var isEmpty: Bool { ranges.isEmpty && forgotten.isEmpty }

  /// Marks the row as said by the new roll.
  @inline(__always)
  mutating func recall(_ row: RollRow) -> Recall {
    if expected < digests.count, digests[expected] == row.digest { return take(expected, row) }
    return search(row)
  }

  private mutating func search(_ row: RollRow) -> Recall {
    guard let range = ranges[row.unit.number] else { return .unknown }
    if row.unit.number != unitAtHand {
      unitAtHand = row.unit.number
      if !range.isEmpty, digests[range.lowerBound] == row.digest { return take(range.lowerBound, row) }
    }
    // One row of the last roll that is missing from this one leaves the rest in order.
    if expected + 1 < digests.count, digests[expected + 1] == row.digest { return take(expected + 1, row) }
    if slots.isEmpty { makeSlots() }
    var slot = Int(truncatingIfNeeded: row.digest) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if digests[index] == row.digest { return take(index, row) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .unknown
  }

  @inline(__always)
  private mutating func take(_ index: Int, _ row: RollRow) -> Recall {
    let isFirst = seenRows[index] == 0
    seenRows[index] = row.row
    expected = index + 1
    return isFirst ? .known : .saidAgain
  }

  private mutating func makeSlots() {
    var size = 16
    while size < digests.count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for (index, digest) in digests.enumerated() {
      var slot = Int(truncatingIfNeeded: digest) & (size - 1)
      while slots[slot] != 0, digests[Int(slots[slot]) - 1] != digest { slot = (slot + 1) & (size - 1) }
      if slots[slot] == 0 { slots[slot] = UInt32(index + 1) }
    }
  }

  /// Whether the new roll does not say it.
  func isGone(_ index: Int) -> Bool { seenRows[index] == 0 }
}

/// What is remembered of a row.
enum Recall {
  /// The last roll did not say it.
  case unknown
  /// The last roll said it, and the new one for the first time.
  case known
  /// The new roll has said it before.
  case saidAgain
}
