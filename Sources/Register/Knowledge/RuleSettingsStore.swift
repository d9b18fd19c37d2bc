import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// One version of a municipality's settings, as stored.
public struct StoredSettings: Sendable {
  public let from: Day
  public let settings: RuleSettings
}

extension Transaction {
  /// A municipality's settings over time, by what was known at a time.
  func settingsHistory(of municipality: MunicipalityCode, knownAt known: Moment) throws -> SettingsHistory {
    let rows = try query(Query.ruleSettings, [.municipality(municipality), .moment(known)])
    return SettingsHistory(
      rows.map { row in
        var settings = RuleSettings()
        // Checked when they were set; a default stands in for what an older program could have written.
        settings.autumnDay = MonthDay(row.text(2)) ?? settings.autumnDay
        settings.summerFrom = MonthDay(row.text(3)) ?? settings.summerFrom
        settings.admittedWithin = row.int(4)
        return (from: row.dayValue(1), settings: settings, id: row.int64(0))
      })
  }
}

extension Connection {
  /// The rule for a municipality with its settings, as of now.
  public func settings(of municipality: MunicipalityCode, on day: Day) throws -> RuleSettings {
    try transaction(.readOnlySnapshot) { try $0.settingsHistory(of: municipality, knownAt: .now).settings(on: day) }
  }

  /// Sets what holds for a municipality from a day on; what is not given stays as it was on that day.
  public func set(
    municipality: MunicipalityCode, from day: Day, autumnDay: MonthDay?, summerFrom: MonthDay?, admittedWithin: Int?,
    by staff: String
  ) throws -> RuleSettings {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      var settings = try transaction.settingsHistory(of: municipality, knownAt: .now).settings(on: day)
      settings.autumnDay = autumnDay ?? settings.autumnDay
      settings.summerFrom = summerFrom ?? settings.summerFrom
      settings.admittedWithin = admittedWithin ?? settings.admittedWithin
      try transaction.execute(Query.unlearnSetting, [.municipality(municipality), .day(day), .moment(stamp)])
      try transaction.execute(
        Query.learnSetting,
        [
          .municipality(municipality), .day(day), .text(settings.autumnDay.description),
          .text(settings.summerFrom.description), .int32(Int32(settings.admittedWithin)), .text(staff), .moment(stamp),
        ])
      transaction.journal.add(
        "rule-settings",
        [
          "from": .text(day.description), "autumn-day": .text(settings.autumnDay.description),
          "summer-from": .text(settings.summerFrom.description),
          "admitted-within": .whole(Int64(settings.admittedWithin)),
          "by": .text(staff),
        ], to: [JournalLog(municipality)])
      return settings
    }
  }
}
