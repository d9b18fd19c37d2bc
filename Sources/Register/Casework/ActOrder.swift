import ActivityResponsibility
import StrictJSON

/// What is told of an act beside what was done.
struct ActOrder {
  /// The day on which it happened.
  let day: Day
  let today: Day
  var note: String?
  var corrects: Int64?
  let staff: String
  /// The version of the case that the writer had read.
  var version: Int?

  /// Looks at what can be wrong with any act, before the case is read.
  ///
  /// - Parameter isConfirmed: whether the writer was asked about sensitive words and stands by what is written.
  /// - Returns: the marks that the act keeps of having been asked about.
  func check(_ act: some CaseAct, isConfirmed: Bool) throws -> [String: JSONValue] {
    guard day <= today else {
      throw ExplainedError.actRefused(
        Phrase("dagen \(day) har inte varit", "the day \(day) has not been"),
        fix: Phrase("ange dagen då det hände", "give the day on which it happened"))
    }
    return try (FreeText(note) + act.written).marks(isConfirmed: isConfirmed)
  }
}
