import ActivityResponsibility
import Crypto
import StrictJSON

/// What the sender of a hand-over (överlämning) signs: who is offered, to whom, and what the youth has consented to.
public struct HandOverOffer: Hashable, Sendable {
  /// The parts that the youth has consented to, each with its content.
  public struct Consent: Hashable, Sendable {
    public let givenOn: Day
    /// By the part's code.
    public let parts: [String: JSONValue]

    public init(givenOn: Day, parts: [String: JSONValue]) {
      self.givenOn = givenOn
      self.parts = parts
    }
  }

  public let name: HandOverName
  public let receiver: MunicipalityCode
  public let person: IdentityNumber
  /// Whether the sender's latest night found that the youth is covered.
  public let isCovered: Bool
  public let offeredOn: Day
  /// When the sender's register wrote the offer down: `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
  public let moment: String
  /// `nil`: nothing is told but what needs no consent.
  public let consent: Consent?

  public init(
    name: HandOverName, receiver: MunicipalityCode, person: IdentityNumber, isCovered: Bool, offeredOn: Day,
    moment: String, consent: Consent?
  ) {
    self.name = name
    self.receiver = receiver
    self.person = person
    self.isCovered = isCovered
    self.offeredOn = offeredOn
    self.moment = moment
    self.consent = consent
  }
}

/// What the receiver of a hand-over signs: that it has taken the youth on, or that the youth has come.
public struct HandOverAnswer: Hashable, Sendable {
  /// What is answered.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case acknowledgement, attendance

    /// What the answer makes of the sender's hand-over.
    public var event: HandOverEvent {
      switch self {
      case .acknowledgement: .acknowledge
      case .attendance: .attend
      }
    }
  }

  public let kind: Kind
  public let name: HandOverName
  public let receiver: MunicipalityCode
  /// Of the offer that is answered, see ``HandOverNote/digest``.
  public let offer: String
  /// The day on which it happened.
  public let day: Day
  /// When the receiver's register wrote it down. An acknowledgement's is the moment at which responsibility moved.
  public let moment: String

  public init(
    kind: Kind, name: HandOverName, receiver: MunicipalityCode, offer: String, day: Day, moment: String
  ) {
    self.kind = kind
    self.name = name
    self.receiver = receiver
    self.offer = offer
    self.day = day
    self.moment = moment
  }
}

/// A signed file of a hand-over: a C2SP signed note of two lines, what it is and its content as canonical JSON.
public struct HandOverNote: Sendable {
  /// What the note says.
  public enum Content: Hashable, Sendable {
    case offer(HandOverOffer)
    case answer(HandOverAnswer)
  }

  static let heading = "fullfolj/hand-over/v1"

  public let content: Content
  public let note: SignedNote

  /// Signs what a side says. - Throws: ``NoteFault``.
  public init(signing content: Content, by key: NoteSigningKey) throws(NoteFault) {
    self.content = content
    note = try SignedNote(signing: Self.text(of: content), by: [key])
  }

  /// Reads a file and verifies it by a key of the municipality that says it.
  ///
  /// - Throws: ``ErrorCode/handOverMalformed`` where it is no such file, or is written in another way than the one way;
  ///   ``ErrorCode/handOverUntrusted`` where no trusted key of the municipality has signed it.
  public init(parsing bytes: [UInt8], trusting keys: HandOverTrust) throws(ExplainedError) {
    do { note = try SignedNote(parsing: bytes) } catch { throw .handOverMalformed(error.says) }
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == Self.heading, lines[2].isEmpty,
      let value = try? JSONValue(parsing: lines[1].utf8), let content = Content(value),
      Self.text(of: content) == note.text
    else {
      throw .handOverMalformed(
        Phrase("innehållet är inte en överlämnings", "its content is not that of a hand-over"))
    }
    self.content = content
    let trusted = keys.keys(of: signer)
    guard !trusted.isEmpty else {
      throw .handOverUntrusted(
        Phrase("ingen nyckel för kommun \(signer) är betrodd", "no key of municipality \(signer) is trusted"))
    }
    do { try note.verify(by: trusted) } catch { throw .handOverUntrusted(error.says) }
  }

  /// Which municipality says it: the sender of an offer, the receiver of an answer.
  public var signer: MunicipalityCode {
    switch content {
    case .offer(let offer): offer.name.sender
    case .answer(let answer): answer.receiver
    }
  }

  /// The keys' names that have signed it, for people to see.
  public var signers: [String] { note.signatures.map(\.name) }

  /// SHA-256 of the signed text, in hexadecimal: what an answer names its offer by.
  public var digest: String { Self.hexadecimalDigest(of: note.text) }

  private static func text(of content: Content) -> String { heading + "\n" + content.value.canonicalText + "\n" }
}

extension ExplainedError {
  static func handOverMalformed(_ why: Phrase) -> ExplainedError {
    ExplainedError(
      .handOverMalformed,
      Phrase("filen är inte en överlämning: \(why.swedish)", "the file is not a hand-over: \(why.english)"),
      fix: Phrase(
        "be avsändaren om filen igen, oförändrad", "ask whoever sent it for the file again, unchanged"))
  }

  static func handOverUntrusted(_ why: Phrase) -> ExplainedError {
    ExplainedError(
      .handOverUntrusted,
      Phrase(
        "underskriften går inte att lita på: \(why.swedish)", "the signature cannot be trusted: \(why.english)"),
      fix: Phrase(
        "hämta kommunens nyckel av kommunen själv och skriv den i filen för --trust",
        "get the municipality's key from the municipality itself and write it in the file of --trust"))
  }
}

extension HandOverNote {
  /// The offer in a note that was verified when it was taken in, or that was signed here.
  public static func offer(in stored: String) -> HandOverOffer? {
    guard case .offer(let offer)? = content(in: stored) else { return nil }
    return offer
  }

  /// SHA-256 of a stored note's signed text, see ``digest``.
  public static func digest(of stored: String) -> String? {
    guard let note = try? SignedNote(parsing: Array(stored.utf8)) else { return nil }
    return hexadecimalDigest(of: note.text)
  }

  /// The names of the keys whose signatures a stored note bears.
  public static func signers(of stored: String) -> [String] {
    (try? SignedNote(parsing: Array(stored.utf8)))?.signatures.map(\.name) ?? []
  }

  private static func content(in stored: String) -> Content? {
    guard let note = try? SignedNote(parsing: Array(stored.utf8)) else { return nil }
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, let value = try? JSONValue(parsing: lines[1].utf8) else { return nil }
    return Content(value)
  }

  fileprivate static func hexadecimalDigest(of text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
