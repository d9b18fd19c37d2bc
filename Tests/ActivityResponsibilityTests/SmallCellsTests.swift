import ActivityResponsibility
import Testing

private let cells = SmallCells(threshold: 5)

private func figure(_ kind: PublishedFigure.Kind, _ women: Int, _ men: Int, _ code: String? = nil) -> PublishedFigure {
  PublishedFigure(kind: kind, code: code, count: Division(women: women, men: men), whole: 100)
}

/// `women men total`, with `<` for few and `.` for withheld.
private func told(_ figures: PublishedFigure...) -> [String] {
  func word(_ count: PublishedCount) -> String {
    switch count {
    case .shown(let number): String(number)
    case .few: "<"
    case .withheld: "."
    }
  }
  return cells.publish(figures).map { "\(word($0.women)) \(word($0.men)) \(word($0.total))" }
}

@Test func `counts that are not small are shown, and nought is`() {
  #expect(told(figure(.registered, 5, 0), figure(.new, 0, 0)) == ["5 0 5", "0 0 0"])
}

@Test func `a small count is hidden with what it could be reckoned from`() {
  #expect(told(figure(.registered, 4, 40)) == ["< . 44"])
  #expect(told(figure(.registered, 2, 2)) == ["< < <"])
  #expect(told(figure(.registered, 3, 0)) == ["< . <"])
}

@Test func `one hidden line of a whole takes the smallest of the others with it`() {
  #expect(
    told(figure(.endedFor, 1, 2, "a"), figure(.endedFor, 10, 10, "b"), figure(.endedFor, 6, 6, "c"))
      == ["< < <", "10 10 20", ". . ."])
}

@Test func `hidden lines of a whole add up to the threshold`() {
  #expect(
    told(
      figure(.registeredAs, 1, 0, "a"), figure(.registeredAs, 0, 1, "b"), figure(.registeredAs, 8, 8, "c"),
      figure(.registeredAs, 9, 9, "d"))
      == ["< . <", ". < <", ". . .", "9 9 18"])
}

@Test func `one line whose women are few takes another's with it, and keeps its total`() {
  #expect(
    told(figure(.registeredAs, 2, 30, "a"), figure(.registeredAs, 20, 20, "b"), figure(.registeredAs, 30, 30, "c"))
      == ["< . 32", ". . 40", "30 30 60"])
}

@Test func `figures that part no whole between them do not hide each other`() {
  #expect(told(figure(.reached, 1, 2), figure(.inMeasure, 10, 10)) == ["< < <", "10 10 20"])
}

@Test func `no hidden count can be reckoned, whatever the counts`() {
  // Every way to part a whole in three lines of up to seven women and men.
  for code in 0..<(8 * 8 * 8) {
    let counts = [code % 8, code / 8 % 8, code / 64]
    let figures = counts.enumerated().map { figure(.endedFor, $1, 9 - $1, "\($0)") }
    for line in cells.publish(figures) {
      let hidden = [line.women, line.men, line.total].count { if case .shown = $0 { false } else { true } }
      #expect(hidden != 1)
    }
    for cell in [\PublishedLine.women, \.men, \.total] {
      let hidden = zip(cells.publish(figures), figures).filter { line, _ in
        if case .shown = line[keyPath: cell] { false } else { true }
      }
      #expect(hidden.count != 1)
    }
  }
}

@Test func `a share of what is hidden is not told`() {
  let lines = cells.publish([
    PublishedFigure(kind: .reached, code: nil, count: Division(women: 5), whole: 10),
    PublishedFigure(kind: .reached, code: nil, count: Division(women: 3), whole: 10),
    PublishedFigure(kind: .reached, code: nil, count: Division(women: 0), whole: 4),
  ])
  #expect(lines.map { $0.share(threshold: 5) } == [50, nil, nil])
}

@Test func `without a threshold all is shown`() {
  let lines = SmallCells(threshold: 0).publish([figure(.registered, 1, 2)])
  #expect(lines[0].women == .shown(1))
  #expect(lines[0].total == .shown(3))
}
