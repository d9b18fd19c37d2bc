import ActivityResponsibility
import Register
import StrictJSON

extension Act {
  /// What the kind's own details say, for the timeline's line of the act.
  ///
  /// - Parameter isProtected: whether the person is: then no content of a decision is told, which may name a school.
  func detailWords(isProtected: Bool, _ codes: CodeWords) -> [String] {
    guard let details else { return [] }
    var words: [String] = []
    if let second = details["with"]?.text { words.append(said("med \(second)", "with \(second)")) }
    if let day = details["visitOn"]?.text { words.append(said("aviserar hembesök \(day)", "announces a visit \(day)")) }
    if details["farewell"]?.truth == true { words.append(said("avslutande samtal", "farewell")) }
    if let from = details["from"]?.text { words.append(said("från \(from)", "from \(from)")) }
    if let days = details["lateByDays"]?.whole {
      words.append(said("\(days) dagar efter 20-årsdagen", "\(days) days after the 20th birthday"))
    }
    if kind == "decision" { words += decisionWords(details, isProtected) }
    // Why a plan was changed may name a school, as the plan itself may.
    if kind != "decision", !(isProtected && kind == "plan"), let why = details["why"]?.text {
      words.append(said("därför att: \(why)", "because: \(why)"))
    }
    if kind == "escalated", let due = details["due"]?.text {
      words.append(said("skulle gjorts \(due)", "was due \(due)"))
    }
    if !isProtected { words += handOverWords(details, codes) }
    if let event = details["event"]?.whole {
      words.append(said("(händelse för flera \(event))", "(event of many \(event))"))
    }
    if let asked = details["noteAsked"]?.list {
      let kinds = asked.compactMap { $0.text.flatMap { SensitiveKind(rawValue: $0)?.phrase.text(in: .spoken) } }
      words.append(
        said(
          "(tillfrågad om \(kinds.joined(separator: ", ")): stod fast)",
          "(asked about \(kinds.joined(separator: ", ")): stood by it)"))
    }
    return words
  }

  /// Who is told of the youth, and what of it: of a protected person's case it may say where the youth is.
  private func handOverWords(_ details: JSONValue, _ codes: CodeWords) -> [String] {
    var words: [String] = []
    if let receiver = details["receiver"]?.text ?? details["actor"]?.text { words.append("→ \(receiver)") }
    if let parts = details["parts"]?.list?.compactMap(\.text), !parts.isEmpty {
      words.append(parts.map { codes.part($0) }.joined(separator: ", "))
    }
    if details["givenBy"]?.text == ConsentGiver.guardian.rawValue {
      words.append(said("av vårdnadshavaren", "by the guardian"))
    }
    if let consent = details["consent"]?.whole { words.append(said("medgivande #\(consent)", "consent #\(consent)")) }
    if let name = details["handOver"]?.text { words.append(said("överlämning \(name)", "hand-over \(name)")) }
    return words
  }

  private func decisionWords(_ details: JSONValue, _ isProtected: Bool) -> [String] {
    func names(_ key: String) -> String? {
      let names = details[key]?.list?.compactMap(\.text) ?? []
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    var words: [String] = []
    if let number = details["decision"]?.whole { words.append(said("beslut \(number)", "decision \(number)")) }
    if let names = names("deciders") { words.append(said("fattat av \(names)", "by \(names)")) }
    if let names = names("presenters") { words.append(said("föredragande \(names)", "presented by \(names)")) }
    if let names = names("participants") { words.append(said("deltog gjorde \(names)", "took part: \(names)")) }
    if !isProtected, let why = details["why"]?.text { words.append(said("skäl: \(why)", "reasons: \(why)")) }
    if let old = details["replaces"]?.whole { words.append(said("ersätter beslut \(old)", "replaces decision \(old)")) }
    return words
  }
}

extension StoredDecision {
  /// One line for people.
  ///
  /// - Parameter isProtected: whether the person is: then nothing is told that may name a school.
  func line(isProtected: Bool) -> String {
    var parts = ["\(decidedOn)", said("beslut \(id)", "decision \(id)"), phrase.text(in: .spoken)]
    parts.append(said("fattat av ", "by ") + deciders.joined(separator: ", "))
    if !isProtected { parts += contentWords }
    if !isProtected, let why { parts.append("– \(why)") }
    if let replacedBy {
      parts.append(
        isRevoked
          ? said("(återkallat genom \(replacedBy))", "(revoked by \(replacedBy))")
          : said("(ersatt av \(replacedBy))", "(replaced by \(replacedBy))"))
    }
    return parts.joined(separator: " ")
  }

  /// What was decided, in words.
  private var contentWords: [String] {
    var words: [String] = []
    if let unit = content["unit"]?.whole { words.append(said("skolenhet \(unit)", "school unit \(unit)")) }
    if let day = content["firstDay"]?.text { words.append(said("inskriven \(day)", "enrolled \(day)")) }
    if let isEquivalent = content["isEquivalent"]?.truth {
      words.append(isEquivalent ? said("är motsvarande", "is equivalent") : said("är inte motsvarande", "is not"))
    }
    if let day = content["from"]?.text { words.append(said("från \(day)", "from \(day)")) }
    if let day = content["lastDay"]?.text { words.append(said("sista dag \(day)", "last day \(day)")) }
    if let kind = content["revokes"]?.text {
      words.append(said("återkallar: ", "revokes: ") + Self.phrase(of: kind).text(in: .spoken))
    }
    return words
  }

  func record(isProtected: Bool) -> OutputRecord {
    func names(_ names: [String]) -> OutputValue { .document(.list(names.map { .text($0) })) }
    return OutputRecord([
      "decision": .whole(id), "kind": .text(kind), "decidedOn": .day(decidedOn),
      "content": isProtected ? .null : .document(content), "why": isProtected ? .null : .text(why),
      "deciders": names(deciders), "presenters": names(presenters), "participants": names(participants),
      "replaces": .whole(replaces), "replacedBy": .whole(replacedBy), "revoked": .truth(isRevoked), "act": .whole(act),
      "by": .text(recordedBy), "recorded": .moment(recordedAt),
    ])
  }
}
