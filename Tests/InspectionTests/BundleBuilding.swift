import ActivityResponsibility
import Crypto
import Inspection
import StrictJSON
import Testing

/// A log with made-up entries, and bundles of it.
struct BundleBuilding {
  let origin = "exempel.se/kaa/1496"
  /// The installation's key, by the name that it signs the municipality's heads under.
  let key: NoteSigningKey
  let installationKey: NoteSigningKey
  /// Salts, leaves and payloads in the log's order.
  private(set) var salts: [[UInt8]] = []
  private(set) var leaves: [JournalLeaf] = []
  private(set) var payloads: [String] = []
  private(set) var tree = MerkleTree()
  let youths: Int

  /// - Parameters:
  ///   - youths: each has one case, numbered from 101.
  ///   - entries: of each case; the youths' entries alternate in the log.
  init(youths: Int = 3, entries: Int = 4) throws {
    self.youths = youths
    // The same secret every time: the bytes of a bundle are compared.
    let secret = [1] + [UInt8](repeating: 7, count: 32)
    let publicKey = try Curve25519.Signing.PrivateKey(rawRepresentation: secret.dropFirst()).publicKey
    let name = "exempel.se/kaa"
    let verifier = try NoteVerifierKey(name: name, publicKey: Array(publicKey.rawRepresentation))
    installationKey = try NoteSigningKey(
      parsing: "PRIVATE+KEY+\(name)+\(verifier.hexadecimalID)+\(Base64.text(secret))")
    key = try installationKey.named(origin)
    for number in 0..<(youths * entries) {
      let said = JSONValue.object([
        "case": .whole(Int64(101 + number % youths)), "kind": "contact", "happened-on": "2026-03-04",
        "recorded-by": "berg",
        "channel": "letter", "result": .text(number % 2 == 0 ? "reached" : "no-answer"),
        "note": .text("Å & \"ä\" <ö> \(number)"), "recorded-at": "2026-03-04T10:11:12.000013Z",
      ])
      try append(said.canonicalText)
    }
  }

  private mutating func append(_ payload: String) throws {
    let salt = Array(SHA256.hash(data: Array("salt \(leaves.count)".utf8)))
    let commitment = JournalLeaf.commitment(salt: salt, payload: Array(payload.utf8))
    let leaf = try #require(
      JournalLeaf(
        municipality: 1496, entry: UInt64(leaves.count), recordedAt: 826_000_000_000_000 + Int64(leaves.count),
        commitment: commitment))
    salts.append(salt)
    payloads.append(payload)
    leaves.append(leaf)
    tree.append(leaf.hash)
  }

  func head(_ size: Int? = nil) throws -> SignedNote {
    let size = UInt64(size ?? leaves.count)
    return try Checkpoint(origin: origin, size: size, root: #require(tree.root(size: size))).signed(by: [key])
  }

  /// What is in a bundle, for a test to change before it is made a file.
  func contents(
    pages chosen: [Int]? = nil, isPseudonymised: Bool = false, selection: JSONValue = .object(["kind": "all"]),
    keys: BundleKeys? = nil, head: SignedNote? = nil, heads: [Int] = [1, 4, 7],
    change: (inout [JSONValue]) -> Void = { _ in }
  ) throws -> BundleContents {
    let head = try head ?? self.head()
    let chosen = chosen ?? Array(0..<youths)
    var pages = try chosen.enumerated().map { place, youth in
      JSONValue.object([
        "title": .text("Kim \(youth)"), "page": .text(BundleContents.page(place + 1)),
        "person": .text("p-\(youth)"), "name": .text("Kim \(youth) Ek"),
        "cases": .list([.object(["case": .whole(Int64(101 + youth)), "opened": "2026-01-02"])]),
        "coverage": .list([
          .object(["outcome": "covered", "tests": .list([.object(["test": "1", "holds": false, "facts": .list([])])])]),
          .object(["outcome": "outside", "reason": "17"]),
        ]), "formerNumbers": .list(["200803042381"]),
        "readings": .list([
          .object([
            "at": "2026-03-05T08:09:10.000000Z", "by": "berg", "login": "kaa", "reading": "case show",
            "purpose": "<ö> &", "isEmergency": true, "municipality": .null,
          ]), .object(["at": "2026-03-06T08:09:10.000000Z", "by": "ek", "login": "kaa", "reading": "explain"]),
        ]),
        "timeline": .list(
          try leaves.indices.filter { $0 % youths == youth }.map { try entry($0, head, isPseudonymised).value }),
      ])
    }
    change(&pages)
    let checkpoint = try Checkpoint(parsing: head.text)
    let index = JSONValue.object([
      "title": "Granskningsunderlag", "format": "fullfolj-bundle/1", "municipality": "1496",
      "isPseudonymised": .truth(isPseudonymised), "selection": selection,
      "log": .object([
        "origin": .text(origin), "size": .whole(Int64(checkpoint.size)), "root": .text(checkpoint.root.hexadecimal),
      ]),
      "youths": .list(
        zip(chosen, pages).map { youth, page in
          .object(["page": page["page"] ?? .null, "person": .text("p-\(youth)"), "case": .whole(Int64(101 + youth))])
        }), "counts": .object(["covered": 3, "firstContactMedianDays": .null]),
    ])
    return BundleContents(
      index: index, youths: pages, head: head,
      earlierHeads: try heads.filter { $0 < leaves.count }.map { size in
        BundleContents.EarlierHead(
          note: try self.head(size),
          proof: try #require(tree.consistencyProof(from: UInt64(size), to: UInt64(leaves.count))))
      }, keys: keys ?? BundleKeys(first: installationKey.verifier))
  }

  private func entry(_ index: Int, _ head: SignedNote, _ isPseudonymised: Bool) throws -> BundleEntry {
    let proof = try #require(tree.inclusionProof(of: UInt64(index), size: UInt64(leaves.count)))
    return BundleEntry(
      leaf: leaves[index], proof: TransparentProof(index: UInt64(index), hashes: proof.hashes, head: head),
      content: isPseudonymised
        ? .pseudonymised(.object(["kind": "contact", "happened-on": "2026-03-04"]))
        : .opened(payload: payloads[index], salt: salts[index]))
  }

  func file() throws -> [UInt8] { try contents().file(signedBy: key) }
}
