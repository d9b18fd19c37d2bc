import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// What the last complete roll of a scope said, row by row, as digests.
///
/// A row whose digest is remembered says what it said last time and need not be compared with anything. The persons'
/// numbers stay in the database until it is known of which units something changed.
struct RollMemory {
  /// One unit, as it is remembered.
  struct Unit {
    var table: DigestTable
    /// The number of the next piece.
    var nextPiece: Int32
    /// How many digests its pieces hold that no longer hold, or say so of others.
    var waste: Int
  }

  private let source: Int32
  private let scope: String
  private var units: [Unit] = []
  private var places: [Int32: Int] = [:]
  /// Units that the scope is known to have but whose rows must be compared whole.
  private(set) var forgotten: Set<Int32> = []

  private var unitAtHand: Int32 = -1
  private var placeAtHand = -1

  /// Reads what is remembered of a scope.
  init(source: Int32, scope: String, _ transaction: Transaction) throws {
    self.source = source
    self.scope = scope
    var pieces = RememberedPieces(withNumbers: false)
    try transaction.forEach(Query.rollFingerprints, [.int32(source), .text(scope)]) { row in
      let unit = row.int32(0)
      if unit != pieces.unit {
        take(pieces)
        pieces.begin(unit)
      }
      pieces.add(row)
    }
    take(pieces)
  }

  private mutating func take(_ pieces: RememberedPieces) {
    guard let unit = pieces.unit else { return }
    // Nothing left to remember is nothing remembered: whatever is believed of the unit is compared.
    guard !pieces.isForgotten, !pieces.digests.isEmpty else {
      forgotten.insert(unit)
      return
    }
    places[unit] = units.count
    units.append(
      Unit(
        table: DigestTable(pieces.digests), nextPiece: pieces.next,
        waste: pieces.stored - pieces.digests.count))
  }

  /// No complete roll of the scope has been remembered.
  var isEmpty: Bool { places.isEmpty && forgotten.isEmpty }

  /// The units of which something is remembered.
  var rememberedUnits: Dictionary<Int32, Int>.Keys { places.keys }

  /// What is remembered of a unit; `nil` where it must be compared whole.
  subscript(unit: Int32) -> Unit? { places[unit].map { units[$0] } }

  func remembers(_ unit: Int32) -> Bool { places[unit] != nil }

  /// Marks the row as said by the new roll.
  @inline(__always)
  mutating func recall(_ row: RollRow) -> Recall {
    let unit = row.unit.number
    if unit != unitAtHand {
      unitAtHand = unit
      placeAtHand = places[unit] ?? -1
    }
    return placeAtHand < 0 ? .unknown : units[placeAtHand].table.recall(row.digest)
  }

  /// Gives every digest of some units that is remembered, with its person.
  func forEachUnit(
    of units: [Int32], _ transaction: Transaction,
    _ body: (_ unit: Int32, _ digests: [UInt64], _ numbers: [Int64]) throws -> Void
  ) throws {
    guard !units.isEmpty else { return }
    var pieces = RememberedPieces(withNumbers: true)
    func give() throws {
      if let unit = pieces.unit { try body(unit, pieces.digests, pieces.numbers) }
    }
    let key: [Parameter] = [.int32(source), .text(scope), .int32Array(units)]
    try transaction.forEach(Query.rollFingerprintsOfUnits, key) { row in
      let unit = row.int32(0)
      if unit != pieces.unit {
        try give()
        pieces.begin(unit)
      }
      pieces.add(row)
    }
    try give()
  }
}

/// A unit's pieces put together, one after the other as they were written.
private struct RememberedPieces {
  /// Whether the persons' numbers have been asked for too.
  let withNumbers: Bool
  private(set) var unit: Int32? = nil
  private(set) var digests: [UInt64] = []
  private(set) var numbers: [Int64] = []
  /// The number after the last piece's.
  private(set) var next: Int32 = 0
  /// How many digests all pieces hold, of what holds and what does not.
  private(set) var stored = 0
  private(set) var isForgotten = false

  mutating func begin(_ unit: Int32) {
    self.unit = unit
    digests.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    next = 0
    stored = 0
    isForgotten = false
  }

  /// Adds the next piece: the unit, its number, digests, what is gone, and where they are asked for the persons' numbers.
  mutating func add(_ row: Row) {
    next = row.int32(1) + 1
    guard !row.isNull(2) else {
      isForgotten = true
      return
    }
    row.withBytes(3) { remove($0) }
    row.withBytes(2) { bytes in
      stored += bytes.count / 8
      digests.reserveCapacity(digests.count + bytes.count / 8)
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        digests.append(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      }
    }
    guard withNumbers else { return }
    row.withBytes(4) { bytes in
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        numbers.append(Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
      }
    }
  }

  private mutating func remove(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    stored += bytes.count / 8
    var gone = Set<UInt64>(minimumCapacity: bytes.count / 8)
    for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
      gone.insert(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    var kept = 0
    for index in digests.indices where !gone.contains(digests[index]) {
      digests[kept] = digests[index]
      if withNumbers { numbers[kept] = numbers[index] }
      kept += 1
    }
    digests.removeLast(digests.count - kept)
    if withNumbers { numbers.removeLast(numbers.count - kept) }
  }
}
