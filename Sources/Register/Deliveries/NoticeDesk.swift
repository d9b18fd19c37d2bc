import ActivityResponsibility
import PostgreSQL
import SQLText

/// A school's notice about one pupil.
public struct Notice: Sendable {
  public let number: IdentityNumber
  public let unit: SchoolUnitCode
  public let event: NoticeEvent
  public let day: Day
  public let received: Day
  public let organiser: String?

  public init(
    number: IdentityNumber, unit: SchoolUnitCode, event: NoticeEvent, day: Day, received: Day, organiser: String?
  ) {
    self.number = number
    self.unit = unit
    self.event = event
    self.day = day
    self.received = received
    self.organiser = organiser
  }
}

/// What became of a notice.
enum NoticeFate: Equatable {
  case applied
  /// It fits nobody, or no spell: kept, and somebody has to ask.
  case unmatched
  /// Told before.
  case repeated
}

/// Lets one notice have its effect on the pupil's spells at the unit (coverage-rule, *Notices become enrolments too*).
struct NoticeDesk {
  let transaction: Transaction
  let stamp: Moment
  let source: StoredSource
  let delivery: Int64

  func take(_ notice: Notice, row: Int32) throws -> NoticeFate {
    let added = try transaction.query(
      Query.addNotice,
      [
        .int64(delivery), .int32(row), .number(notice.number), .unit(notice.unit), .int16(notice.event.rawValue),
        .day(notice.day), .day(notice.received), .text(notice.organiser),
      ])
    guard let id = added.first?.int64(0) else { return .repeated }
    guard try apply(notice, id, row) else {
      try ask(about: notice, id)
      try transaction.execute(
        Query.addFinding,
        [.int64(delivery), .int32(row), .null, .text("notice-unmatched"), .number(notice.number), .int64(id)])
      return .unmatched
    }
    try transaction.execute(Query.setNoticeState, [.int64(id), .text("applied"), .null, .null])
    // Had the school's system deleted the person, the school has now said what that meant.
    try transaction.settleDeletions(of: transaction.person(of: notice.number), why: "notice")
    return .applied
  }

  /// - Returns: whether the notice found what it speaks of.
  private func apply(_ notice: Notice, _ id: Int64, _ row: Int32) throws -> Bool {
    let person = try transaction.person(of: notice.number)
    guard try transaction.query(Query.isKnown, [person.parameter])[0].bool(0) else { return false }
    let spells = try transaction.query(
      Query.spellsOnTheDay, [person.parameter, .unit(notice.unit), .day(notice.day)])
    let covering = spells.filter { $0.bool(4) }
    switch notice.event {
    case .absence: try planForAbsence(notice, id)
    case .started:
      guard covering.isEmpty else { return true }
      try transaction.execute(
        Query.learnStartedSpell,
        [
          .number(notice.number), .unit(notice.unit), .day(notice.day), .int32(source.id), .int64(delivery),
          .int32(row), .moment(stamp),
        ])
    case .left:
      guard !covering.isEmpty else { return false }
      for spell in covering { try end(spell, until: notice.day.next, .left, id) }
    case .completed, .studiebevis:
      guard !covering.isEmpty else { return false }
      for spell in covering {
        try end(spell, until: notice.day.next, .planned, id)
        try learnQualification(notice, spell, row)
      }
    case .notShown:
      let shown = covering.isEmpty ? Array(spells.prefix(1)) : Array(covering)
      guard !shown.isEmpty else { return false }
      for spell in shown { try end(spell, until: spell.dayValue(1), .withdrawn, id) }
    }
    if notice.event != .absence {
      // The unit's rolls are compared spell by spell next time: digests know nothing of notices.
      try transaction.execute(Query.forgetUnitFingerprints, [.unit(notice.unit)])
    }
    return true
  }

  private func end(_ spell: Row, until: Day, _ ended: EndedBy, _ notice: Int64) throws {
    try transaction.execute(Query.unlearnSpell, [.int64(spell.int64(0)), .moment(stamp)])
    try transaction.execute(
      Query.learnSpellFromNotice,
      [.int64(spell.int64(0)), .day(until), .int16(ended.rawValue), .int64(notice), .moment(stamp)])
  }

  private func learnQualification(_ notice: Notice, _ spell: Row, _ row: Int32) throws {
    let isAdapted = SchoolForm(rawValue: spell.int16(3)) == .adaptedGymnasium
    let kind: QualificationKind =
      notice.event == .studiebevis ? .studiebevis : isAdapted ? .adaptedCertificate : .gymnasieexamen
    try transaction.execute(
      Query.learnQualification,
      [
        .number(notice.number), .int16(kind.rawValue), .day(notice.day), .int32(source.id), .unit(notice.unit),
        .day(spell.dayValue(1)), .int64(delivery), .int32(row), .moment(stamp),
      ])
  }

  /// The pupil is enrolled and not covered: a follow-up of its own, apart from the register.
  private func planForAbsence(_ notice: Notice, _ id: Int64) throws {
    try plan(.absence, "absence", notice, id)
  }

  private func ask(about notice: Notice, _ id: Int64) throws {
    try plan(.askAboutNotice, notice.event.code, notice, id)
  }

  private func plan(_ kind: FollowUpKind, _ why: String, _ notice: Notice, _ id: Int64) throws {
    let due = WorkingDays.adding(5, to: notice.received)
    let person = try transaction.person(of: notice.number)
    for row in try transaction.query(Query.municipalitiesOf, [person.parameter, .day(notice.day)]) {
      try transaction.plan(
        PlannedFollowUp(kind, due: due, why: why, anchor: "notice \(id)"), notice.number, row.municipality(0), case: nil
      )
    }
  }
}
