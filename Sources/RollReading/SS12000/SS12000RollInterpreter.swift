import ActivityResponsibility

/// Turns the persons of SS 12000 into rows of a roll, one an enrolment.
///
/// - `personStatus` says nothing of an enrolment, and the population register says it better of the person.
/// - `securityMarking` that is absent is unknown, not "Ingen"; in a roll no mark says nothing, so both are `.none`.
/// - `cancelled` ("ended ahead of time") is not in every system and not kept up in others, so it is never trusted alone.
///   With a last day the two agree, and the pupil has left. Without one the pupil counts as enrolled, which a later
///   file mends, and somebody is asked to look; taking it for a leaving would make up the day.
struct SS12000RollInterpreter: Sendable {
  private let rules: RollRowRules
  private let directory: SourceDirectory
  private var toldOfForms = false

  init(_ context: RollContext) {
    rules = RollRowRules(context)
    directory = context.directory
  }

  /// Hands out what a person's enrolments say.
  mutating func person(
    _ item: PickedItem, row: Int32, onRow: (RollRow) throws -> Void, onFinding: (Finding) throws -> Void,
    onPerson: (SourcePerson) throws -> Void
  ) throws {
    let (number, readAs) = self.number(of: item)
    var whose = readAs
    if let id = ExternalID(item.cell(SS12000PersonField.id.rawValue).bytes) {
      // A number that is blanked, as protected pupils' are, or cannot be read does not make a row. But where the source
      // has given it before, the person is not missing from the file.
      whose = whose ?? directory.persons[id]
      try onPerson(SourcePerson(row: row, id: id, number: try? number.get(), event: .known))
    }
    for index in 0..<item.count {
      let enrolment = Enrolment(item: item, index: index)
      if SS12000Words.isPassedOver(enrolment.cell(.form)) {
        guard !toldOfForms else { continue }
        toldOfForms = true
        try onFinding(Finding(row: row, column: Column.form.name, kind: .formPassedOver, number: whose, rawRow: nil))
        continue
      }
      var notes = RowNotes()
      let rollRow: RollRow
      do throws(RowFault) {
        rollRow = try self.row(of: enrolment, number: number, row: row, notes: &notes)
      } catch {
        try onFinding(
          Finding(
            row: row, column: Column(rawValue: error.column)?.name, kind: error.kind,
            number: placed(whose, enrolment), rawRow: enrolment.raw))
        continue
      }
      try onRow(rollRow)
      for remark in notes.remarks {
        try onFinding(
          Finding(
            row: row, column: Column(rawValue: remark.column)?.name, kind: remark.kind, number: rollRow.number,
            rawRow: nil))
      }
    }
  }

  /// The person's number, and whose a row is that cannot be used.
  ///
  /// Another country's number is not an identity here even where it happens to look like one. One that does is most
  /// often a Swedish number whose holder's citizenship was written in the wrong place, so the person is not taken to be
  /// missing from the file.
  private func number(of item: PickedItem) -> (number: Result<IdentityNumber, RowFault>, whose: IdentityNumber?) {
    let read = IdentityNumber.readOrLocal(item.cell(SS12000PersonField.number.rawValue), century: rules.century)
      .mapError { RowFault($0.kind, column: Column.number.rawValue) }
    let nationality = item.cell(SS12000PersonField.nationality.rawValue)
    let isSwedish = nationality.isEmpty || nationality.bytes.lazy.map { $0 & 0xDF }.elementsEqual("SE".utf8)
    if !isSwedish, case .success(let number) = read {
      return (.failure(RowFault(.numberNotANumber, column: Column.nationality.rawValue)), number)
    }
    return (read, try? read.get())
  }

  /// Whose a row is that cannot be used: a school's own number only where the unit can be told.
  private func placed(_ whose: IdentityNumber?, _ enrolment: Enrolment) -> IdentityNumber? {
    guard let whose, whose.isLocal, let unit = try? unit(of: enrolment) else { return whose }
    return whose.at(unit)
  }

