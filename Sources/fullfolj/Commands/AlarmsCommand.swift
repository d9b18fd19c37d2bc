import ActivityResponsibility
import ArgumentParser
import Register

/// Youths whom no municipality's population has, or two have.
struct AlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms",
    abstract: said(
      "Unga i ingens eller i två kommuners befolkning.", "Youths in nobody's or in two municipalities' population."),
    discussion: said(
      "Exempel: fullfolj alarms --municipality 1496", "Example: fullfolj alarms --municipality 1496"))
  @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all.")))
  var municipality: MunicipalityCode?
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let day = try date ?? connection.today()
    let alarms = try connection.alarms(of: municipality, on: day)
    try connection.recordListing(
      "alarms", filter: "date=\(day)", shown: alarms.count, municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("kind", "Vad", "What"), Heading("person", "Person", "Person"),
        Heading("municipality", "Kommun", "Municipality"), Heading("others", "Även i", "Also in"),
        Heading("since", "Sedan", "Since"), Heading("protected", "Skyddad", "Protected"),
      ],
      records: alarms.map { alarm in
        OutputRecord([
          "kind": .word(alarm.kind.rawValue, alarm.kind.phrase), "person": .person(alarm.number),
          "municipality": .text(alarm.municipality.description),
          "others": .text(alarm.others.map { $0.map(\.description).joined(separator: " ") }),
          "since": .day(alarm.since), "protected": .truth(alarm.isProtected),
        ])
      }, empty: Phrase("inga larm", "no alarms")
    ).write(format.format)
    if !alarms.isEmpty { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }
}
