import ActivityResponsibility
import ArgumentParser
import Register

/// Who a number is: all numbers of the person, where that comes from, and the cases under each.
struct IdentityShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: said(
      "Visar en persons alla nummer och vem som sagt det.", "Shows all of a person's numbers and who has said so."),
    discussion: said(
      "Exempel: fullfolj identity show 20080304-2381", "Example: fullfolj identity show 20080304-2381"))
  @OptionGroup var person: PersonArgument
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let number = try person.numberOrLocal(today: today)
    try reading.record("identity show", of: number, on: today, in: connection)
    let identity = try connection.identity(of: number)
    switch format.format {
    case .json, .ndjson: Terminal.print(JSONText.object(identity.record))
    case .csv: Answer(headings: [], records: identity.links.map(\.record), empty: Phrase("", "")).write(.csv)
    case .table: tell(identity)
    }
  }

  private func tell(_ identity: PersonIdentity) {
    Terminal.print(Terminal.bold(identity.person.current.written))
    if let former = FormerNumbers.line(identity.person.former) { Terminal.print(former) }
    for link in identity.links {
      var line =
        "  \(link.number.written) → \(link.leadsTo.written)  " + said("sedan ", "since ")
        + "\(link.since)  [\(link.decidedBy ?? link.toldBy)]"
      if let why = link.why { line += " \(why)" }
      if !link.isBelieved {
        line +=
          said("; borttagen av ", "; taken back by ")
          + "\(link.undoneBy ?? "") \(link.knownUntil.description.prefix(10)): \(link.undoneWhy ?? "")"
      }
      Terminal.print(line)
    }
    for file in identity.cases {
      Terminal.print(
        said("  ärende ", "  case ") + "\(file.id) \(file.municipality) "
          + said("öppnat under ", "opened under ") + "\(file.number.written) \(file.openedOn) – "
          + (file.closedOn?.description ?? ""))
    }
    for municipality in identity.municipalitiesWithSeveralCases {
      Terminal.print(
        said(
          "  mer än ett öppet ärende i \(municipality): stäng ett med fullfolj case close och det nummer det öppnades under",
          "  more than one open case in \(municipality): close one with fullfolj case close and the number it was opened under"
        ))
    }
  }
}

/// How former numbers are told.
enum FormerNumbers {
  /// For people; `nil` where there are none.
  static func line(_ numbers: [IdentityNumber]) -> String? {
    numbers.isEmpty
      ? nil : said("  tidigare nummer: ", "  former numbers: ") + numbers.map(\.written).joined(separator: ", ")
  }

  /// For machines: a key that is there only where there are some.
  static func fields(_ numbers: [IdentityNumber]) -> [OutputField] {
    numbers.isEmpty ? [] : [OutputField("formerNumbers", .persons(numbers))]
  }
}

extension PersonIdentity {
  var record: OutputRecord {
    OutputRecord(
      [OutputField("person", .person(person.current))] + FormerNumbers.fields(person.former) + [
        OutputField("links", .records(links.map(\.record))),
        OutputField(
          "cases",
          .records(
            cases.map { file in
              OutputRecord([
                "case": .whole(file.id), "person": .person(file.number),
                "municipality": .text(file.municipality.description), "opened": .day(file.openedOn),
                "closed": .day(file.closedOn),
              ])
            })),
      ])
  }
}

extension IdentityLink {
  var record: OutputRecord {
    OutputRecord([
      "link": .whole(id), "person": .person(number), "leadsTo": .person(leadsTo), "since": .day(since),
      "toldBy": .text(toldBy), "by": .text(decidedBy), "why": .text(why), "learned": .moment(knownFrom),
      "undone": isBelieved ? .null : .moment(knownUntil), "undoneBy": .text(undoneBy), "undoneWhy": .text(undoneWhy),
    ])
  }
}
