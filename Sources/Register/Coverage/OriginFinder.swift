import ActivityResponsibility
import PostgreSQL
import SQLText

/// Finds the source, file and row that a fact rests on.
struct OriginFinder {
  let transaction: Transaction
  let person: PersonNumbers
  let known: Moment
  /// The person is registered under skyddad folkbokföring: no school is shown.
  let hidesSchools: Bool

  func origin(of fact: TestFact) throws -> FactOrigin {
    switch fact {
    case .residence(let residence): try residenceOrigin(residence)
    case .enrolment(let enrolment): try enrolmentOrigin(enrolment, isUndecided: false)
    case .undecided(let enrolment): try enrolmentOrigin(enrolment, isUndecided: true)
    case .protection(let protection): try protectionOrigin(protection)
    case .qualification(let qualification): try qualificationOrigin(qualification)
    case .birthDate(let facts): try personOrigin(facts)
    case .openCase(let period):
      FactOrigin(
        source: "fullfolj", file: nil, row: nil, learned: nil,
        says: Phrase(
          "ärende \(period.id) öppet sedan \(period.period.from)", "case \(period.id) open since \(period.period.from)")
      )
    case .confirmation(let confirmation): try confirmationOrigin(confirmation)
    case .schooling(let decision): try schoolingOrigin(decision)
    }
  }

  private func residenceOrigin(_ residence: Residence) throws -> FactOrigin {
    let row = try transaction.query(Query.originOfResidence, [.int64(residence.id)])[0]
    return FactOrigin(
      source: row.text(0), file: row.text(1), row: row.int32(2), learned: row.moment(3),
      says: Phrase(
        "folkbokförd i \(residence.municipality) \(residence.period.swedish)",
        "registered in \(residence.municipality) \(residence.period.english)"))
  }

  private func enrolmentOrigin(_ enrolment: Enrolment, isUndecided: Bool) throws -> FactOrigin {
    if hidesSchools {
      return FactOrigin(
        source: "fullfolj", file: nil, row: nil, learned: nil,
        says: Phrase(
          "en inskrivning; skolan visas inte vid skyddad folkbokföring",
          "an enrolment; no school is shown under protected registration"))
    }
    let row = try transaction.query(Query.originOfEnrolment, [.int64(enrolment.id)])[0]
    let code = enrolment.programme.isEmpty ? "" : " \(enrolment.programme)"
    var swedish = "\(enrolment.form.code)\(code) vid \(enrolment.unit) \(enrolment.period.swedish)"
    var english = "\(enrolment.form.code)\(code) at \(enrolment.unit) \(enrolment.period.english)"
    switch enrolment.endedBy {
    case .missingFromRoll:
      let roll = row.optionalText(6) ?? "?"
      swedish += ", saknas i listan \(roll)"
      english += ", missing from the roll \(roll)"
    case .left:
      swedish += ", avbrott"
      english += ", left"
    case .planned:
      swedish += ", planerat slut"
      english += ", planned end"
    case .withdrawn:
      swedish += ", återtagen"
      english += ", withdrawn"
    case nil: break
    }
    if let notice = row.optionalText(12) {
      swedish += "; skolans meddelande \(notice) rad \(row.optionalInt32(13) ?? 0) gäller före listan"
      english += "; the school's notice \(notice) row \(row.optionalInt32(13) ?? 0) holds before the roll"
    }
    if isUndecided {
      swedish += "; ingen har beslutat om detta är motsvarande utbildning"
      english += "; nobody has decided whether this is equivalent education"
    }
    if let decided = try transaction.query(
      Query.equivalenceOfSpell,
      [person.parameter, .unit(enrolment.unit), .day(enrolment.period.from), .moment(known)]
    ).first {
      let (decider, decidedOn, why) = (decided.text(0), decided.dayValue(1), decided.text(2))
      let not = decided.bool(3) ? (swedish: "", english: "") : (swedish: "inte ", english: "not ")
      swedish += "; \(decidedOn) beslutade \(decider) att det \(not.swedish)är motsvarande utbildning: \(why)"
      english += "; on \(decidedOn) \(decider) decided that it is \(not.english)equivalent education: \(why)"
    }
    return FactOrigin(
      source: row.text(0), file: row.text(1), row: row.int32(2), learned: row.moment(3),
      says: Phrase(swedish, english))
  }

  private func protectionOrigin(_ protection: Protection) throws -> FactOrigin {
    let row = try transaction.query(Query.originOfProtection, [.int64(protection.id)])[0]
    return FactOrigin(
      source: row.text(0), file: row.text(1), row: row.int32(2), learned: row.moment(3),
      says: Phrase(
        "\(protection.mark.code) \(protection.period.swedish)", "\(protection.mark.code) \(protection.period.english)"))
  }

  private func qualificationOrigin(_ qualification: Qualification) throws -> FactOrigin {
    let row = try transaction.query(Query.originOfQualification, [.int64(qualification.id)])[0]
    return FactOrigin(
      source: row.text(0), file: row.optionalText(1), row: row.optionalInt32(2), learned: row.moment(3),
      says: Phrase(
        "\(qualification.kind.phrase.swedish) \(qualification.day)",
        "\(qualification.kind.phrase.english) \(qualification.day)"))
  }

  /// What rests on the person: the date of birth that the number tells, and the first registration where one is known.
  private func personOrigin(_ facts: Facts) throws -> FactOrigin {
    let born = Phrase("född \(facts.birthDate)", "born \(facts.birthDate)")
    let rows = try transaction.query(Query.originOfPerson, [person.parameter, .moment(known)])
    guard let row = rows.first else {
      return FactOrigin(source: "personnummer", file: nil, row: nil, learned: nil, says: born)
    }
    return FactOrigin(
      source: row.text(0), file: row.text(1), row: row.int32(2), learned: row.moment(3),
      says: Phrase(
        "\(born.swedish), först folkbokförd i Sverige \(row.dayValue(4))",
        "\(born.english), first registered in Sweden \(row.dayValue(4))"))
  }

  private func confirmationOrigin(_ confirmation: NotStudyingConfirmation) throws -> FactOrigin {
    let row = try transaction.query(Query.originOfConfirmation, [.int64(confirmation.id)])[0]
    return FactOrigin(
      source: row.text(0), file: nil, row: nil, learned: row.moment(1),
      says: Phrase("bekräftat utan studier \(confirmation.day)", "confirmed not studying on \(confirmation.day)"))
  }

  private func schoolingOrigin(_ decision: SchoolingDecision) throws -> FactOrigin {
    let row = try transaction.query(Query.originOfSchoolingDecision, [.int64(decision.id)])[0]
    return FactOrigin(
      source: row.text(0), file: nil, row: nil, learned: row.moment(1),
      says: Phrase("skolplikten slutar \(decision.lastDay)", "compulsory schooling ends \(decision.lastDay)"))
  }
}

extension DayRange {
  var swedish: String {
    if isEmpty { return "(aldrig)" }
    return until.map { "\(from) – \($0.previous)" } ?? "från \(from)"
  }

  var english: String {
    if isEmpty { return "(never)" }
    return until.map { "\(from) – \($0.previous)" } ?? "from \(from)"
  }
}
