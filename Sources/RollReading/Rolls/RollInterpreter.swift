import ActivityResponsibility

/// Turns the records of a roll into rows.
struct RollInterpreter: RowInterpreter {
  private let columns: Columns
  private let rules: RollRowRules
  /// The columns of names whose letters were damaged and that have been told of: a roll's names are not kept, so once
  /// a file is enough.
  private var toldOfDamage: [Int] = []

  static func required(by context: RollContext) -> [RollField] {
    switch context.scope {
    case .unit: [.number]
    case .organiser: [.number, .unit]
    }
  }

  init(columns: ColumnMap<RollField>, context: RollContext) {
    self.columns = Columns(columns)
    rules = RollRowRules(context)
  }

  mutating func row(of record: Record, notes: inout RowNotes) throws(RowFault) -> RollRow {
    let told = try number(
      of: record, column: columns.number, birthDate: columns.birthDate, century: rules.century, takesLocal: true,
      notes: &notes)
    let unit = try rules.unit(record.value(columns.unit), column: columns.unit)
    let number = rules.place(told, at: unit, column: columns.number, &notes)
    let form = try form(of: record)
    let programme = try rules.programme(record.value(columns.programme), column: columns.programme)
    let firstDay = try day(of: record, column: columns.firstDay, canBeOpen: false)
    let lastDay = try day(of: record, column: columns.lastDay, canBeOpen: true)
    try rules.checkOrder(from: firstDay, to: lastDay, column: columns.lastDay)
    let givenDay = try day(of: record, column: columns.certificateDay, canBeOpen: false)
    let certificateDay = givenDay ?? lastDay
    let certificate = certificate(of: record, day: certificateDay, notes: &notes)
    let hasLeavingReason = RollWords.isReason(record.value(columns.leavingReason))
    if hasLeavingReason, lastDay == nil {
      notes.remarks.append(RowFault(.leavingReasonWithoutDay, column: columns.leavingReason))
    }
    let (mark, unknown) = CommonWords.mark(
      record, markColumn: columns.protection, registrationColumn: columns.protectedRegistration)
    if let unknown { notes.remarks.append(RowFault(.markUnknown, column: unknown)) }
    if record.mayBeDamaged { tellOfDamage(in: record, notes: &notes) }
    return RollRow(
      row: record.row, number: number, unit: unit, form: form, programme: programme, firstDay: firstDay,
      lastDay: lastDay, hasLeavingReason: hasLeavingReason, certificate: certificate,
      certificateDay: certificate == nil ? nil : certificateDay, mark: mark)
  }

  @inline(__always)
  private func form(of record: Record) throws(RowFault) -> SchoolForm {
    let cell = record.value(columns.form)
    return cell.isEmpty ? .gymnasium : try rules.form(cell, column: columns.form)
  }

  @inline(__always)
  private func day(of record: Record, column: Int, canBeOpen: Bool) throws(RowFault) -> Day? {
    try rules.day(record.value(column), column: column, canBeOpen: canBeOpen)
  }

  /// What the row's certificate says the person has; `nil` with a remark where that cannot be told or dated.
  private func certificate(of record: Record, day: Day?, notes: inout RowNotes) -> QualificationKind? {
    let cell = record.value(columns.certificate)
    if cell.isEmpty { return nil }
    let kind: QualificationKind
    switch RollWords.certificates.value(of: cell) {
    case .qualification(let known): kind = known
    case .nothing: return nil
    case .fourthYear:
      notes.remarks.append(RowFault(.certificateOfFourthYear, column: columns.certificate))
      return nil
    case nil:
      notes.remarks.append(RowFault(.certificateUnknown, column: columns.certificate))
      return nil
    }
    guard day != nil else {
      notes.remarks.append(RowFault(.certificateWithoutDay, column: columns.certificate))
      return nil
    }
    return kind
  }

  private mutating func tellOfDamage(in record: Record, notes: inout RowNotes) {
    for column in [columns.familyName, columns.givenName] where !toldOfDamage.contains(column) {
      guard record.cell(column).isDamaged else { continue }
      toldOfDamage.append(column)
      notes.remarks.append(RowFault(.textDamaged, column: column))
    }
  }

  /// Where each field stands, or -1.
  private struct Columns {
    let number, familyName, givenName, form, programme, unit, firstDay, lastDay, leavingReason, certificate: Int
    let certificateDay, protection, protectedRegistration, birthDate: Int

    init(_ map: ColumnMap<RollField>) {
      number = map.position(.number)
      familyName = map.position(.familyName)
      givenName = map.position(.givenName)
      form = map.position(.form)
      programme = map.position(.programme)
      unit = map.position(.unit)
      firstDay = map.position(.firstDay)
      lastDay = map.position(.lastDay)
      leavingReason = map.position(.leavingReason)
      certificate = map.position(.certificate)
      certificateDay = map.position(.certificateDay)
      protection = map.position(.protection)
      protectedRegistration = map.position(.protectedRegistration)
      birthDate = map.position(.birthDate)
    }
  }
}

extension ProgrammeCode {
  /// The code in a cell, upper or lower case; an empty cell is no code given.
  @inline(__always)
  init?(cell: Cell) {
    guard cell.count <= 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in cell.bytes.enumerated() {
      let upper: UInt8
      switch byte {
      case 0x30...0x39, 0x41...0x5A: upper = byte
      case 0x61...0x7A: upper = byte & 0xDF
      default: return nil
      }
      if index < 8 {
        high |= UInt64(upper) << (56 - 8 * UInt64(index))
      } else {
        low |= UInt64(upper) << (120 - 8 * UInt64(index))
      }
    }
    self.init(high: high, low: low)
  }
}
