import ActivityResponsibility

/// Collects the notices of every night: those that the story tells, and those that schools without rolls, or with rolls
/// that have no days, owe the home municipality (skollagen 15 kap. 15 §).
struct NoticeBook {
  /// In the order of `Schedule.nights`.
  private(set) var byNight: [[Notice]]

  init(youths: [Youth], told: [Notice]) {
    byNight = Schedule.nights.map { _ in [] }
    for notice in told { add(notice, from: notice.day) }
    for youth in youths where !youth.isLeftOutOfRolls {
      for spell in youth.spells where spell.attendance == .came {
        let school = School.all[spell.school]
        if school.source == nil {
          owed(by: youth, spell, isAlone: true)
        } else if school.source?.givesDays == false {
          owed(by: youth, spell, isAlone: false)
        } else if youth.number.rawValue % 3 == 0 && told.allSatisfy({ $0.number != youth.number }) {
          // Some schools write as soon as a pupil leaves; their next roll says the same.
          left(youth, spell)
        }
      }
    }
    for index in byNight.indices {
      byNight[index].sort { ($0.number, $0.day, $0.event.rawValue) < ($1.number, $1.day, $1.event.rawValue) }
    }
  }

  /// - Parameter isAlone: whether notices are all that the school sends, so that starts and breaks need one too.
  private mutating func owed(by youth: Youth, _ spell: Spell, isAlone: Bool) {
    // A school tells the home municipality, so there must be one, and it must have the person in its file.
    let known = youth.homes[0].period.from
    guard
      let knownNight = Schedule.nights.first(where: { $0.population == .everyMunicipality && $0.day >= known })?.day,
      youth.home(on: knownNight) != nil, spell.last >= Schedule.firstDay
    else { return }
    if isAlone {
      add(
        Notice(number: youth.number, event: .started, day: spell.first, school: spell.school, remark: spell.programme),
        from: max(spell.first, knownNight))
    }
    guard spell.last <= Schedule.lastDay else { return }
    let event: NoticeEvent
    switch (spell.leftOn, spell.certificate) {
    case (nil, .gymnasieexamen): event = .completed
    case (nil, .studiebevis): event = .studiebevis
    default:
      guard isAlone else { return }
      event = .left
    }
    let reason = if case .reason(let text) = spell.ending { text } else { "" }
    add(
      Notice(number: youth.number, event: event, day: spell.last, school: spell.school, remark: reason),
      from: max(spell.last, knownNight))
  }

  private mutating func left(_ youth: Youth, _ spell: Spell) {
    guard let day = spell.leftOn, day > Schedule.firstDay, case .reason(let text) = spell.ending,
      youth.home(on: day) != nil, youth.homes[0].period.from < Schedule.firstDay
    else { return }
    add(Notice(number: youth.number, event: .left, day: day, school: spell.school, remark: text), from: day)
  }

  /// Lets a notice arrive on the first night from a day on; what is dated after the last night never does.
  private mutating func add(_ notice: Notice, from day: Day) {
    guard let index = Schedule.nights.firstIndex(where: { $0.day >= day }) else { return }
    byNight[index].append(notice)
  }
}
