import StrictJSON

/// The installation's keys as a bundle has them: the first, and what each wrote of the next.
public struct BundleKeys: Hashable, Sendable {
  static let member = "keys.json"

  public let first: NoteVerifierKey
  public let handedOn: [SignedNote]

  public init(first: NoteVerifierKey, handedOn: [SignedNote] = []) {
    self.first = first
    self.handedOn = handedOn
  }

  /// - Returns: `nil` where the member is not what ``text`` writes.
  init?(parsing bytes: [UInt8]?) {
    guard let bytes, let value = try? JSONValue(parsing: bytes),
      let first = value["first"]?.text.flatMap({ try? NoteVerifierKey(parsing: $0) }),
      let texts = value["handedOn"]?.list
    else { return nil }
    let notes = texts.compactMap { $0.text.flatMap { try? SignedNote(parsing: Array($0.utf8)) } }
    guard notes.count == texts.count else { return nil }
    self.init(first: first, handedOn: notes)
  }

  var text: String {
    JSONValue.object(["first": .text(first.text), "handedOn": .list(handedOn.map { .text($0.noteText) })]).canonicalText
  }

  /// All keys, in their order. - Throws: ``NoteFault`` where one was not handed on by the one before.
  func chain() throws(NoteFault) -> JournalKeyChain { try JournalKeyChain(first: first, handedOnBy: handedOn) }
}
