import ActivityResponsibility
import ArgumentParser
import Register

/// How complete the documentation of a municipality's open cases is.
struct CaseCompletenessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completeness",
    abstract: said(
      "Vad som saknas i dokumentationen, per ärende och tillsammans.",
      "What is missing in the documentation, a case at a time and together."),
    discussion: said(
      "Exempel: fullfolj case completeness --municipality 1496",
      "Example: fullfolj case completeness --municipality 1496"))
  @Option(help: ArgumentHelp(said("Kommunkod.", "Municipality code."))) var municipality: MunicipalityCode
  @OptionGroup var format: FormatOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let cases = try connection.completeness(of: municipality, on: connection.today())
    try connection.recordListing(
      "case completeness", filter: "", shown: cases.count, municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("case", "Ärende", "Case", isFigure: true), Heading("person", "Person", "Person"),
        Heading("hasPlan", "Plan", "Plan"), Heading("present", "Finns", "Present", isFigure: true),
        Heading("missingWords", "Saknas", "Missing"),
      ], records: cases.map { $0.record(forPeople: format.format == .table) },
      empty: Phrase("inga öppna ärenden", "no open cases")
    ).write(format.format)
    guard format.format == .table, !cases.isEmpty else { return }
    Terminal.print("")
    for item in PlanItem.allCases {
      let missing = cases.count { $0.completeness.missing.contains(item) }
      Terminal.print(
        "\(item.phrase.text(in: .spoken)): " + said("saknas i ", "missing in ") + "\(missing) / \(cases.count)")
    }
  }
}

extension CaseCompleteness {
  fileprivate func record(forPeople: Bool) -> OutputRecord {
    let words: [OutputField] = forPeople ? [OutputField("missingWords", .text(completeness.missingWords))] : []
    return OutputRecord(
      OutputRecord([
        "case": .whole(caseID), "person": .person(number), "hasPlan": .truth(hasPlan),
        "present": .whole(completeness.present),
        "missing": .document(.list(completeness.missing.map { .text($0.rawValue) })),
        "notYet": .document(.list(completeness.notYet.map { .text($0.rawValue) })),
      ]).fields + words)
  }
}

extension Plan.Completeness {
  /// What is missing, for people.
  var missingWords: String { missing.map { $0.phrase.text(in: .spoken) }.joined(separator: ", ") }
}
