import ActivityResponsibility

/// A field that a file can have a column for, and the headings it goes by.
protocol HeadedField: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The heading that `fullfolj` itself writes; always understood.
  var heading: String { get }
  /// Other headings that mean the same, in any spelling: they are folded before they are compared.
  var synonyms: [String] { get }
  /// Whether what stands in the column is kept; some columns are known only so that they can be passed over knowingly.
  var isKept: Bool { get }
  /// Every heading of the fields, folded. Kept, because making it is slow.
  static var folding: Folding<Self> { get }
}

/// Which column of a file holds which field.
struct ColumnMap<Field: HeadedField>: Sendable {
  let headings: [String]
  private let fields: [Field?]
  private let positions: [Int]

  /// - Throws: `FILE-006` where two headings mean the same field.
  init(_ row: HeadingRow) throws(ExplainedError) {
    headings = row.cells
    fields = row.cells.map(ColumnMap.field(named:))
    var positions = Array(repeating: -1, count: Field.allCases.count)
    for (column, field) in fields.enumerated() {
      guard let field else { continue }
      let earlier = positions[field.rawValue]
      guard earlier < 0 else { throw .columnTwice(field.heading, headings[earlier], headings[column]) }
      positions[field.rawValue] = column
    }
    self.positions = positions
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

  /// The columns that were recognised, from left to right.
  var recognised: [DetectedFormat.Column] {
    fields.enumerated().compactMap { column, field in
      field.map { DetectedFormat.Column(field: $0.heading, heading: headings[column], isKept: $0.isKept) }
    }
  }

  /// The headings that mean nothing to this reader.
  var unknown: [String] {
    zip(fields, headings).compactMap { field, heading in field == nil && !heading.isEmpty ? heading : nil }
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

  /// How many of the headings are known.
  static func known(_ headings: [String]) -> Int { headings.count { field(named: $0) != nil } }

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
