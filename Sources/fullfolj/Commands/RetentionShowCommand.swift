import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register

/// Runs of deletion: all of them, or one with what it would delete or has deleted.
struct RetentionShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: said(
      "Visar körningar, eller vad en körning föreslår eller har gallrat.",
      "Shows runs, or what a run proposes or has deleted."),
    discussion: said("Exempel: fullfolj retention show 3", "Example: fullfolj retention show 3"))
  @Argument(
    help: ArgumentHelp(said("Körningens nummer; annars alla.", "The run's number; else all."), valueName: "run"))
  var id: Int64?
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .daemon)
    guard let id else { return try showRuns(connection) }
    let file = try connection.retentionRun(id)
    guard file.run.approvedAt == nil else { return RetentionRecord.answer(file.records).write(format.format) }
    if let by = file.run.rejectedBy, let why = file.run.rejectedWhy {
      common.tell("körningen avvisades av \(by): \(why)", "the run was rejected by \(by): \(why)")
    }
    try connection.recordListing(
      "retention show", filter: "run=\(id)", shown: file.items.count, municipality: file.run.municipality,
      by: staff.name)
    RetentionItem.answer(file.items).write(format.format)
  }

  private func showRuns(_ connection: Connection) throws {
    Answer(
      headings: [
        Heading("run", "Nr", "No.", isFigure: true), Heading("municipality", "Kommun", "Municipality"),
        Heading("date", "Dag", "Day"), Heading("proposedBy", "Föreslagen av", "Proposed by"),
        Heading("waiting", "Väntar", "Waiting", isFigure: true), Heading("approvedBy", "Godkänd av", "Approved by"),
        Heading("approvedAt", "När", "When"), Heading("rejectedBy", "Avvisad av", "Rejected by"),
        Heading("rejectedWhy", "Varför", "Why"),
      ],
      records: try connection.retentionRuns(of: nil).map { run in
        OutputRecord([
          "run": .whole(run.id), "municipality": .text(run.municipality.description), "date": .day(run.asOf),
          "proposedBy": .text(run.proposedBy), "proposedAt": .minute(run.proposedAt), "waiting": .whole(run.waiting),
          "approvedBy": .text(run.approvedBy), "approvedAt": run.approvedAt.map { .minute($0) } ?? .null,
          "rejectedBy": .text(run.rejectedBy), "rejectedAt": run.rejectedAt.map { .minute($0) } ?? .null,
          "rejectedWhy": .text(run.rejectedWhy),
        ])
      }, empty: Phrase("inga körningar", "no runs")
    ).write(format.format)
  }
}

extension RetentionItem {
  static func answer(_ items: [RetentionItem]) -> Answer {
    Answer(
      headings: [
        Heading("kind", "Handling", "Kind"), Heading("person", "Person", "Person"),
        Heading("case", "Ärende", "Case", isFigure: true), Heading("readBefore", "Läst före", "Read before"),
        Heading("due", "Sedan", "Since"), Heading("rule", "Regel", "Rule", isFigure: true),
        Heading("decision", "Beslut", "Decision"),
      ],
      records: items.map { item in
        OutputRecord([
          "kind": .word(item.kind, RetentionKind(rawValue: item.kind)?.phrase ?? Phrase(item.kind, item.kind)),
          "person": item.number.map { .person($0) } ?? .null, "case": .whole(item.caseID),
          "readBefore": item.readBefore.map { .minute($0) } ?? .null, "due": .day(item.due), "rule": .whole(item.rule),
          "decision": .text(item.decision),
        ])
      }, empty: Phrase("inget att gallra", "nothing to delete"))
  }
}

extension RetentionRecord {
  static func answer(_ records: [RetentionRecord]) -> Answer {
    Answer(
      headings: [
        Heading("kind", "Handling", "Kind"), Heading("deleted", "Gallrade", "Deleted", isFigure: true),
        Heading("kept", "Kvar", "Kept", isFigure: true), Heading("rows", "Rader", "Rows", isFigure: true),
        Heading("rule", "Regel", "Rule", isFigure: true), Heading("decision", "Beslut", "Decision"),
        Heading("at", "När", "When"),
      ],
      records: records.map { record in
        OutputRecord([
          "kind": .word(record.kind, RetentionKind(rawValue: record.kind)?.phrase ?? Phrase(record.kind, record.kind)),
          "deleted": .whole(record.deleted), "kept": .whole(record.kept), "rows": .whole(record.rows),
          "rule": .whole(record.rule), "decision": .text(record.decision), "at": .minute(record.recordedAt),
        ])
      }, empty: Phrase("inget gallrades", "nothing was deleted"))
  }
}
