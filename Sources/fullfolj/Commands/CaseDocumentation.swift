import ActivityResponsibility
import Register
import StrictJSON

// What a case file shows of occupation, mapping, plan and measures.

extension CaseFile {
  private func word(_ code: String) -> String { words[code]?.text(in: .spoken) ?? code }

  /// What is known of what the youth does, how old that is, and what is to come.
  func occupationLines(_ today: Day) -> [String] {
    let heading = said("Sysselsättning: ", "Occupation: ")
    func told(_ occupation: ToldOccupation) -> String {
      let age = today - occupation.told
      return "\(word(occupation.code)) " + said("sedan ", "since ") + "\(occupation.from), "
        + said("berättat för \(age) dagar sedan", "told \(age) days ago")
        + (occupation.toldBy.map { " (\($0))" } ?? "")
    }
    let now: String =
      switch occupations.knowledge(on: today) {
      case .neverTold: said("okänd, ingen har berättat", "unknown, nobody has told")
      case .known(let occupation): told(occupation)
      case .lapsed(let occupation, let day):
        said(
          "okänd sedan \(day), då kunskapen blev för gammal: ", "unknown since \(day), when this had grown too old: ")
          + told(occupation)
      case .ended(let occupation):
        said("okänd, det som var känt upphörde: ", "unknown, what was known has ended: ") + told(occupation)
      }
    let coming = occupations.coming(after: today).map {
      "  " + said("kommande: ", "to come: ") + "\(word($0.code)) " + said("från ", "from ") + "\($0.from)"
    }
    return [heading + now] + coming
  }

  /// How much of the documentation is there.
  func documentationLines(_ today: Day) -> [String] {
    let state = completeness(on: today)
    var line =
      said("Dokumentation: ", "Documentation: ") + "\(state.present)/\(PlanItem.allCases.count - state.notYet.count)"
    line +=
      state.isComplete
      ? said(", inget saknas", ", nothing missing")
      : said(", saknas: ", ", missing: ") + state.missingWords
    if let plan { line += said(" (plan version \(plan.version))", " (plan version \(plan.version))") }
    let mapped = mapping.map { found in
      [said("Kartläggning ", "Mapping ") + "\(found.on)"] + found.found.lines.map { "  " + $0 }
    }
    return [line] + (mapped ?? []) + measures.map { said("Åtgärd ", "Measure ") + line(of: $0) }
  }

  private func line(of measure: Measure) -> String {
    var parts = ["#\(measure.id)", word(measure.kind) + ":", measure.state.phrase.text(in: .spoken)]
    let day: Day? =
      switch measure.state {
      case .offered: measure.offeredOn
      case .accepted: measure.acceptedOn
      case .declined: measure.declinedOn
      case .started: measure.startedOn
      case .ended: measure.endedOn
      }
    if let day { parts.append(day.description) }
    if let reason = measure.endReason { parts.append("(\(word(reason)))") }
    if let after = measure.occupationAfter, after != "none" { parts.append("→ \(word(after))") }
    return parts.joined(separator: " ")
  }

  /// The same for machines.
  func documentationFields(_ today: Day) -> [OutputField] {
    let state = completeness(on: today)
    let knowledge: String =
      switch occupations.knowledge(on: today) {
      case .known: "known"
      case .lapsed: "lapsed"
      case .ended: "ended"
      case .neverTold: "never-told"
      }
    return [
      OutputField("occupationKnowledge", .text(knowledge)),
      OutputField("plan", plan.map { .record($0.record) } ?? .null),
      OutputField("missing", .document(.list(state.missing.map { .text($0.rawValue) }))),
      OutputField("notYet", .document(.list(state.notYet.map { .text($0.rawValue) }))),
      OutputField("measures", .records(measures.map(\.record))),
    ]
  }
}

extension Measure {
  fileprivate var record: OutputRecord {
    OutputRecord([
      "measure": .whole(id), "kind": .text(kind), "state": .text(state.rawValue), "offered": .day(offeredOn),
      "accepted": .day(acceptedOn), "declined": .day(declinedOn), "started": .day(startedOn), "ended": .day(endedOn),
      "endReason": .text(endReason), "occupationAfter": .text(occupationAfter),
    ])
  }
}

extension Act {
  /// What a mapping, a plan or a step of a measure says of itself.
  func documentationWords() -> [String] {
    guard let details else { return [] }
    switch kind {
    case "measure":
      let step = details["step"]?.text.flatMap { MeasureStep(rawValue: $0) }
      return [details["measureKind"]?.text, step?.phrase.text(in: .spoken)].compactMap { $0 }
    case "plan":
      let changed = (details["changed"]?.list ?? []).compactMap { $0.text.flatMap { PlanItem(rawValue: $0) } }
      return [said("version ", "version ") + "\(details["version"]?.whole ?? 1)"]
        + (changed.isEmpty ? [] : [changed.map { $0.phrase.text(in: .spoken) }.joined(separator: ", ")])
        + [details["change"]?.text].compactMap { $0 }
    case "mapping": return Register.Mapping(details)?.lines ?? []
    default: return []
    }
  }
}
