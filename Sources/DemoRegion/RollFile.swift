import ActivityResponsibility

/// Writes a source's roll as it looks on a day.
struct RollFile {
  let source: RollSource
  /// Indices into `School.all`.
  let schools: [Int]
  let faults: [Fault]
  /// Numbers that a school makes up until the population register has given one, with the day it has.
  let temporaryNumbers: [TemporaryNumber]

  /// - Parameters:
  ///   - day: the day the roll speaks of.
  ///   - isFirst: the first roll of a source has everything that ever was; later ones drop what ended long ago.
  /// - Returns: the file's rows, the heading row first.
  func rows(of youths: [Youth], on day: Day, isFirst: Bool) -> [[String]] {
    var entries: [Entry] = []
    for youth in youths {
      guard !(youth.isLeftOutOfRolls && youth.isProtected(on: day)) else { continue }
      for spell in youth.spells where schools.contains(spell.school) && isListed(spell, on: day, isFirst: isFirst) {
        entries.append(Entry(youth: youth, spell: spell))
      }
    }
    entries.sort { $0.key < $1.key }
    return [source.headings.map(\.text)] + faultless(entries, on: day)
  }

  /// Only the rows that the previous roll did not have, or had otherwise.
  func changes(of youths: [Youth], on day: Day, since previous: Day) -> [[String]] {
    let before = Set(rows(of: youths, on: previous, isFirst: false))
    let now = rows(of: youths, on: day, isFirst: false)
    return [now[0]] + now.dropFirst().filter { !before.contains($0) }
  }

  private func isListed(_ spell: Spell, on day: Day, isFirst: Bool) -> Bool {
    switch spell.attendance {
    case .neverShown: return spell.first <= day && day < spell.first + 7
    case .declined: return day < spell.first && spell.first <= day + 30
    case .came: break
    }
    guard source.givesDays else { return spell.covers(day) }
    guard spell.first <= day + 30 else { return false }
    if spell.ending == .vanishes && spell.last < day { return false }
    return isFirst || spell.last >= day - 200
  }

  private func faultless(_ entries: [Entry], on day: Day) -> [[String]] {
    var rows: [[String]] = []
    for entry in entries {
      let number = entry.youth.number
      var row = fields(entry, on: day, isStale: false)
      var copies = 1
      var contradiction: [String]?
      for fault in faults where fault.day == day && fault.source == source.name {
        switch fault.kind {
        case .leavesOut(let numbers) where numbers.contains(number): copies = 0
        case .repeatsRow(number) where entry.spell.covers(day): copies = 2
        case .contradictsRow(number) where entry.spell.covers(day):
          contradiction = fields(entry, on: day, isStale: false, lastDay: source.shape.days.text(day - 7))
        case .writesLastDay(number, let text) where entry.spell.covers(day):
          row = fields(entry, on: day, isStale: false, lastDay: text)
        case .isStale(number): row = fields(entry, on: day, isStale: true)
        default: break
        }
      }
      rows += Array(repeating: row, count: copies)
      if let contradiction { rows.append(contradiction) }
    }
    let isHalf = faults.contains { fault in
      guard case .keepsFirstHalfOnly = fault.kind else { return false }
      return fault.day == day && fault.source == source.name
    }
    return isHalf ? Array(rows.prefix(rows.count / 2)) : rows
  }

  private func fields(_ entry: Entry, on day: Day, isStale: Bool, lastDay: String? = nil) -> [String] {
    let (youth, spell) = (entry.youth, entry.spell)
    let school = School.all[spell.school]
    let isOver = spell.last <= day && !isStale
    let isProtected = youth.isProtected(on: day)
    let certificate = isOver && spell.leftOn == nil ? spell.certificate : nil
    let programme = spell.changed.map { $0.on <= day ? $0.programme : spell.programme } ?? spell.programme
    return source.headings.map { heading in
      switch heading.column {
      case .person: numberText(of: youth, on: day)
      case .familyName: isProtected ? "" : youth.familyName
      case .givenName: isProtected ? "" : youth.givenName
      case .schoolForm: spell.study.form.code
      case .programme: programme
      case .schoolUnit: school.code.description
      case .firstDay: source.shape.days.text(spell.first)
      case .lastDay: lastDay ?? lastDayText(of: spell, isOver: isOver)
      case .leavingReason: if isOver, case .reason(let text) = spell.ending { text } else { "" }
      case .certificate: certificate.map { word(for: $0, programme: programme) } ?? ""
      case .certificateDay: certificate == nil ? "" : source.shape.days.text(spell.plannedLast)
      case .protection: isProtected ? source.protectionWord : ""
      case .schoolClass: schoolClass(of: entry, programme: programme)
      case .grade: String(min(spell.study.years, max(1, (day - spell.first) / 365 + 1)))
      case .schoolName: school.name
      }
    }
  }

  private func numberText(of youth: Youth, on day: Day) -> String {
    for temporary in temporaryNumbers where temporary.number == youth.number && day < temporary.until {
      return youth.number.written.prefix(9) + temporary.letters
    }
    return source.shape.numbers.text(youth.number)
  }

  private func lastDayText(of spell: Spell, isOver: Bool) -> String {
    if isOver { return source.shape.days.text(spell.last) }
    return source.givesPlannedEnd ? source.shape.days.text(spell.plannedLast) : source.openEnd
  }

  private func word(for certificate: QualificationKind, programme: String) -> String {
    switch certificate {
    case .gymnasieexamen where source.spellsOutCertificates: "Gymnasieexamen"
    case .gymnasieexamen: Self.preparatory.contains(String(programme.prefix(2))) ? "E" : "L"
    case .studiebevis: source.spellsOutCertificates ? "Studiebevis" : "Z"
    case .gymnasieintyg: source.spellsOutCertificates ? "Gymnasieintyg" : "G"
    case .adaptedCertificate, .equivalent: "Gymnasiebevis"
    }
  }

  private static let preparatory = ["NA", "SA", "TE", "EK", "ES", "HU", "IB"]

  private func schoolClass(of entry: Entry, programme: String) -> String {
    let year = entry.spell.first.year % 100
    let letter = entry.youth.number.rawValue / 10 % 2 == 0 ? "A" : "B"
    return programme.prefix(programme.hasPrefix("IM") ? 3 : 2) + "\(year)\(letter)"
  }

  private struct Entry {
    let youth: Youth
    let spell: Spell

    var key: (String, String, Int64, Day) {
      (youth.familyName, youth.givenName, youth.number.rawValue, spell.first)
    }
  }
}

/// A pupil whose school writes letters for the last four digits until there is an identity number (TF-nummer).
struct TemporaryNumber: Sendable {
  let number: IdentityNumber
  let letters: String
  /// The day from which the school knows the real number.
  let until: Day
}
