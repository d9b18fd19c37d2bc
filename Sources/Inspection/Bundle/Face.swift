import StrictJSON

/// Turns a page of a bundle into the HTML that people read, in one way only.
///
/// The page says what it says in JSON, the bundle's `words.json` how that is called in Swedish; neither the page nor this
/// has texts of its own, so that a verifier can make the face again from the two and compare. `docs/BUNDLE.md` tells the
/// way in full.
struct Face {
  private let ranks: [String: Int]
  private let labels: [String: String]
  private let values: [String: String]
  private let leads: [String: String]
  private let lifted: [String]
  private let hidden: Set<String>
  private let stacked: Set<String>
  private let style: String

  /// - Returns: `nil` where the words are none.
  init?(words: JSONValue, root: String) {
    guard let order = words["order"]?.list, let lifted = words["lifted"]?.list, let hidden = words["hidden"]?.list,
      let stacked = words["stacked"]?.list,
      let style = words["style"]?.text, let labels = Self.texts(words["labels"]),
      let values = Self.texts(words["values"]), let leads = Self.texts(words["leads"])
    else { return nil }
    ranks = Dictionary(order.compactMap(\.text).enumerated().map { ($1, $0) }) { first, _ in first }
    self.labels = labels
    self.values = values
    self.leads = leads
    self.lifted = lifted.compactMap(\.text)
    self.hidden = Set(hidden.compactMap(\.text))
    self.stacked = Set(stacked.compactMap(\.text))
    self.style = style.replacing("@ROOT@", with: root)
  }

  /// The whole page.
  func html(_ page: JSONValue) -> String {
    let title = Self.escaped(page["title"]?.text ?? "")
    var html = "<!DOCTYPE html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n<title>\(title)</title>\n"
    html += "<style>\n\(style)</style>\n</head>\n<body>\n<h1>\(title)</h1>\n"
    let members = self.members(page).filter { $0.key != "title" }
    let plain = members.filter { Self.isPlain($0.value) }
    if !plain.isEmpty { html += list(plain) + "\n" }
    for (key, value) in members where !Self.isPlain(value) {
      html += "<section>\n<h2>\(label(key))</h2>\n"
      if let lead = leads[key] { html += "<p>\(Self.escaped(lead))</p>\n" }
      html += inner(key, value) + "\n</section>\n"
    }
    return html + "</body>\n</html>\n"
  }

  /// What of an object is shown, in the order of the words.
  private func members(_ value: JSONValue) -> [(key: String, value: JSONValue)] {
    guard case .object(let members) = value else { return [] }
    return members.filter { !hidden.contains($0.key) && !Self.isEmpty($0.value) }
      .sorted { left, right in
        let (first, second) = (ranks[left.key] ?? .max, ranks[right.key] ?? .max)
        return first == second ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : first < second
      }.map { ($0.key, $0.value) }
  }

  private func list(_ members: [(key: String, value: JSONValue)]) -> String {
    "<dl>" + members.map { "<dt>\(label($0.key))</dt><dd>\(inner($0.key, $0.value))</dd>" }.joined() + "</dl>"
  }

  private func inner(_ key: String, _ value: JSONValue) -> String {
    switch value {
    case .object: return list(members(value))
    case .list(let items):
      guard items.contains(where: { if case .object = $0 { true } else { false } }) else {
        return items.map { inner(key, $0) }.joined(separator: ", ")
      }
      let rows = items.map { members(opened($0)) }
      return stacked.contains(key) ? rows.map { list($0) }.joined() : table(rows)
    default:
      let text = Self.escaped(word(key, value))
      return key == "page" ? "<a href=\"\(text).html\">\(text)</a>" : text
    }
  }

  private func table(_ rows: [[(key: String, value: JSONValue)]]) -> String {
    let all = JSONValue.object(
      Dictionary(rows.flatMap { $0.map { ($0.key, $0.value) } }) { first, _ in first })
    let columns = members(all).map(\.key)
    var html = "<table><thead><tr>" + columns.map { "<th>\(label($0))</th>" }.joined() + "</tr></thead><tbody>"
    for row in rows {
      html += "\n<tr>"
      for column in columns {
        let value = row.first { $0.key == column }?.value
        html += "<td>" + (value.map { inner(column, $0) } ?? "") + "</td>"
      }
      html += "</tr>"
    }
    return html + "\n</tbody></table>"
  }

  /// An entry of the journal with what it says opened: the most important as columns of their own, the rest in one.
  private func opened(_ item: JSONValue) -> JSONValue {
    guard case .object(var members) = item, let payload = members.removeValue(forKey: "payload") else { return item }
    var said = payload
    if let text = payload.text { said = (try? JSONValue(parsing: text)) ?? payload }
    guard case .object(var rest) = said else {
      members["content"] = said
      return .object(members)
    }
    for key in lifted {
      if let value = rest.removeValue(forKey: key) { members[key] = value }
    }
    members["content"] = .object(rest)
    return .object(members)
  }

  private func label(_ key: String) -> String { Self.escaped(labels[key] ?? key) }

  private func word(_ key: String, _ value: JSONValue) -> String {
    switch value {
    case .truth(let truth): return truth ? "ja" : "nej"
    case .whole(let whole): return values["\(key)=\(whole)"] ?? String(whole)
    case .text(let text):
      if let word = values["\(key)=\(text)"] { return word }
      let bytes = Array(text.utf8)
      if key == "person" || key == "formerNumbers", bytes.count == 12, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        return text.prefix(8) + "-" + text.suffix(4)
      }
      // An instant to the microsecond: people are told the minute.
      if bytes.count == 27, bytes[10] == UInt8(ascii: "T"), bytes[26] == UInt8(ascii: "Z") {
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
      }
      return text
    default: return ""
    }
  }

  private static func isEmpty(_ value: JSONValue) -> Bool {
    switch value {
    case .null: true
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  private static func isPlain(_ value: JSONValue) -> Bool {
    switch value {
    case .list, .object: false
    default: true
    }
  }

  private static func texts(_ value: JSONValue?) -> [String: String]? {
    guard case .object(let members)? = value else { return nil }
    return members.compactMapValues(\.text)
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
