import ActivityResponsibility
import Crypto
import PostgreSQL
import RollReading
import SQLText

extension ExternalID {
  /// The sixteen bytes, as they are stored.
  var bytes: [UInt8] {
    (0..<16).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - 8 * (index % 8)))
    }
  }

  /// A stored one. - Precondition: sixteen bytes, which a constraint holds.
  init(stored bytes: [UInt8]) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
    }
    self.init(high: words.0, low: words.1)
  }

  /// The number that Skolverket's services give a school unit: UUID version 5 of its code in the nil namespace.
  init?(schoolUnit: SchoolUnitCode) {
    var name = [UInt8](repeating: 0, count: 16)
    name.append(contentsOf: "\(schoolUnit)".utf8)
    // SHA-1 is what version 5 is made of; nothing is kept secret or proved by it.
    self.init(version5Digest: Array(Insecure.SHA1.hash(data: name)))
  }
}

extension Transaction {
  /// What a source means by its own numbers.
  ///
  /// A school unit is also known by the number that Skolverket's services derive from its code, for every unit that
  /// anything is known of and for those of `scope`.
  func directory(of source: Int32, scope: RollScope) throws -> SourceDirectory {
    var directory = SourceDirectory()
    for row in try query(Query.knownUnits) {
      let unit = row.unit(0)
      if let id = ExternalID(schoolUnit: unit) { directory.units[id] = unit }
    }
    if case .unit(let unit) = scope, let id = ExternalID(schoolUnit: unit) { directory.units[id] = unit }
    // What the source says of itself goes before what others derive.
    for row in try query(Query.sourceUnits, [.int32(source)]) {
      directory.units[ExternalID(stored: row.bytes(0))] = row.unit(1)
    }
    try forEach(Query.sourcePersons, [.int32(source)]) { row in
      directory.persons[ExternalID(stored: row.bytes(0))] = row.number(1)
    }
    return directory
  }
}
