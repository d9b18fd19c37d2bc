/// What a reader of XML is told of, in the order of the file.
enum XMLEvent {
  case start(XMLElement)
  /// An element ended. `text` is its own character data, decoded to UTF-8, with entities resolved and whitespace as it
  /// stands; empty where the element had elements in it. Valid only during the call.
  case end(name: Int, text: UnsafeBufferPointer<UInt8>)
}

/// An element that begins. Valid only during the call.
struct XMLElement {
  /// The local name's place in the list of names, or -1.
  let name: Int
  /// How deep the element stands; the root's depth is 1.
  let depth: Int
  /// The line its tag begins on.
  let line: Int32
  /// The local name as the file has it.
  let localName: UnsafeBufferPointer<UInt8>
  /// The namespace in force for the element, by its prefix or by default; empty where there is none.
  let namespace: UnsafeBufferPointer<UInt8>
  let attributes: Attributes

  /// The value of the attribute with an interned local name, decoded; `nil` where the element has none.
  ///
  /// Where two attributes differ in their prefixes alone, it is the one without.
  func attribute(_ name: Int) -> UnsafeBufferPointer<UInt8>? {
    var found: UnsafeBufferPointer<UInt8>?
    for entry in attributes.entries where entry.name == name && !entry.declaresNamespace {
      if found == nil || entry.prefixCount == 0 { found = attributes.value(of: entry) }
    }
    return found
  }

  /// The attributes of one tag and where their bytes are.
  struct Attributes {
    let entries: UnsafeBufferPointer<XMLAttribute>
    /// The tag's own bytes.
    let window: UnsafePointer<UInt8>
    /// Values that had to be decoded.
    let decoded: UnsafeBufferPointer<UInt8>

    func value(of entry: XMLAttribute) -> UnsafeBufferPointer<UInt8> {
      if entry.isDecoded { return UnsafeBufferPointer(rebasing: decoded[entry.value]) }
      return UnsafeBufferPointer(start: window + entry.value.lowerBound, count: entry.value.count)
    }
  }
}

/// Where one attribute's parts are.
struct XMLAttribute: Sendable {
  /// The local name's place in the list of names, or -1.
  var name = -1
  /// Where the name as it stands begins.
  var start = 0
  var nameCount = 0
  /// Bytes before the colon; zero where there is none.
  var prefixCount = 0
  var value: Range<Int> = 0..<0
  /// Whether the value is among the decoded ones; otherwise it stands in the tag as it is.
  var isDecoded = false
  var declaresNamespace = false
}
