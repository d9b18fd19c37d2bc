/// The first elements of an XML file, by which its format is told.
enum XMLRoot {
  /// An element that begins.
  struct Place: Hashable {
    let localName: String
    let namespace: String
    /// The root's is 1.
    let depth: Int
  }

  /// The root element; `nil` where the beginning is not that of an XML file that can be read.
  static func sniff(_ head: UnsafeRawBufferPointer) -> (localName: String, namespace: String)? {
    first(1, of: head).first.map { ($0.localName, $0.namespace) }
  }

  /// The first so many elements, or fewer where the beginning ends or breaks off before.
  static func first(_ count: Int, of head: UnsafeRawBufferPointer) -> [Place] {
    struct Enough: Error {}
    var places: [Place] = []
    // Where the encoding is refused there is nothing to tell the format by.
    guard let encoding = try? TextEncoding.ofXML(head, isWholeFile: false) else { return [] }
    var pull = XMLPull(names: XMLNames([]), encoding: encoding)
    do {
      try pull.read(head, isLast: false) { event in
        guard case .start(let element) = event else { return }
        places.append(
          Place(
            localName: String(decoding: element.localName, as: UTF8.self),
            namespace: String(decoding: element.namespace, as: UTF8.self), depth: element.depth))
        if places.count == count { throw Enough() }
      }
    } catch {
      // Enough was seen, or the file breaks off here: its reader tells where and why.
    }
    return places
  }
}
