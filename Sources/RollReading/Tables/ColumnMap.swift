import ActivityResponsibility

/// A field that a file can have a column for, and the headings it goes by.
protocol HeadedField: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The heading that `fullfolj` itself writes; always understood.
  var heading: String { get }
  /// Other headings that mean the same, in any spelling: they are folded before they are compared.
  var synonyms: [String] { get }
  /// Whether what stands in the column is kept; some columns are known only so that they can be passed over knowingly.
  var isKept: Bool { get }
  /// Whether the column holds days.
  var isDay: Bool { get }
  /// Whether the column holds somebody's name.
  var isName: Bool { get }
  /// Every heading of the fields, folded. Kept, because making it is slow.
  static var folding: Folding<Self> { get }
}

/// Which column of a file holds which field.
struct ColumnMap<Field: HeadedField>: Sendable {
  /// What findings call the columns: the headings, our own where a column has none. Behind the file's columns stand
  /// those that a layout fills with the same value on every row.
  let headings: [String]
  /// The fields that are filled by the layout where the file says nothing, and the columns they stand in.
  let constants: [(column: Int, value: String)]
  private let fields: [Field?]
  private let positions: [Int]
  /// How many columns the file itself has.
  private let width: Int

  /// - Throws: `FILE-005` where a column that the layout speaks of is missing; `FILE-006` where two headings mean the
  ///   same field; `USE-002` where the layout speaks of a field that is none.
  init(_ row: HeadingRow, layout: TableLayout? = nil) throws(ExplainedError) {
    var fields: [Field?] = Array(repeating: nil, count: row.cells.count)
    var positions = Array(repeating: -1, count: Field.allCases.count)
    let spokenOf = try ColumnMap.place(layout, row, &fields, &positions)
    for (column, heading) in row.cells.enumerated() where fields[column] == nil && !row.isAbsent {
      // A layout says where a field stands; another column that seems to be the same is not it.
      guard let field = ColumnMap.field(named: heading), !spokenOf.contains(field) else { continue }
      let earlier = positions[field.rawValue]
      guard earlier < 0 else { throw .columnTwice(field.heading, row.cells[earlier], heading) }
      fields[column] = field
      positions[field.rawValue] = column
    }
    var headings = row.cells
    for (column, heading) in headings.enumerated() where heading.isEmpty {
      if let field = fields[column] { headings[column] = field.heading }
    }
    var constants: [(column: Int, value: String)] = []
    for (name, value) in (layout?.constants ?? [:]).sorted(by: { $0.key < $1.key }) {
      let field = try ColumnMap.field(written: name)
      if positions[field.rawValue] < 0 {
        positions[field.rawValue] = headings.count
        headings.append(field.heading)
      }
      constants.append((positions[field.rawValue], value))
    }
    self.headings = headings
    self.constants = constants
    self.fields = fields
    self.positions = positions
    width = row.cells.count
  }

  /// The column of a field, or -1.
  func position(_ field: Field) -> Int { positions[field.rawValue] }

  /// - Throws: `FILE-005` where a column that cannot be done without is missing.
  func require(_ required: [Field], row: HeadingRow) throws(ExplainedError) {
    for field in required where position(field) < 0 {
      throw .columnMissing(
        field.heading, row: row.row, looksLikeData: row.cells.contains(where: ColumnMap.looksLikeData))
    }
  }

  /// The field of a column of the file.
  func field(at column: Int) -> Field? { column < fields.count ? fields[column] : nil }

  /// The column that a layout means by a heading or, as digits, by its place from the left; `nil` where there is none.
  func column(called name: String) -> Int? {
    if let place = Int(name) { return (1...max(1, width)).contains(place) && width > 0 ? place - 1 : nil }
    return headings[..<width].firstIndex { ColumnMap.isSame($0, name) }
  }

  /// The columns that were recognised, from left to right.
  var recognised: [DetectedFormat.Column] {
    fields.enumerated().compactMap { column, field in
      field.map { DetectedFormat.Column(field: $0.heading, heading: headings[column], isKept: $0.isKept) }
    }
  }

  /// The headings that mean nothing to this reader.
  var unknown: [String] {
    zip(fields, headings[..<width]).compactMap { field, heading in field == nil && !heading.isEmpty ? heading : nil }
  }

