/// A long list kept in blocks. An array that grows is for a while in memory twice; this one never is.
struct Blocks<Element: BitwiseCopyable> {
  /// How many elements a block has.
  static var size: Int { 1 << 18 }

  private var blocks: [[Element]] = []
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ element: Element) {
    if count & (Self.size - 1) == 0 { addBlock() }
    blocks[blocks.count - 1].append(element)
    count += 1
  }

  mutating func append(contentsOf elements: some RandomAccessCollection<Element>) {
    var rest = elements[...]
    while !rest.isEmpty {
      if count & (Self.size - 1) == 0 { addBlock() }
      let part = rest.prefix(Self.size - count & (Self.size - 1))
      blocks[blocks.count - 1].append(contentsOf: part)
      count += part.count
      rest = rest.dropFirst(part.count)
    }
  }

  @inline(__always)
  subscript(index: Int) -> Element { blocks[index / Self.size][index & (Self.size - 1)] }

  /// Writes the elements of a range after what is there.
  @inline(__always)
  func append(_ range: Range<Int>, to list: inout [Element]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let block = start / Self.size
      let end = min(range.upperBound, (block + 1) * Self.size)
      list.append(contentsOf: blocks[block][(start - block * Self.size)..<(end - block * Self.size)])
      start = end
    }
  }

  private mutating func addBlock() {
    var block: [Element] = []
    block.reserveCapacity(Self.size)
    blocks.append(block)
  }
}
