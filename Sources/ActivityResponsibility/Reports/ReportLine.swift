extension ReportLayout {
  /// The line of headings without its end; `nil` where the file has none.
  public var headings: String? {
    guard hasHeadings else { return nil }
    return joined(columns.map { padded($0.heading, $0) ?? $0.heading })
  }

  /// A row as its line, without the line's end, and what of it has to be mended before it can be written so.
  public func line(of row: ReportRow) -> (text: String, findings: [ReportFinding]) {
    var findings: [ReportFinding] = []
    let cells = columns.map { column -> String in
      let (text, check) = cell(of: row, column)
      if let check { findings.append(ReportFinding(check, row, column.heading)) }
      return text
    }
    return (joined(cells), findings)
  }

  /// Whether a spreadsheet would take the text for a formula. A negative number it takes for what it is.
  public static func looksLikeFormula(_ text: String) -> Bool {
    // Byte by byte: to Swift, a sign with an accent over it is another character.
    guard let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return false }
    let rest = text.utf8.dropFirst()
    return first != UInt8(ascii: "-") || rest.isEmpty || !rest.allSatisfy(isDigit)
  }

  private func cell(of row: ReportRow, _ column: ReportColumn) -> (text: String, check: ReportCheck?) {
    var check: ReportCheck?
    var text = ""
    switch column.content {
    case .text(let fixed): text = fixed
    case .field(let field):
      // A protected person's row has a number and no more, and nothing is missing from it.
      let isFilled = !row.filled.isEmpty && field.blocks.contains { row.filled.contains($0) }
      guard let value = row.values[field], isFilled || row.filled.isEmpty else {
        if isFilled, column.isRequired { check = .valueMissing }
        text = isFilled ? column.empty : ""
        break
      }
      (text, check) = written(value, column)
    }
    guard encoding.bytes(of: text) != nil else { return ("", .unwritable) }
    guard let padded = padded(text, column) else { return (text, .tooWide) }
    return (padded, check)
  }

  private func written(_ value: ReportValue, _ column: ReportColumn) -> (String, ReportCheck?) {
    switch value {
    case .number(let number):
      switch column.numberStyle {
      case .twelve: (number.twelveDigits, nil)
      case .ten: (String(number.twelveDigits.dropFirst(2)), nil)
      case .dashed: (number.written, nil)
      }
    case .day(let day): (column.dayStyle.text(of: day), nil)
    case .code(let code):
      if let codes = column.codes {
        if let theirs = codes[code] ?? column.otherwise { (theirs, nil) } else { ("", .codeMissing) }
      } else {
        // A leading apostrophe makes it text to a spreadsheet, as in all files that this register writes.
        (Self.looksLikeFormula(code) ? "'" + code : code, nil)
      }
    }
  }

  /// The text in the column's width; `nil` where it does not fit.
  private func padded(_ text: String, _ column: ReportColumn) -> String? {
    guard let width = column.width else { return text }
    let count = text.unicodeScalars.count
    guard count <= width else { return nil }
    guard parting == .fixedWidth else { return text }
    let spaces = String(repeating: " ", count: width - count)
    return column.isToTheRight ? spaces + text : text + spaces
  }

  private func joined(_ cells: [String]) -> String {
    guard case .separator(let separator) = parting else { return cells.joined() }
    return cells.map { cell in
      let mustQuote = cell.unicodeScalars.contains {
        $0 == "\"" || $0 == "\n" || $0 == "\r" || separator == Character($0)
      }
      return mustQuote ? "\"" + Self.doubled(cell) + "\"" : cell
    }.joined(separator: String(separator))
  }

  private static func doubled(_ text: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      doubled.append(scalar)
      if scalar == "\"" { doubled.append(scalar) }
    }
    return String(doubled)
  }
}

extension ReportColumn.DayStyle {
  func text(of day: Day) -> String {
    let dashed = day.description
    let digits = dashed.filter { $0 != "-" }
    switch self {
    case .dashed: return dashed
    case .plain: return digits
    case .short: return String(digits.dropFirst(2))
    case .dotted: return "\(dashed.suffix(2)).\(dashed.dropFirst(5).prefix(2)).\(dashed.prefix(4))"
    }
  }
}