  /// The field that a heading means. A letter that was lost on the way (`F?rnamn`) may be any one letter, where that
  /// leaves one field only.
  static func field(named heading: String) -> Field? {
    guard let folded = foldedText(heading), !folded.isEmpty else { return nil }
    if let field = Field.folding.fields[folded] { return field }
    guard folded.contains("?") else { return nil }
    let fitting = Set(Field.folding.fields.filter { fits(folded, $0.key) }.values)
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The field that a layout calls by the name `fullfolj` itself writes, or by another that is understood.
  static func field(written name: String) throws(ExplainedError) -> Field {
    guard let field = field(named: name) else { throw .layoutFieldUnknown(name, Field.allCases.map(\.heading)) }
    return field
  }

  /// How many of the headings are known.
  static func known(_ headings: [String]) -> Int { headings.count { field(named: $0) != nil } }

  /// What a row would be worth as the headings of a file with the layout.
  static func worth(
    _ cells: [String], required: [Field], layout: TableLayout?
  ) -> HeadingSearch.Worth {
    var known = 0
    var found: Set<Field> = []
    let theirs = layout?.columns ?? [:]
    for cell in cells where !cell.isEmpty {
      if let field = field(named: cell) {
        known += 1
        found.insert(field)
      } else if theirs.values.contains(where: { $0.headings.contains { isSame($0, cell) } }) {
        known += 1
      }
    }
    guard let layout else { return HeadingSearch.Worth(isEnough: found.isSuperset(of: required), known: known) }
    var isEnough = true
    for (name, column) in layout.columns {
      guard let field = field(named: name) else { continue }
      switch column {
      case .position(let place): if place <= cells.count { found.insert(field) } else { isEnough = false }
      case .heading(let heading):
        if cells.contains(where: { isSame($0, heading) }) { found.insert(field) } else { isEnough = false }
      case .anyHeading(let headings):
        if cells.contains(where: { cell in headings.contains { isSame($0, cell) } }) { found.insert(field) }
      }
    }
    for name in layout.constants.keys { if let field = field(named: name) { found.insert(field) } }
    return HeadingSearch.Worth(isEnough: isEnough && found.isSuperset(of: required), known: known)
  }

  /// Puts the fields that a layout speaks of where it says. - Returns: those fields.
  private static func place(
    _ layout: TableLayout?, _ row: HeadingRow, _ fields: inout [Field?], _ positions: inout [Int]
  ) throws(ExplainedError) -> Set<Field> {
    var spokenOf: Set<Field> = []
    var named: Set<Field> = []
    for (name, theirs) in (layout?.columns ?? [:]).sorted(by: { $0.key < $1.key }) {
      let field = try field(written: name)
      guard named.insert(field).inserted else { throw .layoutFieldTwice(field.heading) }
      var column: Int?
      switch theirs {
      case .position(let place):
        guard place >= 1, place <= row.cells.count else {
          throw .layoutPlaceMissing(field.heading, place, columns: row.cells.count)
        }
        column = place - 1
      case .heading, .anyHeading:
        guard !row.isAbsent else { throw .layoutNeedsPlaces(field.heading) }
        for heading in theirs.headings where column == nil {
          let same = row.cells.indices.filter { isSame(row.cells[$0], heading) }
          if same.count > 1 { throw .columnTwice(field.heading, row.cells[same[0]], row.cells[same[1]]) }
          column = same.first
        }
        if column == nil, case .heading(let heading) = theirs {
          throw .layoutHeadingMissing(field.heading, heading, row: row.row)
        }
      }
      // One of several headings that the file need not have: the field may stand under a usual one.
      guard let column else { continue }
      spokenOf.insert(field)
      if let other = fields[column] { throw .layoutColumnTwice(other.heading, field.heading) }
      fields[column] = field
      positions[field.rawValue] = column
    }
    return spokenOf
  }

  /// Whether two headings are the same in any usual spelling.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard let folded = foldedText(one), !folded.isEmpty else { return false }
    return folded == foldedText(other)
  }

  private static func fits(_ damaged: String, _ word: String) -> Bool {
    damaged.utf8.count == word.utf8.count && zip(damaged.utf8, word.utf8).allSatisfy { $0 == 0x3F || $0 == $1 }
  }

  private static func looksLikeData(_ heading: String) -> Bool {
    heading.utf8.count { $0 >= 0x30 && $0 <= 0x39 } >= 6
  }
}

/// Every heading of a file's fields, folded.
struct Folding<Field: HeadedField>: Sendable {
  let fields: [String: Field]

  init() {
    var fields: [String: Field] = [:]
    for field in Field.allCases {
      for word in [field.heading] + field.synonyms {
        if let folded = foldedText(word) { fields[folded] = field }
      }
    }
    self.fields = fields
  }
}
