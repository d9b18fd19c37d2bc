/// The names of elements and attributes that are read in Edlevo's formats.
enum EdlevoName: Int, CaseIterable, Sendable {
  case properties, schooltype, type, datetime, `extension`
  // Persons.
  case person, recstatus, sourcedid, sourcedidtype, id, userid, useridtype, privacy, level, mergeduser
  // Organization.
  case group, membership, member, role, roletype, timeframe, begin, end, placement, schoolunitcode, programcode
  case officialprogramcode
  // Admission.
  case student, firstname, lastname, unit, program, code, hasgraduated, hasstudycertificate

  private static let written = allCases.map { String(describing: $0) }
  static let interned = XMLNames(written)

  /// The name's place in the list of interned names.
  @inline(__always) var place: Int { rawValue }

  /// The name as it stands in a file.
  var written: String { Self.written[rawValue] }
}

extension XMLElement {
  /// The attribute's text without the space around it; empty where the element has none.
  func text(_ name: EdlevoAttribute) -> Cell {
    guard let value = attribute(name.place), let base = value.baseAddress else { return .empty }
    return Cell(trimming: base, from: 0, to: value.count)
  }
}

/// An attribute by its place, found once.
struct EdlevoAttribute: Sendable {
  static let recstatus = EdlevoAttribute(.recstatus)
  static let sourcedidtype = EdlevoAttribute(.sourcedidtype)
  static let useridtype = EdlevoAttribute(.useridtype)
  static let level = EdlevoAttribute(.level)
  static let roletype = EdlevoAttribute(.roletype)

  let place: Int

  private init(_ name: EdlevoName) { place = name.place }
}

extension Cell {
  /// Whether the cell is exactly the word.
  @inline(__always)
  func isWord(_ word: StaticString) -> Bool { bytes.isSame(as: word) }

  /// `xs:boolean`: `true`, `false`, `1` or `0`, and nothing else.
  var boolean: Bool? {
    if isWord("true") || isWord("1") { return true }
    if isWord("false") || isWord("0") { return false }
    return nil
  }
}
