import ActivityResponsibility
import PostgreSQL
import SQLText

/// Who may read protected persons.
public enum ProtectedAccess: String, Sendable, CaseIterable {
  /// Whoever may read the register.
  case open
  /// Named staff alone, and whoever has an open case of the person; for anyone else the person does not exist.
  case named
}

/// How a municipality guards protected persons.
public struct AccessSettings: Hashable, Sendable {
  public var protectedAccess: ProtectedAccess
  /// Whether a reader of a protected person must say why; where only named staff read, they always must.
  public var needsReason: Bool
  /// How long an emergency access lasts.
  public var emergencyMinutes: Int

  public init(protectedAccess: ProtectedAccess = .open, needsReason: Bool = false, emergencyMinutes: Int = 60) {
    self.protectedAccess = protectedAccess
    self.needsReason = needsReason
    self.emergencyMinutes = emergencyMinutes
  }
}

extension Connection {
  /// Names somebody for a person: from then on only named staff may read the person while protected.
  ///
  /// - Returns: whether it was new.
  @discardableResult
  public func grantAccess(
    to number: IdentityNumber, for staff: String, why: String, by granter: String
  ) throws -> Bool {
    try transaction { transaction in
      let person = try transaction.person(of: number)
      return try transaction.execute(
        Query.grantAccess, [.number(person.current), .text(staff), .text(granter), .text(why)]) > 0
    }
  }

  /// Takes back that somebody is named for a person. The person stays with named staff, even where none is left.
  ///
  /// - Throws: ``ErrorCode/thingUnknown`` where they were not named.
  public func revokeAccess(
    to number: IdentityNumber, for staff: String, why: String, by revoker: String
  ) throws {
    try transaction { transaction in
      let person = try transaction.person(of: number)
      let count = try transaction.execute(
        Query.revokeAccess, [person.parameter, .text(staff), .text(revoker), .text(why)])
      guard count > 0 else {
        throw ExplainedError(
          .thingUnknown,
          Phrase("handläggaren är inte namngiven för personen", "the member of staff is not named for the person"),
          place: "--to", fix: Phrase("kontrollera namnet", "check the name"))
      }
    }
  }

  /// How a municipality guards protected persons.
  public func accessSettings(of municipality: MunicipalityCode) throws -> AccessSettings {
    guard let row = try query(Query.accessSettingsOf, [.municipality(municipality)]).first else {
      return AccessSettings()
    }
    return AccessSettings(
      protectedAccess: ProtectedAccess(rawValue: row.text(0)) ?? .named, needsReason: row.bool(1),
      emergencyMinutes: row.int(2))
  }

  /// Sets how a municipality guards protected persons, from now on.
  public func set(_ settings: AccessSettings, of municipality: MunicipalityCode, by staff: String) throws {
    try execute(
      Query.setAccessSettings,
      [
        .municipality(municipality), .text(settings.protectedAccess.rawValue), .bool(settings.needsReason),
        .int16(Int16(clamping: settings.emergencyMinutes)), .text(staff),
      ])
  }

  /// Says what a member of staff is called and where they live, so that a review sees who reads their own. What is `nil`
  /// is not known.
  public func setStaffName(
    _ staff: String, familyName: String?, street: String?, postalCode: String?, by setter: String
  ) throws {
    try execute(
      Query.setStaffName, [.text(staff), .text(familyName), .text(street), .text(postalCode), .text(setter)])
  }
}
