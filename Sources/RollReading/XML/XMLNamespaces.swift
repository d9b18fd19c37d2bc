/// The namespaces that are declared where the reading is.
struct XMLNamespaces: Sendable {
  private struct Binding {
    let prefix: Range<Int>
    let name: Range<Int>
  }

  private static let xml: StaticString = "http://www.w3.org/XML/1998/namespace"
  private static let xmlns: StaticString = "http://www.w3.org/2000/xmlns/"

  private var bytes: [UInt8] = []
  private var bindings: [Binding] = []
  /// The binding without a prefix that is in force, or -1.
  private var unprefixed = -1

  /// How many declarations there are; what `drop` goes back to.
  var count: Int { bindings.count }

  /// Adds a declaration.
  ///
  /// - Returns: whether it is one that can be made.
  mutating func declare(_ name: UnsafeBufferPointer<UInt8>, for prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !prefix.isSame(as: "xmlns"), !name.isSame(as: XMLNamespaces.xmlns) else { return false }
    guard prefix.isSame(as: "xml") == name.isSame(as: XMLNamespaces.xml) else { return false }
    // Only the namespace without a prefix can be taken away again.
    guard prefix.isEmpty || !name.isEmpty else { return false }
    let start = bytes.count
    bytes.append(contentsOf: prefix)
    bytes.append(contentsOf: name)
    if prefix.isEmpty { unprefixed = bindings.count }
    bindings.append(Binding(prefix: start..<(start + prefix.count), name: (start + prefix.count)..<bytes.count))
    return true
  }

  /// Forgets all declarations but the first so many.
  mutating func drop(to count: Int) {
    guard bindings.count > count else { return }
    bytes.removeLast(bytes.count - bindings[count].prefix.lowerBound)
    bindings.removeLast(bindings.count - count)
    if unprefixed >= count { unprefixed = bindings.lastIndex { $0.prefix.isEmpty } ?? -1 }
  }

  /// Calls with the namespace of a prefix: `nil` where it is not declared, nothing where there is none.
  @inline(__always)
  func withNamespace<Result>(
    of prefix: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { all in
      if prefix.isEmpty {
        guard unprefixed >= 0 else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try body(UnsafeBufferPointer(rebasing: all[bindings[unprefixed].name]))
      }
      for binding in bindings.reversed() {
        guard UnsafeBufferPointer(rebasing: all[binding.prefix]).isSame(as: prefix) else { continue }
        return try body(UnsafeBufferPointer(rebasing: all[binding.name]))
      }
      guard prefix.isSame(as: "xml") else { return try body(nil) }
      let xml = XMLNamespaces.xml
      return try body(UnsafeBufferPointer(start: xml.utf8Start, count: xml.utf8CodeUnitCount))
    }
  }
}
