import CLibPQ
import Glibc

/// Lets the cluster's user pass through the folders above its own, and nothing more: not list them, not read in them.
enum SearchPermission {
  /// Grants it on every folder above `path` that blocks the way.
  ///
  /// - Parameter note: is told of a folder that had to be opened for everyone, its file system having no access lists.
  static func open(
    theWayTo path: String, for owner: ClusterOwner, note: (String) -> Void
  ) throws(ClusterError) {
    guard owner.isOther else { return }
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if try owner.canPass(folder) { continue }
      try grant(folder, owner.uid, note)
      guard try owner.canPass(folder) else { throw .cannotUse(path: folder, reason: "closed to the cluster's user") }
    }
  }

  private static func grant(_ folder: String, _ uid: uid_t, _ note: (String) -> Void) throws(ClusterError) {
    guard let kind = FileKind.of(folder) else { throw Files.fault(folder) }
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    let length = getxattr(folder, Self.attribute, &bytes, bytes.count)
    let list: AccessList
    if length > 0 {
      guard let read = AccessList(Array(bytes.prefix(length))) else {
        throw .cannotUse(path: folder, reason: "its access list is of an unknown form")
      }
      list = read
    } else if length == 0 || errno == ENODATA {
      list = AccessList(mode: kind.mode)
    } else if errno == EOPNOTSUPP {
      guard chmod(folder, kind.mode | 0o001) == 0 else { throw Files.fault(folder) }
      note("\(folder) was opened for everyone to pass through (o+x): its file system has no access lists")
      return
    } else {
      throw Files.fault(folder)
    }
    let changed = list.lettingSearch(uid).bytes
    guard setxattr(folder, Self.attribute, changed, changed.count, 0) == 0 else { throw Files.fault(folder) }
  }

  private static let attribute = "system.posix_acl_access"
}

extension ClusterOwner {
  /// Whether this user may go through the folder, by the kernel's own answer.
  fileprivate func canPass(_ folder: String) throws(ClusterError) -> Bool {
    try acting { () throws(ClusterError) in
      var info = stat()
      if stat(folder + "/.", &info) == 0 { return true }
      guard errno == EACCES else { throw Files.fault(folder) }
      return false
    }
  }
}

/// A POSIX access list in the form of Linux' extended attribute: version 2, then eight bytes an entry.
struct AccessList: Equatable {
  struct Entry: Equatable {
    var tag: UInt16
    var rights: UInt16
    var id: UInt32
  }

  enum Tag {
    static let owner: UInt16 = 0x01
    static let user: UInt16 = 0x02
    static let group: UInt16 = 0x04
    static let otherGroup: UInt16 = 0x08
    static let mask: UInt16 = 0x10
    static let everyone: UInt16 = 0x20
  }

  private(set) var entries: [Entry]

  /// The list that says the same as the nine bits of a mode.
  init(mode: mode_t) {
    entries = [(Tag.owner, 6), (Tag.group, 3), (Tag.everyone, 0)].map { tag, shift in
      Entry(tag: tag, rights: UInt16(mode >> mode_t(shift)) & 7, id: .max)
    }
  }

  /// `nil` where the bytes are not such a list.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 4, bytes.count % 8 == 4, bytes[0] == 2 else { return nil }
    entries = stride(from: 4, to: bytes.count, by: 8).map { start in
      bytes.withUnsafeBytes { raw in
        Entry(
          tag: UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt16.self)),
          rights: UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: start + 2, as: UInt16.self)),
          id: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)))
      }
    }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = [2, 0, 0, 0]
    for entry in entries {
      Swift.withUnsafeBytes(of: entry.tag.littleEndian) { bytes += $0 }
      Swift.withUnsafeBytes(of: entry.rights.littleEndian) { bytes += $0 }
      Swift.withUnsafeBytes(of: entry.id.littleEndian) { bytes += $0 }
    }
    return bytes
  }

  /// The list with the right to search for one user more. What every other user and group may do stays the same.
  func lettingSearch(_ uid: UInt32) -> AccessList {
    var list = self
    let isMasked = [Tag.user, Tag.group, Tag.otherGroup]
    if let mask = entries.firstIndex(where: { $0.tag == Tag.mask }) {
      // The mask must let the new right through; what it held back from others is held back in their own entries.
      for index in entries.indices where isMasked.contains(entries[index].tag) {
        list.entries[index].rights &= entries[mask].rights
      }
      list.entries[mask].rights |= 1
    } else {
      let group = entries.first { $0.tag == Tag.group }?.rights ?? 0
      list.entries.append(Entry(tag: Tag.mask, rights: group | 1, id: .max))
    }
    if let own = list.entries.firstIndex(where: { $0.tag == Tag.user && $0.id == uid }) {
      list.entries[own].rights |= 1
    } else {
      list.entries.append(Entry(tag: Tag.user, rights: 1, id: uid))
    }
    // The kernel asks for them in this order.
    list.entries.sort { ($0.tag, $0.id) < ($1.tag, $1.id) }
    return list
  }
}
