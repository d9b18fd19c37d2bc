import ActivityResponsibility
import Register
import StrictJSON

// What a case file shows of occupation, mapping, plan and measures.

extension CaseFile {
  /// A code of a list in words; a code that is in no list of today stands as it is.
  func word(_ code: String, _ list: CodeListName) -> String { words[list]?[code]?.text(in: .spoken) ?? code }

  /// What is known of what the youth does, how old that is, and what is to come.
  func occupationLines(_ today: Day) -> [String] {
    let heading = said("Sysselsättning: ", "Occupation: ")
    func told(_ occupation: ToldOccupation) -> String {
      let age = today - occupation.told
      return "\(word(occupation.code, .occupation)) " + said("sedan ", "since ") + "\(occupation.from), "
        + said("berättat för \(age) dagar sedan", "told \(age) days ago")
        + (occupation.toldBy.map { " (\(Act.source($0)))" } ?? "")
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
      "  " + said("kommande: ", "to come: ") + "\(word($0.code, .occupation)) " + said("från ", "from ") + "\($0.from)"
    }
    let earlier = occupations.earlier(than: today).filter { !now.hasSuffix(told($0)) }.prefix(3).map { occupation in
      "  " + said("tidigare: ", "earlier: ") + "\(word(occupation.code, .occupation)) "
        + said("från ", "from ") + "\(occupation.from)"
        + (occupation.until.map { said(" till ", " to ") + "\($0)" } ?? "")
        + said(", berättat ", ", told ") + "\(occupation.told)"
    }
    return [heading + now] + coming + earlier
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
      [said("Kartläggning ", "Mapping ") + "\(found.on)"]
        + (isProtected ? [] : found.found.lines.map { "  " + $0 })
    }
    return [line] + (mapped ?? []) + measures.map { said("Åtgärd ", "Measure ") + measureLine($0) }
  }

  private func measureLine(_ measure: Measure) -> String {
    var parts = ["#\(measure.id)", word(measure.kind, .measure) + ":", measure.state.phrase.text(in: .spoken)]
    let day: Day? =
      switch measure.state {
      case .offered: measure.offeredOn
      case .accepted: measure.acceptedOn
      case .declined: measure.declinedOn
      case .started: measure.startedOn
      case .ended: measure.endedOn
      }
    if let day { parts.append(day.description) }
    if let reason = measure.endReason { parts.append("(\(word(reason, .measureEnd)))") }
    if let after = measure.occupationAfter, after != "none" { parts.append("→ \(word(after, .occupation))") }
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
      OutputField("occupationsEarlier", .records(occupations.earlier(than: today).map(\.record))),
      OutputField("occupationsComing", .records(occupations.coming(after: today).map(\.record))),
      // Texts of a protected person may name a school.
      OutputField("mapping", isProtected ? .null : mapping.map { .document($0.found.json) } ?? .null),
      OutputField("plan", isProtected ? .null : plan.map { .record($0.record) } ?? .null),
      OutputField("missing", .document(.list(state.missing.map { .text($0.rawValue) }))),
      OutputField("notYet", .document(.list(state.notYet.map { .text($0.rawValue) }))),
      OutputField("measures", .records(measures.map(\.record))),
    ]
  }
}

extension ToldOccupation {
  fileprivate var record: OutputRecord {
    OutputRecord([
      "code": .text(code), "from": .day(from), "until": .day(until), "told": .day(told), "toldBy": .text(toldBy),
    ])
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
  ///
  /// - Parameter isProtected: whether the person is: then no text is told, which may name a school.
  func documentationWords(isProtected: Bool, _ words: CodeWords) -> [String] {
    guard let details else { return [] }
    switch kind {
    case "measure":
      let step = details["step"]?.text.flatMap { MeasureStep(rawValue: $0) }
      let kind = details["measureKind"]?.text
      return [kind.map { words.word($0, .measure) }, step?.phrase.text(in: .spoken)].compactMap { $0 }
    case "plan":
      let changed = (details["changed"]?.list ?? []).compactMap { $0.text.flatMap { PlanItem(rawValue: $0) } }
      return [said("version ", "version ") + "\(details["version"]?.whole ?? 1)"]
        + (changed.isEmpty ? [] : [changed.map { $0.phrase.text(in: .spoken) }.joined(separator: ", ")])
        + (isProtected ? [] : [details["change"]?.text].compactMap { $0 })
    case "mapping" where !isProtected: return Register.Mapping(details)?.lines ?? []
    default: return []
    }
  }
}
