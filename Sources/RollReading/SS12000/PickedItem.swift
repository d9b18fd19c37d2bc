/// The values that were picked out of one object of an exchange file. Valid only while it is handed out.
struct PickedItem {
  let base: UnsafeBufferPointer<UInt8>
  let values: PickedValues

  /// The value in a slot as text: a number as it is written, `true` or `false`; empty where there is none, and `?`,
  /// which nothing takes for anything, where an object or a list stands instead.
  func cell(_ slot: Int) -> Cell { cell(values.spans[slot]) }

  /// How many objects its list has.
  var count: Int { values.elementStride == 0 ? 0 : values.elementSpans.count / values.elementStride }

  /// The value in a slot of an object of the list.
  func cell(_ slot: Int, of element: Int) -> Cell { cell(values.elementSpans[element * values.elementStride + slot]) }

  private func cell(_ span: PickedValues.Span) -> Cell {
    guard span.count > 0, let start = base.baseAddress else { return .empty }
    return Cell(trimming: start, from: span.start, to: span.start + span.count).unlessNullWord
  }
}

/// Room for the values of one object, used again for the next.
struct PickedValues: Sendable {
  /// The longest value that is kept as it is: longer than any that can be right.
  static let valueLimit = 1_024
  /// The most objects of one list within an item.
  static let elementLimit = 1_000

  struct Span: Sendable {
    var start = 0
    /// -1: has not been seen.
    var count = -1
  }

  fileprivate(set) var spans: [Span]
  fileprivate(set) var elementSpans: [Span] = []
  let elementStride: Int
  private var bytes: [UInt8] = []

  init(slots: Int, elementSlots: Int) {
    spans = Array(repeating: Span(), count: slots)
    elementStride = elementSlots
  }

  var isEmpty: Bool { spans.allSatisfy { $0.count < 0 } && elementSpans.isEmpty }

  mutating func removeAll() {
    for slot in spans.indices { spans[slot] = Span() }
    elementSpans.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Makes room for the next object of the list.
  mutating func addElement() -> Bool {
    guard elementSpans.count < PickedValues.elementLimit * elementStride else { return false }
    elementSpans.append(contentsOf: repeatElement(Span(), count: elementStride))
    return true
  }

  /// Keeps a value.
  ///
  /// - Returns: false where the slot has one already, under another spelling of its key.
  mutating func set(_ slot: Int, isOfElement: Bool, to value: some Collection<UInt8>) -> Bool {
    let isTooLong = value.count > PickedValues.valueLimit
    let span = Span(start: bytes.count, count: isTooLong ? 1 : value.count)
    if isOfElement {
      let index = elementSpans.count - elementStride + slot
      guard elementSpans[index].count < 0 else { return false }
      elementSpans[index] = span
    } else {
      guard spans[slot].count < 0 else { return false }
      spans[slot] = span
    }
    if isTooLong { bytes.append(0x3F) } else { bytes.append(contentsOf: value) }
    return true
  }

  func withItem<Result>(_ body: (PickedItem) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(PickedItem(base: $0, values: self)) }
  }
}
