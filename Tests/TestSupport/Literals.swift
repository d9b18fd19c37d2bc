import ActivityResponsibility

// Days and codes as a test writes them. A literal that is none is a fault of the test itself, found when it first runs;
// hence the precondition.

extension Day: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    self = day
  }
}

extension MunicipalityCode: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let code = MunicipalityCode(text) else { preconditionFailure("\(text) is no municipality code") }
    self = code
  }
}

extension SchoolUnitCode: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let code = SchoolUnitCode(text) else { preconditionFailure("\(text) is no school unit code") }
    self = code
  }
}

extension RollScope: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let scope = RollScope(text) else { preconditionFailure("\(text) is no scope") }
    self = scope
  }
}

/// The day on which every test takes place.
public let frozenDay: Day = "2026-11-20"
