/// An error a person can act on: what was wrong, where, and how to mend it.
///
/// Neither text may hold an identity number, a name or a note: errors reach logs and screens that are not the
/// reader's own.
public struct ExplainedError: Error, Hashable, Sendable {
  /// The code that `docs/ERRORS.md` lists, such as `ROLL-002`.
  public let code: ErrorCode
  public let what: Phrase
  /// File, row, column, command or setting; `nil` where there is only one place it can be.
  public let place: String?
  public let fix: Phrase

  public init(_ code: ErrorCode, _ what: Phrase, place: String? = nil, fix: Phrase) {
    self.code = code
    self.what = what
    self.place = place
    self.fix = fix
  }

  /// The three lines a person reads, without a trailing newline.
  public func text(in language: Language) -> String {
    var lines = ["\(code.rawValue): \(what.text(in: language))"]
    if let place { lines.append((language == .swedish ? "  var:    " : "  where:  ") + place) }
    lines.append((language == .swedish ? "  åtgärd: " : "  fix:    ") + fix.text(in: language))
    return lines.joined(separator: "\n")
  }
}

/// What an exit code of either program means (design contract; `sysexits.h` where it has one).
public enum ExitMeaning: Int32, Sendable {
  case done = 0
  case lookAtIt = 2
  case wrongUse = 64
  case inputIsNotWhatItSays = 65
  case databaseOutOfReach = 69
  case heldByAnother = 75
  case notPermitted = 77
}
