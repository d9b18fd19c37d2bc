import ActivityResponsibility

/// What a reader of one of Edlevo's formats is told of.
enum EdlevoEvent {
  case begin(XMLElement)
  /// The element's own text, without the space around it.
  case end(Cell)
}

/// One of Edlevo's files, read element by element with the place of each.
struct EdlevoDocument {
  let format: EdlevoFormat
  private var pull: XMLPull
  private var path = EdlevoPath()
  private let namespace: [UInt8]

  init(_ format: EdlevoFormat, _ beginning: FileBeginning) throws(ExplainedError) {
    self.format = format
    namespace = Array(format.namespace.utf8)
    let encoding = try TextEncoding.ofXML(beginning.head, isWholeFile: beginning.isWholeFile)
    pull = XMLPull(names: EdlevoName.interned, encoding: encoding)
  }

  /// Reads the next piece.
  ///
  /// - Throws: a `FILE-` error where the XML is wrong, or where an element is of another namespace than the file's:
  ///   Edlevo's formats have none but in `properties/extension`, and what it would mean cannot be known.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool,
    _ body: (_ path: EdlevoPath, _ name: Int, _ event: EdlevoEvent) throws -> Void
  ) throws {
    var path = self.path
    defer { self.path = path }
    try namespace.withUnsafeBufferPointer { namespace in
      try pull.read(piece, isLast: isLast) { event in
        switch event {
        case .start(let element):
          path.enter(element.name)
          if !element.namespace.isSame(as: namespace), !path.isInside(.propertiesExtension) {
            throw ExplainedError.edlevoMalformed(
              "ett element ur en annan namnrymd än filens", "an element of another namespace than the file's",
              line: element.line)
          }
          try body(path, element.name, .begin(element))
        case .end(let name, let text):
          if let base = text.baseAddress {
            try body(path, name, .end(Cell(trimming: base, from: 0, to: text.count)))
          } else {
            try body(path, name, .end(.empty))
          }
          path.leave()
        }
      }
    }
  }
}
