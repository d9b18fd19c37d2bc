import ActivityResponsibility

/// Makes the region's youths, each with a birth date, a name and the homes of a life.
struct People {
  private var random: RandomNumbers
  private let window: ClosedRange<Day>

  init(seed: UInt64, window: ClosedRange<Day>) {
    random = RandomNumbers(seed: seed, purpose: 1)
    self.window = window
  }

  /// The youths, by identity number.
  ///
  /// - Parameter counts: how many of each municipality, in the order of `Municipality.skaraborg`.
  mutating func make(counts: [Int]) -> [Youth] {
    let first = calendarDay(2005, 1, 1)
    let days = calendarDay(2010, 12, 31) - first + 1
    var births = (0..<(days * 2)).map { (day: first + $0 / 2, isWoman: $0 % 2 == 0) }
    random.shuffle(&births)
    var youths: [Youth] = []
    for (index, count) in counts.enumerated() {
      for _ in 0..<count {
        guard let birth = births.popLast() else { break }
        youths.append(youth(birth: birth.day, isWoman: birth.isWoman, homeIndex: index))
      }
    }
    return youths.sorted { $0.number < $1.number }
  }

  private mutating func youth(birth: Day, isWoman: Bool, homeIndex: Int) -> Youth {
    let isFromElsewhere = random.happens(perMille: 150)
    let given: [String]
    switch (isWoman, isFromElsewhere) {
    case (true, false): given = Names.women
    case (true, true): given = Names.womenFromElsewhere
    case (false, false): given = Names.men
    case (false, true): given = Names.menFromElsewhere
    }
    let families = isFromElsewhere ? Names.familiesFromElsewhere : Names.families
    let arrival = isFromElsewhere && random.happens(perMille: 380) ? lateArrival(birth) : nil
    var youth = Youth(
      number: TestNumber.make(birth: birth, isWoman: isWoman), birth: birth, isWoman: isWoman,
      givenName: random.pick(given), familyName: random.pick(families),
      address: "\(random.pick(Names.streets)) \(random.from(1...84))", homes: [], firstRegistered: arrival, spells: [])
    youth.homes = homes(birth: birth, arrival: arrival, homeIndex: homeIndex)
    if random.happens(perMille: 14) {
      youth.protection = random.happens(perMille: 750) ? .sekretessmarkering : .skyddadFolkbokforing
      let isOld = random.happens(perMille: 500)
      youth.protectedFrom =
        isOld ? window.lowerBound - random.from(30...500) : window.lowerBound + random.from(30...700)
      youth.isLeftOutOfRolls = random.happens(perMille: 500)
    }
    return youth
  }

  /// A first registration in Sweden after the compulsory years, or shortly before their end.
  private mutating func lateArrival(_ birth: Day) -> Day { birth.adding(years: 16) + random.from(-120...700) }

  private mutating func homes(birth: Day, arrival: Day?, homeIndex: Int) -> [Home] {
    var from = arrival ?? birth
    if arrival == nil && random.happens(perMille: 300) { from = birth + random.from(300...4800) }
    let draw = random.below(1000)
    let moment = window.lowerBound + random.from(40...(window.upperBound - window.lowerBound - 20))
    if draw < 30 && arrival == nil {
      // Moves into the region while the files run.
      return [home(homeIndex, DayRange(from: moment, until: nil))]
    }
    if draw < 70 && moment > from + 60 {
      return [home(homeIndex, DayRange(from: from, until: moment))]
    }
    if draw < 140 && moment > from + 60 {
      let other = (homeIndex + random.from(1...14)) % Municipality.skaraborg.count
      return [
        home(homeIndex, DayRange(from: from, until: moment)), home(other, DayRange(from: moment, until: nil)),
      ]
    }
    return [home(homeIndex, DayRange(from: from, until: nil))]
  }

  private mutating func home(_ index: Int, _ period: DayRange) -> Home {
    let municipality = Municipality.skaraborg[index]
    return Home(
      municipality: municipality.code, town: municipality.town,
      postalCode: "\(municipality.postalArea) \(random.from(30...94))", period: period)
  }
}
