import ActivityResponsibility

/// Reads Edlevo's Organization, a snapshot or what has changed since one: persons first, then groups, then who is in
/// which group, with the pupils' placements.
///
/// A pupil is in a class and in teaching groups, so the same placement may be told several times; equal rows are told as
/// often as they stand.
struct EdlevoOrganizationReader: PieceReader {
  let format: DetectedFormat
  let isDelta: Bool?
  private let properties: EdlevoProperties
  private var foundProperties = EdlevoProperties()
  private var document: EdlevoDocument
  private var person: EdlevoPersonDraft
  private var persons = EdlevoPersons()
  private var members: EdlevoMembers
  private var groups = EdlevoGroups()

  init(_ beginning: FileBeginning, context: RollContext) throws(ExplainedError) {
    guard let format = EdlevoFormat(beginning.head) else { throw .fileChanged }
    properties = try EdlevoProperties(beginning, format: format)
    self.format = properties.detected(format)
    isDelta = properties.isDelta
    document = try EdlevoDocument(format, beginning)
    let rules = RollRowRules(context)
    person = EdlevoPersonDraft(century: rules.century)
    members = EdlevoMembers(rules: rules, form: properties.form, known: context.directory.persons)
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (RollRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    try document.read(piece, isLast: isLast) { path, name, event in
      switch event {
      case .begin(let element):
        switch path {
        case .person where members.hasBegun: throw ExplainedError.edlevoPersonAfterMembership(line: element.line)
        case .group: try groups.begin(element, onFinding: onFinding)
        default: break
        }
        try person.begin(path, element)
        try members.begin(path, element)
      case .end(let text):
        foundProperties.take(path, text)
        if path == .properties, foundProperties != properties { throw ExplainedError.fileChanged }
        person.end(path, text)
        if path == .person {
          try person.tell(onPerson: onPerson, onFinding: onFinding)
          persons.add(person)
        }
        try members.end(path, name, text, persons: &persons, onRow: onRow, onFinding: onFinding)
        if path.isAtRoot, isDelta == false, !members.hasPlacements { throw ExplainedError.edlevoHasNoPupils }
      }
    }
  }
}

/// The groups, of which it is only told that one was taken away. That says nothing of its pupils: they may be in another.
private struct EdlevoGroups {
  private var row: Int32 = 0

  mutating func begin(_ element: XMLElement, onFinding: (Finding) throws -> Void) throws {
    guard row < .max else { throw ExplainedError.tooManyRows }
    row += 1
    guard try element.isDeleted() else { return }
    try onFinding(
      Finding(row: row, column: EdlevoName.group.written, kind: .membershipDeleted, number: nil, rawRow: nil))
  }
}

extension XMLElement {
  /// Whether the element says that what it tells of was taken away.
  func isDeleted() throws(ExplainedError) -> Bool {
    let status = text(.recstatus)
    if status.isWord("3") { return true }
    guard status.isEmpty || status.isWord("1") || status.isWord("2") else { throw .edlevoStatusUnknown(line: line) }
    return false
  }
}

extension ExplainedError {
  fileprivate static func edlevoPersonAfterMembership(line: Int32) -> ExplainedError {
    .edlevoMalformed(
      "en person efter de medlemskap som kan hänvisa till den", "a person after the memberships that may refer to it",
      line: line)
  }
}
