import ActivityResponsibility

/// Gives some of the youths their part in a story, and the schools the mistakes that belong to it.
///
/// In a region too small to have anyone for a part, that story is left out.
struct Script {
  private(set) var youths: [Youth]
  private(set) var faults: [Fault] = []
  private(set) var temporaryNumbers: [TemporaryNumber] = []
  private(set) var notices: [Notice] = []
  private(set) var stories: [Story] = []
  private var isTaken: [Bool]

  init(youths: [Youth]) {
    self.youths = youths
    isTaken = youths.map { _ in false }
    slip()
    truncatedRoll()
    lateSchool()
    temporaryNumber()
    rowMistakes()
    programmeChanged()
    declinedPlace()
    neverShown()
    noticeContradicted()
    noticeOfUnknownPerson()
    absence()
    markOnly()
  }

  // MARK: - What schools do to their files

  private mutating func slip() {
    let day = calendarDay(2025, 3, 3)
    let pupils = take(3) { $0.isPupil(at: 0, from: calendarDay(2024, 12, 1), through: calendarDay(2025, 6, 1)) }
    guard !pupils.isEmpty else { return }
    faults.append(Fault(source: Schedule.largeSchool, day: day, kind: .leavesOut(numbers(pupils))))
    tell(.slip, day, pupils)
  }

  private mutating func truncatedRoll() {
    let day = calendarDay(2025, 11, 3)
    faults.append(Fault(source: Schedule.truncatingSchool, day: day, kind: .keepsFirstHalfOnly))
    stories.append(Story(element: .truncatedRoll, day: day, municipality: nil, persons: []))
    stories.append(
      Story(element: .daylessRoll, day: calendarDay(2024, 8, 20), municipality: nil, persons: []))
  }

  private mutating func lateSchool() {
    let begin = SchoolCalendar.firstDay(year: 2025)
    let beginners = take(3) { youth in
      youth.spells.first.map { $0.school == 3 && $0.first == begin && $0.last > calendarDay(2025, 11, 1) } ?? false
        && youth.isSteady(through: calendarDay(2025, 11, 1))
    }
    guard !beginners.isEmpty else { return }
    tell(.lateSchool, calendarDay(2025, 9, 15), beginners)
  }

  private mutating func temporaryNumber() {
    let arrivals = calendarDay(2024, 11, 1)...calendarDay(2025, 11, 1)
    let newcomers = take(2) { youth in
      youth.birth.year <= 2008 && youth.firstRegistered.map(arrivals.contains) ?? false && youth.homes.count == 1
        && youth.protection == .none
    }
    for (order, index) in newcomers.enumerated() {
      let first = SchoolCalendar.firstDay(year: 2024) + 7
      youths[index].spells = [
        Spell(
          school: 4, study: .introductory, programme: "IMS", first: first,
          plannedLast: SchoolCalendar.lastDay(year: 2026),
          certificate: .gymnasieintyg)
      ]
      // Folkbokföring begins the home; a school learns the number some weeks later.
      let until = youths[index].homes[0].period.from + 25
      temporaryNumbers.append(
        TemporaryNumber(number: youths[index].number, letters: order == 0 ? "TF12" : "TF20", until: until))
      tell(.temporaryNumber, calendarDay(2024, 9, 2), [index])
    }
  }

  private mutating func rowMistakes() {
    let twice = calendarDay(2024, 10, 1)
    for index in take(1, where: { $0.isPupil(at: 2, from: twice, through: twice + 60) }) {
      faults.append(Fault(source: Schedule.carelessSchool, day: twice, kind: .repeatsRow(youths[index].number)))
      tell(.duplicateRow, twice, [index])
    }
    let opposed = calendarDay(2024, 11, 1)
    for index in take(1, where: { $0.isPupil(at: 2, from: opposed, through: opposed + 60) }) {
      faults.append(Fault(source: Schedule.carelessSchool, day: opposed, kind: .contradictsRow(youths[index].number)))
      tell(.contradictingRows, opposed, [index])
    }
    let impossible = calendarDay(2024, 12, 2)
    for index in take(1, where: { $0.isPupil(at: 5, from: impossible, through: impossible + 60) }) {
      faults.append(
        Fault(source: Schedule.badDaySchool, day: impossible, kind: .writesLastDay(youths[index].number, "2025-06-31")))
      tell(.badDay, impossible, [index])
    }
    let reversed = calendarDay(2025, 2, 3)
    for index in take(1, where: { $0.isPupil(at: 7, from: reversed, through: reversed + 60) }) {
      faults.append(
        Fault(source: Schedule.organiserOfTwo, day: reversed, kind: .writesLastDay(youths[index].number, "2021-06-11")))
      tell(.lastDayBeforeFirst, reversed, [index])
    }
  }

  // MARK: - Pupils whose studies the story decides

  private mutating func programmeChanged() {
    let on = calendarDay(2024, 10, 7)
    for index in take(1, where: { $0.isPupil(at: 0, from: on - 20, through: on + 200) && !$0.spells[0].isIntroductory })
    {
      youths[index].spells[0].changed = (on, youths[index].spells[0].programme == "TE" ? "SASAM" : "TE")
      tell(.programmeChanged, calendarDay(2024, 10, 15), [index])
    }
  }

