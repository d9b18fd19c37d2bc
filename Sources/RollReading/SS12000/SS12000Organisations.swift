import ActivityResponsibility
import StrictJSON

/// Reads SS 12000's `/organisations`: which of the source's own numbers is which school unit.
///
/// Organisers, districts and whatever else is in the list that has no school unit code is passed over.
struct SS12000Organisations: PieceReader {
  typealias Row = SchoolUnitRow

  private enum Field: Int, CaseIterable {
    case id, name, kind, unit, municipality

    var key: String {
      switch self {
      case .id: "id"
      case .name: "displayName"
      case .kind: "organisationType"
      case .unit: "schoolUnitCode"
      case .municipality: "municipalityCode"
      }
    }
  }

  private static let unitKind = WordList<Bool>([("Skolenhet", true)])

  let format = DetectedFormat(file: .ss12000Organisations)
  private var json = JSONReader()
  private var page = ExchangePage(fields: Field.allCases.map { [$0.key] })

  init(_ file: FileBeginning) {}

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (SchoolUnitRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    var page = self.page
    defer { self.page = page }
    try json.read(piece, isLast: isLast) { event in
      let row = page.count
      try page.take(event) { item in
        let row = max(1, row)
        let unit: SchoolUnitRow?
        do throws(RowFault) {
          unit = try SS12000Organisations.unit(of: item, row: row)
        } catch {
          let column = Field(rawValue: error.column)?.key
          let raw = Field.allCases.map { (key: $0.key, cell: item.cell($0.rawValue)) }
          try onFinding(
            Finding(row: row, column: column, kind: error.kind, number: nil, rawRow: RawItem.rendered(raw)))
          return
        }
        if let unit { try onRow(unit) }
      }
    }
    if isLast { try page.finish() }
  }

  /// The school unit of an item; `nil` where it is something else.
  private static func unit(of item: PickedItem, row: Int32) throws(RowFault) -> SchoolUnitRow? {
    func cell(_ field: Field) -> Cell { item.cell(field.rawValue) }
    // The kind is left out where only school units are listed.
    guard cell(.kind).isEmpty || unitKind.value(of: cell(.kind)) != nil else { return nil }
    let unit: SchoolUnitCode
    switch CommonWords.unit(cell(.unit)) {
    case .unit(let code): unit = code
    case .none: return nil
    case .malformed: throw RowFault(.unitMalformed, column: Field.unit.rawValue)
    }
    guard let id = ExternalID(cell(.id).bytes) else { throw RowFault(.unitUnresolved, column: Field.id.rawValue) }
    let municipality = try municipality(cell(.municipality))
    let name = try TextCell.text(cell(.name), column: Field.name.rawValue)
    return SchoolUnitRow(row: row, id: id, unit: unit, name: name, municipality: municipality)
  }

  /// A municipality's code, which has lost its leading zeros where it was written as a number.
  private static func municipality(_ cell: Cell) throws(RowFault) -> MunicipalityCode? {
    guard !cell.isEmpty else { return nil }
    guard let number = CommonWords.digits(cell, count: min(4, cell.count)), let code = MunicipalityCode(number: number)
    else { throw RowFault(.municipalityUnknown, column: Field.municipality.rawValue) }
    return code
  }
}
