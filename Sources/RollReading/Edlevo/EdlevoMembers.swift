import ActivityResponsibility

/// The members of the groups in an Organization, and of them the pupils' placements.
struct EdlevoMembers {
  private let rules: RollRowRules
  private let form: SchoolForm?
  private let known: [ExternalID: IdentityNumber]
  /// Whether a membership has begun.
  private(set) var hasBegun = false
  /// Whether a pupil's placement has been read.
  private(set) var hasPlacements = false
  /// The member's place among the members, from 1.
  private var row: Int32 = 0
  private var line: Int32 = 0
  private var membershipIsDeleted = false
  private var roleIsStudent = false
  private var roleIsDeleted = false
  private var roleHasPlacement = false
  private var member = EdlevoFields()
  private var period = EdlevoFields()
  private var placement = EdlevoFields()

  init(rules: RollRowRules, form: SchoolForm?, known: [ExternalID: IdentityNumber]) {
    self.rules = rules
    self.form = form
    self.known = known
  }

  mutating func begin(_ path: EdlevoPath, _ element: XMLElement) throws {
    switch path {
    case .membership:
      hasBegun = true
      membershipIsDeleted = try element.isDeleted()
    case .member:
      guard row < .max else { throw ExplainedError.tooManyRows }
      row += 1
      member.removeAll()
    case .role:
      roleIsStudent = element.text(.roletype).isWord("Student")
      roleIsDeleted = try element.isDeleted()
      roleHasPlacement = false
      period.removeAll()
    case .placement: placement.removeAll()
    default: break
    }
    line = element.line
  }

  mutating func end(
    _ path: EdlevoPath, _ name: Int, _ text: Cell, persons: inout EdlevoPersons, onRow: (RollRow) throws -> Void,
    onFinding: (Finding) throws -> Void
  ) throws {
    guard hasBegun, let name = EdlevoName(rawValue: name) else { return }
    switch name {
    case .id where path == .memberID: try add(name, text, to: &member)
    case .begin where path == .roleBegin, .end where path == .roleEnd: try add(name, text, to: &period)
    case .schoolunitcode, .programcode, .officialprogramcode, .begin, .end:
      if path == EdlevoPath.placement.appending(name) { try add(name, text, to: &placement) }
    case .placement where path == .placement && roleIsStudent:
      roleHasPlacement = true
      hasPlacements = true
      try tell(&persons, onRow: onRow, onFinding: onFinding)
    case .role where path == .role && roleIsStudent && !roleHasPlacement:
      // A teaching group without a placement says nothing of enrolment, unless it was taken away.
      guard isDeleted else { return }
      let number = try? member.withCells { (cells) throws(RowFault) in try person(cells, &persons).number }
      try onFinding(finding(RowFault(.membershipDeleted, .role), number: number))
    default: break
    }
  }

  private var isDeleted: Bool { membershipIsDeleted || roleIsDeleted }

  private func add(_ name: EdlevoName, _ text: Cell, to fields: inout EdlevoFields) throws {
    if fields.contains(name) { throw ExplainedError.edlevoElementTwice(line: line) }
    fields.add(name, text)
  }

  /// Tells of the placement that has ended.
  private func tell(
    _ persons: inout EdlevoPersons, onRow: (RollRow) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    var notes = RowNotes()
    let roll: RollRow
    do throws(RowFault) {
      roll = try read(&persons, notes: &notes)
    } catch {
      try onFinding(finding(error, number: notes.number))
      return
    }
    if isDeleted, roll.lastDay.map({ $0 <= rules.asOf }) != true {
      // Not a drop-out: a change of class takes a membership away too, and nothing says that it was not one.
      try onFinding(finding(RowFault(.membershipDeleted, .role), number: roll.number))
      return
    }
    try onRow(roll)
    for remark in notes.remarks { try onFinding(finding(remark, number: roll.number)) }
  }

  private func read(_ persons: inout EdlevoPersons, notes: inout RowNotes) throws(RowFault) -> RollRow {
    let (told, mark) = try member.withCells { (cells) throws(RowFault) in try person(cells, &persons) }
    notes.number = told
    return try placement.withCells { (cells) throws(RowFault) in
      let unit = try rules.unit(cells[.schoolunitcode], column: EdlevoName.schoolunitcode.place)
      let number = rules.place(told, at: unit, column: EdlevoName.userid.place, &notes)
      guard let form else { throw RowFault(.formUnknown, .schooltype) }
      let programme = try rules.programme(
        cells[.officialprogramcode], column: EdlevoName.officialprogramcode.place)
      if programme.isEmpty { notes.remarks.append(RowFault(.officialProgrammeMissing, .officialprogramcode)) }
      let (firstDay, lastDay) = try period.withCells { (role) throws(RowFault) in
        try rules.period(
          from: cells[.begin].isEmpty ? role[.begin] : cells[.begin],
          to: cells[.end].isEmpty ? role[.end] : cells[.end])
      }
      return RollRow(
        row: row, number: number, unit: unit, form: form, programme: programme, firstDay: firstDay, lastDay: lastDay,
        hasLeavingReason: false, certificate: nil, certificateDay: nil, mark: mark)
    }
  }

  /// Whose membership it is: by the persons of the file, else by those the source is known to have.
  private func person(
    _ cells: EdlevoCells, _ persons: inout EdlevoPersons
  ) throws(RowFault) -> (number: IdentityNumber, mark: ProtectionMark) {
    guard let id = ExternalID(cells[.id].bytes) else { throw RowFault(.externalIDMalformed, .id) }
    switch persons.find(id) {
    case .known(let number, let mark): return (number, mark)
    case .faulty(let kind): throw RowFault(kind, kind == .personUnresolved ? .id : .userid)
    case .withoutNumber(let mark):
      guard let number = known[id] else { throw RowFault(.numberMissing, .userid) }
      return (number, mark)
    case .missing:
      guard let number = known[id] else { throw RowFault(.personUnresolved, .id) }
      // A mark that is not told is none: a roll never lifts one.
      return (number, .none)
    }
  }

  private func finding(_ fault: RowFault, number: IdentityNumber?) -> Finding {
    Finding(
      row: row, column: EdlevoName.column(fault.column), kind: fault.kind, number: number,
      rawRow: fault.kind.isRejection ? placement.rawRow(after: member) : nil)
  }
}
