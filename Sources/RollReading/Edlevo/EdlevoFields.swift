/// The texts of one row's elements, kept until all of them have come: what can be told of a row depends on elements that
/// come later.
struct EdlevoFields {
  private var bytes: [UInt8] = []
  private var fields: [(name: EdlevoName, end: Int)] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: EdlevoName, _ text: Cell) {
    bytes.append(contentsOf: text.bytes)
    fields.append((name, bytes.count))
  }

  func contains(_ name: EdlevoName) -> Bool { fields.contains { $0.name == name } }

  /// Calls with the texts by name.
  func withCells<Result, Failure: Error>(
    _ body: (EdlevoCells) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
      try body(EdlevoCells(bytes: buffer, fields: fields))
    }
  }

  /// The texts as a line for the person who corrects them: `schoolunitcode=31279295; begin=2025-08-18`.
  ///
  /// Cut between two characters where it would be longer than what is kept of a row.
  func rawRow(after first: EdlevoFields? = nil) -> [UInt8] {
    var raw: [UInt8] = []
    first?.write(into: &raw)
    write(into: &raw)
    guard raw.count > Finding.rawRowLimit else { return raw }
    var cut = Finding.rawRowLimit
    while cut > 0, raw[cut] & 0xC0 == 0x80 { cut -= 1 }
    raw.removeLast(raw.count - cut)
    return raw
  }

  private func write(into raw: inout [UInt8]) {
    var start = 0
    for field in fields {
      // Longer than the limit is cut anyway, so that a megabyte of text is not copied for nothing.
      guard raw.count <= Finding.rawRowLimit else { return }
      if !raw.isEmpty { raw.append(contentsOf: "; ".utf8) }
      raw.append(contentsOf: field.name.written.utf8)
      raw.append(0x3D)
      raw.append(contentsOf: bytes[start..<min(field.end, start + Finding.rawRowLimit + 4)])
      start = field.end
    }
  }
}

/// The texts of one row's elements while the row is being made.
struct EdlevoCells {
  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  fileprivate let fields: [(name: EdlevoName, end: Int)]

  /// The text of the element, or nothing where there is no such element or it holds a word for nothing such as `NULL`.
  subscript(_ name: EdlevoName) -> Cell {
    var start = 0
    for field in fields {
      if field.name == name {
        return Cell(bytes: UnsafeBufferPointer(rebasing: bytes[start..<field.end])).unlessNullWord
      }
      start = field.end
    }
    return .empty
  }
}
