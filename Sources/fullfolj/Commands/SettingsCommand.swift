import ActivityResponsibility
import ArgumentParser
import Register

/// What a municipality has set: about the rule, and about its routine.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: said("Kommunens inställningar och rutin.", "The municipality's settings and routine."),
    discussion: said(
      "Exempel: fullfolj settings show --municipality 1496", "Example: fullfolj settings show --municipality 1496"),
    subcommands: [Show.self, Set.self, SettingsRoutineCommand.self, SettingsReportsCommand.self, HandOverSettings.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar vad som gäller en dag.", "Shows what holds on a day."),
      discussion: said(
        "Exempel: fullfolj settings show --municipality 1496", "Example: fullfolj settings show --municipality 1496"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let day = try date ?? connection.today()
      let settings = try connection.settings(of: municipality, on: day)
      let policy = try connection.followUpPolicy(of: municipality, on: day)
      let handOvers = try connection.handOverPolicy(of: municipality, on: day)
      let pairs: [(String, String)] = [
        ("autumn-day", settings.autumnDay.description), ("summer-from", settings.summerFrom.description),
        ("admitted-within", String(settings.admittedWithin)), ("verify-within", String(policy.verifyWithin)),
        ("first-contact-within", String(policy.firstContactWithin)),
        ("next-rung-within", String(policy.nextRungWithin)),
        ("mapping-within", String(policy.mappingWithin)), ("refresh-after", String(policy.refreshAfter)),
        ("last-chance-months", policy.lastChanceMonths.map(String.init).joined(separator: ",")),
        ("ladder", policy.rungs.map(\.text).joined(separator: ",")), ("guardian-under", String(policy.guardianUnder)),
        ("home-visit-staff", String(policy.homeVisitStaff)), ("home-visit-notice", String(policy.homeVisitNotice)),
        ("farewell-before", String(policy.farewellBefore)), ("escalate-after", String(policy.escalateAfter)),
        ("weight-open", String(policy.weights.open)), ("weight-unreached", String(policy.weights.unreached)),
        ("weight-overdue", String(policy.weights.overdue)),
        ("measure-answer-within", String(policy.answerWithin)), ("reoffer-after", String(policy.reofferAfter)),
        ("answer-within", String(handOvers.answerWithin)), ("attendance-within", String(handOvers.attendanceWithin)),
        ("alarm-after", String(handOvers.alarmAfter)), ("alarm-within", String(handOvers.alarmWithin)),
      ]
      Answer(
        headings: [Heading("setting", "Inställning", "Setting"), Heading("value", "Värde", "Value")],
        records: pairs.map { OutputRecord(["setting": .text($0.0), "value": .text($0.1)]) }, empty: Phrase("", "")
      ).write(format.format)
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ställer regelns inställningar från en dag.", "Sets the rule's settings from a day on."),
      discussion: said(
        "Exempel: fullfolj settings set --municipality 1496 --from 2026-08-01 --autumn-day 09-20",
        "Example: fullfolj settings set --municipality 1496 --from 2026-08-01 --autumn-day 09-20"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
    @Option(help: ArgumentHelp(said("Höstdagen, MM-DD.", "The autumn day, MM-DD."))) var autumnDay: MonthDay?
    @Option(help: ArgumentHelp(said("Sommar från, MM-DD.", "Summer from, MM-DD."))) var summerFrom: MonthDay?
    @Option(help: ArgumentHelp(said("Antagen inom så många dagar.", "Admitted within so many days.")))
    var admittedWithin: Int?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard autumnDay != nil || summerFrom != nil || admittedWithin != nil, (0...366).contains(admittedWithin ?? 0)
      else {
        throw ValidationError(
          said(
            "ange --autumn-day, --summer-from eller --admitted-within (0–366)",
            "give --autumn-day, --summer-from or --admitted-within (0–366)"))
      }
    }

    func run() throws {
      let settings = try common.open(as: .daemon).set(
        municipality: municipality, from: from, autumnDay: autumnDay, summerFrom: summerFrom,
        admittedWithin: admittedWithin, by: staff.name)
      common.tell(
        "från \(from): höstdag \(settings.autumnDay), sommar från \(settings.summerFrom), "
          + "antagen inom \(settings.admittedWithin) dagar",
        "from \(from): autumn day \(settings.autumnDay), summer from \(settings.summerFrom), "
          + "admitted within \(settings.admittedWithin) days")
    }
  }
}
