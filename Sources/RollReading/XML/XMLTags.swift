import ActivityResponsibility

// Start tags, end tags and attributes.
extension XMLPull {
  mutating func startTag(
    _ window: XMLWindow, at start: Int, limit: Int, _ body: (XMLEvent) throws -> Void
  ) throws -> Int {
    guard !open.isEmpty || !hasRoot else { throw fault(.rootSecond, window, at: start) }
    guard let name = try name(window, at: start + 1, limit: limit) else {
      return try unfinished(window, at: start, limit: limit)
    }
    var index = name.range.upperBound
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    if window.base[index] != 0x3E {
      values.removeAll(keepingCapacity: true)
      guard let end = try readAttributes(window, from: index, limit: limit) else {
        return try unfinished(window, at: start, limit: limit)
      }
      index = end
    }
    let isEmpty = window.base[index] == 0x2F
    let end = index + (isEmpty ? 2 : 1)
    guard open.count < limits.depth else { throw fault(.tooDeep, window, at: start) }
    let declared = namespaces.count
    if !attributes.isEmpty { try declareNamespaces(window) }

    // The text before an element is nobody's.
    run = 0..<0
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    if !open.isEmpty { open[open.count - 1].hasElements = true }
    hasRoot = true
    let interned = names.index(of: window.bytes(name.local))
    try tell(window, name, index: interned, at: start, body)
    if isEmpty {
      namespaces.drop(to: declared)
      try body(.end(name: interned, text: UnsafeBufferPointer(start: nil, count: 0)))
    } else {
      open.append(Open(name: interned, start: openNames.count, namespaces: declared))
      openNames.append(contentsOf: window.bytes(name.range))
    }
    finished(window, from: name.range.upperBound, to: end)
    return end
  }

  @inline(__always)
  private func tell(
    _ window: XMLWindow, _ name: Name, index: Int, at start: Int, _ body: (XMLEvent) throws -> Void
  ) throws {
    try namespaces.withNamespace(of: window.bytes(name.prefix)) { namespace in
      guard let namespace else { throw fault(.prefixUndeclared, window, at: start) }
      try attributes.withUnsafeBufferPointer { entries in
        try values.withUnsafeBufferPointer { decoded in
          let element = XMLElement(
            name: index, depth: open.count + 1, line: line, localName: window.bytes(name.local), namespace: namespace,
            attributes: XMLElement.Attributes(entries: entries, window: window.base, decoded: decoded))
          try body(.start(element))
        }
      }
    }
  }

  mutating func endTag(
    _ window: XMLWindow, at start: Int, limit: Int, _ body: (XMLEvent) throws -> Void
  ) throws -> Int {
    guard let last = open.last else { throw fault(.tagUnopened, window, at: start) }
    let count = openNames.count - last.start
    let first = start + 2
    guard first + count < limit else {
      // Too short for the open element's name; a wrong name is told of as soon as it is seen whole.
      guard try name(window, at: first, limit: limit) != nil else {
        return try unfinished(window, at: start, limit: limit)
      }
      throw fault(.tagMismatched, window, at: start)
    }
    let isSame = openNames.withUnsafeBufferPointer { names in
      UnsafeBufferPointer(rebasing: names[last.start...]).isSame(as: window.bytes(first..<(first + count)))
    }
    var index = first + count
    guard isSame, window.base[index] == 0x3E || window.isAny(XMLCharacters.isSpace, index) else {
      guard try name(window, at: first, limit: limit) != nil else {
        return try unfinished(window, at: start, limit: limit)
      }
      throw fault(.tagMismatched, window, at: start)
    }
    while index < limit, window.isAny(XMLCharacters.isSpace, index) { index += 1 }
    guard index < limit else { return try unfinished(window, at: start, limit: limit) }
    guard window.base[index] == 0x3E else { throw fault(.tagMalformed, window, at: index) }
    if last.hasElements {
      run = 0..<0
      try body(.end(name: last.name, text: UnsafeBufferPointer(start: nil, count: 0)))
    } else if text.isEmpty {
      try checkText(window, run)
      try body(.end(name: last.name, text: window.bytes(run)))
    } else {
      try keepRun(window)
      try text.withUnsafeBufferPointer { try body(.end(name: last.name, text: $0)) }
    }
    run = 0..<0
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    openNames.removeLast(count)
    open.removeLast()
    namespaces.drop(to: last.namespaces)
    finished(window, from: first + count, to: index + 1)
    return index + 1
  }

