import ActivityResponsibility

/// Turns the records of a file of notices into rows.
struct NoticeInterpreter: RowInterpreter {
  private let columns: Columns
  private let century: CenturyRule

  static func required(by context: NoticeContext) -> [NoticeField] { [.number, .event, .day, .unit] }

  init(columns: ColumnMap<NoticeField>, context: NoticeContext) {
    self.columns = Columns(columns)
    century = .pupil(on: context.received)
  }

  mutating func row(of record: Record, notes: inout RowNotes) throws(RowFault) -> NoticeRow {
    let number = try number(of: record, column: columns.number, century: century, notes: &notes)
    let eventCell = record.value(columns.event)
    guard !eventCell.isEmpty else { throw RowFault(.eventMissing, column: columns.event) }
    guard let event = NoticeWords.events.value(of: eventCell) else {
      throw RowFault(.eventUnknown, column: columns.event)
    }
    guard let day = try day(of: record, column: columns.day) else { throw RowFault(.dayMissing, column: columns.day) }
    let unit: SchoolUnitCode
    switch CommonWords.unit(record.value(columns.unit)) {
    case .unit(let given): unit = given
    case .malformed: throw RowFault(.unitMalformed, column: columns.unit)
    case .none: throw RowFault(.unitMissing, column: columns.unit)
    }
    let organiser = try TextCell.text(record.value(columns.organiser), column: columns.organiser)
    if record.mayBeDamaged, record.cell(columns.organiser).isDamaged {
      notes.remarks.append(RowFault(.textDamaged, column: columns.organiser))
    }
    return NoticeRow(
      row: record.row, number: number, event: event, day: day, unit: unit, organiser: organiser,
      received: try self.day(of: record, column: columns.received), hasRemark: !record.value(columns.remark).isEmpty)
  }

  private func day(of record: Record, column: Int) throws(RowFault) -> Day? {
    switch DayCell(record.value(column), rules: .school) {
    case .none: return nil
    case .day(let day): return day
    case .open, .malformed: throw RowFault(.dayMalformed, column: column)
    }
  }

  /// Where each field stands, or -1.
  private struct Columns {
    let number, event, day, unit, organiser, received, remark: Int

    init(_ map: ColumnMap<NoticeField>) {
      number = map.position(.number)
      event = map.position(.event)
      day = map.position(.day)
      unit = map.position(.unit)
      organiser = map.position(.organiser)
      received = map.position(.received)
      remark = map.position(.remark)
    }
  }
}

/// The words of the column Händelse: the product's own word and code for each event, and a few that schools write.
enum NoticeWords {
  static let events = WordList<NoticeEvent>(
    NoticeEvent.allCases.flatMap { [($0.word, $0), ($0.code, $0)] } + [
      ("Påbörjat", .started), ("Avbrott", .left), ("Ej inställt sig", .notShown), ("Ogiltig frånvaro", .absence),
      ("Examen", .completed),
    ])
}
