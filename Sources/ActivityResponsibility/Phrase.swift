/// The languages people read the product in. Machine formats are English always.
public enum Language: String, Sendable, CaseIterable {
  case swedish = "sv"
  case english = "en"
}

/// One thing said to a person, in both languages.
///
/// The two texts stand side by side where they are used, so that a change to one is seen beside the other.
public struct Phrase: Hashable, Sendable {
  public let swedish: String
  public let english: String

  public init(_ swedish: String, _ english: String) {
    self.swedish = swedish
    self.english = english
  }

  /// The text in the reader's language.
  public func text(in language: Language) -> String {
    switch language {
    case .swedish: swedish
    case .english: english
    }
  }
}
