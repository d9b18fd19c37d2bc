import ActivityResponsibility
import StrictJSON

/// Examines a bundle with nothing but its bytes: no register, no network.
public struct BundleVerification {
  private let bytes: [UInt8]
  private var members: [String: [UInt8]] = [:]
  private(set) var verdict = BundleVerdict()

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Examines a bundle.
  ///
  /// - Parameters:
  ///   - bytes: the file, whatever it is.
  ///   - outside: the bytes of a signed head that was kept outside, if there is one.
  ///   - key: the log's first key from a source that is trusted; without it the bundle's own is believed, and the
  ///     verdict says so.
  public static func verdict(
    of bytes: [UInt8], outside: [UInt8]? = nil, key: NoteVerifierKey? = nil
  ) -> BundleVerdict {
    var verification = BundleVerification(bytes)
    verification.run(outside, key)
    return verification.verdict
  }

  private mutating func run(_ outside: [UInt8]?, _ key: NoteVerifierKey?) {
    checkArchive()
    guard !members.isEmpty else { return }
    readKeys(key)
    checkManifest()
    readHead()
    guard let head = verdict.head else { return }
    let index = json("index.json")
    checkPages(index, head)
    checkSelection(index)
    checkFaces(head)
    if let outside { checkOutside(outside, head) }
  }

  private mutating func checkArchive() {
    let read = StoredArchive.members(of: bytes)
    members = Dictionary(read.map { ($0.name, $0.content) }) { first, _ in first }
    guard StoredArchive(read)?.bytes != bytes else { return }
    verdict.add(
      "filen är inte skriven som ett granskningsunderlag skrivs: den är ändrad, avkortad eller packad på nytt",
      "the file is not written as a bundle is written: it was changed, cut short or packed anew")
  }

  /// The keys by which the municipality's heads are signed, from the trusted one on: what an older key says is not asked.
  private mutating func readKeys(_ trusted: NoteVerifierKey?) {
    guard let kept = BundleKeys(parsing: members[BundleKeys.member]), let chain = try? kept.chain(),
      let municipality = json("index.json")?["municipality"]?.text.flatMap({ UInt16($0) }),
      let verifiers = try? chain.verifiers(of: municipality)
    else {
      verdict.add("keys.json har inte loggens nycklar", "keys.json does not have the log's keys")
      return
    }
    verdict.keys = verifiers
    guard let trusted else {
      verdict.remark(
        "Nyckeln är underlagets egen. Jämför den med den som kommunen har lämnat på annat sätt: \(kept.first.text)",
        "The key is the bundle's own. Compare it with the one that the municipality gave otherwise: \(kept.first.text)")
      return
    }
    guard let start = verifiers.firstIndex(where: { $0.publicKey == trusted.publicKey }) else {
      verdict.add("underlagets nycklar är inte den nyckel som angavs", "the bundle's keys are not the key given")
      return
    }
    verdict.keys = Array(verifiers[start...])
  }

  private mutating func checkManifest() {
    guard let bytes = members[BundleManifest.member], let note = try? SignedNote(parsing: bytes),
      let manifest = BundleManifest(parsing: note.text), note.signatures.count == 1, note.bytes == bytes
    else {
      verdict.add("förteckningen (manifest.note) saknas eller är ändrad", "the manifest is missing or was changed")
      return
    }
    if (try? note.verify(by: verdict.keys)) == nil {
      verdict.add(
        "förteckningens underskrift är inte loggens nyckels", "the manifest is not signed by the log's key")
    }
    let found = BundleManifest(of: members.map { StoredArchive.Member($0.key, $0.value) }).digests
    for name in Set(found.keys).union(manifest.digests.keys).sorted() where found[name] != manifest.digests[name] {
      switch (found[name], manifest.digests[name]) {
      case (nil, _): verdict.add("\(name) saknas", "\(name) is missing")
      case (_, nil): verdict.add("\(name) står inte i förteckningen", "\(name) is not in the manifest")
      default: verdict.add("\(name) är ändrad", "\(name) was changed")
      }
    }
  }

  private mutating func readHead() {
    guard let bytes = members["head.note"], let note = try? SignedNote(parsing: bytes) else {
      verdict.add("det undertecknade huvudet (head.note) saknas", "the signed head (head.note) is missing")
      return
    }
    verdict.head = try? Checkpoint(parsing: note.text)
    do throws(NoteFault) {
      _ = try Checkpoint(in: note, signedBy: verdict.keys)
    } catch {
      verdict.add("huvudet duger inte: \(error.says.swedish)", "the head is no good: \(error.says.english)")
    }
  }

