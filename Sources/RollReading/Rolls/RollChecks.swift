import ActivityResponsibility

/// What every row of a roll must hold to, whatever format it came in.
///
/// Every check throws the fault with the column that it was given: a place in the format's list of headings or field
/// names, or -1.
struct RollChecks: Sendable {
  let scopeUnit: SchoolUnitCode?
  let century: CenturyRule

  init(_ context: RollContext) {
    century = .pupil(on: context.asOf)
    if case .unit(let unit) = context.scope { scopeUnit = unit } else { scopeUnit = nil }
  }

  /// Whose row it is.
  @inline(__always)
  func number(_ cell: Cell, column: Int) throws(RowFault) -> IdentityNumber {
    try century.number(in: cell, column: column).get()
  }

  /// The school unit of a cell; the roll's own where the cell is empty and the roll is of one unit.
  @inline(__always)
  func unit(_ cell: Cell, column: Int) throws(RowFault) -> SchoolUnitCode {
    switch CommonWords.unit(cell) {
    case .unit(let unit):
      try requireInScope(unit, column: column)
      return unit
    case .malformed: throw RowFault(.unitMalformed, column: column)
    case .none:
      guard let scopeUnit else { throw RowFault(.unitMissing, column: column) }
      return scopeUnit
    }
  }

  /// Sees that a school unit is the one that the roll is of, where it is of one.
  @inline(__always)
  func requireInScope(_ unit: SchoolUnitCode, column: Int) throws(RowFault) {
    if let scopeUnit, unit != scopeUnit { throw RowFault(.unitOutsideScope, column: column) }
  }

  /// The programme code of a cell, upper or lower case; none where it is empty.
  @inline(__always)
  func programme(_ cell: Cell, column: Int) throws(RowFault) -> ProgrammeCode {
    guard let programme = ProgrammeCode(cell: cell) else { throw RowFault(.programmeMalformed, column: column) }
    return programme
  }

  /// The day of a cell; `nil` where it is empty, or open where a day can be.
  @inline(__always)
  func day(_ cell: Cell, column: Int, canBeOpen: Bool) throws(RowFault) -> Day? {
    switch DayCell(cell, rules: .school) {
    case .none: return nil
    case .day(let day): return day
    case .open where canBeOpen: return nil
    case .open, .malformed: throw RowFault(.dayMalformed, column: column)
    }
  }

  /// Sees that the last day is not before the first.
  @inline(__always)
  func requireOrder(_ firstDay: Day?, _ lastDay: Day?, column: Int) throws(RowFault) {
    if let firstDay, let lastDay, lastDay < firstDay { throw RowFault(.endsBeforeItBegins, column: column) }
  }
}

extension CenturyRule {
  /// Whose a cell is, or what is wrong with it.
  ///
  /// Luhn does not cover the century, so `1907…` for `2007…` is caught by the age: nobody is born after the day the
  /// file is about, and no pupil is a hundred years old.
  @inline(__always)
  func number(in cell: Cell, column: Int) -> Result<IdentityNumber, RowFault> {
    switch IdentityNumber.read(UnsafeRawBufferPointer(cell.bytes), century: self) {
    case .success(let number):
      let (day, mustBeYoung) =
        switch self {
        case .pupil(let on): (on, true)
        case .anyone(let on): (on, false)
        }
      let age = day - number.birthDate
      if age < 0 { return .failure(RowFault(.numberBornLater, column: column)) }
      if age > 36_524, mustBeYoung { return .failure(RowFault(.numberCenturyUnclear, column: column)) }
      return .success(number)
    case .failure(let reason): return .failure(RowFault(FindingKind(reason), column: column))
    }
  }
}
