import ActivityResponsibility
import ArgumentParser
import Register

/// Who stands in for whom.
struct CaseloadDeputyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deputy",
    abstract: said(
      "Ersättare: det som väntar på en visas också för en annan.",
      "Deputies: what waits for one is shown to another too."),
    discussion: said(
      "Exempel: fullfolj caseload deputy set --municipality 1496 --for anna.ek --deputy bo.lund --from 2026-09-01 --until 2026-09-30",
      "Example: fullfolj caseload deputy set --municipality 1496 --for anna.ek --deputy bo.lund --from 2026-09-01 --until 2026-09-30"
    ),
    subcommands: [Set.self, End.self, List.self])

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Ställer en ersättare för några dagar.", "Sets a deputy for some days."),
      discussion: said(
        "Exempel: fullfolj caseload deputy set --municipality 1496 --for anna.ek --deputy bo.lund --from 2026-09-01 --until 2026-09-30",
        "Example: fullfolj caseload deputy set --municipality 1496 --for anna.ek --deputy bo.lund --from 2026-09-01 --until 2026-09-30"
      ))
    @OptionGroup var who: DeputyOptions
    @Option(help: ArgumentHelp(said("Första dagen; annars i dag.", "The first day; else today."))) var from: Day?
    @Option(help: ArgumentHelp(said("Sista dagen.", "The last day."))) var until: Day

    func run() throws {
      let connection = try who.common.open(as: .counsellor)
      let first = try from ?? connection.today()
      try connection.setDeputy(
        who.deputy, for: who.colleague, in: who.municipality, from: first, until: until, by: who.staff.name)
      who.common.tell(
        "\(who.deputy) är ersättare för \(who.colleague) \(first) – \(until)",
        "\(who.deputy) stands in for \(who.colleague) \(first) – \(until)")
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Avslutar ett ersättarskap i förtid.", "Ends that somebody stands in, before its time."),
      discussion: said(
        "Exempel: fullfolj caseload deputy end --municipality 1496 --for anna.ek --deputy bo.lund",
        "Example: fullfolj caseload deputy end --municipality 1496 --for anna.ek --deputy bo.lund"))
    @OptionGroup var who: DeputyOptions
    @Option(help: ArgumentHelp(said("Från och med; annars i dag.", "From the day on; else today."))) var from: Day?

    func run() throws {
      let connection = try who.common.open(as: .counsellor)
      let day = try from ?? connection.today()
      guard
        try connection.endDeputy(
          who.deputy, for: who.colleague, in: who.municipality, from: day, by: who.staff.name)
      else {
        throw ExplainedError(
          .thingUnknown, Phrase("det finns inget sådant ersättarskap", "nobody stands in like that"),
          fix: Phrase("se fullfolj caseload deputy list", "see fullfolj caseload deputy list"))
      }
      who.common.tell("avslutat från \(day)", "ended from \(day) on")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar ersättare, nu och framåt.", "Shows the deputies, now and to come."),
      discussion: said(
        "Exempel: fullfolj caseload deputy list --municipality 1496",
        "Example: fullfolj caseload deputy list --municipality 1496"))
    @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let deputies = try connection.deputies(of: municipality, on: connection.today())
      Answer(
        headings: [
          Heading("staff", "För", "For"), Heading("deputy", "Ersättare", "Deputy"), Heading("from", "Från", "From"),
          Heading("until", "Till och med", "Until and with"),
        ],
        records: deputies.map {
          OutputRecord([
            "staff": .text($0.staff), "deputy": .text($0.deputy), "from": .day($0.firstDay), "until": .day($0.lastDay),
          ])
        }, empty: Phrase("inga ersättare", "no deputies")
      ).write(format.format)
    }
  }
}

/// Who stands in for whom, and where.
struct DeputyOptions: ParsableArguments {
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(name: .customLong("for"), help: ArgumentHelp(said("Den som är borta.", "Who is away."), valueName: "staff"))
  var colleague: String
  @Option(help: ArgumentHelp(said("Ersättaren.", "Who stands in."), valueName: "staff")) var deputy: String
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions
}