  private mutating func checkPages(_ index: JSONValue?, _ head: Checkpoint) {
    guard let index, index["format"]?.text == BundleManifest.heading, let listed = index["youths"]?.list,
      index["log"]?["origin"]?.text == head.origin, index["log"]?["root"]?.text == head.root.hexadecimal,
      index["log"]?["size"]?.whole.map({ UInt64(bitPattern: $0) }) == head.size
    else {
      verdict.add("index.json går inte att läsa eller är om ett annat huvud", "index.json is about another head")
      return
    }
    let names = listed.map { $0["page"]?.text ?? "" }
    let expected = Set(names.flatMap { ["\($0).json", "\($0).html"] } + Self.fixedMembers)
    for name in Set(members.keys).symmetricDifference(expected).sorted() {
      verdict.add("\(name) saknas, eller hör inte hit", "\(name) is missing, or does not belong here")
    }
    let isPseudonymised = index["isPseudonymised"]?.truth == true
    let municipality = index["municipality"]?.text.flatMap { UInt16($0) }
    var check = EntryCheck(
      head: head, headNote: members["head.note"] ?? [], municipality: municipality, isPseudonymised: isPseudonymised)
    for (name, line) in zip(names, listed) {
      guard let page = json("\(name).json") else { continue }
      verdict.youths += 1
      if page["person"] != line["person"] || page["page"]?.text != name {
        verdict.add("\(name).json är om någon annan än index.json säger", "\(name).json is about somebody else")
      }
      check.check(page, named: name, &verdict)
    }
    check.remark(&verdict)
  }

  private mutating func checkSelection(_ index: JSONValue?) {
    guard let selection = index?["selection"], selection["kind"]?.text == "sample" else { return }
    let drawnFrom = selection["drawnFrom"]?.list?.compactMap(\.whole) ?? []
    let size = selection["size"]?.whole.flatMap { Int(exactly: $0) } ?? 0
    let drawn = SampleDraw(seed: selection["seed"]?.text ?? "", size: max(0, size)).draw(from: drawnFrom)
    let cases = (index?["youths"]?.list ?? []).compactMap { $0["case"]?.whole }
    guard drawn == cases.sorted() else {
      verdict.add(
        "de ungdomar som är med är inte de som urvalets frö ger", "the youths are not those that the seed draws")
      return
    }
    verdict.remark(
      "Urvalet är draget som det säger: fröet ger just dessa \(drawn.count) av \(drawnFrom.count).",
      "The sample is drawn as it says: the seed gives just these \(drawn.count) of \(drawnFrom.count).")
  }

  /// The pages that people read say what the JSON says, and nothing else.
  private mutating func checkFaces(_ head: Checkpoint) {
    guard let words = json("words.json"), let face = Face(words: words, root: head.root.hexadecimal) else {
      verdict.add("words.json går inte att läsa", "words.json cannot be read")
      return
    }
    for name in members.keys.sorted() where name.hasSuffix(".html") {
      guard let page = json(name.dropLast(5) + ".json"), Array(face.html(page).utf8) == members[name] else {
        verdict.add("\(name) säger inte detsamma som JSON-filen", "\(name) does not say what the JSON says")
        continue
      }
    }
  }

  private mutating func checkOutside(_ bytes: [UInt8], _ head: Checkpoint) {
    let outside: Checkpoint
    do throws(NoteFault) {
      outside = try Checkpoint(in: try SignedNote(parsing: bytes), signedBy: verdict.keys)
    } catch {
      verdict.add(
        "huvudet utifrån duger inte: \(error.says.swedish)", "the outside head is no good: \(error.says.english)")
      return
    }
    if outside.size > head.size {
      verdict.add(
        "huvudet utifrån (\(outside.size) poster) är nyare än underlagets (\(head.size)): det kan inte jämföras",
        "the outside head (\(outside.size) entries) is newer than the bundle's (\(head.size)): it cannot be compared")
      return
    }
    let goesOn = outside.size == head.size ? outside.root == head.root : proven(outside, head)
    guard let goesOn else {
      verdict.add(
        "underlaget har inget bevis från huvudet utifrån (\(outside.size) poster)",
        "the bundle has no proof from the outside head (\(outside.size) entries)")
      return
    }
    if goesOn {
      verdict.remark(
        "Loggen är en fortsättning på huvudet utifrån (\(outside.size) poster): inget dessförinnan är ändrat.",
        "The log goes on from the outside head (\(outside.size) entries): nothing before it was changed.")
    } else {
      verdict.add(
        "loggen är inte en fortsättning på huvudet utifrån: historien är omskriven",
        "the log does not go on from the outside head: history was rewritten")
    }
  }

  /// Whether the log goes on from an earlier head; `nil` where the bundle has no proof from there.
  private mutating func proven(_ outside: Checkpoint, _ head: Checkpoint) -> Bool? {
    // Every log goes on from an empty one.
    if outside.size == 0 { return true }
    for entry in json("heads.json")?["heads"]?.list ?? [] {
      guard let note = entry["note"]?.text, let signed = try? SignedNote(parsing: Array(note.utf8)),
        let earlier = try? Checkpoint(parsing: signed.text), earlier.size == outside.size,
        let texts = entry["proof"]?.list
      else { continue }
      let hashes = texts.compactMap { $0.text.flatMap { Base64.bytes($0) }.flatMap { TreeHash($0) } }
      let proof = ConsistencyProof(old: earlier.size, new: head.size, hashes: hashes)
      return hashes.count == texts.count && proof.proves(outside.root, isBeginningOf: head.root)
    }
    return nil
  }

  private static let fixedMembers = [
    "index.json", "index.html", "words.json", "head.note", "keys.json", "heads.json", BundleManifest.member,
  ]

  private func json(_ name: some StringProtocol) -> JSONValue? {
    members[String(name)].flatMap { try? JSONValue(parsing: $0) }
  }
}
