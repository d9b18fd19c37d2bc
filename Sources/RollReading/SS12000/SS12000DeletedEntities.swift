import ActivityResponsibility
import StrictJSON

/// Reads SS 12000's `/deletedEntities`, as the standard groups them (`{"data": {"persons": [id, …], …}}`), the same
/// without `data`, and as a flat list (`[{"entityType": …, "id": …}]`, also under `data`).
///
/// Only persons matter; every other kind, also one that nobody knows, is passed over.
struct SS12000DeletedEntities: PieceReader {
  typealias Row = SourcePerson

  private enum Place {
    case beginning
    case outermost
    case data
    /// Within the object of `data`.
    case groups
    case persons
    case token
    case list
    case entity
    case end
  }

  private enum Field {
    case id, kind, other
  }

  private static let personKind = WordList<Bool>([("Person", true), ("Persons", true)])

  let format = DetectedFormat(file: .ss12000DeletedEntities)
  private var json = JSONReader()
  private var place = Place.beginning
  private var passedOver = PassedOver()
  private var isInObject = false
  /// Whether the group that is read stands under `data`.
  private var isInData = false
  private var hasMore = false
  private var row: Int32 = 0
  // Of the entity that is being read.
  private var field = Field.other
  private var isPerson: Bool?
  private var id: [UInt8]?

  init(_ file: FileBeginning) {}

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (SourcePerson) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    // Taken out for the time being, so that the rest can be changed while it reads.
    var json = JSONReader()
    swap(&json, &self.json)
    defer { swap(&json, &self.json) }
    try json.read(piece, isLast: isLast) { try take($0, onRow: onRow, onFinding: onFinding) }
    if isLast, hasMore { throw ExplainedError.exchangeHasMorePages }
  }

  private mutating func take(
    _ event: JSONEvent, onRow: (SourcePerson) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    if passedOver.takes(event) { return }
    switch (place, event) {
    case (.beginning, .objectStart):
      isInObject = true
      place = .outermost
    case (.beginning, .arrayStart), (.data, .arrayStart): place = .list
    case (.beginning, _): throw ExplainedError.exchangeIsNoPage
    case (.data, .objectStart):
      isInData = true
      place = .groups
    case (.data, _): throw ExplainedError.exchangeListMissing("data")
    case (.outermost, .key(let key)):
      if isKey(key, "data") {
        place = .data
      } else if isKey(key, "pagetoken") || isKey(key, "nextpagetoken") {
        place = .token
      } else if isKey(key, "persons") {
        place = .persons
      }
    case (.outermost, .objectEnd): place = .end
    case (.groups, .key(let key)): if isKey(key, "persons") { place = .persons }
    case (.groups, .objectEnd):
      isInData = false
      place = .outermost
    case (.persons, _): try takePerson(event, onRow: onRow, onFinding: onFinding)
    case (.token, _):
      place = .outermost
      if event.isTokenOfNextPage { hasMore = true }
      passedOver.begin(with: event)
    case (.list, .objectStart):
      place = .entity
      field = .other
      isPerson = nil
      id = nil
    case (.list, .arrayEnd): place = isInObject ? .outermost : .end
    case (.list, _): throw ExplainedError.exchangeItemIsNoObject(item: row &+ 1)
    case (.entity, .key(let key)): field = isKey(key, "id") ? .id : isKey(key, "entitytype") ? .kind : .other
    case (.entity, .objectEnd):
      place = .list
      // An entity that does not say what it is may be a person.
      if isPerson ?? true { try tell(id ?? [], onRow: onRow, onFinding: onFinding) }
    case (.entity, .string(let text)):
      if field == .id { id = Array(text.prefix(PickedValues.valueLimit)) }
      if field == .kind { isPerson = SS12000DeletedEntities.personKind.value(of: Cell(bytes: text)) != nil }
    default: passedOver.begin(with: event)
    }
  }

  /// Takes what stands in `persons`: nothing, or a list of numbers.
  private mutating func takePerson(
    _ event: JSONEvent, onRow: (SourcePerson) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    switch event {
    case .arrayStart where !isInPersons: isInPersons = true
    case .arrayEnd:
      isInPersons = false
      place = isInData ? .groups : .outermost
    case .null where !isInPersons: place = isInData ? .groups : .outermost
    case _ where !isInPersons: throw ExplainedError.exchangeListMissing("persons")
    case .string(let text): try tell(Array(text.prefix(PickedValues.valueLimit)), onRow: onRow, onFinding: onFinding)
    default:
      passedOver.begin(with: event)
      try tell([], onRow: onRow, onFinding: onFinding)
    }
  }

  private var isInPersons = false

  private mutating func tell(
    _ text: [UInt8], onRow: (SourcePerson) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    guard row < Int32.max else { throw ExplainedError.tooManyRows }
    row += 1
    if let id = ExternalID(text) {
      try onRow(SourcePerson(row: row, id: id, number: nil, event: .deleted))
      return
    }
    let raw = text.withUnsafeBufferPointer { RawItem.rendered([("id", Cell(bytes: $0))]) }
    try onFinding(Finding(row: row, column: "id", kind: .externalIDMalformed, number: nil, rawRow: raw))
  }
}
