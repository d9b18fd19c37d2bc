import Crypto
import StrictJSON

extension JSONValue {
  /// Changes an object's members.
  mutating func change(_ body: (inout [String: JSONValue]) -> Void) {
    guard case .object(var members) = self else { return }
    body(&members)
    self = .object(members)
  }

  /// Changes an entry of a page's timeline.
  mutating func change(entry index: Int, _ body: (inout [String: JSONValue]) -> Void) {
    change { page in
      guard case .list(var entries)? = page["timeline"] else { return }
      entries[index].change(body)
      page["timeline"] = .list(entries)
    }
  }
}

/// SHA-256, in lower-case hexadecimal.
func hexadecimalDigest(_ bytes: [UInt8]) -> String {
  SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
