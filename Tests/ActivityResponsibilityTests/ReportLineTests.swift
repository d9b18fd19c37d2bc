import ActivityResponsibility
import Testing

/// The first row of a registration that ended for a reason, by a layout with some columns.
private func line(
  _ columns: [ReportColumn], reason: String = "moved", _ change: (inout ReportLayout) -> Void = { _ in }
) -> (text: String, checks: [String]) {
  var layout = ReportLayout(name: "test", columns: columns)
  layout.basicRow = .whereNothingElse
  change(&layout)
  let person = reportPerson(registration(until: "2026-03-01", reason: reason))
  let rows = ReportRows(municipality: home, period: spring, layout: layout).rows(of: person)
  let (text, findings) = layout.line(of: rows[0])
  return (text, findings.map { "\($0.check.rawValue) \($0.column ?? "")" })
}

private func column(_ field: ReportField, _ change: (inout ReportColumn) -> Void = { _ in }) -> ReportColumn {
  var column = ReportColumn(field.rawValue, .field(field))
  change(&column)
  return column
}

@Test(arguments: [
  (ReportColumn.DayStyle.dashed, "2026-03-01"), (.plain, "20260301"), (.short, "260301"), (.dotted, "01.03.2026"),
])
func `a day is written in the column's style`(style: ReportColumn.DayStyle, text: String) {
  #expect(line([column(.ceasedOn) { $0.dayStyle = style }]).text == text)
}

@Test(arguments: [
  (ReportColumn.NumberStyle.twelve, 12), (.ten, 10), (.dashed, 13),
])
func `a number is written in the column's style`(style: ReportColumn.NumberStyle, length: Int) {
  let text = line([column(.number) { $0.numberStyle = style }]).text
  #expect(text.count == length)
  #expect(text.hasPrefix(style == .ten ? "080304" : "20080304"))
  #expect(text.contains("-") == (style == .dashed))
}

@Test func `ours become theirs, and one without a code is something to mend`() {
  let known = column(.ceasedReason) { $0.codes = ["moved": "3"] }
  #expect(line([known]).text == "3")
  #expect(line([known], reason: "dead").checks == ["code-missing ceased-reason"])
  let otherwise = column(.ceasedReason) {
    $0.codes = ["moved": "3"]
    $0.otherwise = "9"
  }
  #expect(line([otherwise], reason: "dead").text == "9")
  #expect(line([otherwise], reason: "dead").checks.isEmpty)
}

@Test func `a value that is not there is empty, or the layout's word for it, or something to mend`() {
  #expect(line([column(.registrationOccupation)]).text == "")
  #expect(line([column(.registrationOccupation) { $0.empty = "99" }]).text == "99")
  let required = column(.registrationOccupation) { $0.isRequired = true }
  #expect(line([required]).checks == ["value-missing registration-occupation"])
  // A column of another block is not missing from this row, and has no word for what is unknown.
  let other = column(.contactOn) {
    $0.isRequired = true
    $0.empty = "99"
  }
  #expect(line([other]).text == "")
  #expect(line([other]).checks.isEmpty)
}

@Test func `a value wider than its column is something to mend`() {
  #expect(line([column(.ceasedReason) { $0.width = 5 }]).checks.isEmpty)
  #expect(line([column(.ceasedReason) { $0.width = 4 }]).checks == ["too-wide ceased-reason"])
}

@Test func `columns of a fixed width are filled up on the side that the layout says`() {
  let left = column(.ceasedReason) { $0.width = 7 }
  let right = column(.ceasedReason) {
    $0.width = 7
    $0.isToTheRight = true
  }
  #expect(line([left, right]) { $0.parting = .fixedWidth }.text == "moved    moved")
}

@Test func `no cell can be taken for a formula, or for two`() {
  #expect(line([column(.ceasedReason)], reason: "=1+1").text == "'=1+1")
  #expect(line([column(.ceasedReason)], reason: "@SUM(A1)").text == "'@SUM(A1)")
  #expect(line([column(.ceasedReason)], reason: "-9").text == "-9")
  #expect(line([column(.ceasedReason)], reason: "-9+1").text == "'-9+1")
  #expect(line([column(.ceasedReason)], reason: "a;b\"c").text == "\"a;b\"\"c\"")
  #expect(line([column(.ceasedReason)], reason: "a\r\nb").text == "\"a\r\nb\"")
  #expect(line([column(.ceasedReason)], reason: "a,b").text == "a,b")
}

@Test func `a character that the encoding lacks is something to mend`() {
  #expect(line([column(.ceasedReason)], reason: "ł") { $0.encoding = .latin1 }.checks == ["unwritable ceased-reason"])
  #expect(line([column(.ceasedReason)], reason: "ł").checks.isEmpty)
}

@Test func `encodings give their bytes`() {
  #expect(ReportEncoding.latin1.bytes(of: "åäö") == [0xE5, 0xE4, 0xF6])
  #expect(ReportEncoding.windows1252.bytes(of: "€–å") == [0x80, 0x96, 0xE5])
  #expect(ReportEncoding.latin1.bytes(of: "€") == nil)
  #expect(ReportEncoding.utf8.bytes(of: "å") == [0xC3, 0xA5])
  #expect(ReportEncoding.utf8WithMark.mark == [0xEF, 0xBB, 0xBF])
}

@Test func `headings and fixed texts stand as the layout says`() {
  let layout = ReportLayout(
    name: "test", columns: [ReportColumn("Kommun", .field(.municipality)), ReportColumn("Form", .text("KAA"))])
  #expect(layout.headings == "Kommun;Form")
  #expect(line(layout.columns).text == "1496;KAA")
  var without = layout
  without.hasHeadings = false
  #expect(without.headings == nil)
}
