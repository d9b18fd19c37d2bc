import ActivityResponsibility

/// What makes a row of a roll right, in whatever format it comes: the same unit, form, programme and days are taken from
/// a table, from XML and from JSON, and the same are set aside.
///
/// `column` is whatever the format calls the place; it is only handed on in the fault.
struct RollRowRules: Sendable {
  /// The unit that the roll is of, where it is of one unit.
  let scopeUnit: SchoolUnitCode?
  let asOf: Day
  let century: CenturyRule

  init(_ context: RollContext) {
    asOf = context.asOf
    century = .pupil(on: context.asOf)
    if case .unit(let unit) = context.scope { scopeUnit = unit } else { scopeUnit = nil }
  }

  /// A notice is held to the same as a row of a roll, and is of no unit but the one it names.
  init(_ context: NoticeContext) {
    asOf = context.received
    century = .pupil(on: context.received)
    scopeUnit = nil
  }

  /// The school unit; a roll of one unit need not say which.
  @inline(__always)
  func unit(_ cell: Cell, column: Int) throws(RowFault) -> SchoolUnitCode {
    switch CommonWords.unit(cell) {
    case .unit(let unit):
      if let scopeUnit, unit != scopeUnit { throw RowFault(.unitOutsideScope, column: column) }
      return unit
    case .malformed: throw RowFault(.unitMalformed, column: column)
    case .none:
      guard let scopeUnit else { throw RowFault(.unitMissing, column: column) }
      return scopeUnit
    }
  }

  /// Whose a row of a unit is: a school's own number is told apart by the unit, and there is that to look at.
  @inline(__always)
  func place(
    _ number: IdentityNumber, at unit: SchoolUnitCode, column: Int, _ notes: inout RowNotes
  ) -> IdentityNumber {
    guard number.isLocal else { return number }
    let placed = number.at(unit)
    notes.number = placed
    notes.remarks.append(RowFault(.numberLocal, column: column))
    return placed
  }

  /// The school form in any spelling. Nothing is no form: what that means is the format's to say.
  @inline(__always)
  func form(_ cell: Cell, column: Int) throws(RowFault) -> SchoolForm {
    if cell.count == 2, cell.bytes[0] == 0x47, cell.bytes[1] == 0x59 { return .gymnasium }
    guard let form = RollWords.forms.value(of: cell) else { throw RowFault(.formUnknown, column: column) }
    return form
  }

  /// The programme; nothing is no programme given.
  @inline(__always)
  func programme(_ cell: Cell, column: Int) throws(RowFault) -> ProgrammeCode {
    guard let programme = ProgrammeCode(cell: cell) else { throw RowFault(.programmeMalformed, column: column) }
    return programme
  }

  /// A day; nothing, or a far day where that can mean "no last day", is `nil`.
  @inline(__always)
  func day(
    _ cell: Cell, column: Int, canBeOpen: Bool, rules: DayCell.Rules = .school
  ) throws(RowFault) -> Day? {
    switch DayCell(cell, rules: rules) {
    case .none: return nil
    case .day(let day): return day
    case .open where canBeOpen: return nil
    case .open, .malformed: throw RowFault(.dayMalformed, column: column)
    }
  }

  /// Sees that a period does not end before it begins.
  @inline(__always)
  func checkOrder(from firstDay: Day?, to lastDay: Day?, column: Int) throws(RowFault) {
    if let firstDay, let lastDay, lastDay < firstDay { throw RowFault(.endsBeforeItBegins, column: column) }
  }
}

extension IdentityNumber {
  /// Reads a number that a file gives for a person.
  ///
  /// Luhn does not cover the century, so `1907…` for `2007…` is caught by the age: nobody is born after the day the
  /// file is about, and no pupil is a hundred years old.
  @inline(__always)
  static func read(_ cell: Cell, century: CenturyRule) -> Result<IdentityNumber, NumberFault> {
    judged(read(UnsafeRawBufferPointer(cell.bytes), century: century), century: century)
  }

  /// The same, where a school's own number is one too, at a unit that is not known yet.
  static func readOrLocal(_ cell: Cell, century: CenturyRule) -> Result<IdentityNumber, NumberFault> {
    let reading = read(UnsafeRawBufferPointer(cell.bytes), century: century)
    return judged(orLocal(reading, of: cell, century: century), century: century)
  }

  /// What was read, or the school's own number where it turned out to be one.
  @inline(__always)
  static func orLocal(
    _ reading: Result<IdentityNumber, IdentityNumberFault>, of cell: Cell, century: CenturyRule
  ) -> Result<IdentityNumber, IdentityNumberFault> {
    switch reading {
    case .failure(.temporaryNumber), .failure(.interimNumber):
      guard let local = LocalNumber(UnsafeRawBufferPointer(cell.bytes), century: century) else { return reading }
      return .success(IdentityNumber(local, at: nil))
    default: return reading
    }
  }

  /// Sees that the age of a number that was read can be.
  @inline(__always)
  static func judged(
    _ reading: Result<IdentityNumber, IdentityNumberFault>, century: CenturyRule
  ) -> Result<IdentityNumber, NumberFault> {
    switch reading {
    case .success(let number):
      let (day, mustBeYoung) =
        switch century {
        case .pupil(let on): (on, true)
        case .anyone(let on): (on, false)
        }
      let age = day - number.birthDate
      if age < 0 { return .failure(NumberFault(kind: .numberBornLater)) }
      if mustBeYoung, age > 36_524 { return .failure(NumberFault(kind: .numberCenturyUnclear)) }
      return .success(number)
    case .failure(let reason): return .failure(NumberFault(kind: FindingKind(reason)))
    }
  }
}

/// Why a number that a file gives for a person cannot be used.
struct NumberFault: Error, Hashable {
  let kind: FindingKind
}
