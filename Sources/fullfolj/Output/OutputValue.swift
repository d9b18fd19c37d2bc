import ActivityResponsibility
import Register
import StrictJSON

/// One value of an answer, before it is written in a format.
indirect enum OutputValue {
  case null
  case text(String)
  /// A code for machines, its words for people.
  case word(String, Phrase)
  case whole(Int)
  case real(Double)
  case truth(Bool)
  case person(IdentityNumber)
  case record(OutputRecord)
  case persons([IdentityNumber])
  case records([OutputRecord])
  /// What an act or a decision keeps as a document of its own.
  case document(JSONValue)

  static func day(_ day: Day?) -> OutputValue { day.map { .text($0.description) } ?? .null }
  static func text(_ text: String?) -> OutputValue { text.map { .text($0) } ?? .null }
  static func whole(_ number: Int64?) -> OutputValue { number.map { .whole(Int($0)) } ?? .null }
  /// An instant of which people are told the minute.
  static func minute(_ moment: Moment) -> OutputValue {
    let text = moment.description
    let minute = text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    return .word(text, Phrase(String(minute), String(minute)))
  }

  static func moment(_ moment: Moment?) -> OutputValue { moment.map { .text($0.description) } ?? .null }

  /// As people read it: `YYYYMMDD-NNNN`, an empty cell for nothing.
  var forPeople: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .word(_, let phrase): phrase.text(in: .spoken)
    case .whole(let number): String(number)
    case .real(let number): String((number * 1000).rounded() / 1000)
    case .truth(let truth): truth ? said("ja", "yes") : ""
    case .person(let number): number.written
    case .record(let record): record.fields.map(\.value.forPeople).filter { !$0.isEmpty }.joined(separator: " ")
    case .persons(let numbers): numbers.map(\.written).joined(separator: ", ")
    case .records(let records): String(records.count)
    case .document(let document): document.canonicalText
    }
  }

  /// As machines read it outside JSON: twelve digits, `true` and `false`.
  var forMachines: String {
    switch self {
    case .truth(let truth): truth ? "true" : "false"
    case .word(let code, _): code
    case .person(let number): number.twelveDigits
    case .record(let record): JSONText.object(record)
    case .persons(let numbers): numbers.map(\.twelveDigits).joined(separator: " ")
    case .records(let records): JSONText.array(records.map { .record($0) })
    default: forPeople
    }
  }
}

/// One key of an answer's object and its value.
struct OutputField {
  let key: String
  let value: OutputValue

  init(_ key: String, _ value: OutputValue) {
    self.key = key
    self.value = value
  }
}

/// One object of an answer: its keys in the contract's order, English always.
struct OutputRecord {
  let fields: [OutputField]

  init(_ fields: [OutputField]) {
    self.fields = fields
  }

  init(_ fields: KeyValuePairs<String, OutputValue>) {
    self.fields = fields.map { OutputField($0.key, $0.value) }
  }
}