  private mutating func declinedPlace() {
    let begin = SchoolCalendar.firstDay(year: 2025)
    let admitted = take(2) { youth in
      youth.spells.count == 1 && youth.spells[0].first == begin && youth.spells[0].school != 0
        && youth.isSteady(through: begin + 60)
    }
    for index in admitted {
      var declined = Spell(
        school: 0, study: .national, programme: "ES25", first: begin, plannedLast: SchoolCalendar.lastDay(year: 2028))
      declined.attendance = .declined
      youths[index].spells.append(declined)
    }
    if !admitted.isEmpty { tell(.declinedPlace, calendarDay(2025, 8, 4), admitted) }
  }

  private mutating func neverShown() {
    let begin = SchoolCalendar.firstDay(year: 2024)
    let told = calendarDay(2024, 8, 26)
    for index in take(2, where: { $0.isPupil(at: 0, from: begin, through: begin + 90) && $0.spells[0].first == begin })
    {
      youths[index].spells = [youths[index].spells[0]]
      youths[index].spells[0].attendance = .neverShown
      notices.append(notice(index, .notShown, told, school: 0, "Har inte kommit till skolan trots påminnelse"))
      tell(.neverShown, told, [index])
    }
  }

  private mutating func noticeContradicted() {
    let left = calendarDay(2025, 2, 14)
    for index in take(1, where: { $0.isPupil(at: 1, from: left - 60, through: left + 200) }) {
      youths[index].spells = [youths[index].spells[0]]
      youths[index].spells[0].leftOn = left
      youths[index].spells[0].ending = .reason("Studieavbrott")
      youths[index].spells[0].certificate = nil
      for day in [calendarDay(2025, 3, 3), calendarDay(2025, 4, 1)] {
        faults.append(Fault(source: Schedule.truncatingSchool, day: day, kind: .isStale(youths[index].number)))
      }
      notices.append(notice(index, .left, left, school: 1, "Avbrott på egen begäran"))
      tell(.noticeContradicted, calendarDay(2025, 3, 3), [index])
    }
  }

  private mutating func noticeOfUnknownPerson() {
    let known = Set(youths.map(\.number))
    let births = calendarDay(2006, 1, 1)..<calendarDay(2009, 1, 1)
    for offset in 0..<(births.upperBound - births.lowerBound) {
      let number = TestNumber.make(birth: births.lowerBound + offset, isWoman: true)
      guard !known.contains(number) else { continue }
      let day = calendarDay(2024, 10, 1)
      notices.append(Notice(number: number, event: .left, day: day - 3, school: 12, remark: "Flyttad elev?"))
      stories.append(Story(element: .noticeOfUnknownPerson, day: day, municipality: nil, persons: [number]))
      return
    }
  }

  // MARK: - Notices of absence, and a mark that comes alone

  private mutating func absence() {
    let days = [
      calendarDay(2024, 11, 1), calendarDay(2025, 2, 17), calendarDay(2025, 9, 15), calendarDay(2025, 11, 3),
      calendarDay(2026, 3, 2),
    ]
    for (order, day) in days.enumerated() {
      for school in [0, 2 + order % 2] {
        for index in take(2, where: { $0.isPupil(at: school, from: day - 20, through: day + 30) }) {
          let hours = 18 + 7 * order + school
          notices.append(
            notice(index, .absence, day, school: school, "Ogiltig frånvaro \(hours) timmar senaste månaden"))
          tell(.absence, day, [index])
        }
      }
    }
  }

  private mutating func markOnly() {
    let day = calendarDay(2024, 9, 16)
    let marked = take(1) { youth in
      youth.isSteady(through: day + 300) && youth.onlyHome?.municipality == Municipality.skaraborg[0].code
        && youth.spells.first?.covers(day) ?? false
    }
    for index in marked {
      youths[index].protection = .sekretessmarkering
      youths[index].protectedFrom = day - 4
      tell(.markOnly, day, [index])
    }
  }

  // MARK: - Casting

  /// Youths who fit a part and have none; those of the first municipality come first, so that its day's list has them.
  private mutating func take(_ count: Int, where fits: (Youth) -> Bool) -> [Int] {
    var found: [Int] = []
    let first = Municipality.skaraborg[0].code
    for isFirst in [true, false] {
      for index in youths.indices where found.count < count && !isTaken[index] {
        guard (youths[index].homes[0].municipality == first) == isFirst, fits(youths[index]) else { continue }
        isTaken[index] = true
        found.append(index)
      }
    }
    return found
  }

  private mutating func tell(_ element: StoryElement, _ day: Day, _ indices: [Int]) {
    let home = youths[indices[0]].home(on: day) ?? youths[indices[0]].homes[0]
    stories.append(Story(element: element, day: day, municipality: home.municipality, persons: numbers(indices)))
  }

  private func numbers(_ indices: [Int]) -> [IdentityNumber] { indices.map { youths[$0].number } }

  private func notice(_ index: Int, _ event: NoticeEvent, _ day: Day, school: Int, _ remark: String) -> Notice {
    Notice(number: youths[index].number, event: event, day: day, school: school, remark: remark)
  }
}

extension Youth {
  /// Whether nothing but studies happens to the person: one home throughout, no protection, not yet 20.
  func isSteady(through last: Day) -> Bool {
    guard let home = onlyHome, home.period.isOpen, home.period.from < Schedule.firstDay else { return false }
    return protection == .none && birth.adding(years: 20) > last
  }

  /// Whether the person's first studies are at a school for all of a period, and nothing else happens.
  func isPupil(at school: Int, from first: Day, through last: Day) -> Bool {
    guard let spell = spells.first, isSteady(through: last) else { return false }
    return spell.school == school && spell.covers(first) && spell.covers(last)
  }
}

extension Spell {
  var isIntroductory: Bool { study == .introductory }
}
