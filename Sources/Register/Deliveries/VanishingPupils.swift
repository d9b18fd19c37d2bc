import ActivityResponsibility
import PostgreSQL
import SQLText

/// A pupil whose spell a held roll would cut.
public struct VanishingPupil: Sendable {
  public let number: IdentityNumber
  /// `nil` for a protected person, or where the register has no name.
  public let name: String?
  /// `nil` under skyddad folkbokföring, where no school is shown.
  public let unit: SchoolUnitCode?
  public let firstDay: Day
  /// When the register first learned of the spell.
  public let knownSince: Moment
  public let isProtected: Bool
}

/// What a held roll would cut.
public struct Vanishing: Sendable {
  /// Sorted by number, unit and first day.
  public let pupils: [VanishingPupil]
  /// How many spells there are of each school unit, the most first.
  public let units: [(unit: SchoolUnitCode, count: Int)]
}

extension Connection {
  /// Who would vanish if a held roll were accepted now: the roll is read again from the bytes that were kept, compared
  /// with what is believed, and all of it undone.
  ///
  /// - Throws: where the roll is not held; ``ErrorCode/fileOlder`` where a newer one has been applied since.
  public func vanishing(by id: Int64) throws -> Vanishing {
    let stored = try heldRoll(id)
    do {
      return try transaction { transaction -> Vanishing in
        if let later = try transaction.query(Query.laterDelivery, [.int64(id)]).first {
          throw ExplainedError.laterRollApplied(stored, later: later.int64(0), asOf: later.dayValue(1))
        }
        // The same as accepting it, until the changes have been seen.
        var work = try RollImport(held: stored, by: stored.receivedBy, transaction)
        work.onChanges = { transaction in
          throw Rehearsal(vanishing: Vanishing(try transaction.query(Query.vanishingPupils)))
        }
        _ = try work.run(in: transaction)
        throw Rehearsal(vanishing: Vanishing(pupils: [], units: []))
      }
    } catch let rehearsal as Rehearsal {
      return rehearsal.vanishing
    }
  }
}

/// What was seen; thrown so that the transaction is undone.
private struct Rehearsal: Error {
  let vanishing: Vanishing
}

extension Vanishing {
  fileprivate init(_ rows: Rows) {
    var counts: [SchoolUnitCode: Int] = [:]
    pupils = rows.map { row in
      let mark = row.optionalInt16(6).flatMap { ProtectionMark(rawValue: $0) }
      let parts = [row.optionalText(4), row.optionalText(5)].compactMap { $0 }
      counts[row.unit(1), default: 0] += 1
      return VanishingPupil(
        number: row.number(0), name: mark == nil && !parts.isEmpty ? parts.joined(separator: " ") : nil,
        unit: mark == .skyddadFolkbokforing ? nil : row.unit(1), firstDay: row.dayValue(2), knownSince: row.moment(3),
        isProtected: mark != nil)
    }
    units = counts.map { (unit: $0.key, count: $0.value) }.sorted { ($1.count, $0.unit) < ($0.count, $1.unit) }
  }
}
