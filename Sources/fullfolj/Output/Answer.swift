import ActivityResponsibility

/// A heading of a table, and the key of the records that stands under it.
struct Heading {
  let key: String
  let phrase: Phrase
  /// Figures stand to the right.
  var isFigure = false

  init(_ key: String, _ swedish: String, _ english: String, isFigure: Bool = false) {
    self.key = key
    phrase = Phrase(swedish, english)
    self.isFigure = isFigure
  }
}

/// An answer of many records, written in the format asked for.
struct Answer {
  let headings: [Heading]
  var records: [OutputRecord]
  /// What a table says when there is nothing in it.
  let empty: Phrase

  func write(_ format: OutputFormat) {
    switch format {
    case .json: Terminal.print(JSONText.array(records.map { .record($0) }))
    case .ndjson: for record in records { Terminal.print(JSONText.object(record)) }
    case .csv: writeCSV()
    case .table: writeTable()
    }
  }

  private func writeCSV() {
    guard let keys = records.first?.fields.map(\.key) ?? Optional(headings.map(\.key)) else { return }
    var lines = [keys.joined(separator: ";")]
    for record in records {
      lines.append(record.fields.map { Self.cell($0.value.forMachines) }.joined(separator: ";"))
    }
    Terminal.print(lines.joined(separator: "\r\n"))
  }

  /// A cell as CSV. One that a spreadsheet would take for a formula is made text by a leading apostrophe.
  static func cell(_ text: String) -> String {
    var text = text
    // Byte by byte: to Swift, a sign with an accent over it or CR and LF together are other characters.
    if let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { ";\"\n\r".utf8.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private func writeTable() {
    guard !records.isEmpty else {
      Terminal.say(empty.text(in: .spoken))
      return
    }
    var rows = [headings.map { $0.phrase.text(in: .spoken) }]
    for record in records {
      let values = Dictionary(record.fields.map { ($0.key, $0.value.forPeople) }) { first, _ in first }
      rows.append(headings.map { values[$0.key] ?? "" })
    }
    let widths = headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for (index, row) in rows.enumerated() {
      let cells = row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return headings[column].isFigure ? padding + text : text + padding
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      Terminal.print(index == 0 ? Terminal.bold(line) : line)
    }
  }
}
