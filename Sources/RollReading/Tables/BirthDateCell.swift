import ActivityResponsibility

/// What a column of birth dates says of the identity number beside it.
enum BirthDateCell {
  /// The number, held against the birth date.
  ///
  /// A spreadsheet drops the zero that the numbers of those born 2000–2009 begin with. Nine digits are read with the
  /// zero put back only where the birth date beside them is the day that the number then has. Where a whole number and
  /// the date differ, the number stands and there is something to look at: a number can be given for a nearby day.
  static func check(
    _ reading: Result<IdentityNumber, IdentityNumberFault>, of cell: Cell, _ record: Record, column: Int,
    century: CenturyRule, notes: inout RowNotes
  ) -> Result<IdentityNumber, IdentityNumberFault> {
    // Two digits do not tell a year, so they prove nothing.
    guard case .day(let birthDate) = DayCell(record.value(column), rules: .population) else { return reading }
    switch reading {
    case .success(let number):
      if number.birthDate != birthDate { notes.remarks.append(RowFault(.birthDateDiffers, column: column)) }
      return reading
    case .failure(.notANumber):
      guard let padded = padded(cell, century: century), padded.birthDate == birthDate else { return reading }
      return .success(padded)
    case .failure: return reading
    }
  }

  /// The number of exactly nine digits with a zero before them.
  private static func padded(_ cell: Cell, century: CenturyRule) -> IdentityNumber? {
    guard cell.count == 9, cell.bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 10, alignment: 1) { ten in
      ten[0] = 0x30
      for (index, byte) in cell.bytes.enumerated() { ten[index + 1] = byte }
      return try? IdentityNumber.read(UnsafeRawBufferPointer(ten), century: century).get()
    }
  }
}
