import ActivityResponsibility
import PostgreSQL
import RollReading

/// What a roll says that its scope's last one did not, and what it no longer says.
struct RollComparison {
  /// The most rows that are kept; a roll that says more new things is read once more to stage them.
  static let keptRows = 20_000

  /// A new row's digest and person, to be remembered.
  struct Entry {
    let digest: UInt64
    let number: Int64
  }

  /// What the roll says again, word for word, of a person of whom it also says something else.
  struct Confirmed {
    let unit: Int32
    let number: Int64
    let digest: UInt64
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

  /// Who is to be compared with what is known, unit by unit, and what the roll says again of them.
  ///
  /// - Parameter keptNumbers: persons whose row was bad; what the unit said of them may not be forgotten.
  func touch(
    isComplete: Bool, scopeUnit: SchoolUnitCode?, keptNumbers: Set<Int64>, _ transaction: Transaction
  ) throws -> (RollTouch, [Confirmed]) {
    var touch = RollTouch()
    for (unit, entries) in newEntries {
      if !memory.remembers(unit) && isComplete {
        touch.units.insert(unit)
      } else {
        touch.persons[unit, default: []].formUnion(entries.lazy.map(\.number))
      }
    }
    if isComplete {
      touch.units.formUnion(memory.forgotten)
      if let scopeUnit, !memory.remembers(scopeUnit.number) { touch.units.insert(scopeUnit.number) }
      // A bad row keeps a spell that the file does not tell of: the digests alone would forget it.
      if !keptNumbers.isEmpty { touch.unrememberable.formUnion(touch.units) }
    } else {
      touch.unrememberable = Set(touch.persons.keys)
    }
    let confirmed = try addGone(to: &touch, isComplete ? keptNumbers : nil, transaction)
    return (touch, confirmed)
  }

  /// Names the persons that a complete roll (one with kept numbers) no longer says something of.
  private func addGone(
    to touch: inout RollTouch, _ keptNumbers: Set<Int64>?, _ transaction: Transaction
  ) throws -> [Confirmed] {
    let asked = memory.rememberedUnits.filter { unit in
      touch.persons[unit] != nil || keptNumbers != nil && memory[unit]?.table.hasGone == true
    }
    var confirmed: [Confirmed] = []
    try memory.forEachUnit(of: asked.sorted(), transaction) { unit, digests, numbers in
      guard let table = memory[unit]?.table else { return }
      var persons = touch.persons.removeValue(forKey: unit) ?? []
      if let keptNumbers, table.hasGone {
        for (digest, number) in zip(digests, numbers) where !table.isSeen(digest) {
          persons.insert(number)
          if keptNumbers.contains(number) { touch.unrememberable.insert(unit) }
        }
      }
      for (digest, number) in zip(digests, numbers) where persons.contains(number) && table.isSeen(digest) {
        confirmed.append(Confirmed(unit: unit, number: number, digest: digest))
      }
      touch.persons[unit] = persons
    }
    return confirmed
  }

  /// What the roll says anew of a unit, to be remembered: a row said twice once.
  func said(of unit: Int32) -> (digests: [UInt64], numbers: [Int64]) {
    let entries = newEntries[unit] ?? []
    var said = Set<UInt64>(minimumCapacity: entries.count)
    var digests: [UInt64] = []
    var numbers: [Int64] = []
    digests.reserveCapacity(entries.count)
    numbers.reserveCapacity(entries.count)
    for entry in entries where said.insert(entry.digest).inserted {
      digests.append(entry.digest)
      numbers.append(entry.number)
    }
    return (digests, numbers)
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
