import ActivityResponsibility

// What Edlevo's rows have in common beside what all rolls have.

extension RollRowRules {
  /// The first and the last day of a placement. Both must be given: no last day is written as a far one.
  func period(from begin: Cell, to end: Cell) throws(RowFault) -> (first: Day, last: Day?) {
    let first = try day(begin, column: EdlevoName.begin.place, canBeOpen: false, rules: .exchange)
    guard let first else { throw RowFault(.dayMissing, .begin) }
    guard !end.isEmpty else { throw RowFault(.dayMissing, .end) }
    let last = try day(end, column: EdlevoName.end.place, canBeOpen: true, rules: .exchange)
    try checkOrder(from: first, to: last, column: EdlevoName.end.place)
    return (first, last)
  }
}

extension RowFault {
  init(_ kind: FindingKind, _ name: EdlevoName) { self.init(kind, column: name.place) }
}

extension EdlevoName {
  /// The name of the element that a fault is in.
  static func column(_ place: Int) -> String? { EdlevoName(rawValue: place)?.written }
}

extension EdlevoPath {
  func appending(_ name: EdlevoName) -> EdlevoPath {
    var path = self
    path.enter(name.place)
    return path
  }
}

extension ExplainedError {
  static func edlevoElementTwice(line: Int32) -> ExplainedError {
    .edlevoMalformed(
      "ett element som ska stå en gång står två gånger", "an element that should stand once stands twice", line: line)
  }
}
