import ActivityResponsibility

/// Turns the records of a population file into rows.
struct PopulationInterpreter: RowInterpreter {
  private let columns: Columns
  private let century: CenturyRule

  static func required(by context: PopulationContext) -> [PopulationField] { [.number] }

  init(columns: ColumnMap<PopulationField>, context: PopulationContext) {
    self.init(asOf: context.asOf, position: columns.position)
  }

  /// For records that are laid out by a reader of its own.
  ///
  /// - Parameter position: the cell of each field, or -1.
  init(asOf: Day, position: (PopulationField) -> Int) {
    columns = Columns(position)
    century = .anyone(on: asOf)
  }

  mutating func row(of record: Record, notes: inout RowNotes) throws(RowFault) -> PopulationRow {
    let number = try number(
      of: record, column: columns.number, birthDate: columns.birthDate, century: century, notes: &notes)
    let municipality = try municipality(of: record)
    let since = try day(of: record, column: columns.since)
    let immigrated = try day(of: record, column: columns.immigrated)
    let deregistered = try day(of: record, column: columns.deregistered)
    if let since, let deregistered, deregistered < since {
      throw RowFault(.endsBeforeItBegins, column: columns.deregistered)
    }
    // A name is kept as it stands: NULL is somebody's name, and so is a hyphen where the register has no other.
    let familyName = try TextCell.text(record.cell(columns.familyName), column: columns.familyName)
    let givenName = try TextCell.text(record.cell(columns.givenName), column: columns.givenName)
    let street = try TextCell.text(record.value(columns.street), column: columns.street)
    let postalCode = try TextCell.text(record.value(columns.postalCode), column: columns.postalCode)
    let locality = try TextCell.text(record.value(columns.locality), column: columns.locality)
    let reason = try TextCell.text(
      record.value(columns.deregistrationReason), column: columns.deregistrationReason)?.uppercased()
    if let reason, !DeregistrationReason.codes.contains(reason) {
      notes.remarks.append(RowFault(.deregistrationUnknown, column: columns.deregistrationReason))
    }
    let (mark, unknown) = CommonWords.mark(
      record, markColumn: columns.protection, registrationColumn: columns.protectedRegistration)
    if let unknown { notes.remarks.append(RowFault(.markUnknown, column: unknown)) }
    let replacedBy = try replacement(of: number, in: record)
    if record.mayBeDamaged { tellOfDamage(in: record, notes: &notes) }
    let isMarkGiven = !record.value(columns.protection).isEmpty || !record.value(columns.protectedRegistration).isEmpty
    let isMarkOnly =
      isMarkGiven && familyName == nil && givenName == nil && street == nil && postalCode == nil && locality == nil
      && municipality == nil && since == nil && immigrated == nil && reason == nil && deregistered == nil
      && replacedBy == nil
    return PopulationRow(
      row: record.row, number: number, familyName: familyName, givenName: givenName, street: street,
      postalCode: postalCode, locality: locality, municipality: municipality, since: since, immigrated: immigrated,
      deregistrationReason: reason, deregistered: deregistered, mark: columns.hasMark ? mark : nil,
      isMarkOnly: isMarkOnly, replacedBy: replacedBy)
  }

  /// The number that the person goes by instead, if the row tells one. One that cannot be read leaves the whole row
  /// unsure: without it the row would say that the person has left. A row that refers to its own number says nothing.
  private func replacement(of number: IdentityNumber, in record: Record) throws(RowFault) -> IdentityNumber? {
    switch IdentityNumber.read(UnsafeRawBufferPointer(record.value(columns.replacedBy).bytes), century: century) {
    case .success(let other): return other == number ? nil : other
    case .failure(.missing): return nil
    case .failure(let fault): throw RowFault(FindingKind(fault), column: columns.replacedBy)
    }
  }

  /// Only the form is checked: codes of municipalities come and go, and the register knows which it has heard of. But
  /// the first two digits are a county, and a municipality's serial number is never 00.
  private func municipality(of record: Record) throws(RowFault) -> MunicipalityCode? {
    let cell = record.value(columns.municipality)
    if cell.isEmpty { return nil }
    guard let code = CommonWords.digits(cell, count: 4), code % 100 > 0, Counties.codes.contains(code / 100),
      let municipality = MunicipalityCode(number: code)
    else { throw RowFault(.municipalityUnknown, column: columns.municipality) }
    return municipality
  }

  private func day(of record: Record, column: Int) throws(RowFault) -> Day? {
    switch DayCell(record.value(column), rules: .population) {
    case .none: return nil
    case .day(let day): return day
    case .open, .malformed: throw RowFault(.dayMalformed, column: column)
    }
  }

  /// Damaged names and addresses are kept as they came, and told of row by row, since people will read them.
  private func tellOfDamage(in record: Record, notes: inout RowNotes) {
    for column in [columns.familyName, columns.givenName, columns.street, columns.locality] {
      guard record.cell(column).isDamaged else { continue }
      notes.remarks.append(RowFault(.textDamaged, column: column))
      return
    }
  }

  /// Where each field stands, or -1.
  private struct Columns {
    let number, familyName, givenName, street, postalCode, locality, municipality, since, immigrated: Int
    let deregistrationReason, deregistered, protection, protectedRegistration, birthDate, replacedBy: Int

    var hasMark: Bool { protection >= 0 || protectedRegistration >= 0 }

    init(_ position: (PopulationField) -> Int) {
      number = position(.number)
      familyName = position(.familyName)
      givenName = position(.givenName)
      street = position(.street)
      postalCode = position(.postalCode)
      locality = position(.locality)
      municipality = position(.municipality)
      since = position(.since)
      immigrated = position(.immigrated)
      deregistrationReason = position(.deregistrationReason)
      deregistered = position(.deregistered)
      protection = position(.protection)
      protectedRegistration = position(.protectedRegistration)
      birthDate = position(.birthDate)
      replacedBy = position(.replacedBy)
    }
  }
}

/// The codes of why a person is no longer registered (avregistreringsorsak), of today and of older lists.
enum DeregistrationReason {
  static let codes: Set<String> = ["AV", "UV", "GN", "GS", "OB", "TA", "AS", "AN", "FI", "OO", "A", "G", "O"]
}

/// SCB's county codes, the first two digits of a municipality's code.
enum Counties {
  static let codes: Set<Int32> = [1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25]
}
