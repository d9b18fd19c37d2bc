/// The keys of the objects that are open, so that one that comes twice is seen.
///
/// What a key means that comes twice is left open by the standard; two programs may read two different things, so such
/// a file is not read at all.
struct JSONKeys: Sendable {
  enum Outcome {
    case added
    case twice
    case tooMany
  }

  /// The most keys of one object.
  static let limit = 1_000

  private struct Entry {
    let hash: UInt64
    let start: Int
    let end: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// How many entries there were when each open object began.
  private var beginnings: [Int] = []

  mutating func openObject() { beginnings.append(entries.count) }

  mutating func closeObject() {
    guard let beginning = beginnings.popLast(), beginning < entries.count else { return }
    bytes.removeLast(bytes.count - entries[beginning].start)
    entries.removeLast(entries.count - beginning)
  }

  mutating func add(_ key: UnsafeBufferPointer<UInt8>) -> Outcome {
    let beginning = beginnings.last ?? 0
    guard entries.count - beginning < JSONKeys.limit else { return .tooMany }
    // FNV-1a. Keys that collide are compared, so that the hash decides nothing but speed.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for index in beginning..<entries.count where entries[index].hash == hash {
      if bytes[entries[index].start..<entries[index].end].elementsEqual(key) { return .twice }
    }
    let start = bytes.count
    bytes.append(contentsOf: key)
    entries.append(Entry(hash: hash, start: start, end: bytes.count))
    return .added
  }
}
