import ActivityResponsibility

/// Draws the studies of a life: who begins where, who leaves and how, who comes back, who gets a certificate.
struct LifeCourse {
  private var random: RandomNumbers
  private let lastDay: Day

  /// - Parameter lastDay: the last day of the region's files; nothing that begins after it is drawn.
  init(seed: UInt64, lastDay: Day) {
    random = RandomNumbers(seed: seed, purpose: 2)
    self.lastDay = lastDay
  }

  mutating func studies(of youth: Youth) -> [Spell] {
    guard !random.happens(perMille: youth.firstRegistered == nil ? 22 : 250) else { return [] }
    var begin = SchoolCalendar.firstDay(year: youth.birth.year + 16)
    var study: Study = pickFirstStudy(isNew: youth.firstRegistered != nil)
    if let arrival = youth.firstRegistered, arrival + 20 > begin {
      begin = SchoolCalendar.inTerm(arrival + random.from(20...60))
    } else if random.happens(perMille: 25) {
      begin = SchoolCalendar.firstDay(year: youth.birth.year + 17)
    }
    var yearsLeft = study.years
    var spells: [Spell] = []
    while begin <= lastDay && spells.count < 6 {
      guard let spell = spell(study, of: youth, from: begin, years: yearsLeft, avoiding: spells.last?.school) else {
        break
      }
      spells.append(spell)
      guard let next = next(after: spell, yearsLeft: yearsLeft, youth: youth) else { break }
      (begin, study, yearsLeft) = next
    }
    return spells
  }

  private mutating func pickFirstStudy(isNew: Bool) -> Study {
    if isNew { return .introductory }
    let draw = random.below(1000)
    return draw < 800 ? .national : draw < 965 ? .introductory : .adapted
  }

  /// One spell, with its end.
  private mutating func spell(
    _ study: Study, of youth: Youth, from begin: Day, years: Int, avoiding last: Int?
  ) -> Spell? {
    let home = youth.home(on: begin) ?? youth.homes[0]
    let weights = School.all.enumerated().map { index, school -> Int in
      guard let draw = school.draws[study], school.openedIn <= begin.year, index != last || study != .national else {
        return 0
      }
      return draw * (school.municipality == home.municipality ? 7 : 1)
    }
    guard weights.contains(where: { $0 > 0 }) else { return nil }
    let school = random.pick(weights: weights)
    var spell = Spell(
      school: school, study: study, programme: programme(study, at: School.all[school], from: begin), first: begin,
      plannedLast: SchoolCalendar.end(ofYears: years, from: begin))
    if leaves(spell, years: years) { return leaving(spell) }
    switch study {
    case .national: spell.certificate = random.happens(perMille: 860) ? .gymnasieexamen : .studiebevis
    case .introductory: spell.certificate = .gymnasieintyg
    case .adapted: spell.certificate = .adaptedCertificate
    case .folkHighSchool: break
    }
    return spell
  }

  private mutating func leaves(_ spell: Spell, years: Int) -> Bool {
    guard spell.plannedLast - spell.first > 120 else { return false }
    switch spell.study {
    case .national: return random.happens(perMille: 60 * years)
    case .introductory: return random.happens(perMille: 120)
    case .adapted: return random.happens(perMille: 40)
    case .folkHighSchool: return random.happens(perMille: 250)
    }
  }

  /// The spell ended on some school day before its plan, told in one of three ways.
  private mutating func leaving(_ spell: Spell) -> Spell {
    var spell = spell
    let drawn = spell.first + random.from(30...(spell.plannedLast - spell.first - 40))
    let (year, month, day) = drawn.parts
    let isSummer = (month == 6 && day > 8) || month == 7 || (month == 8 && day < 25)
    spell.leftOn = isSummer ? calendarDay(year, 9, random.from(1...28)) : drawn
    switch random.below(100) {
    case ..<40:
      spell.ending = .reason(random.pick(["Studieavbrott", "Avbrott på egen begäran", "Hög frånvaro", "Flyttat"]))
    case ..<62: spell.ending = .withoutReason
    default: spell.ending = .vanishes
    }
    return spell
  }

  private mutating func programme(_ study: Study, at school: School, from begin: Day) -> String {
    switch study {
    case .folkHighSchool: return ""
    case .introductory: return random.pick(["IMS", "IMS", "IMV", "IMA", "IMYRK"])
    case .adapted: return random.pick(school.programmes)
    case .national:
      let code = random.pick(school.programmes)
      // The reformed programmes (Gy25) are written with 25 after the programme's two letters.
      let isReformed = begin >= calendarDay(2025, 7, 1) && code != "IB001"
      return isReformed ? code.prefix(2) + "25" + code.dropFirst(2) : code
    }
  }

  /// What follows a spell: when, what kind, and how many years of it are left.
  private mutating func next(after spell: Spell, yearsLeft: Int, youth: Youth) -> (Day, Study, Int)? {
    let isAdultThen = youth.birth.adding(years: 18) + 200 < spell.last
    if spell.leftOn != nil {
      let draw = random.below(100)
      let isAlmostNew = spell.last - spell.first < 250
      let years = spell.study == .national && !isAlmostNew ? max(1, yearsLeft - 1) : yearsLeft
      if draw < 18 && spell.study == .national {
        return (SchoolCalendar.inTerm(spell.last + 1), .national, years)
      }
      if draw < 52 { return (SchoolCalendar.inTerm(spell.last + random.from(30...250)), spell.study, years) }
      if draw < 66 && isAdultThen {
        return (SchoolCalendar.inTerm(spell.last + random.from(40...200)), .folkHighSchool, 1)
      }
      return nil
    }
    let autumn = SchoolCalendar.firstDay(year: spell.last.year)
    switch spell.study {
    case .introductory:
      let draw = random.below(100)
      if draw < 60 { return (autumn, .national, 3) }
      return draw < 80 ? (autumn, .introductory, 1) : nil
    case .national where spell.certificate == .studiebevis:
      return random.happens(perMille: 250) ? (autumn + 3, .folkHighSchool, 1) : nil
    default: return nil
    }
  }
}
