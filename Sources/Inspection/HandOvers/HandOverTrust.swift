import ActivityResponsibility

/// Which keys speak for which municipality: what a person has put together of keys that municipalities handed out.
public struct HandOverTrust: Sendable {
  private var keysOf: [MunicipalityCode: [NoteVerifierKey]] = [:]

  /// Reads lines of a municipality code, a space and a verifier key; empty lines and those that begin with `#` are
  /// passed over. A municipality that has changed its key has a line for each.
  ///
  /// - Throws: ``ErrorCode/handOverUntrusted`` with the line's number, for any other line and for a file without keys.
  public init(parsing text: String) throws(ExplainedError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.first == "#" { continue }
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let municipality = MunicipalityCode(parts[0]) else {
        throw Self.malformed(
          index, Phrase("inte en kommunkod och en nyckel", "not a municipality code and a key"))
      }
      do {
        keysOf[municipality, default: []].append(try NoteVerifierKey(parsing: String(parts[1])))
      } catch { throw Self.malformed(index, error.says) }
    }
    guard !keysOf.isEmpty else {
      throw .handOverUntrusted(Phrase("filen för --trust har ingen nyckel", "the file of --trust has no key"))
    }
  }

  /// The keys of a municipality; none where nobody is trusted to speak for it.
  public func keys(of municipality: MunicipalityCode) -> [NoteVerifierKey] { keysOf[municipality] ?? [] }

  private static func malformed(_ index: Int, _ why: Phrase) -> ExplainedError {
    ExplainedError(
      .handOverUntrusted,
      Phrase("betrodda nycklar går inte att läsa: \(why.swedish)", "trusted keys cannot be read: \(why.english)"),
      place: "--trust:\(index + 1)",
      fix: Phrase(
        "skriv en rad för varje nyckel: 1494 NAMN+HASH+NYCKEL", "write a line for each key: 1494 NAME+HASH+KEY"))
  }
}
