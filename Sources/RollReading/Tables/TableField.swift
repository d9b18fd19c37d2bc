/// A field that a table can have a column for, as a layout speaks of it.
public struct TableField: Hashable, Sendable {
  /// The heading that `fullfolj` itself writes, such as `Startdatum`.
  public let name: String
  /// Whether what stands there is kept.
  public let isKept: Bool
  /// Whether it holds days.
  public let isDay: Bool

  /// Every field of a kind of file that can come as a table; none for the others.
  public static func all(of content: FileContent) -> [TableField] {
    switch content {
    case .roll: RollField.allCases.map { TableField($0) }
    case .population: PopulationField.allCases.map { TableField($0) }
    case .notices: NoticeField.allCases.map { TableField($0) }
    case .schoolUnits, .sourcePersons: []
    }
  }

  /// The field that a heading means in a kind of file, in any usual spelling.
  public static func named(_ heading: String, of content: FileContent) -> TableField? {
    switch content {
    case .roll: ColumnMap<RollField>.field(named: heading).map { TableField($0) }
    case .population: ColumnMap<PopulationField>.field(named: heading).map { TableField($0) }
    case .notices: ColumnMap<NoticeField>.field(named: heading).map { TableField($0) }
    case .schoolUnits, .sourcePersons: nil
    }
  }

  private init(_ field: some HeadedField) {
    name = field.heading
    isKept = field.isKept
    isDay = field.isDay
  }
}
