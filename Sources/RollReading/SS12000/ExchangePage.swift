import ActivityResponsibility
import StrictJSON

/// Walks what an SS 12000 server answers and hands out its items: `{"data": […], "pageToken": null}`, the bare list of
/// a lookup, or one item alone.
struct ExchangePage: Sendable {
  private enum Place {
    case beginning
    /// Within the outermost object, which is a page or one item.
    case outermost
    /// Where the value of `data` must come.
    case data
    /// Where the value of `pageToken` must come.
    case token
    /// Between the items.
    case items
    case item
    /// Between the objects of the list within an item.
    case elements
    case element
    case end
  }

  private let tree: FieldTree
  private let elementTree: FieldTree
  /// What the list and the values are called, for errors.
  private let list: String
  private let names: [String]
  private let elementNames: [String]
  private var values: PickedValues
  private var place = Place.beginning
  /// Where the list within an item ends: in an item of the page, or in the outermost object as one.
  private var placeOfItem = Place.outermost
  private var passedOver = PassedOver()
  /// The nodes of the objects that are open within the item, and within the element.
  private var open: [Int] = []
  private var openInElement: [Int] = []
  /// Where the key that was just read leads.
  private var next = -1
  private var isInObject = false
  private var sawData = false
  private var sawFieldsOutside = false
  private var hasMore = false
  /// How many items have come, this one included.
  private(set) var count: Int32 = 0
  /// How many objects the lists within the items have had.
  private(set) var elementCount = 0

  /// - Parameters:
  ///   - fields: each value's spellings; the first is its name.
  ///   - list: the key of a list within each item.
  ///   - elements: the values of each object of that list.
  init(fields: [[String]], list: String? = nil, elements: [[String]] = []) {
    tree = FieldTree(fields, list: list)
    elementTree = FieldTree(elements)
    self.list = list ?? ""
    names = fields.map { $0.first ?? "" }
    elementNames = elements.map { $0.first ?? "" }
    values = PickedValues(slots: fields.count, elementSlots: elements.count)
  }

  /// Takes the next event.
  ///
  /// - Parameter onItem: what was picked out of an item, when the item has ended.
  mutating func take(_ event: JSONEvent, onItem: (PickedItem) throws -> Void) throws {
    if passedOver.takes(event) { return }
    switch place {
    case .beginning:
      switch event {
      case .arrayStart: place = .items
      case .objectStart:
        place = .outermost
        isInObject = true
        beginItem()
      default: throw ExplainedError.exchangeIsNoPage
      }
    case .outermost: try takeOutermost(event, onItem: onItem)
    case .data:
      guard case .arrayStart = event else { throw ExplainedError.exchangeListMissing("data") }
      place = .items
    case .token:
      place = .outermost
      if event.isTokenOfNextPage { hasMore = true }
      passedOver.begin(with: event)
    case .items: try takeItems(event)
    case .item:
      if try takeField(event, of: tree) {
        place = .items
        try values.withItem(onItem)
      }
    case .elements:
      switch event {
      case .objectStart:
        guard values.addElement() else { throw ExplainedError.exchangeHasTooMuch(item: count) }
        elementCount += 1
        openInElement.append(0)
        place = .element
      case .arrayEnd: place = placeOfItem
      default: throw ExplainedError.exchangeItemIsNoObject(item: count)
      }
    case .element: if try takeField(event, of: elementTree) { place = .elements }
    case .end: break
    }
  }

  /// Sees, after the last event, that the page is all there is, and that there was anything.
  func finish() throws(ExplainedError) {
    if hasMore { throw .exchangeHasMorePages }
    if count == 0 { throw .exchangeIsEmpty }
  }

  private mutating func beginItem() {
    values.removeAll()
    open.removeAll(keepingCapacity: true)
    open.append(0)
  }

  private mutating func countItem() throws(ExplainedError) {
    guard count < Int32.max else { throw .tooManyRows }
    count += 1
  }

  private mutating func takeItems(_ event: JSONEvent) throws(ExplainedError) {
    switch event {
    case .objectStart:
      try countItem()
      place = .item
      placeOfItem = .item
      beginItem()
    case .arrayEnd:
      place = isInObject ? .outermost : .end
      placeOfItem = .outermost
      beginItem()
    default: throw .exchangeItemIsNoObject(item: count &+ 1)
    }
  }

  private mutating func takeOutermost(_ event: JSONEvent, onItem: (PickedItem) throws -> Void) throws {
    if case .key(let key) = event, open.count == 1 {
      if isKey(key, "data") {
        guard !sawData else { throw ExplainedError.columnTwice("data", "data", "Data") }
        sawData = true
        place = .data
        if !values.isEmpty { sawFieldsOutside = true }
        return
      }
      if isKey(key, "pagetoken") || isKey(key, "nextpagetoken") {
        place = .token
        return
      }
    }
    guard try takeField(event, of: tree) else { return }
    place = .end
    if !values.isEmpty { sawFieldsOutside = true }
    // A page and an item at once is neither.
    guard sawData != sawFieldsOutside else { throw ExplainedError.exchangeIsNoPage }
    guard !sawData else { return }
    try countItem()
    try values.withItem(onItem)
  }

  /// Takes an event within an item or within an object of its list.
  ///
  /// - Returns: whether the event ended it.
  private mutating func takeField(_ event: JSONEvent, of tree: FieldTree) throws -> Bool {
    switch event {
    case .key(let key):
      next = tree.child(of: (isInElement ? openInElement.last : open.last) ?? 0, key: key)
      return false
    case .objectEnd:
      if isInElement {
        openInElement.removeLast()
        return openInElement.isEmpty
      }
      open.removeLast()
      return open.isEmpty
    default: break
    }
    guard next >= 0 else {
      passedOver.begin(with: event)
      return false
    }
    let node = tree.nodes[next]
    if node.isList {
      switch event {
      case .arrayStart: place = .elements
      case .null: break
      default: throw ExplainedError.exchangeListMissing(list)
      }
    } else if node.slot >= 0 {
      try set(node.slot, to: event)
    } else {
      switch event {
      case .null: break
      case .objectStart: if isInElement { openInElement.append(next) } else { open.append(next) }
      default:
        // Something else than the object that the values should stand in: they are there, and cannot be read.
        for slot in tree.slots(under: next) { try setUnreadable(slot) }
        passedOver.begin(with: event)
      }
    }
    return false
  }

  private var isInElement: Bool { place == .element }

  private mutating func set(_ slot: Int, to event: JSONEvent) throws(ExplainedError) {
    switch event {
    case .string(let text), .number(let text): try set(slot, text)
    case .boolean(let isTrue): try set(slot, (isTrue ? "true" : "false").utf8)
    case .null: try set(slot, EmptyCollection())
    case .objectStart, .arrayStart:
      try setUnreadable(slot)
      passedOver.begin(with: event)
    case .objectEnd, .arrayEnd, .key: break
    }
  }

  private mutating func setUnreadable(_ slot: Int) throws(ExplainedError) { try set(slot, CollectionOfOne(0x3F)) }

  private mutating func set(_ slot: Int, _ value: some Collection<UInt8>) throws(ExplainedError) {
    guard values.set(slot, isOfElement: isInElement, to: value) else {
      let name = isInElement ? elementNames[slot] : names[slot]
      throw .columnTwice(name, name, name)
    }
  }
}
