import ActivityResponsibility

/// What is known of a workbook before any sheet is read.
struct WorkbookContents {
  let archive: ZipArchive
  let parts: WorkbookParts
  let styles: WorkbookStyles
  let strings: SharedStrings

  init(_ file: any FileBytes) throws {
    archive = try ZipArchive(file)
    parts = try WorkbookParts(archive)
    let archive = archive
    styles = try parts.styles.map { try WorkbookStyles(archive, $0) } ?? WorkbookStyles()
    strings = try parts.strings.map { try SharedStrings(archive, $0) } ?? SharedStrings()
  }
}

extension ZipArchive {
  /// Reads a part that is XML.
  func parse(_ part: Member, names: XMLNames, _ body: (XMLEvent) throws -> Void) throws {
    var pull: XMLPull?
    do {
      try unpack(part) { piece, isLast in
        let piece = UnsafeRawBufferPointer(piece)
        if pull == nil { pull = XMLPull(names: names, encoding: try TextEncoding.ofXML(piece, isWholeFile: isLast)) }
        try pull?.read(piece, isLast: isLast, body)
      }
    } catch let error as ExplainedError where error.code == .fileMalformed || error.code == .fileForbidden {
      // An error of the XML says line and column; which part they are in is known here.
      guard let place = error.place, place.hasPrefix("line ") else { throw error }
      throw ExplainedError(
        error.code, error.what, place: "\(ExplainedError.place(of: part.name)), \(place)", fix: error.fix)
    }
  }
}

extension XMLElement {
  /// An attribute that is a number of at most nine digits.
  func number(_ name: Int) -> Int? { attribute(name).flatMap(plainNumber) }
}
