import ActivityResponsibility
import ArgumentParser
import Register

/// Why a person has an outcome.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: said(
      "Varför någon omfattas eller inte, ner till fil och rad.", "Why somebody is covered or not, down to file and row."
    ),
    discussion: said(
      "Exempel: fullfolj explain 20080304-2381 --date 2025-02-10",
      "Example: fullfolj explain 20080304-2381 --date 2025-02-10"))
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Dagen; annars i dag.", "The day; else today."))) var date: Day?
  @Option(help: ArgumentHelp(said("Vad som var känt vid en tidpunkt.", "What was known at a time."), valueName: "time"))
  var knownAt: Moment?
  @Option(
    help: ArgumentHelp(said("Kommunkod; annars där personen bor.", "Municipality code; else where the person lives.")))
  var municipality: MunicipalityCode?
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let number = try person.number(today: today)
    try reading.record("explain", of: number, municipality: municipality, on: today, in: connection)
    let explained = try connection.explain(
      number, municipality: municipality, on: date ?? today, knownAt: knownAt ?? .now)
    switch format.format {
    case .json, .ndjson: Terminal.print(JSONText.object(explained.record))
    case .csv: Answer(headings: [], records: explained.testRecords, empty: Phrase("", "")).write(.csv)
    case .table: tell(explained)
    }
  }

  private func tell(_ explained: ExplainedPerson) {
    let decision = explained.decision
    let since = explained.since.map { said(" sedan \($0)", " since \($0)") } ?? ""
    Terminal.print(
      Terminal.bold(
        "\(explained.number.written)  \(explained.day)  \(explained.municipality): "
          + "\(decision.outcome.phrase.text(in: .spoken))\(since)"))
    if let former = FormerNumbers.line(explained.formerNumbers) { Terminal.print(former) }
    Terminal.print(
      "\(decision.reason.phrase.text(in: .spoken)) (\(decision.reason.code), "
        + said("regel", "rule") + " \(decision.ruleVersion.name))")
    if let waiting = explained.waiting {
      Terminal.print(Terminal.bold(waiting.phrase.text(in: .spoken)))
    }
    for test in explained.tests {
      let answer = test.holds ? said("JA ", "YES") : said("nej", "no ")
      Terminal.print("  \(answer)  \(test.test.rawValue). \(test.test.question.text(in: .spoken))")
      for fact in test.facts {
        Terminal.print("         – \(fact.says.text(in: .spoken))")
        var origin = said("källa ", "source ") + fact.source
        if let file = fact.file { origin += ", \(file)" }
        if let row = fact.row { origin += said(" rad ", " row ") + "\(row)" }
        if let learned = fact.learned {
          origin += said(", känt sedan ", ", known since ") + learned.description.prefix(16)
        }
        Terminal.print("           \(origin)")
      }
    }
  }
}

extension ExplainedPerson {
  /// The contract's object.
  var record: OutputRecord {
    let answer = OutputRecord([
      "municipality": .text(municipality.description), "date": .day(day),
      "outcome": .text(decision.outcome.code), "reason": .text(decision.reason.code), "since": .day(since),
      "ruleVersion": .text(decision.ruleVersion.name), "tests": .records(testRecords),
      "waitingForSource": waiting.map { .record($0.record) } ?? .null,
    ])
    return OutputRecord(
      [OutputField("person", .person(number))] + FormerNumbers.fields(formerNumbers) + answer.fields)
  }

  var testRecords: [OutputRecord] {
    tests.map { test in
      OutputRecord([
        "test": .text(test.test.rawValue), "holds": .truth(test.holds),
        "why": .text(test.test.question.text(in: .spoken)),
        "facts": .records(
          test.facts.map { fact in
            OutputRecord([
              "source": .text(fact.source), "file": .text(fact.file), "row": .whole(fact.row.map { Int64($0) }),
              "learned": .moment(fact.learned), "says": .text(fact.says.text(in: .spoken)),
            ])
          }),
      ])
    }
  }
}