  /// Reads what stands between a tag's name and its end.
  ///
  /// - Returns: where `>` or `/>` stands, or `nil` where the limit comes first.
  private mutating func readAttributes(_ window: XMLWindow, from start: Int, limit: Int) throws -> Int? {
    var index = start
    while true {
      let before = index
      while index < limit, window.isAny(XMLCharacters.isSpace, index) { index += 1 }
      guard index < limit else { return nil }
      if window.base[index] == 0x3E { return index }
      if window.base[index] == 0x2F {
        guard index + 1 < limit else { return nil }
        guard window.base[index + 1] == 0x3E else { throw fault(.tagMalformed, window, at: index) }
        return index
      }
      guard before < index else { throw fault(.tagMalformed, window, at: index) }
      guard let name = try name(window, at: index, limit: limit) else { return nil }
      guard attributes.count < limits.attributes else { throw fault(.tooManyAttributes, window, at: index) }
      for other in attributes where other.nameCount == name.range.count {
        let otherName = window.bytes(other.start..<(other.start + other.nameCount))
        if otherName.isSame(as: window.bytes(name.range)) { throw fault(.attributeTwice, window, at: index) }
      }
      index = name.range.upperBound
      while index < limit, window.isAny(XMLCharacters.isSpace, index) { index += 1 }
      guard index < limit else { return nil }
      guard window.base[index] == 0x3D else { throw fault(.attributeMalformed, window, at: index) }
      index += 1
      while index < limit, window.isAny(XMLCharacters.isSpace, index) { index += 1 }
      guard index < limit else { return nil }
      guard window.base[index] == 0x22 || window.base[index] == 0x27 else {
        throw fault(.attributeMalformed, window, at: index)
      }
      guard let end = try value(window, name, at: index, limit: limit) else { return nil }
      index = end
    }
  }

  /// Reads an attribute's value from its quotation mark to the place after the other.
  private mutating func value(_ window: XMLWindow, _ name: Name, at start: Int, limit: Int) throws -> Int? {
    let quote = window.base[start]
    let decodedStart = values.count
    var isDecoded = false
    var index = start + 1
    var first = index
    func keep(_ scalar: UInt32, from next: Int, _ values: inout [UInt8]) {
      values.append(contentsOf: window.bytes(first..<index))
      XMLCharacters.append(scalar, to: &values)
      first = next
      index = next
      isDecoded = true
    }
    while true {
      guard index < limit else { return nil }
      guard window.isAny(XMLCharacters.stopsValue, index) else {
        index += 1
        continue
      }
      let byte = window.base[index]
      if byte == quote { break }
      switch byte {
      case 0x22, 0x27: index += 1
      case 0x3C: throw fault(.attributeHoldsMarkup, window, at: index)
      case 0x0D:
        guard index + 1 < limit else { return nil }
        keep(0x20, from: index + (window.base[index + 1] == 0x0A ? 2 : 1), &values)
      case 0x09, 0x0A: keep(0x20, from: index + 1, &values)
      case 0x26:
        switch XMLReference.read(window.base, at: index, end: limit) {
        case .unfinished: return nil
        case .faulty(let kind): throw fault(kind, window, at: index)
        case .character(let scalar, let end): keep(scalar, from: end, &values)
        }
      default:
        guard let next = try rare(window, at: index) else { return nil }
        index = next
      }
    }
    if isDecoded { values.append(contentsOf: window.bytes(first..<index)) }
    let range = isDecoded ? decodedStart..<values.count : (start + 1)..<index
    guard range.count <= limits.value else { throw fault(.valueTooLong, window, at: start) }
    attributes.append(
      XMLAttribute(
        name: names.index(of: window.bytes(name.local)), start: name.range.lowerBound, nameCount: name.range.count,
        prefixCount: name.prefix.count, value: range, isDecoded: isDecoded,
        declaresNamespace: window.bytes(name.colon < 0 ? name.range : name.prefix).isSame(as: "xmlns")))
    return index + 1
  }

  /// Declares the namespaces that the tag does, and sees that its attributes' prefixes are declared and that no two
  /// attributes are one under different prefixes.
  private mutating func declareNamespaces(_ window: XMLWindow) throws {
    for entry in attributes where entry.declaresNamespace {
      let prefix = entry.prefixCount == 0 ? UnsafeBufferPointer(start: nil, count: 0) : local(of: entry, window)
      let isDeclared = values.withUnsafeBufferPointer { decoded in
        namespaces.declare(entry.isDecoded ? slice(decoded, entry.value) : window.bytes(entry.value), for: prefix)
      }
      guard isDeclared else { throw fault(.namespaceIllegal, window, at: entry.start) }
    }
    for (index, entry) in attributes.enumerated() where entry.prefixCount > 0 && !entry.declaresNamespace {
      try namespaces.withNamespace(of: prefix(of: entry, window)) { namespace in
        guard let namespace else { throw fault(.prefixUndeclared, window, at: entry.start) }
        for other in attributes[..<index] where other.prefixCount > 0 && !other.declaresNamespace {
          guard local(of: other, window).isSame(as: local(of: entry, window)) else { continue }
          try namespaces.withNamespace(of: prefix(of: other, window)) {
            guard $0?.isSame(as: namespace) != true else { throw fault(.attributeTwice, window, at: entry.start) }
          }
        }
      }
    }
  }

  private func prefix(of entry: XMLAttribute, _ window: XMLWindow) -> UnsafeBufferPointer<UInt8> {
    window.bytes(entry.start..<(entry.start + entry.prefixCount))
  }

  private func local(of entry: XMLAttribute, _ window: XMLWindow) -> UnsafeBufferPointer<UInt8> {
    window.bytes((entry.start + entry.prefixCount + 1)..<(entry.start + entry.nameCount))
  }

  private func slice(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}
