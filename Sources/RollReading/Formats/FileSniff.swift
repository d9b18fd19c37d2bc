/// A file's beginning as formats look at it to know their own.
struct FileSniff {
  /// The first bytes.
  let head: UnsafeRawBufferPointer
  /// The first characters that are not space; the zero bytes of UTF-16 and byte order marks are passed over alike.
  let beginning: [UInt8]
  /// The first elements of XML; empty where it is none, or cannot be read.
  let elements: [XMLRoot.Place]
  /// What JSON is by its first keys; `nil` where it is none.
  let exchange: ExchangeSniff?

  init(_ head: UnsafeRawBufferPointer) {
    self.head = head
    let first = head.prefix(256).lazy.filter { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 < 0xFE }
    beginning = Array(first.prefix(4))
    elements = beginning.first == 0x3C ? XMLRoot.first(32, of: head) : []
    exchange = beginning.first == 0x7B || beginning.first == 0x5B ? ExchangeSniff(head) : nil
  }

  var isXML: Bool { beginning.first == 0x3C }

  /// Whether the file begins with just these bytes.
  func starts(with magic: UInt8...) -> Bool { head.starts(with: magic) }
}
