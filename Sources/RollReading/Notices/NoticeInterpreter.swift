import ActivityResponsibility

/// Turns the records of a file of notices into rows.
struct NoticeInterpreter: RowInterpreter {
  private let columns: Columns
  private let rules: RollRowRules

  static func required(by context: NoticeContext) -> [NoticeField] { [.number, .event, .day, .unit] }

  init(columns: ColumnMap<NoticeField>, context: NoticeContext) {
    self.columns = Columns(columns)
    rules = RollRowRules(context)
  }

  mutating func row(of record: Record, notes: inout RowNotes) throws(RowFault) -> NoticeRow {
    let told = try number(
      of: record, column: columns.number, century: rules.century, takesLocal: true, notes: &notes)
    let unit = try rules.unit(record.value(columns.unit), column: columns.unit)
    let number = rules.place(told, at: unit, column: columns.number, &notes)
    let eventCell = record.value(columns.event)
    guard !eventCell.isEmpty else { throw RowFault(.eventMissing, column: columns.event) }
    guard let event = NoticeWords.events.value(of: eventCell) else {
      throw RowFault(.eventUnknown, column: columns.event)
    }
    guard let day = try day(of: record, column: columns.day) else { throw RowFault(.dayMissing, column: columns.day) }
    let organiser = try TextCell.text(record.value(columns.organiser), column: columns.organiser)
    if record.mayBeDamaged, record.cell(columns.organiser).isDamaged {
      notes.remarks.append(RowFault(.textDamaged, column: columns.organiser))
    }
    return NoticeRow(
      row: record.row, number: number, event: event, day: day, unit: unit, organiser: organiser,
      received: try self.day(of: record, column: columns.received), hasRemark: !record.value(columns.remark).isEmpty)
  }

  private func day(of record: Record, column: Int) throws(RowFault) -> Day? {
    try rules.day(record.value(column), column: column, canBeOpen: false)
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
