import ActivityResponsibility

/// Reads Edlevo's Person: which of its own numbers is whose, who was taken away, and who was found to be one person.
/// Protection is not read from it: it is told with the placements.
struct EdlevoPersonReader: PieceReader {
  let format: DetectedFormat
  let isDelta: Bool?
  private var document: EdlevoDocument
  private var person: EdlevoPersonDraft

  init(_ beginning: FileBeginning, context: SourcePersonContext) throws(ExplainedError) {
    guard let format = EdlevoFormat(beginning.head) else { throw .fileChanged }
    let properties = try EdlevoProperties(beginning, format: format)
    self.format = properties.detected(format)
    isDelta = properties.isDelta
    document = try EdlevoDocument(format, beginning)
    person = EdlevoPersonDraft(century: .pupil(on: context.asOf))
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (SourcePerson) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    try document.read(piece, isLast: isLast) { path, _, event in
      switch event {
      case .begin(let element): try person.begin(path, element)
      case .end(let text):
        person.end(path, text)
        if path == .person { try person.tell(onPerson: onRow, onFinding: onFinding) }
      }
    }
  }
}
