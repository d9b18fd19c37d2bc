import ActivityResponsibility
import ArgumentParser
import Register

/// How the casework lies on the staff, and what is to come.
struct CaseloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseload",
    abstract: said("Vem som har hur mycket, och vad som kommer.", "Who has how much, and what is to come."),
    discussion: said(
      "Exempel: fullfolj caseload --municipality 1496", "Example: fullfolj caseload --municipality 1496"),
    subcommands: [
      Show.self, CaseloadHandOverCommand.self, CaseloadDeputyCommand.self, Coordinator.self, Forecast.self,
    ],
    defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Hur ärendena är fördelade.", "How the cases are divided."),
      discussion: said(
        "Exempel: fullfolj caseload show --municipality 1496", "Example: fullfolj caseload show --municipality 1496"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let loads = try connection.caseload(of: municipality, on: connection.today())
      Answer(
        headings: [
          Heading("staff", "Handläggare", "Staff"), Heading("load", "Belastning", "Load", isFigure: true),
          Heading("cases", "Ärenden", "Cases", isFigure: true),
          Heading("neverReached", "Aldrig nådda", "Never reached", isFigure: true),
          Heading("waiting", "Väntar", "Waiting", isFigure: true),
          Heading("overdue", "Försenat", "Overdue", isFigure: true),
          Heading("coordinator", "Samordnare", "Coordinator"), Heading("deputies", "Ersättare", "Deputies"),
        ], records: loads.map { $0.record(forPeople: format.format == .table) },
        empty: Phrase("inga öppna ärenden", "no open cases")
      ).write(format.format)
    }
  }

  struct Coordinator: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Ställer vem som är samordnare och får veta vad som är länge försenat.",
        "Sets who coordinates and is told what is long overdue."),
      discussion: said(
        "Exempel: fullfolj caseload coordinator --municipality 1496 --staff eva.berg --from 2026-09-01",
        "Example: fullfolj caseload coordinator --municipality 1496 --staff eva.berg --from 2026-09-01"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(
      name: .customLong("staff"), help: ArgumentHelp(said("Samordnaren.", "The coordinator."), valueName: "staff"))
    var coordinator: String
    @Option(help: ArgumentHelp(said("Från och med; annars i dag.", "From the day on; else today."))) var from: Day?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let day = try from ?? connection.today()
      try connection.setCoordinator(coordinator, of: municipality, from: day, by: staff.name)
      common.tell("\(coordinator) är samordnare från \(day)", "\(coordinator) coordinates from \(day) on")
    }
  }

  struct Forecast: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Första kontakter vecka för vecka.", "First contacts by week."),
      discussion: said(
        "Exempel: fullfolj caseload forecast --municipality 1496 --weeks 12",
        "Example: fullfolj caseload forecast --municipality 1496 --weeks 12"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @Option(help: ArgumentHelp(said("Från veckan för dagen; annars i dag.", "From the week of the day; else today.")))
    var date: Day?
    @Option(help: ArgumentHelp(said("Antal veckor, 1–53.", "How many weeks, 1–53."))) var weeks = 12
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if !(1...53).contains(weeks) { throw ValidationError(said("--weeks är 1–53", "--weeks is 1–53")) }
    }

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let forecast = try connection.forecast(of: municipality, from: date ?? connection.today(), weeks: weeks)
      Answer(
        headings: [
          Heading("week", "Vecka", "Week"), Heading("monday", "Från", "From"),
          Heading("waiting", "Väntar", "Waiting", isFigure: true), Heading("known", "Kända", "Known", isFigure: true),
          Heading("pattern", "Tidigare år", "Earlier years", isFigure: true),
          Heading("expected", "Väntas", "Expected", isFigure: true),
        ],
        records: forecast.map { week in
          OutputRecord([
            "week": .text(week.week.description), "monday": .day(week.week.monday), "waiting": .whole(week.waiting),
            "known": .whole(week.known), "pattern": week.pattern.map { .whole($0) } ?? .null,
            "expected": .whole(week.expected),
          ])
        }, empty: Phrase("", "")
      ).write(format.format)
      common.tell(
        "väntas = väntar + det större av kända (som börjar omfattas en känd dag) och tidigare år (samma vecka, medel av upp till tre år)",
        "expected = waiting + the greater of known (who turn covered on a known day) and earlier years (the same week, the mean of up to three)"
      )
    }
  }
}

extension StaffLoad {
  fileprivate func record(forPeople: Bool) -> OutputRecord {
    let nobody = Phrase("(ingen)", "(nobody)").text(in: .spoken)
    return OutputRecord([
      "staff": .text(staff ?? (forPeople ? nobody : nil)), "load": .whole(load), "cases": .whole(cases),
      "neverReached": .whole(neverReached), "waiting": .whole(waiting), "overdue": .whole(overdue),
      "coordinator": .truth(isCoordinator),
      "deputies": forPeople
        ? .text(deputies.joined(separator: ", ")) : .document(.list(deputies.map { .text($0) })),
    ])
  }
}
