/// The names that a reader of a format looks for, each known by its place in the list.
///
/// Local names only: which prefix a system has chosen for a namespace says nothing.
struct XMLNames: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name begins in `bytes`, and last where the last one ends.
  private var starts: [Int] = [0]
  /// Places in the list plus one, by hash; zero where nothing is.
  private var slots: [Int]

  /// No name twice.
  init(_ names: [String]) {
    // A power of two, at most a quarter full, so that a name that is not in the list is seldom compared at all.
    var size = 16
    while size < 4 * names.count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (index, name) in names.enumerated() {
      bytes.append(contentsOf: name.utf8)
      starts.append(bytes.count)
      let hash = Array(name.utf8).withUnsafeBufferPointer { XMLNames.hash($0) }
      var slot = hash & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = index + 1
    }
  }

  /// The name's place in the list, or -1.
  @inline(__always)
  func index(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = XMLNames.hash(name) & mask
    while true {
      let index = slots[slot] - 1
      if index < 0 { return -1 }
      let start = starts[index]
      if starts[index + 1] - start == name.count, isSame(name, at: start) { return index }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func isSame(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    bytes.withUnsafeBufferPointer { own in
      UnsafeBufferPointer(rebasing: own[start..<(start + name.count)]).isSame(as: name)
    }
  }

  /// Of the length and the first and last bytes: names in a list seldom differ in the middle alone, and those that do
  /// are told apart when they are compared.
  @inline(__always)
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = name.baseAddress, !name.isEmpty else { return 0 }
    let raw = UnsafeRawPointer(base)
    let count = name.count
    var word: UInt64
    if count >= 8 {
      let last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      word = raw.loadUnaligned(as: UInt64.self) ^ (last << 32 | last >> 32)
    } else if count >= 4 {
      let last = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      word = UInt64(raw.loadUnaligned(as: UInt32.self)) ^ last << 32
    } else {
      word = UInt64(name[0]) | UInt64(name[count / 2]) << 8 | UInt64(name[count - 1]) << 16
    }
    word = (word ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: word >> 40)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are the same, eight at a time.
  @inline(__always)
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let own = UnsafeRawPointer(baseAddress), let others = UnsafeRawPointer(other.baseAddress) else { return true }
    var index = 0
    while index + 8 <= count {
      guard
        own.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == others.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      else { return false }
      index += 8
    }
    while index < count {
      guard self[index] == other[index] else { return false }
      index += 1
    }
    return true
  }

  /// Whether the bytes are those of the text.
  @inline(__always)
  func isSame(as text: StaticString) -> Bool {
    isSame(as: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
