import ActivityResponsibility
import PostgreSQL

// How the domain's values lie in the database, in one place.

extension Parameter {
  static func day(_ day: Day) -> Parameter { .day(day.daysSince2000) }
  static func day(_ day: Day?) -> Parameter { .day(day?.daysSince2000) }
  static func number(_ number: IdentityNumber) -> Parameter { .int64(number.rawValue) }
  static func municipality(_ code: MunicipalityCode) -> Parameter { .int16(Int16(code.number)) }
  static func municipality(_ code: MunicipalityCode?) -> Parameter { .int16(code.map { Int16($0.number) }) }
  static func unit(_ code: SchoolUnitCode) -> Parameter { .int32(code.number) }
  static func moment(_ moment: Moment) -> Parameter { .timestamp(moment.microseconds) }
}

extension Row {
  func dayValue(_ column: Int) -> Day { Day(daysSince2000: day(column)) }
  func optionalDayValue(_ column: Int) -> Day? { optionalDay(column).map { Day(daysSince2000: $0) } }
  func number(_ column: Int) -> IdentityNumber { IdentityNumber(stored: int64(column)) }
  func moment(_ column: Int) -> Moment { Moment(microseconds: timestamp(column)) }

  /// A municipality that a constraint keeps to four digits.
  func municipality(_ column: Int) -> MunicipalityCode {
    let number = Int32(int16(column))
    guard let code = MunicipalityCode(number: number) else {
      preconditionFailure("a stored municipality code is not four digits")
    }
    return code
  }

  /// A school unit that was checked when it was read.
  func unit(_ column: Int) -> SchoolUnitCode {
    guard let code = SchoolUnitCode(number: int32(column)) else {
      preconditionFailure("a stored school unit code is not eight digits")
    }
    return code
  }
}
