import Crypto

/// The digests of all members of a bundle, signed with the log's key.
///
/// After the first line, which no head of a log begins with, a line a member as `sha256sum` writes it: the digest, two
/// spaces, the name; sorted by name. The manifest itself is not in it.
struct BundleManifest: Hashable, Sendable {
  static let member = "manifest.note"
  static let heading = BundleContents.format

  /// By member.
  let digests: [String: String]

  init(of members: [StoredArchive.Member]) {
    digests = Dictionary(
      members.filter { $0.name != Self.member }.map { ($0.name, Hexadecimal.text(SHA256.hash(data: $0.content))) }
    ) { first, _ in first }
  }

  /// - Returns: `nil` where the text is none that ``text`` writes.
  init?(parsing text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.heading[...] else { return nil }
    var digests: [String: String] = [:]
    for line in lines.dropFirst().dropLast() {
      guard line.utf8.count > 66, line.dropFirst(64).prefix(2) == "  " else { return nil }
      digests[String(line.dropFirst(66))] = String(line.prefix(64))
    }
    self.digests = digests
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }

  var text: String {
    let sorted = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return Self.heading + "\n" + sorted.map { "\($0.value)  \($0.key)\n" }.joined()
  }
}
