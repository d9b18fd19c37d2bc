import ActivityResponsibility
import StrictJSON

/// Reads SS 12000's `/persons`: each enrolment of each person is a row of the roll.
struct SS12000Persons: PieceReader {
  typealias Row = RollRow

  let format: DetectedFormat
  /// One person asked for alone is no roll; whether a list is complete the format does not say.
  let isDelta: Bool?
  private var json = JSONReader()
  private var page = ExchangePage(
    fields: SS12000PersonField.allCases.map(\.keys), list: "enrolments",
    elements: SS12000EnrolmentField.allCases.map(\.keys))
  private var interpreter: SS12000RollInterpreter

  init(_ file: FileBeginning, context: RollContext) {
    format = DetectedFormat(file: .ss12000Persons, columns: SS12000EnrolmentField.columns)
    if case .persons(isAlone: true) = ExchangeSniff(file.head) { isDelta = true } else { isDelta = nil }
    interpreter = SS12000RollInterpreter(context)
  }

  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, onRow: (RollRow) throws -> Void,
    onFinding: (Finding) throws -> Void, onPerson: (SourcePerson) throws -> Void
  ) throws {
    var page = self.page
    var interpreter = self.interpreter
    defer {
      self.page = page
      self.interpreter = interpreter
    }
    try json.read(piece, isLast: isLast) { event in
      let row = page.count
      try page.take(event) { item in
        // An item that stands alone is the first; one of a list was counted when it began.
        try interpreter.person(item, row: max(1, row), onRow: onRow, onFinding: onFinding, onPerson: onPerson)
      }
    }
    guard isLast else { return }
    try page.finish()
    if page.elementCount == 0 { throw ExplainedError.exchangeHasNoEnrolments }
  }
}

/// What is read of a person.
enum SS12000PersonField: Int, CaseIterable {
  case id, number, nationality, mark

  /// The key, or the path of keys.
  var keys: [String] {
    switch self {
    case .id: ["id"]
    case .number: ["civicNo.value"]
    case .nationality: ["civicNo.nationality"]
    case .mark: ["securityMarking"]
    }
  }
}

/// What is read of an enrolment, with the spellings that are in use.
enum SS12000EnrolmentField: Int, CaseIterable {
  case unitID, unit, form, programme, firstDay, lastDay, cancelled

  var keys: [String] {
    switch self {
    case .unitID: ["enroledAt.id", "enrolledAt.id"]
    case .unit: ["enroledAt.schoolUnitCode", "enrolledAt.schoolUnitCode"]
    case .form: ["schoolType"]
    case .programme: ["educationCode"]
    case .firstDay: ["startDate"]
    case .lastDay: ["endDate"]
    case .cancelled: ["cancelled", "canceled"]
    }
  }

  /// What a person is shown of a file before its rows are used. Names are known for what they are and passed over.
  static let columns: [DetectedFormat.Column] = [
    (RollField.number, "civicNo"), (.familyName, "familyName"), (.givenName, "givenName"), (.form, "schoolType"),
    (.programme, "educationCode"), (.unit, "enroledAt"), (.firstDay, "startDate"), (.lastDay, "endDate"),
    (.leavingReason, "cancelled"), (.protection, "securityMarking"),
  ].map { DetectedFormat.Column(field: $0.0.heading, heading: $0.1, isKept: $0.0.isKept) }
}
