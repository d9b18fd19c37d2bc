import ActivityResponsibility

/// One notice from a school to the home municipality.
struct Notice: Sendable {
  let number: IdentityNumber
  let event: NoticeEvent
  let day: Day
  /// An index into `School.all`.
  let school: Int
  let remark: String
}

/// Writes the notices that arrive on a day, in the form that `fullfolj` itself writes.
enum NoticeFile {
  static let headings = ["Personnummer", "Händelse", "Datum", "Skolenhetskod", "Huvudman", "Mottagen", "Anmärkning"]

  static let shape = FileShape(.utf8Marked)

  static func rows(_ notices: [Notice], received day: Day) -> [[String]] {
    [headings]
      + notices.map { notice in
        let school = School.all[notice.school]
        return [
          shape.numbers.text(notice.number), notice.event.word, notice.day.description, school.code.description,
          school.organiserName, day.description, notice.remark,
        ]
      }
  }
}
