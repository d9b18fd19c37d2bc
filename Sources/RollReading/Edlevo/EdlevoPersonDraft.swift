import ActivityResponsibility

/// A `person` that is being read, in Organization and in Person alike.
struct EdlevoPersonDraft {
  /// What became of the person's identity number (`userid` of type PID).
  enum Number: Equatable {
    case none
    case known(IdentityNumber)
    case faulty(FindingKind)
    /// Two different ones.
    case several
  }

  private enum Change {
    case present, deleted, merged
  }

  let century: CenturyRule
  /// The person's place among the persons, from 1.
  private(set) var row: Int32 = 0
  private(set) var number = Number.none
  private(set) var mark = ProtectionMark.none
  /// The source's own numbers for the person; the one that is in force first.
  private(set) var ids: [ExternalID] = []
  private var line: Int32 = 0
  private var change = Change.present
  private var fields = EdlevoFields()
  private var hasCurrentID = false
  private var idIsCurrent = false
  private var userIDIsNumber = false
  private var userIDIsID = false
  private var otherID: ExternalID?
  private var level: Int?
  private var hasUnknownLevel = false
  private var hasUnknownMark = false
  private var hasMergedUser = false
  private var mergedUser: ExternalID?

  init(century: CenturyRule) { self.century = century }

  mutating func begin(_ path: EdlevoPath, _ element: XMLElement) throws {
    switch path {
    case .person: try beginPerson(element)
    case .personSourcedID:
      // Numbers that a person has had before, or has twice, are the person's too.
      let kind = element.text(.sourcedidtype)
      idIsCurrent = kind.isEmpty || kind.isWord("New")
    case .personUserID, .personMergedUser:
      let kind = element.text(.useridtype)
      userIDIsNumber = kind.isWord("PID")
      userIDIsID = kind.isWord("GUID")
    case .personPrivacy:
      let text = element.text(.level)
      level = CommonWords.digits(text, count: 1).map(Int.init)
      hasUnknownLevel = !text.isEmpty && level.map { (0...3).contains($0) } != true
    default: break
    }
  }

  private mutating func beginPerson(_ element: XMLElement) throws {
    guard row < .max else { throw ExplainedError.tooManyRows }
    let row = row + 1
    var fields = fields
    fields.removeAll()
    self = EdlevoPersonDraft(century: century)
    self.row = row
    self.fields = fields
    line = element.line
    let status = element.text(.recstatus)
    if status.isWord("3") {
      change = .deleted
    } else if status.isWord("4") {
      change = .merged
    } else if !status.isEmpty, !status.isWord("1"), !status.isWord("2") {
      throw ExplainedError.edlevoStatusUnknown(line: line)
    }
  }

  mutating func end(_ path: EdlevoPath, _ text: Cell) {
    switch path {
    case .personID:
      fields.add(.id, text)
      guard let id = ExternalID(text.bytes) else { return }
      if idIsCurrent, !hasCurrentID {
        hasCurrentID = true
        ids.insert(id, at: 0)
      } else if !ids.contains(id) {
        ids.append(id)
      }
    case .personUserID where userIDIsNumber:
      fields.add(.userid, text)
      takeNumber(text)
    case .personUserID where userIDIsID:
      if otherID == nil { otherID = ExternalID(text.bytes) }
    case .personPrivacy: takeMark(text)
    case .personMergedUser:
      fields.add(.mergeduser, text)
      hasMergedUser = true
      if userIDIsID { mergedUser = ExternalID(text.bytes) }
    default: break
    }
  }

  private mutating func takeNumber(_ text: Cell) {
    let read: Number =
      switch IdentityNumber.readOrLocal(text.unlessNullWord, century: century) {
      case .success(let number): .known(number)
      case .failure(let fault) where fault.kind == .numberMissing: .none
      case .failure(let fault): .faulty(fault.kind)
      }
    switch (number, read) {
    case (.none, _): number = read
    case (_, .none): break
    // The school's own number beside the person's: it has been replaced.
    case (.known(let old), .known(let new)) where old.isLocal != new.isLocal: number = .known(old.isLocal ? new : old)
    default: if read != number { number = .several }
    }
  }

  /// Level 1 is a protected address, 2 and 3 protected registration. What is not understood protects: a mark too many
  /// costs a question, a mark too few can cost a life.
  private mutating func takeMark(_ text: Cell) {
    let flag = text.boolean
    switch (flag, level ?? 0) {
    case (_, 2), (_, 3): mark = .skyddadFolkbokforing
    case (false, 0): mark = hasUnknownLevel ? .sekretessmarkering : .none
    default: mark = .sekretessmarkering
    }
    hasUnknownMark = flag == nil || hasUnknownLevel || (flag == false && (level ?? 0) > 0)
  }

  /// Tells of the person that has ended.
  mutating func tell(onPerson: (SourcePerson) throws -> Void, onFinding: (Finding) throws -> Void) throws {
    if let otherID, !ids.contains(otherID) { ids.insert(otherID, at: hasCurrentID ? ids.count : 0) }
    let known: IdentityNumber? = if case .known(let number) = number { number } else { nil }
    if hasMergedUser, change != .merged { throw ExplainedError.edlevoMergeContradicted(line: line) }
    guard let id = ids.first else {
      try onFinding(finding(.externalIDMalformed, .id, known))
      return
    }
    var event = SourcePerson.Event.known
    switch change {
    case .present: break
    case .deleted: event = .deleted
    case .merged:
      if let mergedUser { event = .merged(into: mergedUser) }
    }
    try onPerson(SourcePerson(row: row, id: id, number: known, event: event))
    if change == .merged, mergedUser == nil { try onFinding(finding(.externalIDMalformed, .mergeduser, known)) }
    if hasUnknownMark { try onFinding(finding(.markUnknown, .privacy, known)) }
  }

  private func finding(_ kind: FindingKind, _ name: EdlevoName, _ number: IdentityNumber?) -> Finding {
    Finding(
      row: row, column: name.written, kind: kind, number: number, rawRow: kind.isRejection ? fields.rawRow() : nil)
  }
}

extension ExplainedError {
  static func edlevoStatusUnknown(line: Int32) -> ExplainedError {
    .edlevoMalformed(
      "recstatus är inget av de värden som formatet har", "recstatus is none of the values that the format has",
      line: line)
  }

  fileprivate static func edlevoMergeContradicted(line: Int32) -> ExplainedError {
    .edlevoMalformed(
      "mergeduser på en person vars recstatus inte är 4", "mergeduser on a person whose recstatus is not 4", line: line)
  }
}
