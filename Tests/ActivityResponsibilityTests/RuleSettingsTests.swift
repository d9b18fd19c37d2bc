import ActivityResponsibility
import Testing

@Test func `a day of any year is written as month and day`() throws {
  let day = try #require(MonthDay("09-05"))
  #expect(day.month == 9 && day.day == 5 && day.description == "09-05")
  #expect(day.of(year: 2026) == date("2026-09-05"))
}

@Test(arguments: ["", "9-5", "02-29", "13-01", "06-31", "00-10", "2026-09-05", "09/05", "0905", " 9-05"])
func `what is not a day of every year is no such day`(text: String) {
  #expect(MonthDay(text) == nil)
}

@Test func `the defaults are those of the rule's page`() {
  let settings = RuleSettings()
  #expect(settings.autumnDay.description == "09-15" && settings.summerFrom.description == "06-01")
  #expect(settings.admittedWithin == 45)
}

@Test func `each version of the settings holds from its day until the next`() {
  let later = setting(from: "2026-02-01", admittedWithin: 20)
  let earlier = setting(from: "2025-02-01", admittedWithin: 10)
  for history in [SettingsHistory([earlier, later]), SettingsHistory([later, earlier])] {
    #expect(history.settings(on: date("2025-01-31")) == RuleSettings())
    #expect(history.settings(on: date("2025-02-01")).admittedWithin == 10)
    #expect(history.settings(on: date("2026-01-31")).admittedWithin == 10)
    #expect(history.settings(on: date("2026-02-01")).admittedWithin == 20)
  }
  #expect(SettingsHistory().settings(on: date("2026-02-01")) == RuleSettings())
}

@Test func `two histories are the same where they say the same, whatever order they were told in`() {
  let one = setting(from: "2025-02-01", admittedWithin: 10)
  let other = setting(from: "2026-02-01", admittedWithin: 20)
  #expect(SettingsHistory([one, other]) == SettingsHistory([other, one]))
  #expect(SettingsHistory([one, other]).hashValue == SettingsHistory([other, one]).hashValue)
  #expect(SettingsHistory([one]) != SettingsHistory([one, other]))
  #expect(SettingsHistory([one]) != SettingsHistory([setting(from: "2025-02-01", admittedWithin: 11)]))
  #expect(SettingsHistory([one]) != SettingsHistory([setting(from: "2025-02-02", admittedWithin: 10)]))
}
