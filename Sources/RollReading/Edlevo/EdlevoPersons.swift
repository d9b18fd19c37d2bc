import ActivityResponsibility

/// Whose the persons' own numbers in one file are: 24 bytes for each, since a file can hold a country's pupils.
struct EdlevoPersons {
  /// What the file says of one person.
  enum Found: Equatable {
    case known(IdentityNumber, ProtectionMark)
    case faulty(FindingKind)
    /// The file has the person without an identity number.
    case withoutNumber(ProtectionMark)
    case missing
  }

  /// One person: the number's twelve digits in the low 40 bits, or zero; above them the mark, and above that the fault. A
  /// school's own number is kept as what it is beside the unit, under the finding that it makes.
  private struct Entry {
    let id: ExternalID
    let value: UInt64
  }

  private static let markShift: UInt64 = 40
  private static let faultShift: UInt64 = 48

  private var entries: [Entry] = []
  private var isSorted = true

  mutating func add(_ person: EdlevoPersonDraft) {
    var value = UInt64(UInt16(bitPattern: person.mark.rawValue)) << Self.markShift
    switch person.number {
    case .none: break
    case .known(let number):
      if let rank = number.localRank {
        value |= UInt64(rank) | UInt64(UInt16(bitPattern: FindingKind.numberLocal.rawValue)) << Self.faultShift
      } else {
        value |= UInt64(number.rawValue)
      }
    case .faulty(let kind): value |= UInt64(UInt16(bitPattern: kind.rawValue)) << Self.faultShift
    case .several: value |= UInt64(UInt16(bitPattern: FindingKind.personUnresolved.rawValue)) << Self.faultShift
    }
    for id in person.ids { entries.append(Entry(id: id, value: value)) }
    isSorted = false
  }

  /// What the file says of the person. Persons who are said to be two are nobody.
  mutating func find(_ id: ExternalID) -> Found {
    if !isSorted {
      entries.sort { $0.id < $1.id }
      isSorted = true
    }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].id == id else { return .missing }
    var value = entries[low].value
    var index = low + 1
    while index < entries.count, entries[index].id == id {
      let other = entries[index].value
      // A person who stands twice, once without number, is the one with the number; the stronger mark holds.
      let marks = max(value >> Self.markShift & 0xFF, other >> Self.markShift & 0xFF) << Self.markShift
      let mask = ~(UInt64(0xFF) << Self.markShift)
      let (one, two) = (value & mask, other & mask)
      guard one == two || one == 0 || two == 0 else { return .faulty(.personUnresolved) }
      value = (one | two) | marks
      index += 1
    }
    return Self.found(value)
  }

  private static func found(_ value: UInt64) -> Found {
    // Only marks that exist were put in.
    let mark = ProtectionMark(rawValue: Int16(truncatingIfNeeded: value >> markShift & 0xFF)) ?? .sekretessmarkering
    let number = Int64(value & (1 << markShift - 1))
    switch FindingKind(rawValue: Int16(truncatingIfNeeded: value >> faultShift)) {
    case .numberLocal: return .known(IdentityNumber(localRank: number), mark)
    case .some(let kind): return .faulty(kind)
    case nil: break
    }
    return number == 0 ? .withoutNumber(mark) : .known(IdentityNumber(stored: number), mark)
  }
}
