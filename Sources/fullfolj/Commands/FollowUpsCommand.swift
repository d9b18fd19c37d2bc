import ActivityResponsibility
import ArgumentParser
import Register

/// What has to be done, and by when.
struct FollowUpsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-ups",
    abstract: said("Vad som ska göras, närmast först.", "What has to be done, the nearest first."),
    discussion: said(
      "Exempel: fullfolj follow-ups --municipality 1496 --mine",
      "Example: fullfolj follow-ups --municipality 1496 --mine"))
  @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all."))) var municipality:
    MunicipalityCode?
  @Option(
    help: ArgumentHelp(said("Bara det som ska vara gjort senast dagen.", "Only what is due on the day or before.")))
  var due: Day?
  @Flag(help: ArgumentHelp(said("Bara det som är försenat i dag.", "Only what is overdue today."))) var overdue = false
  @Option(help: ArgumentHelp(said("Bara ett slag.", "Only one kind."))) var kind: FollowUpKind?
  @Option(
    help: ArgumentHelp(
      said("Bara det som är tilldelat någon.", "Only what is assigned to somebody."), valueName: "staff")) var assigned:
    String?
  @Flag(help: ArgumentHelp(said("Bara mina.", "Only mine."))) var mine = false
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let last = overdue ? min(due ?? today.previous, today.previous) : due
    let followUps = try connection.followUps(
      of: municipality, due: last, kind: kind, assigned: assigned ?? (mine ? staff.name : nil),
      deputisingOn: today)
    let filter = [
      last.map { "due=\($0)" }, kind.map { "kind=\($0.rawValue)" }, assigned.map { "assigned=\($0)" },
      mine ? "mine" : nil,
    ]
    try connection.recordListing(
      "follow-ups", filter: filter.compactMap { $0 }.joined(separator: " "), shown: followUps.count,
      municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("due", "Senast", "Due"), Heading("person", "Person", "Person"), Heading("says", "Vad", "What"),
        Heading("why", "Varför", "Why"), Heading("assigned", "Handläggare", "Assigned"),
        Heading("case", "Ärende", "Case", isFigure: true), Heading("late", "Försenad", "Overdue"),
      ], records: followUps.map { $0.record(forPeople: format.format == .table, today: today) },
      empty: Phrase("inget att göra", "nothing to do")
    ).write(format.format)
  }
}

extension FollowUp {
  /// The contract's object; for people with the kind in words and whether it is late.
  func record(forPeople: Bool, today: Day) -> OutputRecord {
    var fields: [OutputField] = [
      OutputField("id", .whole(id)), OutputField("person", .person(number)),
      OutputField("municipality", .text(municipality.description)),
      OutputField("kind", .text(kind)), OutputField("due", .day(due)), OutputField("assigned", .text(assigned)),
      OutputField("case", .whole(caseID)),
      OutputField("why", .word(why, FollowUpReason.phrase(of: why))),
    ]
    if forPeople {
      fields.append(OutputField("says", .text(words)))
      fields.append(OutputField("late", .truth(due < today)))
    }
    return OutputRecord(fields)
  }

  var whyWords: String { FollowUpReason.phrase(of: why).text(in: .spoken) }

  var words: String { FollowUpKind(rawValue: kind)?.phrase.text(in: .spoken) ?? kind }
}
