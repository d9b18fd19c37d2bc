/// Where an element stands, by the names from the root's children on: the same name means different things in different
/// places (`person/userid` is the person's, `membership/member/role/userid` is not).
///
/// Eight names fit, which is two more than anything that is read needs; what lies deeper has a path that is no other's.
struct EdlevoPath: Hashable, Sendable {
  private static let unknown: UInt64 = 0xFF

  private var names: UInt64 = 0
  /// How many elements are open, with the root.
  private var depth = 0

  init() {}

  /// The path of the names.
  init(_ names: EdlevoName...) {
    enter(-1)
    for name in names { enter(name.place) }
  }

  @inline(__always)
  static func == (left: Self, right: Self) -> Bool { left.names == right.names && left.depth == right.depth }

  // Written out, because a `switch` over paths would otherwise compare them through a table of witnesses, and each
  // element of a file is compared with some ten.
  @inline(__always)
  static func ~= (pattern: Self, path: Self) -> Bool { pattern == path }

  /// Whether no element is open, or the root alone.
  var isAtRoot: Bool { depth <= 1 }

  mutating func enter(_ name: Int) {
    depth += 1
    guard (2...9).contains(depth) else { return }
    names = names << 8 | (name < 0 ? Self.unknown : UInt64(name + 1))
  }

  mutating func leave() {
    if (2...9).contains(depth) { names >>= 8 }
    depth -= 1
  }

  /// Whether the path is the other or lies in it.
  func isInside(_ other: EdlevoPath) -> Bool {
    guard depth >= other.depth, other.depth <= 9 else { return false }
    let known = min(depth, 9)
    return names >> UInt64(8 * (known - other.depth)) == other.names
  }
}

extension EdlevoPath {
  static let properties = EdlevoPath(.properties)
  static let propertiesSchoolType = EdlevoPath(.properties, .schooltype)
  static let propertiesType = EdlevoPath(.properties, .type)
  static let propertiesDateTime = EdlevoPath(.properties, .datetime)
  static let propertiesExtension = EdlevoPath(.properties, .extension)

  static let person = EdlevoPath(.person)
  static let personSourcedID = EdlevoPath(.person, .sourcedid)
  static let personID = EdlevoPath(.person, .sourcedid, .id)
  static let personUserID = EdlevoPath(.person, .userid)
  static let personPrivacy = EdlevoPath(.person, .extension, .privacy)
  static let personMergedUser = EdlevoPath(.person, .mergeduser)

  static let group = EdlevoPath(.group)
  static let membership = EdlevoPath(.membership)
  static let member = EdlevoPath(.membership, .member)
  static let memberID = EdlevoPath(.membership, .member, .sourcedid, .id)
  static let role = EdlevoPath(.membership, .member, .role)
  static let roleBegin = EdlevoPath(.membership, .member, .role, .timeframe, .begin)
  static let roleEnd = EdlevoPath(.membership, .member, .role, .timeframe, .end)
  static let placement = EdlevoPath(.membership, .member, .role, .extension, .placement)

  static let student = EdlevoPath(.student)
  static let unit = EdlevoPath(.student, .unit)
  static let program = EdlevoPath(.student, .program)
}
