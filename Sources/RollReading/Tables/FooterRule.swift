/// Which rows without a person's number are totals or footnotes.
struct FooterRule: Sendable {
  /// The layout's own words, folded.
  private let own: [String]

  init(_ layout: TableLayout?) {
    own = layout?.footers.compactMap { foldedText($0) }.filter { !$0.isEmpty } ?? []
  }

  /// What a row is that is nobody's.
  enum Footer {
    case total
    /// Something that the layout names.
    case note
  }

  /// Whether a row whose number could not be read is a total or a footnote, and which.
  ///
  /// Without a layout only a row of figures after one of four words is: a pupil without a number may be called Antal.
  /// The layout's words are a person's, who has seen the file, so there nothing else is asked.
  func footer(_ record: Record) -> Footer? {
    guard let first = (0..<record.count).first(where: { !record.cell($0).isEmpty }) else { return nil }
    let cell = record.cell(first)
    let beginning = Cell(bytes: UnsafeBufferPointer(rebasing: cell.bytes.prefix(48)))
    let isOwn = foldedText(beginning.bytes).map { folded in own.contains { folded.hasPrefix($0) } } ?? false
    let word = UnsafeBufferPointer(rebasing: cell.bytes.prefix { FooterRule.isLetter($0) })
    guard FooterRule.words.value(of: Cell(bytes: word)) != nil else { return isOwn ? .note : nil }
    let isTotal = (first + 1..<record.count).allSatisfy { !record.cell($0).bytes.contains(where: FooterRule.isLetter) }
    return isTotal ? .total : isOwn ? .note : nil
  }

  private static let words = WordList<Bool>([("Totalt", true), ("Total", true), ("Summa", true), ("Antal", true)])

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}
