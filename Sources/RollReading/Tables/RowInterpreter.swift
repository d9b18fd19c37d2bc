import ActivityResponsibility

/// Why a row cannot be used.
struct RowFault: Error {
  let kind: FindingKind
  /// The column, or -1 for the row as a whole.
  let column: Int

  init(_ kind: FindingKind, column: Int = -1) {
    self.kind = kind
    self.column = column
  }
}

/// What is learned of a row on the way, whether it can be used or not.
struct RowNotes {
  var number: IdentityNumber?
  /// What there is to look at, if the row is used.
  var remarks: [RowFault] = []
}

/// Turns the records of one kind of file into rows.
protocol RowInterpreter: Sendable {
  associatedtype Field: HeadedField
  associatedtype Context
  associatedtype Row

  /// The columns that cannot be done without.
  static func required(by context: Context) -> [Field]

  init(columns: ColumnMap<Field>, context: Context)

  /// Reads one record.
  ///
  /// - Throws: the first thing that makes the row unusable. `notes.number` is then whose row it is, if that could be
  ///   read.
  mutating func row(of record: Record, notes: inout RowNotes) throws(RowFault) -> Row
}

extension RowInterpreter {
  /// Reads whose row it is, and sees that its cells are where they should be.
  ///
  /// - Parameters:
  ///   - birthDate: the column of birth dates, or -1. It proves a leading zero that was lost, and nothing else.
  ///   - takesLocal: a school's own number is one too; whose row it is can be told once its unit is known.
  @inline(__always)
  func number(
    of record: Record, column: Int, birthDate: Int = -1, century: CenturyRule, takesLocal: Bool = false,
    notes: inout RowNotes
  ) throws(RowFault) -> IdentityNumber {
    let cell = record.value(column)
    var reading = IdentityNumber.read(UnsafeRawBufferPointer(cell.bytes), century: century)
    if takesLocal { reading = IdentityNumber.orLocal(reading, of: cell, century: century) }
    if birthDate >= 0 {
      reading = BirthDateCell.check(reading, of: cell, record, column: birthDate, century: century, notes: &notes)
    }
    let result = IdentityNumber.judged(reading, century: century)
    if case .success(let number) = result, !number.isLocal { notes.number = number }
    if record.misplacedQuote >= 0 { throw RowFault(.quoteMisplaced, column: record.misplacedQuote) }
    if record.errorCell >= 0 { throw RowFault(.cellError, column: record.errorCell) }
    if record.hasExtraCells { throw RowFault(.rowHasTooManyCells) }
    switch result {
    case .success(let number): return number
    case .failure(let fault): throw RowFault(fault.kind, column: column)
    }
  }
}

extension FindingKind {
  init(_ fault: IdentityNumberFault) {
    self =
      switch fault {
      case .missing: .numberMissing
      case .notANumber: .numberNotANumber
      case .scientificNotation: .numberScientific
      case .noSuchDay: .numberNoSuchDay
      case .checkDigit: .numberCheckDigit
      case .centuryUnclear: .numberCenturyUnclear
      case .temporaryNumber: .numberTemporary
      case .interimNumber: .numberInterim
      }
  }
}
