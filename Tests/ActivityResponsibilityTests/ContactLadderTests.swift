import ActivityResponsibility
import Testing

/// Who is tried how often, by what, and how long is waited.
struct ContactLadderTests {
  private func ladder(_ text: String) -> FollowUpPolicy {
    var policy = FollowUpPolicy()
    policy.rungs = text.split(separator: ",").compactMap { ContactRung($0) }
    return policy
  }

  /// The channels that come one after another when nobody ever answers.
  private func sequence(_ policy: FollowUpPolicy, age: Int = 16, count: Int) -> [ContactChannel] {
    var tried: [ContactChannel] = []
    for _ in 0..<count { tried.append(policy.nextRung(tried: tried, age: age).channel) }
    return tried
  }

  @Test func `a rung is read and written the shortest way`() {
    for text in ["phone", "phone*3", "phone/2", "phone*3/2", "home-visit/0"] {
      #expect(ContactRung(text)?.text == text)
    }
    #expect(ContactRung("letter*1")?.text == "letter")
    #expect(ContactRung("phone*3/2") == ContactRung(.phone, attempts: 3, interval: 2))
  }

  @Test(arguments: [
    "", "pigeon", "phone*", "phone*0", "phone*21", "phone/", "phone/367", "phone/-1", "phone*x", "school",
  ])
  func `what is no rung is refused`(text: String) { #expect(ContactRung(text) == nil) }

  @Test func `each rung is tried as often as the routine says, and then the ladder begins again`() {
    #expect(
      sequence(ladder("letter,phone*2,home-visit"), count: 6)
        == [.letter, .phone, .phone, .homeVisit, .letter, .phone])
    #expect(
      sequence(FollowUpPolicy(), count: 7) == [.letter, .text, .phone, .guardian, .homeVisit, .letter, .text])
    #expect(sequence(FollowUpPolicy(), age: 18, count: 5) == [.letter, .text, .phone, .homeVisit, .letter])
  }

  @Test func `a rung that has been tried out of turn is not tried again before the others`() {
    let policy = ladder("letter,text,phone,home-visit")
    #expect(policy.nextRung(tried: [.phone, .letter], age: 16).channel == .text)
    #expect(policy.nextRung(tried: [.phone, .letter, .text], age: 16).channel == .homeVisit)
    #expect(policy.nextRung(tried: [.letter, .text, .email], age: 16).channel == .phone)
  }

  @Test func `nothing tried begins at the first, and a rung begun is finished`() {
    let policy = ladder("phone*3,letter")
    #expect(policy.nextRung(tried: [], age: 16).channel == .phone)
    #expect(policy.nextRung(tried: [.phone, .phone], age: 16).channel == .phone)
    #expect(policy.nextRung(tried: [.phone, .phone, .phone], age: 16).channel == .letter)
  }

  @Test func `the municipality may stop asking guardians earlier`() {
    var policy = FollowUpPolicy()
    policy.guardianUnder = 16
    #expect(policy.rung(after: .phone, age: 15) == .guardian)
    #expect(policy.rung(after: .phone, age: 16) == .homeVisit)
  }

  private func next(_ policy: FollowUpPolicy, _ channel: ContactChannel, visit: Day? = nil) -> [String] {
    policy.after(
      channel, .noAnswer, act: 9, case: 4, on: date("2026-03-16"), age: 16, isMapped: false, knowsOccupation: false,
      visit: visit
    ).map { "\($0.kind.rawValue) \($0.due) \($0.why)" }
  }

  @Test func `how long is waited is the rung's own, else the common one`() {
    let policy = ladder("letter/10,phone/1,text")
    #expect(next(policy, .letter) == ["contact 2026-03-30 not-reached:phone"])
    #expect(next(policy, .phone) == ["contact 2026-03-17 not-reached:text"])
    #expect(next(policy, .text) == ["contact 2026-03-23 not-reached:letter"])
  }

  @Test func `a visit that must be announced leaves time for it`() {
    var policy = ladder("phone/1,home-visit")
    #expect(next(policy, .phone) == ["contact 2026-03-17 not-reached:home-visit"])
    policy.homeVisitNotice = 7
    #expect(next(policy, .phone) == ["contact 2026-03-23 not-reached:home-visit"])
    #expect(next(policy, .letter, visit: date("2026-03-25")) == ["contact 2026-03-25 visit-announced"])
  }

  @Test func `a load is cases, those never reached and what is overdue, by their weights`() {
    var weights = LoadWeights()
    #expect(weights.load(cases: 10, neverReached: 4, late: 3) == 27)
    (weights.open, weights.unreached, weights.overdue) = (1, 0, 5)
    #expect(weights.load(cases: 10, neverReached: 4, late: 3) == 25)
  }

  @Test(arguments: [
    ("2026-01-01", "2026-W01"), ("2027-01-01", "2026-W53"), ("2024-12-30", "2025-W01"), ("2026-11-22", "2026-W47"),
    ("2021-01-03", "2020-W53"), ("2023-01-01", "2022-W52"),
  ])
  func `weeks are counted as Swedish calendars do`(day: String, week: String) {
    #expect(Week(of: date(day)).description == week)
    #expect(Week(of: date(day)).monday.weekday == 1)
  }
}
