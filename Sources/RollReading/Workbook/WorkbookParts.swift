import ActivityResponsibility

/// A workbook's parts, found as the format tells: from the archive's relationships to the workbook, and from its own to
/// the sheets. Where they lie by habit is never guessed.
struct WorkbookParts {
  /// One sheet of cells, in the order of its tab.
  struct Sheet {
    let name: String
    /// Sheets that are hidden are there for formulas, or are somebody's earlier work.
    let isVisible: Bool
    let part: ZipArchive.Member
  }

  let sheets: [Sheet]
  /// Whether days are counted from 1904, as Excel on older Macintoshes did.
  let countsFrom1904: Bool
  let styles: ZipArchive.Member?
  let strings: ZipArchive.Member?

  private enum Name: Int, CaseIterable {
    case workbook, workbookPr, date1904, sheets, sheet, name, id, state
  }
  private static let names = XMLNames(Name.allCases.map { "\($0)" })

  /// - Throws: `FILE-003` where the archive is no workbook, `FILE-013` where a part that it names is missing.
  init(_ archive: ZipArchive) throws {
    guard let own = archive.member("_rels/.rels".utf8) else { throw ExplainedError.notAWorkbook }
    let root = try Relationships(archive, own, folder: [])
    guard let path = root.first(ofType: "officeDocument")?.target, let part = archive.member(path) else {
      throw ExplainedError.notAWorkbook
    }
    let listed = try WorkbookParts.list(archive, part)
    let folder = path.lastIndex(of: 0x2F).map { Array(path[...$0]) } ?? []
    let relationships = archive.member(folder + "_rels/".utf8 + path[folder.count...] + ".rels".utf8)
    let parts = try relationships.map { try Relationships(archive, $0, folder: folder) } ?? Relationships()
    countsFrom1904 = listed.countsFrom1904
    styles = parts.first(ofType: "styles").flatMap { archive.member($0.target) }
    strings = parts.first(ofType: "sharedStrings").flatMap { archive.member($0.target) }
    var sheets: [Sheet] = []
    for sheet in listed.sheets {
      guard let relationship = parts.byID[sheet.id] else {
        throw WorkbookParts.missing(of: part)
      }
      // A chart can be a sheet of its own; it has no cells.
      guard relationship.isOfType("worksheet") else { continue }
      guard let cells = archive.member(relationship.target) else { throw WorkbookParts.missing(of: part) }
      sheets.append(Sheet(name: sheet.name, isVisible: sheet.isVisible, part: cells))
    }
    self.sheets = sheets
  }

  private static func missing(of part: ZipArchive.Member) -> ExplainedError {
    .workbookMalformed(
      Phrase("ett blad som arbetsboken räknar upp finns inte i filen", "a sheet that the workbook lists is not in it"),
      part: part.name)
  }

  private struct Listed {
    var countsFrom1904 = false
    var sheets: [(name: String, id: [UInt8], isVisible: Bool)] = []
  }

  private static func list(_ archive: ZipArchive, _ part: ZipArchive.Member) throws -> Listed {
    var listed = Listed()
    var isInSheets = false
    try archive.parse(part, names: names) { event in
      switch event {
      case .start(let element):
        let name = Name(rawValue: element.name)
        guard element.depth > 1 || name == .workbook else { throw ExplainedError.notAWorkbook }
        switch name {
        case .workbookPr:
          if let word = element.attribute(Name.date1904.rawValue) {
            listed.countsFrom1904 = word.elementsEqual("1".utf8) || word.elementsEqual("true".utf8)
          }
        case .sheets: isInSheets = true
        case .sheet where isInSheets:
          let state = element.attribute(Name.state.rawValue)
          listed.sheets.append(
            (
              name: element.attribute(Name.name.rawValue).map { String(decoding: $0, as: UTF8.self) } ?? "",
              id: element.attribute(Name.id.rawValue).map { Array($0) } ?? [],
              isVisible: state.map { $0.elementsEqual("visible".utf8) } ?? true
            ))
        default: break
        }
      case .end(Name.sheets.rawValue, _): isInSheets = false
      case .end: break
      }
    }
    return listed
  }
}
