import ActivityResponsibility
import RollReading
import SourceLayouts
import StrictJSON

/// An input read twice, whole and in pieces. Both must give the same, and nothing that the register could not keep.
enum Reading {
  private static let asOf = Day("2026-10-01")
  private static let scopes = ["organiser:2120000142", "unit:31279295"].compactMap { RollScope($0) }
  private static let municipalities = ["1496", "0125"].compactMap { MunicipalityCode($0) }

  static func roll(_ input: FuzzInput, as request: FormatRequest) {
    guard let asOf else { return }
    var context = RollContext(scope: scopes[Int(input.way & 1)], asOf: asOf)
    context.layout = request == .csv || request == .workbook ? Layouts.roll(input.way >> 1) : nil
    if input.way & 2 != 0 { context.directory = ExchangeSeeds.directory }
    compare(input) { try RollReader(head: $0, isWholeFile: true, request: request, context: context) }
  }

  static func population(_ input: FuzzInput, as request: FormatRequest) {
    guard let asOf else { return }
    let layout = request == .csv || request == .workbook ? Layouts.population(input.way >> 1) : nil
    let context = PopulationContext(municipality: municipalities[Int(input.way & 1)], asOf: asOf, layout: layout)
    compare(input) { try PopulationReader(head: $0, isWholeFile: true, request: request, context: context) }
  }

  static func notices(_ input: FuzzInput, as request: FormatRequest) {
    guard let asOf else { return }
    let context = NoticeContext(received: asOf, layout: Layouts.notices(input.way))
    compare(input) { try NoticeReader(head: $0, isWholeFile: true, request: request, context: context) }
  }

  static func workbook(_ input: FuzzInput) {
    switch input.way & 3 {
    case 2: population(input, as: .workbook)
    case 3: notices(input, as: .workbook)
    default: roll(input, as: .workbook)
    }
  }

  static func schoolUnits(_ input: FuzzInput) {
    compare(input) { try SchoolUnitReader(head: $0, isWholeFile: true, request: .ss12000) }
  }

  static func persons(_ input: FuzzInput, as request: FormatRequest) {
    guard let asOf else { return }
    let context = SourcePersonContext(asOf: asOf)
    compare(input) { try SourcePersonReader(head: $0, isWholeFile: true, request: request, context: context) }
  }

  /// A file of which nobody has said what it is.
  static func anything(_ input: FuzzInput) {
    switch input.way % 5 {
    case 0: roll(input, as: .auto)
    case 1: population(input, as: .auto)
    case 2: notices(input, as: .auto)
    case 3: compare(input) { try SchoolUnitReader(head: $0, isWholeFile: true, request: .auto) }
    default: persons(input, as: .auto)
    }
  }

  /// A text of JSON that is read is written and read again as it was.
  static func json(_ input: FuzzInput) {
    guard let value = try? JSONValue(parsing: input.file) else { return }
    if (try? JSONValue(parsing: value.canonicalText)) != value { fatalError("JSON is not read as it was written.") }
  }

  /// A layout that is read is written and read again as it was.
  static func layout(_ input: FuzzInput) {
    let text = String(decoding: input.file, as: UTF8.self)
    let content = [FileContent.roll, .population, .notices][Int(input.way % 3)]
    guard let file = try? LayoutFile(text: text, for: content) else { return }
    let again = try? LayoutFile(text: LayoutFile(file.layout).text, for: content)
    if again?.layout != file.layout { fatalError("A layout is not read as it was written.") }
  }

  private static func compare<Reader: FuzzedReader>(
    _ input: FuzzInput, _ make: (UnsafeRawBufferPointer) throws -> Reader
  ) {
    let whole = Outcome<Reader.Row>(input, make) { try $0(input.file, true) }
    let inPieces = Outcome<Reader.Row>(input, make) { try input.forEachPiece($0) }
    // A trap is how libFuzzer learns of a fault: it keeps the input and tells where it was.
    if whole != inPieces { fatalError("Where the file is cut makes a difference.") }
  }
}
