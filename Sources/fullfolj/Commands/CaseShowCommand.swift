import ActivityResponsibility
import ArgumentParser
import Register

/// A case as a new colleague wants to read it.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: said(
      "Visar ett ärende: vem, varför, vad som är känt, vad som kommer.",
      "Shows a case: who, why, what is known, what comes."),
    discussion: said("Exempel: fullfolj case show 20080304-2381", "Example: fullfolj case show 20080304-2381"))
  @OptionGroup var person: PersonArgument
  @OptionGroup var choice: CaseChoiceOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let number = try person.number(today: today)
    try reading.record("case show", of: number, municipality: choice.municipality, on: today, in: connection)
    let file = try connection.caseFile(of: number, municipality: choice.municipality, on: today)
    switch format.format {
    case .json, .ndjson: Terminal.print(JSONText.object(file.record(today)))
    case .csv:
      let records = file.acts.map { $0.record(isProtected: file.isProtected) }
      Answer(headings: [], records: records, empty: Phrase("", "")).write(.csv)
    case .table:
      let parts = try connection.handOverParts().map { ($0.code, $0.phrase) }
      tell(file, CodeWords(lists: file.words, parts: Dictionary(parts) { first, _ in first }), today)
    }
  }

  private func tell(_ file: CaseFile, _ words: CodeWords, _ today: Day) {
    let name = file.isProtected ? said("(skyddade personuppgifter)", "(protected)") : file.name ?? ""
    Terminal.print(Terminal.bold("\(file.number.written)  \(name)  \(file.age) " + said("år", "years")))
    if let former = FormerNumbers.line(file.formerNumbers) { Terminal.print(former) }
    for line in [file.address, file.telephone, file.email] { if let line { Terminal.print("  \(line)") } }
    tellCase(file)
    for line in file.occupationLines(today) + file.documentationLines(today) { Terminal.print(line) }
    heading("Härnäst", "Next")
    if file.waiting.isEmpty { Terminal.print(said("  inget planerat", "  nothing planned")) }
    for waiting in file.waiting.prefix(6) {
      let late = waiting.due < today ? said("  FÖRSENAD", "  OVERDUE") : ""
      Terminal.print("  \(waiting.due)  \(waiting.words) (\(waiting.whyWords))\(late)")
    }
    heading("Vad som är känt", "What is known")
    if file.isProtected {
      Terminal.print(said("  visas inte för skyddade personer", "  not shown for protected persons"))
    }
    for fact in file.facts {
      let place = [fact.source, fact.file, fact.row.map { said("rad", "row") + " \($0)" }].compactMap { $0 }
      Terminal.print("  \(fact.says.text(in: .spoken))  [\(place.joined(separator: ", "))]")
    }
    heading("Händelser, senast först", "What was done, latest first")
    for act in file.acts { Terminal.print("  \(act.line(isProtected: file.isProtected, words))") }
    if !file.decisions.isEmpty { heading("Beslut, senast först", "Decisions, latest first") }
    for decision in file.decisions { Terminal.print("  \(decision.line(isProtected: file.isProtected))") }
    for earlier in file.earlier {
      Terminal.print(
        said("  tidigare ärende ", "  earlier case ") + "\(earlier.id): \(earlier.openedOn) – "
          + (earlier.closedOn.map { "\($0) (\(file.closing(of: earlier)))" } ?? ""))
    }
  }

  private func tellCase(_ file: CaseFile) {
    let current = file.current
    var line =
      said("Ärende ", "Case ") + "\(current.id) \(current.municipality), " + said("öppet sedan ", "open since ")
    line += "\(current.openedOn): " + (current.cause?.phrase.text(in: .spoken) ?? "")
    line += said(" (version ", " (version ") + "\(current.version))"
    Terminal.print(line)
    if let before = file.earlier.first(where: { $0.id == current.earlierCase }) {
      Terminal.print(
        said("  återkom efter ärende ", "  came back after case ") + "\(before.id), "
          + said("avslutat ", "closed ") + "\(before.closedOn?.description ?? "") (\(file.closing(of: before)))")
    }
    if let closed = current.closedOn {
      Terminal.print(said("  avslutat ", "  closed ") + "\(closed): \(file.closing(of: current))")
    }
    if let proposed = current.closingProposedOn, let reason = current.closingProposedReason {
      Terminal.print(
        said("  avslut föreslås sedan ", "  closing proposed since ")
          + "\(proposed): \(reason.phrase.text(in: .spoken)) "
          + "→ fullfolj case close \(file.number.written) --reason \(reason.code)")
    }
    Terminal.print(
      said("  handläggare: ", "  assigned to: ")
        + (current.assignedTo ?? said("ingen → fullfolj case assign", "nobody → fullfolj case assign")))
  }

  private func heading(_ swedish: String, _ english: String) {
    Terminal.print("")
    Terminal.print(Terminal.bold(said(swedish, english)))
  }
}

