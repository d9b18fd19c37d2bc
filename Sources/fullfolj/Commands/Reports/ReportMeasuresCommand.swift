import ActivityResponsibility
import ArgumentParser
import Register

/// Skolverket's published measures, for any period.
struct ReportMeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: said(
      "Skolverkets publicerade mått för en period.", "The measures that Skolverket publishes, for a period."),
    discussion: said(
      "Exempel: fullfolj report measures --municipality 1496 --from 2026-01-01 --until 2026-06-30 --publish",
      "Example: fullfolj report measures --municipality 1496 --from 2026-01-01 --until 2026-06-30 --publish"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode?
  @Flag(help: ArgumentHelp(said("Varje kommun som har ärenden.", "Every municipality with cases."))) var all = false
  @OptionGroup var period: PeriodOptions
  @Flag(help: ArgumentHelp(said("För publicering: dölj små tal.", "For publication: hide small counts.")))
  var publish = false
  @Option(
    help: ArgumentHelp(
      said(
        "Dölj antal under detta; annars kommunens inställning.",
        "Hide counts below this; else the municipality's setting."),
      valueName: "n"))
  var suppressBelow: Int?
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if all == (municipality != nil) {
      throw ValidationError(said("ange --municipality eller --all", "give either --municipality or --all"))
    }
    if let suppressBelow {
      guard publish else {
        throw ValidationError(said("--suppress-below hör till --publish", "it goes with --publish"))
      }
      guard (2...100).contains(suppressBelow) else {
        throw ValidationError(said("--suppress-below är 2–100", "--suppress-below is 2–100"))
      }
    }
  }

  func run() throws {
    let connection = try common.open(as: .inspector)
    let municipalities = try municipality.map { [$0] } ?? connection.municipalitiesWithCases()
    var records: [OutputRecord] = []
    for municipality in municipalities {
      let figures = try connection.publishedMeasures(of: municipality, from: period.from, until: period.until).figures
      var threshold = 0
      if publish { threshold = try suppressBelow ?? connection.suppressBelow(in: municipality) }
      // Nothing is below nought, so that what is not for publication is shown whole.
      let cells = SmallCells(threshold: threshold)
      records += cells.publish(figures).map { line in
        format.format == .table
          ? line.recordForPeople(municipality, threshold: threshold) : line.record(municipality, period, threshold)
      }
    }
    Answer(
      headings: [
        Heading("municipality", "Kommun", "Municipality"), Heading("figure", "Mått", "Figure"),
        Heading("women", "Kvinnor", "Women", isFigure: true), Heading("men", "Män", "Men", isFigure: true),
        Heading("total", "Totalt", "Total", isFigure: true), Heading("share", "Procent", "Percent", isFigure: true),
      ], records: records, empty: Phrase("inga ärenden", "no cases")
    ).write(format.format)
  }
}

extension PublishedLine {
  fileprivate func record(
    _ municipality: MunicipalityCode, _ period: PeriodOptions, _ threshold: Int
  ) -> OutputRecord {
    let hidden = [("women", women), ("men", men), ("total", total)].filter { $0.1.number == nil }.map(\.0)
    return OutputRecord([
      "municipality": .text(municipality.description), "from": .day(period.from), "until": .day(period.until),
      "figure": .text(figure.kind.rawValue), "code": .text(figure.code),
      "women": .whole(women.number.map { Int64($0) }),
      "men": .whole(men.number.map { Int64($0) }), "total": .whole(total.number.map { Int64($0) }),
      "share": share(threshold: threshold).map { .real($0) } ?? .null,
      "hidden": .text(hidden.isEmpty ? nil : hidden.joined(separator: " ")),
    ])
  }

  fileprivate func recordForPeople(_ municipality: MunicipalityCode, threshold: Int) -> OutputRecord {
    var name = figure.kind.phrase.text(in: .spoken)
    if let code = figure.code {
      let phrase = Reason.allCases.first { $0.code == code }?.phrase
      name += " " + (phrase?.text(in: .spoken) ?? code)
    }
    return OutputRecord([
      "municipality": .text(municipality.description), "figure": .text(name),
      "women": .text(women.words(threshold)), "men": .text(men.words(threshold)),
      "total": .text(total.words(threshold)),
      "share": share(threshold: threshold).map { .real($0) } ?? .null,
    ])
  }
}

extension PublishedCount {
  fileprivate var number: Int? { if case .shown(let number) = self { number } else { nil } }

  fileprivate func words(_ threshold: Int) -> String {
    switch self {
    case .shown(let number): String(number)
    case .few: said("färre än \(threshold)", "fewer than \(threshold)")
    case .withheld: ".."
    }
  }
}
