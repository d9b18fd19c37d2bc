import ActivityResponsibility
import Register

/// Words for the codes that acts hold. A code that is in no list of today stands as it is.
struct CodeWords {
  var lists: [CodeListName: [String: Phrase]] = [:]
  /// What a consent can cover.
  var parts: [String: Phrase] = [:]

  func word(_ code: String, _ list: CodeListName) -> String { lists[list]?[code]?.text(in: .spoken) ?? code }

  func part(_ code: String) -> String { parts[code]?.text(in: .spoken) ?? code }
}
