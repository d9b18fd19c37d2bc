/// A list of codes that the law does not fix: each municipality, or the country, may have its own, from a day on.
public enum CodeListName: String, Hashable, Sendable, CaseIterable {
  /// What a youth does (sysselsättning).
  case occupation
  /// Kinds of measure (åtgärd).
  case measure
  /// Why a measure ended.
  case measureEnd = "measure-end"
  /// Why the responsibility ceased, or the case was closed for another reason.
  case closing
  /// Why a closed case was opened again.
  case reopening

  public var phrase: Phrase {
    switch self {
    case .occupation: Phrase("sysselsättning", "occupation")
    case .measure: Phrase("åtgärd", "measure")
    case .measureEnd: Phrase("orsak till att en åtgärd avslutas", "reason a measure ends")
    case .closing: Phrase("orsak till avslut", "reason for closing")
    case .reopening: Phrase("orsak till att ett ärende öppnas igen", "reason for opening a case again")
    }
  }
}

/// One code of a list, while it is in force.
public struct ListedCode: Hashable, Sendable {
  public let code: String
  public let swedish: String
  public let english: String
  /// Days until what a youth was told to do is no longer known; only in the list of occupations.
  public let lasts: Int?

  public init(code: String, swedish: String, english: String, lasts: Int? = nil) {
    self.code = code
    self.swedish = swedish
    self.english = english
    self.lasts = lasts
  }

  public var phrase: Phrase { Phrase(swedish, english) }
}
