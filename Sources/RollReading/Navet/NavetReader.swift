import ActivityResponsibility

/// Reads Navet's XML of Folkbokforingsposter, alone or in a SOAP envelope, with any namespace and prefixes.
///
/// A finding's row is the post's ordinal in the file, from 1; its column is the element's name.
struct NavetReader: PieceReader {
  typealias Row = PopulationRow

  let format = DetectedFormat(file: .navet)
  private let mayBeEmpty: Bool
  private var pull: XMLPull
  /// `nil` while a piece is being read, and after an error.
  private var posts: NavetPosts?

  init(_ file: FileBeginning, context: PopulationContext) throws(ExplainedError) {
    let encoding = try TextEncoding.ofXML(file.head, isWholeFile: file.isWholeFile)
    pull = XMLPull(names: NavetPaths.all.names, encoding: encoding)
    posts = NavetPosts(context: context)
    mayBeEmpty = context.isOfChanges
  }

  /// Whether an XML file is Navet's, by its root; in a SOAP envelope, by what comes first in it.
  static func isNavet(_ elements: [XMLRoot.Place]) -> Bool {
    let roots = ["Navetavisering", "Folkbokforingsposter"]
    guard let root = elements.first else { return false }
    if root.localName == "Envelope" { return elements.contains { roots.contains($0.localName) } }
    return roots.contains(root.localName)
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (PopulationRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    guard var posts else { throw ExplainedError.fileChanged }
    // Let go of, so that it is not copied when it changes.
    self.posts = nil
    try pull.read(piece, isLast: isLast) { event in
      switch event {
      case .start(let element): try posts.begin(element)
      case .end(_, let text): try posts.end(text, onRow: onRow, onFinding: onFinding)
      }
    }
    if isLast, posts.count == 0, !mayBeEmpty { throw ExplainedError.fileHasNoPosts }
    self.posts = posts
  }
}

/// The posts of a file, one at a time.
private struct NavetPosts {
  private let paths = NavetPaths.all
  private var interpreter: RegisterInterpreter
  private var record = RegisterRecord(form: .xml)
  /// The places of the post's open elements; empty outside a post.
  private var places: [Int] = []
  private(set) var count: Int32 = 0

  init(context: PopulationContext) {
    interpreter = RegisterInterpreter(context: context)
  }

  @inline(__always)
  mutating func begin(_ element: XMLElement) throws {
    if let last = places.last {
      // An element with others in it where there should be text: what it says cannot be told.
      if let field = paths.field(at: last) { record.spoil(at: field.element) }
      places.append(paths.place(of: element.name, below: last))
    } else if element.name == paths.postName {
      guard count < Int32.max else { throw ExplainedError.tooManyRows }
      count += 1
      record.begin(row: count)
      places.append(NavetPaths.post)
    }
  }

  @inline(__always)
  mutating func end(
    _ text: UnsafeBufferPointer<UInt8>, onRow: (PopulationRow) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    guard let place = places.popLast() else { return }
    if let field = paths.field(at: place) { record.add(field, text) }
    guard places.isEmpty else { return }
    _ = try interpreter.read(record, onRow: onRow, onFinding: onFinding)
  }
}
