import ActivityResponsibility

/// The words of a roll's columns.
enum RollWords {
  static let forms = WordList<SchoolForm>(SchoolForm.spellings.map { ($0.key, $0.value) })

  /// What a word in the column of certificates (betygsdokument) means.
  enum Certificate: Hashable, Sendable {
    case qualification(QualificationKind)
    /// Studiebevis of the fourth technical year: the person has the diploma from the third.
    case fourthYear
    /// A word that says there is none.
    case nothing
  }

  /// SCB's letters and the Swedish words. Its letters S and B (final grades of before 2011) are left out, so that they
  /// are told of and not taken for anything.
  static let certificates = WordList<Certificate>([
    ("E", .qualification(.gymnasieexamen)), ("L", .qualification(.gymnasieexamen)),
    ("T", .qualification(.gymnasieexamen)), ("Gymnasieexamen", .qualification(.gymnasieexamen)),
    ("Examensbevis", .qualification(.gymnasieexamen)), ("Examen", .qualification(.gymnasieexamen)),
    ("Yrkesexamen", .qualification(.gymnasieexamen)),
    ("Högskoleförberedande examen", .qualification(.gymnasieexamen)),
    ("Examensbevis högskoleförberedande", .qualification(.gymnasieexamen)),
    ("Examensbevis högskoleförberedande program", .qualification(.gymnasieexamen)),
    ("Examensbevis från högskoleförberedande program", .qualification(.gymnasieexamen)),
    ("Examensbevis yrkesprogram", .qualification(.gymnasieexamen)),
    ("Examensbevis från yrkesprogram", .qualification(.gymnasieexamen)),
    ("Gymnasieingenjörsexamen", .qualification(.gymnasieexamen)),
    ("Z", .qualification(.studiebevis)), ("Studiebevis", .qualification(.studiebevis)),
    ("G", .qualification(.gymnasieintyg)), ("Gymnasieintyg", .qualification(.gymnasieintyg)),
    ("Gymnasiebevis", .qualification(.adaptedCertificate)),
    ("Gymnasiesärskolebevis", .qualification(.adaptedCertificate)),
    ("Anpassad gymnasiebevis", .qualification(.adaptedCertificate)),
    ("Gymnasiebevis anpassad gymnasieskola", .qualification(.adaptedCertificate)),
    ("Gymnasiebevis avseende anpassad gymnasieskola", .qualification(.adaptedCertificate)),
    ("Gymnasiebevis från anpassad gymnasieskola", .qualification(.adaptedCertificate)),
    ("J", .fourthYear), ("0", .nothing), ("N", .nothing), ("Nej", .nothing),
  ])

  private static let noReason = WordList<Bool>([("0", true), ("N", true), ("Nej", true)])

  /// Whether a cell holds a leaving reason: anything but a word for no.
  @inline(__always)
  static func isReason(_ cell: Cell) -> Bool {
    if cell.isEmpty { return false }
    return cell.count > 3 || noReason.value(of: cell) == nil
  }
}
