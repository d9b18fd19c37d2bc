import ActivityResponsibility
import ArgumentParser
import Register

/// A municipality's cases.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: said(
      "Kommunens ärenden, med vad som kommer och när den unga nåddes.",
      "The municipality's cases, with what comes next and when the youth was reached."),
    discussion: said(
      "Exempel: fullfolj case list --municipality 1496 --open --assigned anna.ek",
      "Example: fullfolj case list --municipality 1496 --open --assigned anna.ek"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(help: ArgumentHelp(said("Bara en handläggares.", "Only those of a member of staff."), valueName: "staff"))
  var assigned: String?
  @Flag(help: ArgumentHelp(said("Bara öppna.", "Only open ones."))) var open = false
  @Flag(help: ArgumentHelp(said("Bara avslutade.", "Only closed ones."))) var closed = false
  @OptionGroup var format: FormatOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if open && closed { throw ValidationError(said("ange --open eller --closed", "give --open or --closed")) }
  }

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let cases = try connection.cases(
      of: municipality, isOpen: open == closed ? nil : open, assigned: assigned, on: connection.today())
    let filter = [assigned.map { "assigned=\($0)" }, open ? "open" : nil, closed ? "closed" : nil]
    try connection.recordListing(
      "case list", filter: filter.compactMap { $0 }.joined(separator: " "), shown: cases.count,
      municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("person", "Person", "Person"), Heading("name", "Namn", "Name"),
        Heading("case", "Ärende", "Case", isFigure: true), Heading("opened", "Öppnat", "Opened"),
        Heading("closed", "Avslutat", "Closed"), Heading("assigned", "Handläggare", "Assigned"),
        Heading("nextDue", "Härnäst", "Next"), Heading("nextKind", "Vad", "What"),
        Heading("lastReached", "Nådd", "Reached"), Heading("lastAttempted", "Försökt", "Tried"),
        Heading("attempts", "Försök", "Attempts", isFigure: true),
      ], records: cases.map(\.record), empty: Phrase("inga ärenden", "no cases")
    ).write(format.format)
  }
}

extension ListedCase {
  fileprivate var record: OutputRecord {
    let kind = next.map { next in
      OutputValue.word(next.kind, FollowUpKind(rawValue: next.kind)?.phrase ?? Phrase(next.kind, next.kind))
    }
    return OutputRecord([
      "person": .person(number), "name": .text(name), "protected": .truth(isProtected), "case": .whole(caseID),
      "version": .whole(version), "opened": .day(openedOn), "cause": .text(cause?.code), "closed": .day(closedOn),
      "closedReason": .text(closedReason), "assigned": .text(assignedTo), "earlierCase": .whole(earlierCase),
      "nextKind": kind ?? .null, "nextDue": .day(next?.due),
      "nextWhy": next.map { .word($0.why, FollowUpReason.phrase(of: $0.why)) } ?? .null,
      "lastReached": .day(lastReached), "reached": .whole(timesReached), "lastAttempted": .day(lastAttempted),
      "attempts": .whole(attempts),
    ])
  }
}
