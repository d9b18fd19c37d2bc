import Inspection
import Testing

/// Signed notes and their keys, by the vectors of Go's sumdb/note and of C2SP.
struct NoteTests {
  private typealias Vectors = NoteVectors

  @Test(arguments: [NoteVectors.peter, NoteVectors.enoch, NoteVectors.foo])
  func `a published key is read and written back`(text: String) throws {
    #expect(try NoteVerifierKey(parsing: text).text == text)
  }

  @Test func `the published secret key signs the published note, byte for byte`() throws {
    let key = try NoteSigningKey(parsing: Vectors.peterSecret)
    #expect(key.secretText == Vectors.peterSecret)
    #expect(key.verifier.text == Vectors.peter)
    let note = try SignedNote(signing: Vectors.text, by: [key])
    #expect(try note.verify(by: [key.verifier]) == [key.verifier])
    #expect(note.noteText == Vectors.text + "\n" + Vectors.peterLine)
  }

  @Test func `published notes verify by the published keys`() throws {
    let peter = try NoteVerifierKey(parsing: Vectors.peter)
    let enoch = try NoteVerifierKey(parsing: Vectors.enoch)
    let text = Vectors.text + "\n" + Vectors.peterLine + Vectors.enochLine
    let note = try SignedNote(parsing: Array(text.utf8))
    #expect(note.text == Vectors.text)
    #expect(note.noteText == text)
    #expect(try note.verify(by: [peter]) == [peter])
    #expect(try note.verify(by: [enoch]) == [enoch])
    #expect(try note.verify(by: [peter, enoch]) == [peter, enoch])
    #expect(throws: NoteFault.noKnownKey) { try note.verify(by: [try NoteVerifierKey(parsing: Vectors.foo)]) }
    let example = try SignedNote(parsing: Array(Vectors.fooNote.utf8))
    #expect(try example.verify(by: [try NoteVerifierKey(parsing: Vectors.foo)]).count == 1)
  }

  @Test func `a known key whose signature does not hold refuses the note, whoever else signed`() throws {
    let peter = try NoteVerifierKey(parsing: Vectors.peter)
    let enoch = try NoteVerifierKey(parsing: Vectors.enoch)
    let text = Vectors.text.replacing("problem is", with: "Problem is") + "\n" + Vectors.peterLine + Vectors.enochLine
    let note = try SignedNote(parsing: Array(text.utf8))
    #expect(throws: NoteFault.signatureWrong) { try note.verify(by: [peter, enoch]) }
  }

  @Test func `one byte flipped anywhere in a note is seen`() throws {
    let bytes = Array((Vectors.text + "\n" + Vectors.peterLine).utf8)
    let peter = try NoteVerifierKey(parsing: Vectors.peter)
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(bit)
        #expect(throws: NoteFault.self) { try SignedNote(parsing: flipped).verify(by: [peter]) }
      }
    }
  }

  private static let line = NoteVectors.peterLine
  /// A note of the published text with other lines below it.
  private static func over(_ lines: String) -> String { NoteVectors.text + "\n" + lines }

  private static let notNotes: [(String, NoteFault)] = [
    ("", .noSignatures),
    ("abc\n", .noSignatures),
    (NoteVectors.text + line, .noSignatures),
    (over(""), .noSignatures),
    (over(String(line.dropLast())), .noSignatures),
    (over(line + "\n"), .signatureMalformed),
    (over(line.replacing("\u{2014} ", with: "- ")), .signatureMalformed),
    (over(line.replacing("=", with: "")), .signatureMalformed),
    (over(line.replacing("M=", with: "N=")), .signatureMalformed),
    (over("\u{2014} PeterNeumann x08g\n"), .signatureMalformed),
    (over(line.replacing("rN", with: "r+N")), .nameMalformed),
    (over(line.replacing("rN", with: "r\u{2003}N")), .nameMalformed),
    (over(String(repeating: line, count: 101)), .tooLarge),
    ("tab\there\n\n" + line, .notText),
    (NoteVectors.text.replacing("\n", with: "\r\n") + "\r\n" + line, .notText),
  ]

  @Test(arguments: notNotes)
  func `what is no note is refused`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try SignedNote(parsing: Array(text.utf8)) }
  }

  @Test func `bytes that are no UTF-8 are no note`() {
    #expect(throws: NoteFault.notText) {
      try SignedNote(parsing: [0xFF, 0x0A, 0x0A] + Array(NoteVectors.peterLine.utf8))
    }
  }

  @Test(arguments: [
    ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteFault.keyHashWrong),
    ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyHashWrong),
    ("PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyHashWrong),
    ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=", .keyMalformed),
    ("PeterNeumann+c74f20a3", .keyMalformed),
    ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .nameMalformed),
    ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .nameMalformed),
  ])
  func `what is no key is refused`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try NoteVerifierKey(parsing: text) }
  }

  @Test func `only what ends in a newline and has no control characters is signed`() throws {
    let key = try NoteSigningKey(generatingFor: "kommun/kaa/0684")
    #expect(throws: NoteFault.textUnsignable) { try SignedNote(signing: "abc", by: [key]) }
    #expect(throws: NoteFault.textUnsignable) { try SignedNote(signing: "a\tc\n", by: [key]) }
    #expect(throws: NoteFault.noSignatures) { try SignedNote(signing: "abc\n", by: []) }
    #expect(throws: NoteFault.nameMalformed) { try NoteSigningKey(generatingFor: "two words") }
  }

  @Test func `a key says nothing secret of itself, and signs under another name with another id`() throws {
    let key = try NoteSigningKey(parsing: Vectors.peterSecret)
    #expect(!"\(key)".contains("AYEK") && !String(reflecting: key).contains("AYEK"))
    let other = try key.named("other/kaa/0684")
    #expect(other.verifier.publicKey == key.verifier.publicKey)
    #expect(other.verifier.id != key.verifier.id)
  }

  @Test func `base 64 has one text for the same bytes`() {
    for count in 0..<50 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
    #expect(Base64.text(Array("foob".utf8)) == "Zm9vYg==")
    for text in ["Zm9vYg=", "Zm9vYg", "Zm9vYh==", "Zm9=Yg==", "Zm9v\n", "Zm9_", "A===", "===="] {
      #expect(Base64.bytes(text) == nil, "\(text)")
    }
  }
}
