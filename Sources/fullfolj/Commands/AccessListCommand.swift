import ActivityResponsibility
import ArgumentParser
import Register

/// From when until when readings are asked for.
struct AccessPeriod: ParsableArguments {
  @Option(
    help: ArgumentHelp(said("Från och med dagen eller tidpunkten.", "From the day or time on."), valueName: "time"))
  var from: Moment?
  @Option(
    help: ArgumentHelp(said("Till dagens slut, eller tidpunkten.", "To the day's end, or the time."), valueName: "time")
  )
  var until: Moment?

  /// The beginning of a day where a day was given: read alone, a day means its end.
  var first: Moment? {
    guard let from else { return nil }
    let ofDay = from.microseconds % 86_400_000_000
    return ofDay == 86_400_000_000 - 1 ? Moment(microseconds: from.microseconds - ofDay) : from
  }
}

/// Who has read whom.
struct AccessListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: said("Vem som läst om vem, senast först.", "Who has read whom, latest first."),
    discussion: said(
      "Exempel: fullfolj access list --person 20080304-2381 --from 2026-01-01",
      "Example: fullfolj access list --person 20080304-2381 --from 2026-01-01"))
  @Option(help: ArgumentHelp(said("Bara läsningar av en person.", "Only readings of a person."), valueName: "number"))
  var person: String?
  @Option(help: ArgumentHelp(said("Bara en läsares.", "Only one reader's."))) var staff: String?
  @OptionGroup var period: AccessPeriod
  @OptionGroup var reader: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .inspector)
    let today = try connection.today()
    let number = try person.map { try PersonArgument.read($0, today: today, place: "--person") }
    let entries = try connection.accessEntries(
      of: number, by: staff, from: period.first, until: period.until ?? .now)
    let filter = [
      number.map { _ in "person" }, staff.map { "staff=\($0)" }, period.first.map { "from=\($0)" },
      period.until.map { "until=\($0)" },
    ]
    try connection.recordListing(
      "access list", filter: filter.compactMap { $0 }.joined(separator: " "), shown: entries.count, municipality: nil,
      by: reader.name)
    Answer(
      headings: AccessEntry.headings, records: entries.map { $0.record(forPeople: format.format == .table) },
      empty: Phrase("inga läsningar", "no readings")
    ).write(format.format)
  }
}

/// What of the reading somebody should look through.
struct AccessReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: said(
      "Drar läsningar att granska, var och en med skäl.", "Draws readings to review, each with why."),
    discussion: said(
      "Exempel: fullfolj access review --municipality 1496 --seed 2026-11 --from 2026-11-01 --until 2026-11-30",
      "Example: fullfolj access review --municipality 1496 --seed 2026-11 --from 2026-11-01 --until 2026-11-30"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @Option(
    help: ArgumentHelp(
      said("Fröet som stickprovet dras med; samma frö drar samma.", "The seed of the draw; the same draws the same.")))
  var seed: String
  @Option(help: ArgumentHelp(said("Stickprovets andel, procent.", "The sample's share, per cent."))) var share = 5
  @Option(
    help: ArgumentHelp(
      said(
        "Så många läsningar av en person utan åtgärd sticker ut.",
        "So many readings of one person without an act stand out."))) var repeated = 3
  @Flag(help: ArgumentHelp(said("Bara de som ingen granskat.", "Only those that nobody has reviewed.")))
  var unreviewed =
    false
  @OptionGroup var period: AccessPeriod
  @OptionGroup var reader: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (0...100).contains(share), repeated > 1 else {
      throw ValidationError(
        said("--share är 0–100 och --repeated minst 2", "--share is 0–100, and --repeated at least 2"))
    }
  }

  func run() throws {
    let connection = try common.open(as: .inspector)
    let until = try period.until ?? connection.presentMoment()
    let from = period.first ?? Moment(microseconds: until.microseconds - 30 * 86_400_000_000)
    let review = try connection.accessReview(
      of: municipality, seed: seed, share: share, repeated: repeated, from: from, until: until)
    let entries = unreviewed ? review.entries.filter { $0.reviewedBy == nil } : review.entries
    try connection.recordListing(
      "access review", filter: "seed=\(seed) share=\(share) from=\(from) until=\(until)", shown: entries.count,
      municipality: municipality, by: reader.name)
    Answer(
      headings: [Heading("drawn", "Granskas för", "Reviewed for")] + AccessEntry.headings,
      records: entries.map { entry in
        let words = entry.drawn.map { format.format == .table ? $0.phrase.text(in: .spoken) : $0.rawValue }
        let drawn = OutputField("drawn", .text(words.joined(separator: ", ")))
        return OutputRecord([drawn] + entry.record(forPeople: format.format == .table).fields)
      }, empty: Phrase("inget att granska", "nothing to review")
    ).write(format.format)
    // What must be given again to draw the same.
    common.tell(
      "av \(review.total) läsningar; dras igen med --seed \(seed) --share \(share) --from \(from) --until \(until)",
      "of \(review.total) readings; drawn again by --seed \(seed) --share \(share) --from \(from) --until \(until)")
  }
}

extension AccessEntry {
  static let headings = [
    Heading("entry", "Nr", "No.", isFigure: true), Heading("at", "När", "When"), Heading("staff", "Vem", "Who"),
    Heading("reading", "Vad", "What"), Heading("person", "Person", "Person"), Heading("why", "Varför", "Why"),
    Heading("marks", "", ""), Heading("reviewedBy", "Granskad av", "Reviewed by"),
  ]

  func record(forPeople: Bool) -> OutputRecord {
    var fields: [OutputField] = [
      OutputField("entry", .whole(id)), OutputField("at", .minute(at)),
      OutputField("staff", .text(staff)), OutputField("login", .text(login)),
      OutputField("reading", .text(forPeople && filter != nil ? "\(reading) \(filter ?? "")" : reading)),
      OutputField("person", current.map { .person($0) } ?? .null),
      OutputField("asked", number.map { .person($0) } ?? .null),
      OutputField("municipality", .text(municipality?.description)), OutputField("why", .text(reason)),
      OutputField("protected", .truth(isProtected)), OutputField("emergency", .truth(isEmergency)),
      OutputField("refused", .truth(isRefused)), OutputField("filter", .text(filter)),
      OutputField("shown", shown.map { .whole(Int($0)) } ?? .null), OutputField("reviewedBy", .text(reviewedBy)),
      OutputField("reviewedAt", reviewedAt.map { .moment($0) } ?? .null),
      OutputField("verdict", .text(verdict?.rawValue)),
    ]
    if forPeople {
      let marks = [
        isProtected ? said("skyddad", "protected") : nil, isEmergency ? said("nödåtkomst", "emergency") : nil,
        isRefused ? said("nekad", "refused") : nil, shown.map { said("\($0) rader", "\($0) rows") },
      ]
      fields.append(OutputField("marks", .text(marks.compactMap { $0 }.joined(separator: ", "))))
    }
    return OutputRecord(fields)
  }
}
