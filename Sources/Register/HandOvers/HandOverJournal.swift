import ActivityResponsibility
import Inspection
import PostgreSQL
import StrictJSON

// What the journal is told of hand-overs beside the acts.

extension Transaction {
  /// Enters a signed file, by its digest, in the log of the municipality that signed it or took it in: with the file,
  /// the entry shows that it is this one, and by when.
  ///
  /// - Parameter what: `signed` or `received`.
  func enter(
    handOverFile note: String, of name: HandOverName, what: String, in municipality: MunicipalityCode, by staff: String
  ) {
    journal.add(
      "hand-over-file",
      [
        "hand-over": .text(name.description), "how": .text(what),
        "digest": .optional(HandOverNote.digest(of: note)), "by": .text(staff),
      ], to: [JournalLog(municipality)])
  }

  /// Enters a municipality's routine of hand-overs from a day on.
  func enter(_ policy: HandOverPolicy, of municipality: MunicipalityCode, from day: Day, by staff: String) {
    journal.add(
      "hand-over-routine",
      [
        "holds-from": .text(day.description), "answer-within": .whole(Int64(policy.answerWithin)),
        "attendance-within": .whole(Int64(policy.attendanceWithin)), "alarm-after": .whole(Int64(policy.alarmAfter)),
        "alarm-within": .whole(Int64(policy.alarmWithin)), "by": .text(staff),
      ], to: [JournalLog(municipality)])
  }
}
