import ActivityResponsibility
import FileBuilding
import PostgreSQL
import Register
import TestSupport

/// Something that happens to a register.
enum Step {
  case population(Population)
  case roll(Roll)
  case notices(NoticeSheet)
  /// Decides against one of the notices, by its place among all.
  case withdraw(Int)
  case acceptHeld
  case rejectHeld
  case decide(CoverageDecision, TestPerson, Day)
  case set(autumnDay: MonthDay, admittedWithin: Int, from: Day)
  case act(Deed, TestPerson, Day)
  case night(Day)
}

extension Step: CustomStringConvertible {
  /// What a failure tells: for a file its day, scope and rows.
  var description: String {
    switch self {
    case .population(let file): "population \(file.asOf) complete \(file.isComplete)\n\(file.text)"
    case .roll(let roll): "roll \(roll.source) \(roll.scope) \(roll.asOf) complete \(roll.isComplete)\n\(roll.text)"
    case .notices(let sheet): "notices \(sheet.received)\n\(sheet.text)"
    case .withdraw(let place): "withdraw \(place)"
    case .acceptHeld: "accept"
    case .rejectHeld: "reject"
    case .decide(let decision, let person, let day): "decide \(decision) \(person.digits) \(day)"
    case .set(let autumnDay, let admittedWithin, let from): "set \(autumnDay) \(admittedWithin) \(from)"
    case .act(let deed, let person, let day): "act \(deed) \(person.digits) \(day)"
    case .night(let day): "night \(day)"
    }
  }
}

extension TestDatabase {
  /// Lets the step happen. - Returns: what came of it, as text: the verdict and counts, or the error's code.
  @discardableResult
  func happen(_ step: Step, isFull: Bool = false) throws -> String {
    do {
      return try outcome(of: step, isFull: isFull)
    } catch let error as ExplainedError {
      return error.code.rawValue
    }
  }

  private func outcome(of step: Step, isFull: Bool) throws -> String {
    switch step {
    case .population(let file): return Self.text(try take(file))
    case .roll(let roll): return Self.text(try take(roll))
    case .notices(let sheet): return Self.text(try take(sheet))
    case .withdraw(let place):
      let notices = try connection.notices(state: nil)
      guard !notices.isEmpty else { return "none" }
      try connection.withdrawNotice(notices[place % notices.count].id, why: "test", by: "test")
    case .acceptHeld:
      guard let held = try heldRoll() else { return "none" }
      return Self.text(try connection.acceptRoll(held, by: "test"))
    case .rejectHeld:
      guard let held = try heldRoll() else { return "none" }
      try connection.rejectRoll(held, why: "test", by: "test")
    case .decide(let decision, let person, let day):
      try connection.decide(decision, about: person.number, on: day, by: "test")
    case .set(let autumnDay, let admittedWithin, let from):
      _ = try connection.set(
        municipality: "1496", from: from, autumnDay: autumnDay, summerFrom: nil, admittedWithin: admittedWithin,
        by: "test")
    case .act(let deed, let person, let day):
      _ = try connection.record(deed, of: person.number, municipality: "1496", on: day, today: day, by: "test")
    case .night(let day):
      // How many were decided is what differs between a full night and another.
      return try reconcile(day, isFull: isFull).map { "\($0.municipality) \($0.opened) \($0.closed) \($0.followUps)" }
        .joined(separator: ", ")
    }
    return "done"
  }

  private func heldRoll() throws -> Int64? {
    try connection.deliveries(.roll).first { $0.verdict == .held }?.id
  }

  private static func text(_ result: ImportResult) -> String {
    "\(result.verdict) \(result.counts) repeat \(result.isRepeat) remarks \(result.remarks)"
  }
}

/// Makes up what happens: a small world of pupils and schools in which the files of one day are like those of the day
/// before, with a few things changed, as in life.
struct HistoryMaker {
  var random: SeededNumbers
  var day: Day
  let people: [TestPerson]
  private var rows: [String: [Pupil]] = [:]
  private var residents: [TestPerson]

  static let organiser: RollScope = "organiser:2120001710"
  static let units = ["11111111", "22222222"]
  static let lonelyUnit = "33333333"

  init(seed: UInt64, people count: Int = 9, from day: Day = "2024-07-20") {
    random = SeededNumbers(seed: seed)
    self.day = day
    people = (0..<count).map { .pupil($0 * 37) }
    residents = people
    for unit in Self.units + [Self.lonelyUnit] {
      rows[unit] = people.filter { _ in random.chance(40) }.map { Pupil($0, from: day + 30, unit: unit) }
    }
  }

  /// The next file or notice.
  mutating func delivery() -> Step {
    switch random.number(0...99) {
    case ..<60: return .roll(roll())
    case ..<80: return .notices(notices())
    case ..<88: return .withdraw(random.number(0...20))
    case ..<94: return .acceptHeld
    default: return .rejectHeld
    }
  }

  /// The next of whatever can happen, nights and decisions too.
  mutating func anything() -> Step {
    let person = random.one(of: people)
    switch random.number(0...99) {
    case ..<35: return delivery()
    case ..<50: return .population(population())
    case ..<58: return .decide(decision(about: person), person, day)
    case ..<62:
      return .set(
        autumnDay: random.one(of: ["09-15", "09-01", "10-01"].compactMap { MonthDay($0) }),
        admittedWithin: random.number(0...90), from: day + random.number(-40...40))
    case ..<72: return .act(deed(), person, day)
    default: return .night(day + (random.chance(25) ? -random.number(0...60) : random.number(0...20)))
    }
  }

