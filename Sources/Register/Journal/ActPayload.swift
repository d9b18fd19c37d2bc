import ActivityResponsibility
import Inspection
import PostgreSQL
import StrictJSON

/// What the journal says of an act, made of the act's stored row and nothing else, so that it can be made again.
///
/// Canonical JSON, written straight away: tens of thousands are made in a night. What the row has no value for is left
/// out.
struct ActPayload {
  let act: Int64
  let municipality: Int16
  let recordedAt: Moment
  private let row: Row
  private let column: Int

  /// - Parameter column: where the columns of `acts_to_enter` begin. - Returns: `nil` where the act or its case is gone.
  init?(_ row: Row, from column: Int = 0) {
    guard !row.isNull(column), !row.isNull(column + 1) else { return nil }
    act = row.int64(column)
    municipality = row.int16(column + 1)
    recordedAt = row.moment(column + 6)
    self.row = row
    self.column = column
  }

  /// The payload's bytes.
  ///
  /// - Parameter enteredAt: the entry's own time; told where the act is older than its entry.
  func bytes(enteredAt: Moment) -> [UInt8] {
    var text = "{\"act\":\(act)"
    add("assigned-to", 16, to: &text)
    text += ",\"case\":\(row.int64(column + 3))"
    add("channel", 8, to: &text)
    if let corrected = row.optionalInt64(column + 18) { text += ",\"corrects\":\(corrected)" }
    addDetails(to: &text)
    if enteredAt != recordedAt { text += ",\"entered-at\":\"\(enteredAt)\"" }
    addDay("happened-on", 5, to: &text)
    add("kind", 4, to: &text)
    text += ",\"municipality\":\"\(JournalLog(number: municipality))\""
    add("note", 17, to: &text)
    text += ",\"number\":\"\(row.number(column + 2).twelveDigits)\""
    add("occupation", 11, to: &text)
    addDay("occupation-from", 12, to: &text)
    addDay("occupation-until", 13, to: &text)
    if let reached = row.optionalBool(column + 10) { text += ",\"reached\":\(reached)" }
    add("reason", 15, to: &text)
    text += ",\"recorded-at\":\"\(recordedAt)\""
    add("recorded-by", 7, to: &text)
    add("result", 9, to: &text)
    add("told-by", 14, to: &text)
    text += "}"
    return Array(text.utf8)
  }

  private func add(_ key: String, _ offset: Int, to text: inout String) {
    guard let value = row.optionalText(column + offset) else { return }
    text += ",\"\(key)\":"
    JSONValue.quote(value, into: &text)
  }

  private func addDay(_ key: String, _ offset: Int, to text: inout String) {
    if let day = row.optionalDayValue(column + offset) { text += ",\"\(key)\":\"\(day)\"" }
  }

  /// As they are stored, which is canonical already; anything else is told as the text that it is.
  private func addDetails(to text: inout String) {
    guard let details = row.optionalText(column + 19) else { return }
    text += ",\"details\":"
    if let value = try? JSONValue(parsing: details), value.canonicalText.utf8.elementsEqual(details.utf8) {
      text += details
    } else {
      JSONValue.quote(details, into: &text)
    }
  }
}
