import ActivityResponsibility
import StrictJSON

/// Examines the entries of a bundle's pages one by one.
struct EntryCheck {
  let head: Checkpoint
  let headNote: [UInt8]
  let municipality: UInt16?
  let isPseudonymised: Bool
  private var seen: Set<UInt64> = []
  private var opened = 0
  private var hidden = 0
  private var destroyed = 0

  init(head: Checkpoint, headNote: [UInt8], municipality: UInt16?, isPseudonymised: Bool) {
    self.head = head
    self.headNote = headNote
    self.municipality = municipality
    self.isPseudonymised = isPseudonymised
  }

  mutating func check(_ page: JSONValue, named name: String, _ verdict: inout BundleVerdict) {
    guard let timeline = page["timeline"]?.list else {
      verdict.add("\(name).json saknar händelser", "\(name).json has no timeline")
      return
    }
    let cases = Set((page["cases"]?.list ?? []).compactMap { $0["case"]?.whole })
    let numbers = Set(([page["person"]] + (page["formerNumbers"]?.list ?? [])).compactMap { $0?.text })
    for item in timeline {
      verdict.entries += 1
      let entry = item["entry"]?.whole.map { UInt64(bitPattern: $0) }
      if let fault = fault(item, entry, cases, numbers) { verdict.add(fault.swedish, fault.english, entry: entry) }
    }
  }

  /// What is wrong with an entry; `nil` where it holds.
  private mutating func fault(_ item: JSONValue, _ entry: UInt64?, _ cases: Set<Int64>, _ numbers: Set<String>)
    -> Phrase?
  {
    guard let entry, let bytes = item["leaf"]?.text.flatMap({ Hexadecimal.bytes($0) }),
      let leaf = JournalLeaf(bytes: bytes), leaf.entry == entry, leaf.municipality == municipality
    else { return Phrase("posten är inte den som den säger", "the entry is not the one it says") }
    guard seen.insert(entry).inserted else { return Phrase("posten finns två gånger", "the entry is there twice") }
    guard let text = item["proof"]?.text, let proof = try? TransparentProof(parsing: Array(text.utf8)),
      proof.index == entry, proof.head.bytes == headNote,
      InclusionProof(index: entry, size: head.size, hashes: proof.hashes).proves(leaf.hash, in: head.root)
    else { return Phrase("posten finns inte i loggen", "the entry is not in the log") }
    if item["isDestroyed"]?.truth == true, item["payload"] == nil, item["salt"] == nil {
      destroyed += 1
      return nil
    }
    if isPseudonymised {
      hidden += 1
      guard case .object? = item["payload"], item["salt"] == nil else {
        return Phrase("posten är inte pseudonymiserad", "the entry is not pseudonymised")
      }
      return nil
    }
    guard let payload = item["payload"]?.text, let salt = item["salt"]?.text.flatMap({ Hexadecimal.bytes($0) }),
      leaf.commits(to: Array(payload.utf8), salt: salt)
    else {
      return Phrase("postens innehåll är inte det som skrevs in i loggen", "the entry's content is not what was logged")
    }
    guard let said = try? JSONValue(parsing: payload),
      said["case"]?.whole.map({ cases.contains($0) }) ?? said["number"]?.text.map({ numbers.contains($0) }) ?? false
    else { return Phrase("posten är om någon annan än sidan", "the entry is about somebody else than the page") }
    opened += 1
    return nil
  }

  /// Says how much was seen of what the entries say.
  func remark(_ verdict: inout BundleVerdict) {
    if opened > 0 {
      verdict.remark(
        "\(opened) poster står i loggen, och säger det som skrevs dit.",
        "\(opened) entries are in the log, and say what was written there.")
    }
    if hidden > 0 {
      verdict.remark(
        "\(hidden) poster står i loggen; deras innehåll är pseudonymiserat och kan inte jämföras med loggen.",
        "\(hidden) entries are in the log; their content is pseudonymised and cannot be compared with the log.")
    }
    if destroyed > 0 {
      verdict.remark(
        "\(destroyed) poster står i loggen, men deras innehåll är gallrat.",
        "\(destroyed) entries are in the log, but their content was destroyed under a retention rule.")
    }
  }
}