  private func row(
    of enrolment: Enrolment, number: Result<IdentityNumber, RowFault>, row: Int32, notes: inout RowNotes
  ) throws(RowFault) -> RollRow {
    let told = try number.get()
    let unit = try unit(of: enrolment)
    let number = rules.place(told, at: unit, column: Column.number.rawValue, &notes)
    let form = try rules.form(enrolment.cell(.form), column: Column.form.rawValue)
    let programme = try rules.programme(enrolment.cell(.programme), column: Column.programme.rawValue)
    let firstDay = try rules.day(
      enrolment.cell(.firstDay).withoutOffset, column: Column.firstDay.rawValue, canBeOpen: false, rules: .exchange)
    let lastDay = try rules.day(
      enrolment.cell(.lastDay).withoutOffset, column: Column.lastDay.rawValue, canBeOpen: true, rules: .exchange)
    try rules.checkOrder(from: firstDay, to: lastDay, column: Column.lastDay.rawValue)
    let isCancelled = SS12000Words.isTrue(enrolment.cell(.cancelled))
    if isCancelled, lastDay == nil {
      notes.remarks.append(RowFault(.cancelledWithoutDay, column: Column.cancelled.rawValue))
    }
    var mark = ProtectionMark.none
    let word = enrolment.item.cell(SS12000PersonField.mark.rawValue)
    if !word.isEmpty {
      // A word that is not known protects: a mark too many costs a question, a mark too few can cost a life.
      let known = SS12000Words.mark(word)
      mark = known ?? .sekretessmarkering
      if known == nil { notes.remarks.append(RowFault(.markUnknown, column: Column.mark.rawValue)) }
    }
    return RollRow(
      row: row, number: number, unit: unit, form: form, programme: programme, firstDay: firstDay, lastDay: lastDay,
      hasLeavingReason: isCancelled && lastDay != nil, certificate: nil, certificateDay: nil, mark: mark)
  }

  /// The school unit by the source's own number, or by its code where a system gives that too. Unlike a table, which may
  /// have no column for it, an enrolment always says where it is, so the roll's own unit never stands in for it.
  private func unit(of enrolment: Enrolment) throws(RowFault) -> SchoolUnitCode {
    let id = enrolment.cell(.unitID)
    let code = enrolment.cell(.unit)
    let resolved = ExternalID(id.bytes).flatMap { directory.units[$0] }
    let unit: SchoolUnitCode
    if code.isEmpty {
      guard !id.isEmpty else { throw RowFault(.unitMissing, column: Column.unitID.rawValue) }
      guard let resolved else { throw RowFault(.unitUnresolved, column: Column.unitID.rawValue) }
      unit = resolved
    } else {
      unit = try rules.unit(code, column: Column.unit.rawValue)
      // The two say different schools, and which is right cannot be told.
      if let resolved, resolved != unit { throw RowFault(.unitUnresolved, column: Column.unitID.rawValue) }
    }
    if let scope = rules.scopeUnit, unit != scope { throw RowFault(.unitOutsideScope, column: Column.unitID.rawValue) }
    return unit
  }
}

/// What a finding can name.
private enum Column: Int, CaseIterable {
  case number, nationality, mark, unitID, unit, form, programme, firstDay, lastDay, cancelled

  var name: String {
    switch self {
    case .number: "civicNo.value"
    case .nationality: "civicNo.nationality"
    case .mark: "securityMarking"
    case .unitID: "enroledAt.id"
    case .unit: "enroledAt.schoolUnitCode"
    case .form: "schoolType"
    case .programme: "educationCode"
    case .firstDay: "startDate"
    case .lastDay: "endDate"
    case .cancelled: "cancelled"
    }
  }
}

/// One enrolment of a person. Valid only while the person is read.
private struct Enrolment {
  let item: PickedItem
  let index: Int

  func cell(_ field: SS12000EnrolmentField) -> Cell { item.cell(field.rawValue, of: index) }

  /// What was read of the enrolment and whose it is.
  var raw: [UInt8] {
    let cells: [(Column, Cell)] = [
      (.number, item.cell(SS12000PersonField.number.rawValue)),
      (.nationality, item.cell(SS12000PersonField.nationality.rawValue)),
      (.mark, item.cell(SS12000PersonField.mark.rawValue)), (.unitID, cell(.unitID)), (.unit, cell(.unit)),
      (.form, cell(.form)), (.programme, cell(.programme)), (.firstDay, cell(.firstDay)), (.lastDay, cell(.lastDay)),
      (.cancelled, cell(.cancelled)),
    ]
    return RawItem.rendered(cells.map { ($0.0.name, $0.1) })
  }
}
