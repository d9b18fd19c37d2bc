import ActivityResponsibility

/// Which of a workbook's cell styles show a number as a day.
struct WorkbookStyles {
  private enum Name: Int, CaseIterable { case numFmt, numFmtId, formatCode, cellXfs, xf }
  private static let names = XMLNames(Name.allCases.map { "\($0)" })

  private var isDate: [Bool] = []

  /// None, for workbooks without styles.
  init() {}

  init(_ archive: ZipArchive, _ part: ZipArchive.Member) throws {
    var formats: [Int: Bool] = [:]
    var isInCells = false
    var isDate: [Bool] = []
    try archive.parse(part, names: WorkbookStyles.names) { event in
      switch event {
      case .start(let element):
        switch Name(rawValue: element.name) {
        case .numFmt:
          guard let id = element.number(Name.numFmtId.rawValue),
            let code = element.attribute(Name.formatCode.rawValue)
          else { return }
          formats[id] = DateFormats.isDate(code)
        case .cellXfs: isInCells = true
        case .xf:
          guard isInCells else { return }
          let format = element.number(Name.numFmtId.rawValue) ?? 0
          isDate.append(formats[format] ?? DateFormats.isBuiltInDate(format))
          // A workbook has at most 65,490 styles.
          guard isDate.count <= 65_536 else {
            throw ExplainedError.workbookMalformed(
              Phrase("arbetsboken har för många cellstilar", "the workbook has too many cell styles"),
              part: part.name)
          }
        default: break
        }
      case .end(Name.cellXfs.rawValue, _): isInCells = false
      case .end: break
      }
    }
    self.isDate = isDate
  }

  /// Whether a cell of the style shows a day.
  @inline(__always)
  func showsDay(_ style: Int) -> Bool { style >= 0 && style < isDate.count && isDate[style] }
}
