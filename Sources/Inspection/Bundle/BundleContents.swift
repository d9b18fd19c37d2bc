import ActivityResponsibility
import StrictJSON

/// All that goes into a bundle, before it is one file.
public struct BundleContents: Sendable {
  /// An earlier head of the log, with the proof that the bundle's head goes on from it.
  public struct EarlierHead: Sendable {
    public let note: SignedNote
    public let proof: ConsistencyProof

    public init(note: SignedNote, proof: ConsistencyProof) {
      self.note = note
      self.proof = proof
    }
  }

  /// What is said of the municipality and the period, and which youths are in.
  public let index: JSONValue
  /// A page each, in the order of their numbers.
  public let youths: [JSONValue]
  /// The head that all entries are proven in.
  public let head: SignedNote
  public let earlierHeads: [EarlierHead]
  public let keys: BundleKeys
  /// What the register's own codes are called in Swedish, `field=code`.
  public let codes: [String: String]

  public init(
    index: JSONValue, youths: [JSONValue], head: SignedNote, earlierHeads: [EarlierHead], keys: BundleKeys,
    codes: [String: String] = [:]
  ) {
    self.index = index
    self.youths = youths
    self.head = head
    self.earlierHeads = earlierHeads
    self.keys = keys
    self.codes = codes
  }

  /// The first line of the manifest, and the `format` of `index.json`.
  public static let format = "fullfolj-bundle/1"

  /// The name of a page without its ending: four figures or more, from 0001.
  public static func page(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The bundle as one file; the same contents and key give the same bytes.
  ///
  /// - Throws: ``NoteFault`` where the head is none or the manifest cannot be signed; ``ErrorCode/bundleTooLarge``.
  public func file(signedBy key: NoteSigningKey) throws -> [UInt8] {
    let root = try Checkpoint(parsing: head.text).root.hexadecimal
    let words = BundleWords.value(codes: codes)
    guard let face = Face(words: words, root: root) else { throw ExplainedError.bundleTooLarge }
    var members = [
      StoredArchive.Member("words.json", words.canonicalText), StoredArchive.Member("head.note", head.bytes),
      StoredArchive.Member(BundleKeys.member, keys.text),
      StoredArchive.Member("heads.json", headsText),
    ]
    for (name, page) in [("index", index)] + youths.enumerated().map({ (Self.page($0.offset + 1), $0.element) }) {
      members.append(StoredArchive.Member("\(name).json", page.canonicalText))
      members.append(StoredArchive.Member("\(name).html", face.html(page)))
    }
    let manifest = try SignedNote(signing: BundleManifest(of: members).text, by: [key])
    members.append(StoredArchive.Member(BundleManifest.member, manifest.bytes))
    guard let archive = StoredArchive(members) else { throw ExplainedError.bundleTooLarge }
    return archive.bytes
  }

  private var headsText: String {
    JSONValue.object([
      "heads": .list(
        earlierHeads.map { head in
          .object([
            "note": .text(head.note.noteText), "proof": .list(head.proof.hashes.map { .text(Base64.text($0.bytes)) }),
          ])
        })
    ]).canonicalText
  }
}

/// An entry of the journal as a page of a bundle has it.
public struct BundleEntry: Sendable {
  public let leaf: JournalLeaf
  public let proof: TransparentProof
  /// What the entry says.
  public let content: Content

  public enum Content: Sendable {
    /// Word for word, with the salt: anybody can see that the entry is of this.
    case opened(payload: String, salt: [UInt8])
    /// With pseudonyms in place of numbers and names: what was committed to cannot be shown.
    case pseudonymised(JSONValue)
    /// Destroyed under a retention rule.
    case destroyed
  }

  public init(leaf: JournalLeaf, proof: TransparentProof, content: Content) {
    self.leaf = leaf
    self.proof = proof
    self.content = content
  }

  /// As the page's `timeline` has it.
  public var value: JSONValue {
    var members: [String: JSONValue] = [
      "entry": .whole(Int64(leaf.entry)), "leaf": .text(Hexadecimal.text(leaf.bytes)), "proof": .text(proof.text),
    ]
    switch content {
    case .opened(let payload, let salt):
      members["payload"] = .text(payload)
      members["salt"] = .text(Hexadecimal.text(salt))
    case .pseudonymised(let value): members["payload"] = value
    case .destroyed: members["isDestroyed"] = true
    }
    return .object(members)
  }
}

extension ExplainedError {
  static let bundleTooLarge = ExplainedError(
    .bundleTooLarge,
    Phrase("underlaget blir större än en fil kan vara (4 GiB)", "the bundle is larger than one file can be (4 GiB)"),
    fix: Phrase("dra ett urval med --sample, eller dela perioden", "draw a sample with --sample, or divide the period"))
}
