import ActivityResponsibility
import Inspection
import PostgreSQL
import SQLText
import StrictJSON

/// A key that heads have been signed by, as the database tells of it.
public struct StoredJournalKey: Sendable {
  /// From 1.
  public let place: Int
  /// `name+hash+key`.
  public let publicKey: String
  /// The note by which the key before names this one; `nil` for the first.
  public let handedOnBy: String?
  public let madeAt: Moment
  public let madeBy: String

  init(_ row: Row) {
    place = row.int(0)
    publicKey = row.text(1)
    handedOnBy = row.optionalText(2)
    madeAt = row.moment(3)
    madeBy = row.text(4)
  }
}

extension JournalKeyChain {
  /// - Returns: `nil` where there is no key. - Throws: ``ErrorCode/journalKeyUnusable`` where a link does not hold.
  init?(_ stored: [StoredJournalKey]) throws {
    guard let first = stored.first else { return nil }
    do throws(NoteFault) {
      self.init(first: try NoteVerifierKey(parsing: first.publicKey))
      for key in stored.dropFirst() {
        try follow(try SignedNote(parsing: Array((key.handedOnBy ?? "").utf8)))
        guard keys.last?.text == key.publicKey else { throw .keyMalformed }
      }
    } catch {
      throw ExplainedError.journalKeyUnusable(error.says, place: nil)
    }
  }
}

extension Connection {
  /// The keys that heads have been signed by, in their order.
  public func journalKeys() throws -> [StoredJournalKey] {
    try query(Query.journalKeys).map { StoredJournalKey($0) }
  }

  /// The keys as a chain whose every link holds; `nil` where none has been made.
  ///
  /// - Throws: ``ErrorCode/journalKeyUnusable`` where a link does not hold.
  public func journalKeyChain() throws -> JournalKeyChain? {
    try JournalKeyChain(journalKeys())
  }

  /// The key in use; made where there is none yet. Call it with the files locked.
  ///
  /// - Throws: ``ErrorCode/journalKeyUnusable`` where the file is gone, or has another key than the database knows.
  func signingKey(_ files: JournalFiles, by staff: String) throws -> NoteSigningKey {
    let stored = try journalKeys()
    guard let last = stored.last else { return try makeKey(files, by: staff) }
    if let key = try readKey(files.keyFile, files), key.verifier.text == last.publicKey { return key }
    // Handed on to, and then stopped before the file took its place.
    if let next = try readKey(files.nextKeyFile, files), next.verifier.text == last.publicKey {
      try files.move(files.nextKeyFile, to: files.keyFile)
      return next
    }
    throw ExplainedError.journalKeyUnusable(
      Phrase(
        "nyckelfilen saknas, eller har en annan nyckel än den som registret känner",
        "the key's file is missing, or has another key than the register knows"), place: files.keyFile)
  }

  private func readKey(_ path: String, _ files: JournalFiles) throws -> NoteSigningKey? {
    guard let bytes = try files.read(path) else { return nil }
    do throws(NoteFault) {
      guard let text = String(validating: bytes, as: UTF8.self) else { throw .keyMalformed }
      return try NoteSigningKey(parsing: String(text.split(separator: "\n").first ?? ""))
    } catch {
      throw ExplainedError.journalKeyUnusable(error.says, place: path)
    }
  }

  private func makeKey(_ files: JournalFiles, by staff: String) throws -> NoteSigningKey {
    let key: NoteSigningKey
    if let found = try readKey(files.keyFile, files) {
      // Made by somebody who was stopped before it was told of, or brought along on purpose.
      key = found
    } else {
      key = try Self.newKey(name: "fullfolj-\(Self.randomWord())/kaa")
      try files.write(Array((key.secretText + "\n").utf8), to: files.keyFile)
    }
    try keep(key.verifier, place: 1, handedOnBy: nil, by: staff)
    return key
  }

  private static func newKey(name: String) throws -> NoteSigningKey {
    do throws(NoteFault) {
      return try NoteSigningKey(generatingFor: name)
    } catch {
      throw ExplainedError.journalKeyUnusable(error.says, place: nil)
    }
  }

  private static func randomWord() -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return String((0..<10).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }

  /// Makes the installation's key where it has none. - Returns: its public part.
  @discardableResult
  public func makeJournalKey(_ files: JournalFiles, by staff: String) throws -> NoteVerifierKey {
    try files.locked { try signingKey(files, by: staff).verifier }
  }

  /// Makes a new key, has the old one name it in every log, and signs by the new one from then on.
  ///
  /// - Returns: the new key's public part.
  /// - Throws: ``ErrorCode/journalKeyUnusable`` where the key in use is not at hand.
  public func rotateJournalKey(_ files: JournalFiles, by staff: String) throws -> NoteVerifierKey {
    try files.locked {
      let old = try signingKey(files, by: staff)
      let place = try journalKeys().count + 1
      let next = try Self.newKey(name: old.name)
      let note: SignedNote
      do throws(NoteFault) {
        note = try JournalKeyChain.handOver(from: old, to: next.verifier)
      } catch {
        throw ExplainedError.journalKeyUnusable(error.says, place: files.keyFile)
      }
      // There before anybody is told of it: a key that is told of and lost would end the chain.
      try files.write(Array((next.secretText + "\n").utf8), to: files.nextKeyFile)
      try keep(next.verifier, place: place, handedOnBy: note.noteText, by: staff)
      try files.move(files.nextKeyFile, to: files.keyFile)
      return next.verifier
    }
  }

  /// Keeps a key's public part, and enters it in every log.
  private func keep(_ key: NoteVerifierKey, place: Int, handedOnBy note: String?, by staff: String) throws {
    try transaction { transaction in
      try transaction.execute(
        Query.addJournalKey, [.int32(Int32(place)), .text(key.text), .text(note), .text(staff)])
      let logs = try transaction.query(Query.journalSizes).map { JournalLog(number: $0.int16(0)) }
      var fields: [String: JSONValue] = ["key": .text(key.text), "by": .text(staff)]
      if let note { fields["handed-on-by"] = .text(note) }
      transaction.journal.add("key", fields, to: Set(logs).union([.installation]).sorted())
    }
  }
}

extension ExplainedError {
  static func journalKeyUnusable(_ what: Phrase, place: String?) -> ExplainedError {
    ExplainedError(
      .journalKeyUnusable,
      Phrase(
        "journalens nyckel kan inte användas: \(what.swedish)", "the journal's key cannot be used: \(what.english)"),
      place: place,
      fix: Phrase(
        "lägg tillbaka nyckelfilen från en kopia; utan den kan inga fler huvuden skrivas under",
        "put the key's file back from a copy; without it no further head can be signed"))
  }
}
