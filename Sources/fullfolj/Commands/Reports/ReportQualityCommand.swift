import ActivityResponsibility
import ArgumentParser
import Register

/// How well a municipality does its duty: what inspectors ask first.
struct ReportQualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: said(
      "Hur kommunen fullgör ansvaret: nådda, okända, åtgärder, avslut.",
      "How the municipality does its duty: reached, unknown, measures, closings."),
    discussion: said(
      "Exempel: fullfolj report quality --municipality 1496 --from 2026-01-01 --until 2026-06-30",
      "Example: fullfolj report quality --municipality 1496 --from 2026-01-01 --until 2026-06-30"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @OptionGroup var period: PeriodOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let figures = try common.open(as: .inspector).quality(of: municipality, from: period.from, until: period.until)
    if format.format == .table { writeTable(figures) } else { writeForMachines(figures) }
  }

  private func writeForMachines(_ figures: QualityFigures) {
    let measures = figures.measures
    let reasons = measures.endedByReason.sorted { $0.key < $1.key }
    let record = OutputRecord([
      "municipality": .text(municipality.description), "from": .day(period.from), "until": .day(period.until),
      "identified": .whole(measures.registered.total), "new": .whole(measures.new.total),
      "contacted": .whole(measures.reached.total), "attemptedOnly": .whole(measures.attemptedOnly.total),
      "notSought": .whole(figures.notSought), "inMeasure": .whole(measures.inMeasure.total),
      "openAtEnd": .whole(figures.openAtEnd), "occupationUnknown": .whole(figures.occupationUnknown),
      "occupationOld": .whole(figures.occupationOld), "ended": .whole(measures.ended.total),
      "endedByReason": .records(
        reasons.map { OutputRecord(["reason": .text($0.key), "persons": .whole($0.value.total)]) }),
      "firstContacts": .whole(figures.firstContacts),
      "waitingForFirstContact": .whole(figures.waitingForFirstContact),
      "medianDaysToFirstContact": figures.medianDaysToFirstContact.map { .real($0) } ?? .null,
    ])
    if format.format == .json { return Terminal.print(JSONText.object(record)) }
    Answer(headings: [], records: [record], empty: Phrase("", "")).write(format.format)
  }

  private func writeTable(_ figures: QualityFigures) {
    let measures = figures.measures
    let all = measures.registered.total
    var records = [
      line("registrerade", "identified", all, of: nil),
      line("med minst en kontakt", "with at least one contact", measures.reached.total, of: all),
      line("bara kontaktförsök", "with attempts only", measures.attemptedOnly.total, of: all),
      line("inte sökta", "not sought", figures.notSought, of: all),
      line("i minst en åtgärd", "in at least one measure", measures.inMeasure.total, of: all),
      line("öppna sista dagen", "open on the last day", figures.openAtEnd, of: all),
      line("  okänd sysselsättning", "  occupation unknown", figures.occupationUnknown, of: figures.openAtEnd),
      line("  gammal kunskap", "  knowledge too old", figures.occupationOld, of: figures.openAtEnd),
      line("avregistrerade", "deregistered", measures.ended.total, of: all),
    ]
    for (reason, count) in measures.endedByReason.sorted(by: { $0.key < $1.key }) {
      let words = Reason.allCases.first { $0.code == reason }?.phrase ?? Phrase(reason, reason)
      records.append(line("  " + words.swedish, "  " + words.english, count.total, of: measures.ended.total))
    }
    records.append(line("nådda första gången", "reached for the first time", figures.firstContacts, of: nil))
    records.append(line("väntar på första kontakt", "waiting for it", figures.waitingForFirstContact, of: nil))
    let median = figures.medianDaysToFirstContact.map { OutputValue.real($0) } ?? .null
    records.append(
      OutputRecord([
        "figure": .text(said("dagar till första kontakt, median", "days to the first contact, median")),
        "persons": median, "share": .null,
      ]))
    Answer(
      headings: [
        Heading("figure", "Mått", "Figure"), Heading("persons", "Antal", "Count", isFigure: true),
        Heading("share", "Procent", "Percent", isFigure: true),
      ], records: records, empty: Phrase("inga ärenden", "no cases")
    ).write(.table)
  }

  private func line(_ swedish: String, _ english: String, _ count: Int, of whole: Int?) -> OutputRecord {
    let share = whole.flatMap { Share(count, of: $0).percent(decimals: 1) }
    return OutputRecord([
      "figure": .text(said(swedish, english)), "persons": .whole(count), "share": share.map { .real($0) } ?? .null,
    ])
  }
}
