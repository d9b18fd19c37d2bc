import StrictJSON

/// Writes answers as JSON (RFC 8259) with the keys in the contract's order and nothing left out.
///
/// A coder of the library would leave out nulls and choose the order; the contract says that both are stable.
enum JSONText {
  enum Node {
    case record(OutputRecord)
    case value(OutputValue)
  }

  static func array(_ nodes: [Node]) -> String {
    "[" + nodes.map(text).joined(separator: ",") + "]"
  }

  static func text(_ node: Node) -> String {
    switch node {
    case .record(let record): object(record)
    case .value(let value): text(value)
    }
  }

  static func object(_ record: OutputRecord) -> String {
    "{" + record.fields.map { "\(quoted($0.key)):\(text($0.value))" }.joined(separator: ",") + "}"
  }

  private static func text(_ value: OutputValue) -> String {
    switch value {
    case .null: "null"
    case .text(let text): quoted(text)
    case .whole(let number): String(number)
    case .real: value.forPeople
    case .truth: value.forMachines
    case .person, .word: quoted(value.forMachines)
    case .record(let record): object(record)
    case .persons(let numbers): "[" + numbers.map { quoted($0.twelveDigits) }.joined(separator: ",") + "]"
    case .records(let records): array(records.map { .record($0) })
    case .document(let document): document.canonicalText
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = ""
    JSONValue.quote(text, into: &quoted)
    return quoted
  }
}
