import ActivityResponsibility
import ArgumentParser
import Register

extension SettingsCommand {
  /// How soon hand-overs are answered and alarms looked into.
  struct HandOverSettings: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hand-over",
      abstract: said(
        "Ställer kommunens rutin för överlämningar och larm från en dag.",
        "Sets the municipality's routine for hand-overs and alarms from a day on."),
      discussion: said(
        "Exempel: fullfolj settings hand-over --municipality 1496 --from 2026-08-01 --answer-within 3",
        "Example: fullfolj settings hand-over --municipality 1496 --from 2026-08-01 --answer-within 3"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Från och med.", "From the day on."))) var from: Day
    @Option(help: ArgumentHelp(said("Arbetsdagar till svar på ett erbjudande.", "Working days to answer an offer.")))
    var answerWithin: Int?
    @Option(help: ArgumentHelp(said("Arbetsdagar till första närvaro.", "Working days to the first attendance.")))
    var attendanceWithin: Int?
    @Option(
      help: ArgumentHelp(
        said("Dagar från en flytt tills den blir ett larm.", "Days from a move until it is an alarm.")))
    var alarmAfter: Int?
    @Option(help: ArgumentHelp(said("Arbetsdagar till att ett larm är utrett.", "Working days to look into an alarm.")))
    var alarmWithin: Int?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard [answerWithin, attendanceWithin, alarmAfter, alarmWithin].allSatisfy({ (0...366).contains($0 ?? 0) }) else {
        throw ValidationError(said("antal dagar är 0–366", "a number of days is 0–366"))
      }
    }

    func run() throws {
      let connection = try common.open(as: .daemon)
      var policy = try connection.handOverPolicy(of: municipality, on: from)
      policy.answerWithin = answerWithin ?? policy.answerWithin
      policy.attendanceWithin = attendanceWithin ?? policy.attendanceWithin
      policy.alarmAfter = alarmAfter ?? policy.alarmAfter
      policy.alarmWithin = alarmWithin ?? policy.alarmWithin
      try connection.set(policy, of: municipality, from: from, by: staff.name)
      common.tell("rutinen gäller från \(from)", "the routine holds from \(from)")
    }
  }
}
