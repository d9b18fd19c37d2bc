import ActivityResponsibility

/// One of Edlevo's exchange formats in one version, as the root element and its namespace say:
/// `http://open.tieto.com/edu/organization/v12`.
struct EdlevoFormat: Hashable, Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case organization, admission, person

    var rootName: String {
      switch self {
      case .organization: "enterprise"
      case .admission: "admission"
      case .person: "person-root"
      }
    }

    /// The versions whose elements are known. What another version means by the same names cannot be known.
    var readVersions: ClosedRange<Int> {
      switch self {
      case .organization: 10...12
      case .admission: 4...4
      case .person: 6...6
      }
    }

    var file: FileFormat {
      switch self {
      case .organization: .edlevoOrganization
      case .admission: .edlevoAdmission
      case .person: .edlevoPerson
      }
    }
  }

  private static let prefix = "http://open.tieto.com/edu/"

  let kind: Kind
  let version: Int

  /// The format of a file with such a root, or `nil` where it is none of Edlevo's.
  init?(rootName: String, namespace: String) {
    guard namespace.hasPrefix(Self.prefix) else { return nil }
    let parts = namespace.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), kind.rootName == rootName,
      parts[1].first == "v", let version = Int(parts[1].dropFirst()), (1...999).contains(version),
      parts[1] == "v\(version)"
    else { return nil }
    self.kind = kind
    self.version = version
  }

  /// The format of the file with this beginning.
  init?(_ sniff: FileSniff) {
    guard let root = sniff.elements.first else { return nil }
    self.init(rootName: root.localName, namespace: root.namespace)
  }

  /// The format of the file with this beginning.
  init?(_ head: UnsafeRawBufferPointer) {
    guard let root = XMLRoot.sniff(head) else { return nil }
    self.init(rootName: root.localName, namespace: root.namespace)
  }

  var namespace: String { "\(Self.prefix)\(kind.rawValue)/v\(version)" }

  var isRead: Bool { kind.readVersions.contains(version) }
}

// None of the texts repeats anything that the file holds but its version.
extension ExplainedError {
  static func edlevoVersionNotRead(_ format: EdlevoFormat) -> ExplainedError {
    let known = format.kind.readVersions
    let read = known.count == 1 ? "\(known.lowerBound)" : "\(known.lowerBound)–\(known.upperBound)"
    let phrase = format.kind.file.phrase
    return ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "filen är \(phrase.swedish), version \(format.version), som inte läses",
        "the file is \(phrase.english), version \(format.version), which is not read"),
      fix: Phrase("exportera den i version \(read)", "export it in version \(read)"))
  }

  /// A file of a known format and version that is an answer to another question than the one that is read.
  static func edlevoServiceNotRead(_ format: EdlevoFormat, read: [EdlevoService]) -> ExplainedError {
    let phrase = format.kind.file.phrase
    let names = read.map(\.rawValue)
    return ExplainedError(
      .fileFormatUnknown,
      Phrase(
        "filen är \(phrase.swedish) av ett slag som inte läses",
        "the file is \(phrase.english) of a type that is not read"),
      place: "properties/type",
      fix: Phrase(
        "hämta den som \(names.joined(separator: " eller "))", "fetch it as \(names.joined(separator: " or "))"))
  }

  static func edlevoMalformed(_ swedish: String, _ english: String, line: Int32) -> ExplainedError {
    .malformed(Phrase(swedish, english), place: "line \(line)")
  }

  static let edlevoHasNoPupils = ExplainedError(
    .fileHasNoRows, Phrase("filen har inga elever", "the file has no pupils"),
    fix: Phrase("exportera filen på nytt och kontrollera urvalet", "export the file again and check its selection"))
}