extension Act {
  /// One line of the timeline; of a protected person's without what may name a school.
  ///
  /// - Parameter words: for codes of the lists.
  func line(isProtected: Bool, _ words: CodeWords = CodeWords()) -> String {
    var parts = ["\(happenedOn)", "#\(id)", ActKind(rawValue: kind)?.phrase.text(in: .spoken) ?? kind]
    if let channel { parts.append(channel.phrase.text(in: .spoken)) }
    if let result {
      parts.append(result.phrase.text(in: .spoken))
      if isReached == false { parts.append(said("(försök)", "(attempt)")) }
    }
    if let occupation, let occupationFrom {
      let what = words.word(occupation, .occupation)
      parts.append(said("gör: ", "does: ") + what + said(" från ", " from ") + "\(occupationFrom)")
      if let occupationUntil { parts.append(said("till ", "to ") + "\(occupationUntil)") }
      // The channel of a contact has been told already.
      if let toldBy, toldBy != channel?.rawValue {
        parts.append(said("(källa: ", "(source: ") + Act.source(toldBy) + ")")
      }
    }
    if let reason { parts.append(reasonWords(reason, words)) }
    if let assignedTo { parts.append("→ \(assignedTo)") }
    parts += detailWords(isProtected: isProtected, words) + documentationWords(isProtected: isProtected, words)
    if let corrects { parts.append(said("rättar #", "corrects #") + "\(corrects)") }
    if let note { parts.append("– \(note)") }
    if isEmptied { parts.append(said("(fri text gallrad)", "(free text deleted by rule)")) }
    parts.append("[\(recordedBy), \(recordedAt.description.prefix(16))]")
    return parts.joined(separator: " ")
  }

  /// Why, in words: of the list that the kind's reasons are from, else as the rule tells it.
  private func reasonWords(_ reason: String, _ words: CodeWords) -> String {
    let list: CodeListName? =
      switch ActKind(rawValue: kind) {
      case .measure: .measureEnd
      case .closed: .closing
      case .reopened: .reopening
      default: nil
      }
    if let found = list.flatMap({ words.lists[$0]?[reason] }) { return found.text(in: .spoken) }
    if kind == "decision" { return StoredDecision.phrase(of: reason).text(in: .spoken) }
    return Reason.allCases.first { $0.code == reason || String($0.rawValue) == reason }?.phrase.text(in: .spoken)
      ?? FollowUpReason.phrase(of: reason).text(in: .spoken)
  }

  /// Who told something: a channel, the end of a measure, or somebody in words.
  static func source(_ toldBy: String) -> String {
    if toldBy == "measure" { return said("när åtgärden avslutades", "when the measure ended") }
    return ContactChannel(rawValue: toldBy)?.phrase.text(in: .spoken) ?? toldBy
  }

  /// - Parameter isProtected: whether the person is: then a decision's details, which may name a school, are left out.
  func record(isProtected: Bool) -> OutputRecord {
    OutputRecord([
      "act": .whole(id), "kind": .text(kind), "on": .day(happenedOn), "recorded": .moment(recordedAt),
      "by": .text(recordedBy), "channel": .text(channel?.rawValue), "result": .text(result?.rawValue),
      "reached": isReached.map { .truth($0) } ?? .null, "occupation": .text(occupation),
      "occupationFrom": .day(occupationFrom), "occupationUntil": .day(occupationUntil), "toldBy": .text(toldBy),
      "reason": .text(reason), "assigned": .text(assignedTo), "note": .text(note), "corrects": .whole(corrects),
      "details": ["decision", "plan", "mapping"].contains(kind) && isProtected
        ? .null : details.map { .document($0) } ?? .null,
    ])
  }
}

extension CaseFile {
  /// Why a case was closed, in words.
  fileprivate func closing(of closed: Case) -> String { closed.closedReason.map { word($0, .closing) } ?? "" }

  func record(_ today: Day) -> OutputRecord {
    // As last told; whether it still says anything of today is told by occupationKnowledge.
    let known: ToldOccupation? =
      switch occupations.knowledge(on: today) {
      case .known(let occupation), .lapsed(let occupation, on: _), .ended(let occupation): occupation
      case .neverTold: nil
      }
    let file = OutputRecord([
      "name": .text(name), "age": .whole(age), "protected": .truth(isProtected),
      "address": .text(address), "telephone": .text(telephone), "email": .text(email), "case": .whole(current.id),
      "municipality": .text(current.municipality.description), "opened": .day(current.openedOn),
      "cause": .text(current.cause?.code), "closed": .day(current.closedOn),
      "closedReason": .text(current.closedReason),
      "closingProposed": .day(current.closingProposedOn),
      "closingProposedReason": .text(current.closingProposedReason?.code), "assigned": .text(current.assignedTo),
      "earlierCase": .whole(current.earlierCase), "occupation": .text(known?.code), "occupationTold": .day(known?.told),
      "facts": .records(
        facts.map { fact in
          OutputRecord([
            "says": .text(fact.says.text(in: .spoken)), "source": .text(fact.source), "file": .text(fact.file),
            "row": .whole(fact.row.map { Int64($0) }),
          ])
        }), "acts": .records(acts.map { $0.record(isProtected: isProtected) }),
      "followUps": .records(
        waiting.map {
          OutputRecord(["id": .whole($0.id), "kind": .text($0.kind), "due": .day($0.due), "why": .text($0.why)])
        }), "version": .whole(current.version),
      "decisions": .records(decisions.map { $0.record(isProtected: isProtected) }),
    ])
    return OutputRecord(
      [OutputField("person", .person(number))] + FormerNumbers.fields(formerNumbers) + file.fields
        + documentationFields(today))
  }
}
