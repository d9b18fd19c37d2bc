/// Words that a cell can hold and what each means, looked up without making a string.
struct WordList<Value: Sendable>: Sendable {
  private var letters: [UInt8] = []
  private var ends: [Int] = []
  private var values: [Value] = []

  /// Words in any spelling; they are folded as the cells are.
  init(_ words: some Sequence<(String, Value)>) {
    for (word, value) in words {
      guard let folded = foldedText(word) else { continue }
      letters.append(contentsOf: folded.utf8)
      ends.append(letters.count)
      values.append(value)
    }
  }

  /// What the cell's word means, or `nil` where the word is not in the list.
  func value(of cell: Cell) -> Value? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { folded in
      guard let count = foldWord(cell.bytes, into: folded), count > 0 else { return nil }
      return letters.withUnsafeBufferPointer { letters in
        var start = 0
        for index in ends.indices {
          let end = ends[index]
          if end - start == count, (0..<count).allSatisfy({ letters[start + $0] == folded[$0] }) {
            return values[index]
          }
          start = end
        }
        return nil
      }
    }
  }
}
