import ActivityResponsibility

/// Cells that are shown as one, with what the first of them holds.
struct MergedCells {
  let first: CellReference
  let last: CellReference
}

extension WorkbookContents {
  private enum Name: Int, CaseIterable {
    case sheetData, row, c, v, f, t, rPh, r, s, mergeCell, ref
  }
  private static let names = XMLNames(Name.allCases.map { "\($0)" })

  /// Reads a sheet's rows from the top, those with nothing in them left out.
  ///
  /// - Parameters:
  ///   - columnLimit: how many columns are read from the left.
  ///   - onMerge: cells that are merged; they are told of when the rows have been.
  ///   - body: a row, and in which of its columns there are errors.
  func read(
    _ sheet: WorkbookParts.Sheet, columnLimit: Int, onMerge: (MergedCells) throws -> Void = { _ in },
    _ body: (Record, _ errors: [Int]) throws -> Void
  ) throws {
    var rows = SheetRows(self, part: sheet.part, columnLimit: columnLimit)
    // Only what stands in the sheet's own cells is read: charts and extensions have elements of the same names.
    var isInCells = false
    var isPhonetic = false
    try archive.parse(sheet.part, names: WorkbookContents.names) { event in
      switch event {
      case .start(let element):
        switch Name(rawValue: element.name) {
        case .sheetData: isInCells = true
        case .row where isInCells: try rows.beginRow(element.attribute(Name.r.rawValue))
        case .c where isInCells:
          try rows.beginCell(
            element.attribute(Name.r.rawValue), style: element.attribute(Name.s.rawValue),
            type: element.attribute(Name.t.rawValue))
        case .f where isInCells: rows.formula()
        case .rPh: isPhonetic = true
        case .mergeCell:
          guard let range = element.attribute(Name.ref.rawValue).flatMap(MergedCells.init) else { return }
          try onMerge(range)
        default: break
        }
      case .end(let name, let text):
        guard isInCells else { return }
        switch Name(rawValue: name) {
        case .v: try rows.value(text)
        case .t: if !isPhonetic { rows.inlineText(text) }
        case .c: try rows.endCell()
        case .row: try rows.endRow(body)
        case .rPh: isPhonetic = false
        case .sheetData: isInCells = false
        default: break
        }
      }
    }
  }
}

extension MergedCells {
  /// As `A1:B3` says.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    let ends = text.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]) else { return nil }
    self.init(first: first, last: last)
  }
}
