import ActivityResponsibility
import RollReading

/// What a roll says of one unit, as digests: enough to see whether it says the same as last time.
struct UnitSketch {
  struct Entry {
    let digest: UInt64
    let number: Int64
  }

  private(set) var entries: [Entry] = []
  private(set) var sum: UInt64 = 0
  private(set) var xor: UInt64 = 0

  var count: Int { entries.count }

  mutating func add(_ digest: UInt64, _ number: IdentityNumber) {
    entries.append(Entry(digest: digest, number: number.rawValue))
    sum &+= digest
    xor ^= digest
  }

  /// Pairs of eight bytes, big-endian: the row's digest, the person's number.
  var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: entries.count * 16) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for (index, entry) in entries.enumerated() {
        raw.storeBytes(of: entry.digest.bigEndian, toByteOffset: index * 16, as: UInt64.self)
        raw.storeBytes(of: entry.number.bigEndian, toByteOffset: index * 16 + 8, as: Int64.self)
      }
      count = entries.count * 16
    }
  }

  /// The persons of whom the unit now says something else than the remembered digests do.
  ///
  /// - Returns: all of them, and those among them of whom something is no longer said.
  func differences(from remembered: UnsafeRawBufferPointer) -> (touched: Set<Int64>, gone: Set<Int64>) {
    var known: [UInt64: Int64] = [:]
    known.reserveCapacity(remembered.count / 16)
    for offset in stride(from: 0, to: remembered.count - 15, by: 16) {
      let digest = UInt64(bigEndian: remembered.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      known[digest] = Int64(bigEndian: remembered.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self))
    }
    var seen = Set<UInt64>(minimumCapacity: entries.count)
    var touched: Set<Int64> = []
    for entry in entries {
      seen.insert(entry.digest)
      if known[entry.digest] == nil { touched.insert(entry.number) }
    }
    var gone: Set<Int64> = []
    for (digest, number) in known where !seen.contains(digest) { gone.insert(number) }
    return (touched.union(gone), gone)
  }
}

/// What a roll says, unit by unit, as digests: sixteen bytes a row.
struct RollSketch {
  private(set) var units: [Int32: UnitSketch] = [:]
  private(set) var hasRowsWithoutFirstDay = false

  /// Remembers the row. Rows of a roll mostly come unit by unit, so the unit at hand is looked up once.
  mutating func add(_ row: RollRow) {
    units[row.unit.number, default: UnitSketch()].add(row.digest, row.number)
    if row.firstDay == nil { hasRowsWithoutFirstDay = true }
  }
}

/// Which rows of a roll have to be compared with what is known, spell by spell.
struct RollTouch {
  /// Units that are compared whole.
  var units: Set<Int32> = []
  /// Persons at other units.
  var persons: [Int32: Set<Int64>] = [:]
  /// Units whose digests may not be remembered: something of theirs is kept that the file does not tell.
  var unrememberable: Set<Int32> = []

  var isEmpty: Bool { units.isEmpty && persons.isEmpty }

  func includes(_ row: RollRow) -> Bool {
    if units.contains(row.unit.number) { return true }
    return persons[row.unit.number]?.contains(row.number.rawValue) ?? false
  }
}
