import ActivityResponsibility
import ArgumentParser
import Register

/// Whether everyone is accounted for.
struct BalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: said(
      "Går det ihop? Alla invånare i åldern ska vara redovisade.",
      "Does it add up? Every resident of the age must be accounted for."),
    discussion: said("Exempel: fullfolj balance --municipality 1496", "Example: fullfolj balance --municipality 1496"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let balance = try connection.balance(of: municipality, on: try date ?? connection.today())
    if balance.difference != 0 {
      try connection.recordListing(
        "balance", filter: "date=\(balance.day)", shown: balance.unaccounted.count, municipality: municipality,
        by: staff.name)
    }
    let record = OutputRecord([
      "municipality": .text(balance.municipality.description), "date": .day(balance.day),
      "residents": .whole(balance.residents), "studying": .whole(balance.studying),
      "qualified": .whole(balance.qualified), "pending": .whole(balance.pending), "review": .whole(balance.review),
      "covered": .whole(balance.covered), "difference": .whole(balance.difference),
      "waitingForSource": .whole(balance.waitingForSource),
    ])
    switch format.format {
    case .json, .ndjson: Terminal.print(JSONText.object(record))
    default:
      Answer(
        headings: [
          Heading("municipality", "Kommun", "Municipality"), Heading("date", "Dag", "Date"),
          Heading("residents", "I åldern", "Of the age", isFigure: true),
          Heading("studying", "Studerar", "Studying", isFigure: true),
          Heading("qualified", "Examen", "Qualified", isFigure: true),
          Heading("pending", "Avvaktas", "Pending", isFigure: true),
          Heading("review", "Kontrolleras", "Review", isFigure: true),
          Heading("covered", "Omfattas", "Covered", isFigure: true),
          Heading("difference", "Skillnad", "Difference", isFigure: true),
          Heading("waitingForSource", "Väntar på lista", "Waiting for roll", isFigure: true),
        ], records: [record], empty: Phrase("", "")
      ).write(format.format)
    }
    guard balance.difference != 0 else { return }
    for number in balance.unaccounted { Terminal.say(said("inte redovisad: ", "not accounted for: ") + number.written) }
    throw ExitCode(ExitMeaning.lookAtIt.rawValue)
  }
}
