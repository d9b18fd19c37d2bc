import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

extension Connection {
  /// Makes an inspector's bundle. That each youth in it was read is written down before it is handed back.
  ///
  /// All is read at one moment, as far as the log's last signed head reaches; what it does not reach is told of. The same
  /// register, head, request and key give the same bytes.
  ///
  /// - Parameters:
  ///   - request: what it is to hold.
  ///   - files: where the journal's key and heads lie.
  ///   - staff: who makes it.
  ///   - why: what for; is kept with each reading.
  /// - Throws: ``ErrorCode/bundleEmpty``, ``ErrorCode/bundleTooLarge``, ``ErrorCode/journalKeyUnusable`` where the key
  ///   is not at hand, ``ErrorCode/journalNotExtended`` where the log is not what was signed, and
  ///   ``ErrorCode/personUnknown``.
  public func exportBundle(
    _ request: BundleRequest, _ files: JournalFiles, by staff: String, why: String? = nil
  ) throws -> BundleResult {
    guard request.from <= request.until else {
      throw ExplainedError(
        .wrongUse, Phrase("perioden slutar innan den börjar", "the period ends before it begins"), place: "--until",
        fix: Phrase("ange en senare dag", "give a later day"))
    }
    let log = JournalLog(request.municipality)
    let keys = try journalKeys()
    guard let bytes = try files.read(files.headFile(of: log)), let note = try? SignedNote(parsing: bytes),
      let head = try? Checkpoint(parsing: note.text), let first = keys.first
    else { throw ExplainedError.headMissing(log, files.headFile(of: log)) }
    let key = try files.locked { try signingKey(files, by: staff) }
    let today = try today()
    let chain = try BundleKeys(
      first: NoteVerifierKey(parsing: first.publicKey),
      handedOn: keys.dropFirst().map { try SignedNote(parsing: Array(($0.handedOnBy ?? "").utf8)) })
    if case .person(let number) = request.choice {
      // Whoever may not read the person is told so, and that they tried is kept, before anything is looked up.
      try recordAccess(
        to: number, by: staff, why: why, reading: BundleRequest.reading, municipality: request.municipality, on: today)
    }
    let result = try reading(knownAt: .now) { transaction in
      let inspected = try InspectedLog(
        log, note: note, head: head, headFile: files.headFile(of: log), transaction)
      let export = BundleExport(request: request, log: inspected, transaction: transaction, today: today)
      return try export.run(chain, signedBy: key.named(head.origin))
    }
    if case .person = request.choice { return result }
    try recordAccess(
      toUnprotected: result.people, by: staff, why: why, reading: BundleRequest.reading,
      municipality: request.municipality)
    return result
  }
}

/// One bundle being made.
private struct BundleExport {
  let request: BundleRequest
  let log: InspectedLog
  let transaction: Transaction
  let today: Day

  func run(_ keys: BundleKeys, signedBy key: NoteSigningKey) throws -> BundleResult {
    let all = try transaction.youthsToInspect(request, today: today)
    let chosen = try chosen(of: all)
    guard !chosen.isEmpty else { throw ExplainedError.bundleEmpty }
    var pages: [JSONValue] = []
    var listed: [JSONValue] = []
    var outside: [Int64] = []
    var entries = 0
    for (index, youth) in chosen.enumerated() {
      let page = try YouthPage(request: request, log: log, transaction: transaction)
        .page(of: youth, named: BundleContents.page(index + 1))
      outside += try log.actsOutside(of: page.cases, transaction)
      let count = page.value["timeline"]?.list?.count ?? 0
      entries += count
      listed.append(
        .object([
          "page": page.value["page"] ?? .null, "person": page.value["person"] ?? .null,
          "name": page.value["name"] ?? .null, "case": .whole(youth.representative), "entries": .whole(Int64(count)),
        ]))
      pages.append(page.value)
    }
    var index = try MunicipalityPart(request: request, transaction: transaction).members(of: all)
    index.merge(header(listed, drawnFrom: all, outside: outside)) { _, new in new }
    let contents = BundleContents(
      index: .object(index), youths: pages, head: log.note, earlierHeads: try log.earlierHeads(transaction), keys: keys,
      codes: try codes())
    return BundleResult(
      bytes: try contents.file(signedBy: key), people: chosen.map(\.person.current), youths: pages.count,
      entries: entries, size: log.head.size, root: log.head.root.hexadecimal, actsOutside: outside)
  }

  /// The words of the code lists that were in force on the period's last day, under the fields that hold such codes.
  private func codes() throws -> [String: String] {
    let fields: KeyValuePairs<CodeListName, [String]> = [
      .occupation: ["occupation", "occupationAfter"], .measure: ["measureKind"],
      .closing: ["closedReason", "closedBy", "reason"], .measureEnd: ["endReason", "reason"],
    ]
    var words: [String: String] = [:]
    for (list, names) in fields {
      for code in try transaction.codes(list, on: request.until).codes {
        for name in names where words["\(name)=\(code.code)"] == nil { words["\(name)=\(code.code)"] = code.swedish }
      }
    }
    return words
  }

  private func chosen(of all: [InspectedYouth]) throws -> [InspectedYouth] {
    switch request.choice {
    case .all: return all
    case .sample(let size, let seed):
      let drawn = Set(SampleDraw(seed: seed, size: size).draw(from: all.map(\.representative)))
      return all.filter { drawn.contains($0.representative) }
    case .person(let number):
      let person = try transaction.person(of: number)
      return all.filter { $0.person.current == person.current }
    }
  }

  private func header(
    _ listed: [JSONValue], drawnFrom all: [InspectedYouth], outside: [Int64]
  ) -> [String: JSONValue] {
    let selection: JSONValue =
      switch request.choice {
      case .person: .object(["kind": "person"])
      case .all: .object(["kind": "all"])
      case .sample(let size, let seed):
        .object([
          "kind": "sample", "size": .whole(Int64(size)), "seed": .text(seed),
          "drawnFrom": .list(all.map { .whole($0.representative) }),
        ])
      }
    return [
      "title": .text("Granskningsunderlag, kommun \(request.municipality), \(request.from) – \(request.until)"),
      "format": .text(BundleContents.format), "municipality": .text(request.municipality.description),
      "period": .object(["from": .text(request.from.description), "until": .text(request.until.description)]),
      "isPseudonymised": .truth(request.pseudonymKey != nil),
      "log": .object([
        "origin": .text(log.head.origin), "size": .whole(Int64(log.head.size)),
        "root": .text(log.head.root.hexadecimal),
      ]), "selection": selection, "youths": .list(listed), "outside": .list(outside.map { .whole($0) }),
    ]
  }
}

extension ExplainedError {
  fileprivate static func headMissing(_ log: JournalLog, _ path: String) -> ExplainedError {
    ExplainedError(
      .thingUnknown,
      Phrase("kommunens logg \(log) har inget underskrivet huvud", "the municipality's log \(log) has no signed head"),
      place: path,
      fix: Phrase("skriv under med fullfolj journal head", "sign by fullfolj journal head"))
  }

  static let bundleEmpty = ExplainedError(
    .bundleEmpty,
    Phrase(
      "ingen av de efterfrågade hade ett ärende öppet i kommunen under perioden",
      "none of those asked for had a case open in the municipality in the period"),
    fix: Phrase("välj en annan period; se fullfolj case show", "choose another period; see fullfolj case show"))
}
