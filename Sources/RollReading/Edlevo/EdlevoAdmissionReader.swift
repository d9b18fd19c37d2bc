import ActivityResponsibility

/// Reads Edlevo's Admission: pupils in other organisers' schools, each with one unit and one programme.
///
/// `program/reason` is the reason for the cost and not for leaving, so it is not read.
struct EdlevoAdmissionReader: PieceReader {
  let format: DetectedFormat
  private var document: EdlevoDocument
  private var students: Students

  init(_ beginning: FileBeginning, context: RollContext) throws(ExplainedError) {
    guard let format = EdlevoFormat(beginning.head) else { throw .fileChanged }
    let properties = try EdlevoProperties(beginning, format: format)
    self.format = properties.detected(format)
    document = try EdlevoDocument(format, beginning)
    students = Students(rules: RollRowRules(context))
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (RollRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    try document.read(piece, isLast: isLast) { path, name, event in
      switch event {
      case .begin(let element): try students.begin(path, line: element.line)
      case .end(let text):
        try students.end(path, name, text)
        if path == .student { try students.tell(onRow: onRow, onFinding: onFinding) }
        if path.isAtRoot, students.row == 0 { throw ExplainedError.edlevoHasNoPupils }
      }
    }
  }

  /// The student that is being read.
  private struct Students {
    let rules: RollRowRules
    /// The student's place among the students, from 1.
    var row: Int32 = 0
    private var line: Int32 = 0
    private var fields = EdlevoFields()
    private var hasUnit = false
    private var hasProgram = false

    init(rules: RollRowRules) { self.rules = rules }

    mutating func begin(_ path: EdlevoPath, line: Int32) throws {
      switch path {
      case .student:
        guard row < .max else { throw ExplainedError.tooManyRows }
        row += 1
        fields.removeAll()
        hasUnit = false
        hasProgram = false
      case .unit:
        try once(&hasUnit, line)
      case .program:
        try once(&hasProgram, line)
      default: break
      }
      self.line = line
    }

    private func once(_ isThere: inout Bool, _ line: Int32) throws {
      if isThere { throw ExplainedError.edlevoElementTwice(line: line) }
      isThere = true
    }

    mutating func end(_ path: EdlevoPath, _ name: Int, _ text: Cell) throws {
      guard let name = EdlevoName(rawValue: name) else { return }
      let parent: EdlevoPath
      switch name {
      case .id, .firstname, .lastname, .hasgraduated, .hasstudycertificate: parent = .student
      case .schoolunitcode, .schooltype: parent = .unit
      case .code, .begin, .end: parent = .program
      default: return
      }
      guard path == parent.appending(name) else { return }
      if fields.contains(name) { throw ExplainedError.edlevoElementTwice(line: line) }
      fields.add(name, text)
    }

    /// Tells of the student that has ended.
    func tell(onRow: (RollRow) throws -> Void, onFinding: (Finding) throws -> Void) throws {
      var notes = RowNotes()
      let roll: RollRow
      do throws(RowFault) {
        roll = try fields.withCells { (cells) throws(RowFault) in try read(cells, notes: &notes) }
      } catch {
        try onFinding(
          Finding(
            row: row, column: EdlevoName.column(error.column), kind: error.kind, number: notes.number,
            rawRow: fields.rawRow()))
        return
      }
      try onRow(roll)
      for remark in notes.remarks {
        try onFinding(
          Finding(
            row: row, column: EdlevoName.column(remark.column), kind: remark.kind, number: notes.number, rawRow: nil))
      }
    }

    private func read(_ cells: EdlevoCells, notes: inout RowNotes) throws(RowFault) -> RollRow {
      let told: IdentityNumber
      switch IdentityNumber.readOrLocal(cells[.id], century: rules.century) {
      case .success(let read): told = read
      case .failure(let fault): throw RowFault(fault.kind, .id)
      }
      notes.number = told
      guard hasUnit else { throw RowFault(.unitMissing, .unit) }
      guard hasProgram else { throw RowFault(.placementMissing, .program) }
      let unit = try rules.unit(cells[.schoolunitcode], column: EdlevoName.schoolunitcode.place)
      let number = rules.place(told, at: unit, column: EdlevoName.id.place, &notes)
      let form = try rules.form(cells[.schooltype], column: EdlevoName.schooltype.place)
      let programme = try rules.programme(cells[.code], column: EdlevoName.code.place)
      if programme.isEmpty { notes.remarks.append(RowFault(.officialProgrammeMissing, .code)) }
      let (firstDay, lastDay) = try rules.period(from: cells[.begin], to: cells[.end])
      let certificate = certificate(cells, form: form, day: lastDay, notes: &notes)
      return RollRow(
        row: row, number: number, unit: unit, form: form, programme: programme, firstDay: firstDay, lastDay: lastDay,
        hasLeavingReason: false, certificate: certificate, certificateDay: certificate == nil ? nil : lastDay,
        mark: .none)
    }

    /// What the two certificates say that the pupil has; the diploma goes before the studiebevis. `nil` with a remark
    /// where that cannot be told, or cannot be dated by the last day.
    private func certificate(
      _ cells: EdlevoCells, form: SchoolForm, day: Day?, notes: inout RowNotes
    ) -> QualificationKind? {
      for name in [EdlevoName.hasgraduated, .hasstudycertificate] {
        guard let has = cells[name].boolean else {
          notes.remarks.append(RowFault(.certificateUnknown, name))
          return nil
        }
        guard has else { continue }
        let kind: QualificationKind? =
          switch (form, name) {
          case (.gymnasium, .hasgraduated): .gymnasieexamen
          case (.adaptedGymnasium, .hasgraduated): .adaptedCertificate
          case (.gymnasium, _), (.adaptedGymnasium, _): .studiebevis
          default: nil
          }
        guard let kind else {
          notes.remarks.append(RowFault(.certificateUnknown, name))
          return nil
        }
        guard let day else {
          notes.remarks.append(RowFault(.certificateWithoutDay, name))
          return nil
        }
        guard day <= rules.asOf else {
          notes.remarks.append(RowFault(.certificateBeforeItsDay, name))
          return nil
        }
        return kind
      }
      return nil
    }
  }
}
