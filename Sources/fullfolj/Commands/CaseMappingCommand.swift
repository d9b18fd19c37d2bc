import ActivityResponsibility
import ArgumentParser
import Register

/// The mapping of a youth's goals, needs and expectations.
struct CaseMappingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: said(
      "Kartläggningen med den unga: mål, behov, förväntningar.",
      "The mapping with the youth: goals, needs, expectations."),
    discussion: said(
      "Exempel: fullfolj case mapping 20080304-2381 --goals \"läsa till elektriker\" --needs \"hjälp med ansökan\"",
      "Example: fullfolj case mapping 20080304-2381 --goals \"become an electrician\" --needs \"help to apply\""))
  @Option(help: ArgumentHelp(said("Den ungas mål.", "The youth's goals."))) var goals: String?
  @Option(help: ArgumentHelp(said("Den ungas behov.", "The youth's needs."))) var needs: String?
  @Option(help: ArgumentHelp(said("Den ungas förväntningar.", "The youth's expectations."))) var expectations: String?
  @Flag(help: ArgumentHelp(said("Den unga var inte med.", "The youth did not take part."))) var withoutYouth = false
  @Flag(
    help: ArgumentHelp(said("Visar den senaste, att ge till den unga.", "Shows the latest, to give to the youth.")))
  var show = false
  @OptionGroup var act: ActOptions
  @OptionGroup var format: FormatOption

  private var fields: [String] { [goals, needs, expectations].compactMap { $0 } }

  func validate() throws {
    if show, !fields.isEmpty { throw ValidationError(said("--show skriver inget", "--show writes nothing")) }
  }

  func run() throws {
    guard show else {
      let mapping = Register.Mapping(
        goals: goals, needs: needs, expectations: expectations, isWithYouth: !withoutYouth)
      try act.record { _ in
        fields.isEmpty ? .mapping : .mapping(mapping)
      }
      return
    }
    let connection = try act.common.open(as: .counsellor)
    let today = try connection.today()
    let number = try act.person.number(today: today)
    try connection.recordAccess(
      to: number, by: act.staff.name, reading: "case mapping", municipality: act.municipality, on: today)
    let file = try connection.caseFile(of: number, municipality: act.municipality, on: today)
    guard let mapping = file.mapping else {
      throw ExplainedError(
        .thingUnknown, Phrase("ärendet har ingen kartläggning med innehåll", "the case has no mapping with content"),
        fix: Phrase("skriv en med --goals, --needs, --expectations", "write one with --goals, --needs, --expectations"))
    }
    switch format.format {
    case .table:
      Terminal.print(said("Kartläggning ", "Mapping ") + "\(mapping.on)")
      for line in mapping.found.lines { Terminal.print("  " + line) }
    default:
      let record = OutputRecord([
        "act": .whole(mapping.act), "on": .day(mapping.on), "goals": .text(mapping.found.goals),
        "needs": .text(mapping.found.needs), "expectations": .text(mapping.found.expectations),
        "withYouth": .truth(mapping.found.isWithYouth),
      ])
      Answer(headings: [], records: [record], empty: Phrase("", "")).write(format.format)
    }
  }
}

extension Register.Mapping {
  /// What it found, a line each.
  var lines: [String] {
    [
      goals.map { said("mål: ", "goals: ") + $0 }, needs.map { said("behov: ", "needs: ") + $0 },
      expectations.map { said("förväntningar: ", "expectations: ") + $0 },
      isWithYouth ? nil : said("utan den unga", "without the youth"),
    ].compactMap { $0 }
  }
}
