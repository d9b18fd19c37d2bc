import ActivityResponsibility
import RollReading

/// A layout proposed from a file's beginning, with what a person should look at before it is saved.
public struct LayoutProposal: Sendable {
  /// One row of the file, decoded.
  public struct SampleRow: Hashable, Sendable {
    public let row: Int32
    /// Each column that is not empty: what it is called, and what stands there.
    public let cells: [Cell]

    /// A cell with the name of its column.
    public struct Cell: Hashable, Sendable {
      public let column: String
      public let text: String
    }
  }

  public let file: LayoutFile
  /// Three rows of the file, those with å, ä and ö first. Personal data: for the person at the terminal alone.
  public let samples: [SampleRow]
  /// The columns whose meaning was not found: their headings, else their numbers.
  public let unknown: [String]

  /// - Parameters:
  ///   - sample: the first rows of the file.
  ///   - content: what the file tells of.
  public init(_ sample: TableSample, content: FileContent) {
    let columns = ProposedColumns(sample, content: content)
    var layout = TableLayout(columns: columns.columns, days: columns.days)
    if sample.headings == nil {
      layout.headingRow = 0
      layout.separator = sample.separator
    }
    unknown = columns.unknown
    var remarks: [String] = []
    if columns.days == .excel {
      remarks.append("Minst ett datum i filen är ett dagnummer från Excel, som 46251 för 2026-08-17.")
    }
    if !unknown.isEmpty { remarks.append("Läses inte: \(unknown.joined(separator: ", ")).") }
    let missing = TableField.all(of: content).filter { $0.isKept && layout.columns[$0.name] == nil }.map(\.name)
    if !missing.isEmpty { remarks.append("Hittades inte: \(missing.joined(separator: ", ")).") }
    file = LayoutFile(layout, remarks: remarks.isEmpty ? [] : [""] + remarks)
    samples = LayoutProposal.samples(of: sample)
  }

  private static func samples(of sample: TableSample) -> [SampleRow] {
    let telling = sample.rows.filter { row in row.cells.contains { $0.utf8.contains { $0 >= 0x80 } } }
    let others = sample.rows.filter { row in !telling.contains(row) }
    return (telling + others).prefix(3).map { row in
      SampleRow(
        row: row.row,
        cells: row.cells.enumerated().compactMap { index, text in
          text.isEmpty ? nil : SampleRow.Cell(column: columnName(index, of: sample), text: text)
        })
    }
  }

  /// The heading of a column, else its number from the left.
  static func columnName(_ index: Int, of sample: TableSample) -> String {
    if let cells = sample.headings?.cells, index < cells.count, !cells[index].isEmpty { return cells[index] }
    return "\(index + 1)"
  }
}

/// Which column seems to be which field.
struct ProposedColumns {
  private(set) var columns: [String: TableLayout.Column] = [:]
  private(set) var days = TableLayout.DayStyle.usual
  private(set) var unknown: [String] = []
  private var taken: Set<Int> = []
  private let sample: TableSample
  private let width: Int

  init(_ sample: TableSample, content: FileContent) {
    self.sample = sample
    width = max(sample.headings?.cells.count ?? 0, sample.rows.map(\.cells.count).max() ?? 0)
    for (index, heading) in (sample.headings?.cells ?? []).enumerated() {
      guard let field = TableField.named(heading, of: content), columns[field.name] == nil else { continue }
      // What is not kept need not be there: a list that comes without names one day is as good.
      if field.isKept { columns[field.name] = .heading(heading) }
      taken.insert(index)
    }
    // Many numbers of a bad file are bad; of the rest nearly all must be what they seem.
    take("Personnummer", atLeast: 0.4) { $0.identityNumbers }
    switch content {
    case .roll:
      take("Skolenhetskod") { $0.unitCodes }
      take("Studievägskod") { $0.programmeCodes }
      takeDays("Startdatum", "Slutdatum")
      take("Sekretess") { $0.marks }
    case .population:
      take("Kommunkod") { $0.municipalities }
    case .notices:
      take("Skolenhetskod") { $0.unitCodes }
      takeDays("Datum", nil)
    case .schoolUnits, .sourcePersons: break
    }
    findDayStyle(content)
    unknown = (0..<width).filter { !taken.contains($0) && !cells($0).allSatisfy(\.isEmpty) }
      .map { LayoutProposal.columnName($0, of: sample) }
  }

  private func cells(_ column: Int) -> [String] {
    sample.rows.map { column < $0.cells.count ? $0.cells[column] : "" }
  }

  /// Gives a field that no heading told the column that looks most like it, if one does.
  private mutating func take(_ field: String, atLeast least: Double = 0.8, _ share: (CellLooks) -> Double) {
    guard columns[field] == nil else { return }
    let best = (0..<width).filter { !taken.contains($0) }
      .map { (column: $0, share: share(CellLooks(cells($0)))) }
      .max { $0.share < $1.share }
    guard let best, best.share >= least else { return }
    put(field, best.column)
  }

  private mutating func put(_ field: String, _ column: Int) {
    taken.insert(column)
    if let heading = sample.headings?.cells, column < heading.count, !heading[column].isEmpty {
      columns[field] = .heading(heading[column])
    } else {
      columns[field] = .position(column + 1)
    }
  }

  /// Two columns of days are the first and the last; birth dates are neither.
  private mutating func takeDays(_ first: String, _ last: String?) {
    guard columns[first] == nil, last.map({ columns[$0] == nil }) ?? true else { return }
    let found = (0..<width).filter { column in
      !taken.contains(column) && CellLooks(cells(column)).days >= 0.6 && !isBirthDates(column)
    }
    if found.count == 1 { put(first, found[0]) }
    guard found.count == 2, let last else { return }
    let pairs = zip(cells(found[0]), cells(found[1])).compactMap { one, other in
      CellLooks.day(one).flatMap { one in CellLooks.day(other).map { (one, $0) } }
    }
    let inOrder = pairs.count { $0.0 <= $0.1 }
    let isTurned = inOrder * 2 < pairs.count
    put(first, isTurned ? found[1] : found[0])
    put(last, isTurned ? found[0] : found[1])
  }

  private func isBirthDates(_ column: Int) -> Bool {
    let births = sample.rows.map { row in
      row.cells.compactMap { cell in try? CellLooks.identity(cell).get().birthDate }.first
    }
    let days = cells(column).map(CellLooks.day)
    return zip(births, days).contains { $0 != nil && $0 == $1 }
  }

  private mutating func findDayStyle(_ content: FileContent) {
    let fields = TableField.all(of: content).filter(\.isDay).compactMap { columns[$0.name] }
    let dayCells = (0..<width).filter { index in
      fields.contains(.position(index + 1)) || fields.contains(.heading(LayoutProposal.columnName(index, of: sample)))
    }.flatMap { cells($0) }
    if dayCells.contains(where: CellLooks.isSerial) {
      days = .excel
    } else if dayCells.contains(where: CellLooks.isDayFirst) {
      days = .dayFirst
    }
  }
}