  mutating func roll() -> Roll {
    day = day + random.number(0...25)
    let isComplete = random.chance(75)
    switch random.number(0...2) {
    case 0:
      for unit in Self.units { change(unit) }
      let pupils = Self.units.flatMap { rows[$0] ?? [] }
      return Roll(day, spoilt(pupils), scope: Self.organiser, isComplete: isComplete, source: "gymnasiet")
    case 1:
      let unit = random.one(of: Self.units)
      change(unit)
      return Roll(
        day, spoilt(rows[unit] ?? []), scope: RollScope(stringLiteral: "unit:\(unit)"), isComplete: isComplete,
        source: "gymnasiet")
    default:
      change(Self.lonelyUnit)
      return Roll(
        day, spoilt(rows[Self.lonelyUnit] ?? []), scope: RollScope(stringLiteral: "unit:\(Self.lonelyUnit)"),
        isComplete: isComplete, source: "friskolan")
    }
  }

  /// Changes a few of a unit's rows, for good.
  private mutating func change(_ unit: String) {
    var list = rows[unit] ?? []
    for _ in 0..<random.number(0...2) where !list.isEmpty {
      let index = random.number(0...(list.count - 1))
      switch random.number(0...8) {
      case 0, 1: list.remove(at: index)
      case 2: list[index].programme = random.one(of: ["NANAT", "EKEKO", "IMS", "TETEK"])
      case 3: list[index].last = day + random.number(-40...200)
      case 4: list[index].last = nil
      case 5: list[index].leavingReason = list[index].leavingReason.isEmpty ? "Avbrott" : ""
      case 6: list[index].certificate = random.one(of: ["", "E", "Z", "G"])
      case 7: list[index].from = random.chance(50) ? nil : day + random.number(-60...60)
      default: list[index].mark = random.one(of: ["", "J", "S"])
      }
    }
    for _ in 0..<random.number(0...1) {
      list.append(
        Pupil(
          random.one(of: people), from: random.chance(70) ? day + random.number(-60...60) : nil,
          programme: random.one(of: ["NANAT", "IMS"]), form: random.chance(15) ? "FHS" : "", unit: unit))
    }
    rows[unit] = list
  }

  /// The rows with what goes wrong in one file: bad cells, rows said twice, rows that disagree.
  private mutating func spoilt(_ pupils: [Pupil]) -> [Pupil] {
    var pupils = pupils
    for index in pupils.indices {
      if random.chance(4) { pupils[index].writtenLast = "i juni" }
      if random.chance(4) { pupils.append(pupils[index]) }
      if random.chance(3) {
        var other = pupils[index]
        other.programme = "SASAM"
        pupils.append(other)
      }
      if random.chance(2) {
        var other = pupils[index]
        other.from = nil
        pupils.append(other)
      }
      if random.chance(1) {
        var other = pupils[index]
        other.unit = "44444444"
        pupils.append(other)
      }
    }
    if random.chance(25) { pupils.shuffle(using: &random) }
    return pupils
  }

  private mutating func notices() -> NoticeSheet {
    NoticeSheet(
      day,
      (0..<random.number(1...2)).map { _ in
        NoticeSheet.Line(
          random.one(of: people), random.one(of: NoticeEvent.allCases), day + random.number(-30...10),
          unit: SchoolUnitCode(stringLiteral: random.one(of: Self.units + [Self.lonelyUnit])))
      })
  }

  mutating func population() -> Population {
    day = day + random.number(0...15)
    if random.chance(40), residents.count > 3 { residents.remove(at: random.number(0...(residents.count - 1))) }
    if random.chance(50) { residents.append(random.one(of: people)) }
    var seen: Set<TestPerson> = []
    let rows = residents.filter { seen.insert($0).inserted }.map { person in
      if random.chance(4) { return Resident.markOnly(person, "J") }
      return Resident(
        person, since: random.chance(70) ? "2015-01-01" : nil,
        immigrated: random.chance(3) ? day - random.number(0...200) : nil,
        deregistered: random.chance(3) ? day - random.number(0...10) : nil, mark: random.chance(6) ? "J" : "",
        writtenSince: random.chance(3) ? "i våras" : nil)
    }
    return Population(day, rows, isComplete: random.chance(80))
  }

  private mutating func decision(about person: TestPerson) -> CoverageDecision {
    switch random.number(0...3) {
    case 0:
      let known = rows.values.flatMap { $0 }.first { $0.person == person && $0.from != nil }
      guard let unit = known?.unit, let from = known?.from else { return .notStudying }
      return .equivalence(
        unit: SchoolUnitCode(stringLiteral: unit), firstDay: from, isEquivalent: random.chance(50), why: "test")
    case 1: return .completedElsewhere(why: "test")
    case 2: return .notStudying
    default: return .schoolingEnds(lastDay: day + random.number(-100...100), why: "test")
    }
  }

  private mutating func deed() -> Deed {
    switch random.number(0...5) {
    case 0: .contact(random.one(of: ContactChannel.allCases), random.one(of: ContactResult.allCases), occupation: nil)
    case 1: .occupation(Occupation(code: "work", from: day))
    case 2: .mapping
    case 3: .note
    case 4: .close(reason: "turned-20")
    default: .reopen(reason: "mistake")
    }
  }
}
