import ActivityResponsibility
import RollReading

/// What a roll says that its scope's last one did not, and what it no longer says.
struct RollComparison {
  /// The most rows that are kept; a roll that says more new things is read once more to stage them.
  static let keptRows = 150_000

  /// A new row's digest and person, to be remembered.
  struct Entry {
    let digest: UInt64
    let number: Int64
  }

  var memory: RollMemory
  /// The rows that say something new, unless there are too many to keep.
  private(set) var newRows: [RollRow] = []
  private(set) var hasTooManyToKeep = false
  private(set) var newEntries: [Int32: [Entry]] = [:]
  /// Every row that has been read.
  private(set) var count = 0
  private(set) var hasRowsWithoutFirstDay = false
  /// Rows that say what is known already, of spells that cover the roll's day: at least so many spells are current.
  private(set) var confirmedCurrent = 0

  private let asOf: Day

  init(memory: RollMemory, asOf: Day) {
    self.memory = memory
    self.asOf = asOf
  }

  @inline(__always)
  mutating func add(_ row: RollRow) {
    switch memory.recall(row) {
    case .saidAgain: return
    case .unknown: break
    case .known:
      let hasBegun = row.firstDay.map { $0 <= asOf } ?? true
      if hasBegun, row.lastDay.map({ $0 >= asOf }) ?? true { confirmedCurrent += 1 }
      return
    }
    newEntries[row.unit.number, default: []].append(Entry(digest: row.digest, number: row.number.rawValue))
    if row.firstDay == nil { hasRowsWithoutFirstDay = true }
    if newRows.count < Self.keptRows {
      newRows.append(row)
    } else if !hasTooManyToKeep {
      hasTooManyToKeep = true
    }
  }

  /// Who is to be compared with what is known, unit by unit.
  ///
  /// - Parameter keptNumbers: persons whose row was bad; what the unit said of them may not be forgotten.
  func touch(isComplete: Bool, scopeUnit: SchoolUnitCode?, keptNumbers: Set<Int64>) -> RollTouch {
    var touch = RollTouch()
    for (unit, entries) in newEntries {
      if memory.ranges[unit] == nil && isComplete {
        touch.units.insert(unit)
      } else {
        touch.persons[unit, default: []].formUnion(entries.lazy.map(\.number))
      }
    }
    guard isComplete else {
      touch.unrememberable = Set(touch.persons.keys)
      return touch
    }
    touch.units.formUnion(memory.forgotten)
    if let scopeUnit, memory.ranges[scopeUnit.number] == nil { touch.units.insert(scopeUnit.number) }
    addGone(to: &touch, keptNumbers)
    // A bad row keeps a spell that the file does not tell of: the digests alone would forget it.
    if !keptNumbers.isEmpty { touch.unrememberable.formUnion(touch.units) }
    return touch
  }

  private func addGone(to touch: inout RollTouch, _ keptNumbers: Set<Int64>) {
    for (unit, range) in memory.ranges {
      for index in range where memory.isGone(index) {
        let number = memory.numbers[index]
        touch.persons[unit, default: []].insert(number)
        if keptNumbers.contains(number) { touch.unrememberable.insert(unit) }
      }
    }
  }

  /// What a touched unit's digests are from now on: sixteen bytes a row.
  func remembrance(of unit: Int32) -> [UInt8] {
    let known = memory.ranges[unit] ?? 0..<0
    let added = newEntries[unit] ?? []
    return [UInt8](unsafeUninitializedCapacity: (known.count + added.count) * 16) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      func put(_ digest: UInt64, _ number: Int64) {
        raw.storeBytes(of: digest.bigEndian, toByteOffset: count, as: UInt64.self)
        raw.storeBytes(of: number.bigEndian, toByteOffset: count + 8, as: Int64.self)
        count += 16
      }
      for index in known where !memory.isGone(index) { put(memory.digests[index], memory.numbers[index]) }
      // A row said twice is remembered once.
      var digests: Set<UInt64> = []
      for entry in added where digests.insert(entry.digest).inserted { put(entry.digest, entry.number) }
    }
  }
}

/// Who has to be compared with what is known, spell by spell.
struct RollTouch {
  /// Units that are compared whole.
  var units: Set<Int32> = []
  /// Persons at other units.
  var persons: [Int32: Set<Int64>] = [:]
  /// Units whose digests may not be remembered: something of theirs is kept that the file does not tell.
  var unrememberable: Set<Int32> = []

  var isEmpty: Bool { units.isEmpty && persons.isEmpty }
}
