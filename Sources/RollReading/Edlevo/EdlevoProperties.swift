import ActivityResponsibility

/// Which question a file answers.
enum EdlevoService: String, CaseIterable, Sendable {
  case complete = "CompleteOrganization"
  case delta = "DeltaOrganization"
  case persons = "PersonInfo"
  case personDelta = "DeltaPersonInfo"
}

/// What a file says of itself, before anything else.
struct EdlevoProperties: Equatable, Sendable {
  /// As the file spells it; unknown forms are told of row by row.
  var form: SchoolForm?
  var service: EdlevoService?
  /// Whether there is a type of service that is not among the known.
  var hasOtherService = false
  /// When the file was made, `YYYY-MM-DD HH:MM`, where the file tells it so that it can be read.
  var made: String?

  /// Takes what an element in the properties says.
  mutating func take(_ path: EdlevoPath, _ text: Cell) {
    switch path {
    case .propertiesSchoolType: form = RollWords.forms.value(of: text)
    case .propertiesType:
      service = EdlevoService(rawValue: String(decoding: text.bytes, as: UTF8.self))
      hasOtherService = service == nil
    case .propertiesDateTime: made = Self.time(text)
    default: break
    }
  }

  /// A time as people read it, made anew of its digits so that nothing else of the file is repeated.
  private static func time(_ text: Cell) -> String? {
    guard text.count >= 16, text.bytes[10] == 0x54, text.bytes[13] == 0x3A else { return nil }
    let date = Cell(bytes: UnsafeBufferPointer(rebasing: text.bytes[..<10]))
    guard case .day(let day) = DayCell(date, rules: .exchange) else { return nil }
    let digits = [11, 12, 14, 15].map { text.bytes[$0] &- 0x30 }
    guard digits.allSatisfy({ $0 <= 9 }) else { return nil }
    return "\(day) \(digits[0])\(digits[1]):\(digits[2])\(digits[3])"
  }
}

extension EdlevoProperties {
  private struct Found: Error {}

  /// Reads them from the beginning of a file.
  init(_ beginning: FileBeginning, format: EdlevoFormat) throws(ExplainedError) {
    guard format.isRead else { throw .edlevoVersionNotRead(format) }
    var properties = EdlevoProperties()
    var isFound = false
    do {
      var document = try EdlevoDocument(format, beginning)
      try document.read(beginning.head, isLast: beginning.isWholeFile) { path, _, event in
        switch event {
        case .begin(let element):
          // They come first in every format; without them it cannot be told what the rest means.
          guard !path.isOfRow else { throw ExplainedError.edlevoPropertiesMissing(line: element.line) }
        case .end(let text):
          properties.take(path, text)
          if path == .properties {
            isFound = true
            throw Found()
          }
        }
      }
    } catch let error as ExplainedError {
      throw error
    } catch {
      // Found: nothing more to look for.
    }
    guard isFound else { throw .edlevoPropertiesMissing(line: 1) }
    let read: [EdlevoService]
    switch format.kind {
    case .organization: read = [.complete, .delta]
    case .person: read = [.persons, .personDelta]
    case .admission: read = []
    }
    guard read.isEmpty || properties.service.map(read.contains) == true else {
      throw .edlevoServiceNotRead(format, read: read)
    }
    self = properties
  }

  /// Whether the file tells of what has changed and of nothing else; `nil` where its format does not say.
  var isDelta: Bool? {
    switch service {
    case .complete, .persons: false
    case .delta, .personDelta: true
    case nil: nil
    }
  }

  func detected(_ format: EdlevoFormat) -> DetectedFormat {
    var swedish = ["version \(format.version)"]
    var english = swedish
    if let isDelta {
      swedish.append(isDelta ? "ändringar" : "ögonblicksbild")
      english.append(isDelta ? "changes only" : "snapshot")
    }
    if let made {
      swedish.append("skapad \(made)")
      english.append("made \(made)")
    }
    return DetectedFormat(
      file: format.kind.file, detail: Phrase(swedish.joined(separator: ", "), english.joined(separator: ", ")))
  }
}

extension EdlevoPath {
  /// Whether rows, or what they refer to, have begun.
  fileprivate var isOfRow: Bool { self == .person || self == .group || self == .membership || self == .student }
}

extension ExplainedError {
  fileprivate static func edlevoPropertiesMissing(line: Int32) -> ExplainedError {
    .edlevoMalformed(
      "elementet properties saknas före det första som filen handlar om",
      "the element properties is missing before the first thing that the file is about", line: line)
  }
}
