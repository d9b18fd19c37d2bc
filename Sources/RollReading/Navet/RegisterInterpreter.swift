import ActivityResponsibility

/// Turns the records of the population register's own files into rows.
///
/// Each record is laid out as a row of a table with one column for each field, so that it is checked by the same
/// interpreter as every other population file; what only these files have is done here.
struct RegisterInterpreter {
  private let asOf: Day
  private var people: PopulationInterpreter
  private var cells: [UInt8] = []
  /// Start and end of each cell in pairs, as a table's records have them.
  private var bounds: [UInt32]
  private var notes = RowNotes()
  /// Dates that were never known, beside the remarks of the common interpreter.
  private var incomplete: [PopulationField] = []
  /// Whether the address is the forwarding address.
  private var isForwarded = false

  init(context: PopulationContext) {
    asOf = context.asOf
    people = PopulationInterpreter(asOf: context.asOf) { $0.rawValue }
    bounds = Array(repeating: 0, count: 2 * PopulationField.allCases.count)
  }

  /// Tells of the row that the record is, or why it is none.
  ///
  /// - Returns: whose row it is; `nil` where the record was rejected.
  mutating func read(
    _ record: RegisterRecord, onRow: (PopulationRow) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws -> IdentityNumber? {
    layOut(record)
    notes.number = nil
    notes.remarks.removeAll(keepingCapacity: true)
    let row: PopulationRow
    do throws(RowFault) {
      row = try interpret(record)
    } catch {
      let place = error.kind == .lineMalformed ? record.fault?.place : label(error.column, record)
      try onFinding(
        Finding(row: record.row, column: place, kind: error.kind, number: notes.number, rawRow: record.raw))
      return nil
    }
    try onRow(row)
    for remark in notes.remarks {
      try onFinding(
        Finding(
          row: record.row, column: label(remark.column, record), kind: remark.kind, number: row.number, rawRow: nil))
    }
    return row.number
  }

  private mutating func interpret(_ record: RegisterRecord) throws(RowFault) -> PopulationRow {
    let read = readLaidOut(record)
    // A record that is no whole is named as such, whatever else is wrong in it; but first it was seen whose it is.
    if let fault = record.fault { throw RowFault(fault.kind) }
    let row = try read.get()
    for field in incomplete { notes.remarks.append(RowFault(.dayIncomplete, column: field.rawValue)) }
    guard let other = try referredNumber(record), other != row.number else { return row }
    return row.replaced(by: other)
  }

  private mutating func readLaidOut(_ record: RegisterRecord) -> Result<PopulationRow, RowFault> {
    var notes = self.notes
    defer { self.notes = notes }
    var people = self.people
    return cells.withUnsafeBufferPointer { cells in
      bounds.withUnsafeBufferPointer { bounds in
        // The layout is never empty: it begins with a separator.
        guard let base = cells.baseAddress, let places = bounds.baseAddress else {
          return .failure(RowFault(.numberMissing))
        }
        let laidOut = Record(
          base: base, bounds: places, count: PopulationField.allCases.count, row: record.row, start: 0,
          end: cells.count, hasExtraCells: false, misplacedQuote: -1, mayBeDamaged: true)
        do throws(RowFault) {
          return .success(try people.row(of: laidOut, notes: &notes))
        } catch {
          return .failure(error)
        }
      }
    }
  }

  /// The number that the person goes by now.
  private func referredNumber(_ record: RegisterRecord) throws(RowFault) -> IdentityNumber? {
    let asOf = self.asOf
    let read: Result<IdentityNumber, IdentityNumberFault>? = record.withValue(.referredNumber) { bytes in
      if bytes.allSatisfy({ $0 == 0x30 }) { return nil }
      return IdentityNumber.read(UnsafeRawBufferPointer(bytes), century: .anyone(on: asOf))
    }
    switch read {
    case nil: return nil
    case .success(let number):
      guard number.birthDate <= asOf else { throw RowFault(.numberBornLater, column: referredColumn) }
      return number
    case .failure(let fault): throw RowFault(FindingKind(fault), column: referredColumn)
    }
  }

  // MARK: The layout

  private mutating func layOut(_ record: RegisterRecord) {
    cells.removeAll(keepingCapacity: true)
    cells.append(0x3B)
    incomplete.removeAll(keepingCapacity: true)
    for index in bounds.indices { bounds[index] = 0 }
    put(.protection, record, .protection)
    put(.protectedRegistration, record, .protectedRegistration)
    let personNumber = record.withValue(.personNumber) { bytes in bytes.contains { $0 != 0x30 } }
    put(.number, record, personNumber ? .personNumber : .assignedNumber)
    put(.givenName, record, .givenName)
    // As Swedish registers write it: the middle name is a family name that stands before the other.
    put(.familyName, record, .middleName, .familyName, between: " ")
    putAddress(record)
    putMunicipality(record)
    putDay(.since, record, .since)
    putDay(.immigrated, record, .immigrated)
    put(.deregistrationReason, record, .reason)
    putDay(.deregistered, record, .deregistered)
  }

  /// Where the person can be written to. A protected person's registered address is kept nowhere, not even here: only
  /// the forwarding address, which is Skatteverket's own. So it is where no other address is given.
  private mutating func putAddress(_ record: RegisterRecord) {
    let hasRegistered =
      record.has(.street1) || record.has(.street2) || record.has(.careOf) || record.has(.postalCode)
      || record.has(.locality)
    isForwarded = isProtected(record) || !hasRegistered
    guard isForwarded else {
      let street = record.has(.street2) ? RegisterField.street2 : .street1
      put(.street, record, .careOf, street, between: ", ")
      put(.postalCode, record, .postalCode)
      put(.locality, record, .locality)
      return
    }
    switch record.form {
    case .xml:
      put(.street, record, .special1, record.has(.special3) ? .special3 : .special2, between: ", ")
      put(.postalCode, record, .special4)
      put(.locality, record, .special5)
    case .termCodes:
      // Which line is which is not known for certain, so they stand as they come.
      let start = cells.count
      for line in [RegisterField.special1, .special2, .special3, .special4, .special5] where record.has(line) {
        if cells.count > start { cells.append(contentsOf: ", ".utf8) }
        record.withValue(line) { cells.append(contentsOf: $0) }
      }
      end(.street, from: start)
    }
  }

  /// Whether the record protects, as the common interpreter will say.
  private func isProtected(_ record: RegisterRecord) -> Bool {
    func protects(_ field: RegisterField) -> Bool {
      record.withValue(field) { bytes in
        let cell = Cell(bytes: bytes).unlessNullWord
        return !cell.isEmpty && CommonWords.protection.value(of: cell) != ProtectionMark.none
      }
    }
    return protects(.protection) || protects(.protectedRegistration)
  }

  /// Two digits of county and two of municipality.
  private mutating func putMunicipality(_ record: RegisterRecord) {
    guard record.has(.county) || record.has(.municipality) else { return }
    let start = cells.count
    for field in [RegisterField.county, .municipality] {
      record.withValue(field) { bytes in
        // Anything else is left as no code, which the row is then rejected for.
        guard bytes.count == 1 || bytes.count == 2 else {
          cells.append(0x3F)
          return
        }
        if bytes.count == 1 { cells.append(0x30) }
        cells.append(contentsOf: bytes)
      }
    }
    end(.municipality, from: start)
  }

  private mutating func putDay(_ column: PopulationField, _ record: RegisterRecord, _ field: RegisterField) {
    switch record.withValue(field, { RegisterDay($0) }) {
    case .none: break
    case .asElsewhere: put(column, record, field)
    case .incomplete:
      incomplete.append(column)
      // Somebody who is no longer registered is not, whenever it was: at the latest on the day the file speaks of.
      guard column == .deregistered else { break }
      let start = cells.count
      cells.append(contentsOf: asOf.description.utf8)
      end(column, from: start)
    }
  }

  private mutating func put(_ column: PopulationField, _ record: RegisterRecord, _ field: RegisterField) {
    let start = cells.count
    record.withValue(field) { cells.append(contentsOf: $0) }
    end(column, from: start)
  }

  private mutating func put(
    _ column: PopulationField, _ record: RegisterRecord, _ first: RegisterField, _ second: RegisterField,
    between: StaticString
  ) {
    let start = cells.count
    record.withValue(first) { cells.append(contentsOf: $0) }
    if record.has(first), record.has(second) {
      cells.append(contentsOf: UnsafeBufferPointer(start: between.utf8Start, count: between.utf8CodeUnitCount))
    }
    record.withValue(second) { cells.append(contentsOf: $0) }
    end(column, from: start)
  }

  private mutating func end(_ column: PopulationField, from start: Int) {
    bounds[2 * column.rawValue] = UInt32(start)
    bounds[2 * column.rawValue + 1] = UInt32(cells.count)
  }

  // MARK: The places of findings

  private var referredColumn: Int { PopulationField.replacedBy.rawValue }

  /// What the file calls a column.
  private func label(_ column: Int, _ record: RegisterRecord) -> String? {
    guard let column = PopulationField(rawValue: column) else { return nil }
    let field: RegisterField? =
      switch column {
      case .number: record.has(.personNumber) || !record.has(.assignedNumber) ? .personNumber : .assignedNumber
      case .familyName: .familyName
      case .givenName: .givenName
      case .street where isForwarded: record.form == .xml && record.has(.special3) ? .special3 : .special1
      case .street: record.has(.street2) ? .street2 : .street1
      case .postalCode: .postalCode
      case .locality: .locality
      case .municipality: .municipality
      case .since: .since
      case .immigrated: .immigrated
      case .deregistrationReason: .reason
      case .deregistered: .deregistered
      case .protection: .protection
      case .protectedRegistration: .protectedRegistration
      // The register gives no birth date beside the number.
      case .birthDate: nil
      case .replacedBy: .referredNumber
      }
    return field.flatMap { record.form.label($0) }
  }
}

extension PopulationRow {
  /// The row of a number that is no longer in use.
  ///
  /// An old number (GN) or old coordination number (GS) is taken out of use, but the person has not moved: that alone
  /// must not end a residence. So the row tells of no deregistration then, and the residence under the old number goes
  /// on until the record of the new one tells what holds. Any other reason stands.
  fileprivate func replaced(by other: IdentityNumber) -> PopulationRow {
    let isRenumbered = deregistrationReason == "GN" || deregistrationReason == "GS"
    return PopulationRow(
      row: row, number: number, familyName: familyName, givenName: givenName, street: street, postalCode: postalCode,
      locality: locality, municipality: municipality, since: since, immigrated: immigrated,
      deregistrationReason: isRenumbered ? nil : deregistrationReason,
      deregistered: isRenumbered ? nil : deregistered, mark: mark, isMarkOnly: false, replacedBy: other)
  }
}
