import ActivityResponsibility

extension School {
  /// Every school of the region. None exists; each writes its roll in its own way, as real ones do.
  static let all: [School] = [
    School(
      "Stenkilsgymnasiet", 31_279_295, organiser: 9_900_010_019, "Skövde kommun (påhittad huvudman)", in: 1496,
      draws: [.national: 30, .introductory: 10], programmes: ["NANAT", "SASAM", "TE", "EK", "VO", "BA", "ES"],
      source: unit(31_279_295, FileShape(.utf8Marked), headings: own)),
    School(
      "Ekbacksgymnasiet", 48_120_377, organiser: 9_900_010_027, "Lidköpings kommun (påhittad huvudman)", in: 1494,
      draws: [.national: 22, .introductory: 8], programmes: ["NA", "SA", "EKJUR", "FT", "BF", "IN"],
      source: unit(
        48_120_377, FileShape(.windows1252, days: .compact, numbers: .twelve),
        headings: [
          RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.schoolName, "Skola"),
          RollHeading(.schoolClass, "Klass"), RollHeading(.person, "Personnr"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.givenName, "Förnamn"), RollHeading(.programme, "Studieväg"),
          RollHeading(.firstDay, "Startdatum"), RollHeading(.lastDay, "Slutdatum"),
          RollHeading(.leavingReason, "Avbrottsorsak"), RollHeading(.certificate, "Betygsdokument"),
          RollHeading(.certificateDay, "Betygsdatum"), RollHeading(.protection, "Sekretess"),
        ], protectionWord: "1")),
    School(
      "Mössebacksgymnasiet", 65_009_114, organiser: 9_900_010_035, "Falköpings kommun (påhittad huvudman)", in: 1499,
      draws: [.national: 18, .introductory: 6], programmes: ["SABET", "TETEK", "EE", "VO", "NB"],
      source: unit(
        65_009_114,
        FileShape(.utf8, separator: ",", hasCarriageReturns: false, quotesEverything: true),
        headings: [
          RollHeading(.person, "Personnummer"), RollHeading(.givenName, "Förnamn"),
          RollHeading(.familyName, "Efternamn"), RollHeading(.schoolClass, "Klass"), RollHeading(.grade, "Årskurs"),
          RollHeading(.programme, "Studievägskod"), RollHeading(.schoolUnit, "Skolenhetskod"),
          RollHeading(.firstDay, "Startdatum"), RollHeading(.lastDay, "Slutdatum"),
          RollHeading(.leavingReason, "Avbrottsorsak"), RollHeading(.certificate, "Betygsdokument"),
          RollHeading(.certificateDay, "Betygsdatum"), RollHeading(.protection, "Sekretess"),
        ], givesPlannedEnd: false, spellsOutCertificates: true, protectionWord: "Ja")),
    School(
      "Vadskullegymnasiet", 72_391_846, organiser: 9_900_010_043, "Mariestads kommun (påhittad huvudman)", in: 1493,
      draws: [.national: 15, .introductory: 5], programmes: ["NANAT", "EKEKO", "HT", "RL", "VF"],
      source: unit(
        72_391_846, FileShape(.utf16, separator: "\t"),
        headings: [
          RollHeading(.familyName, "Efternamn"), RollHeading(.givenName, "Förnamn"),
          RollHeading(.person, "Personnummer"), RollHeading(.schoolForm, "Skolform"),
          RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.programme, "Programkod"),
          RollHeading(.firstDay, "Startdatum"), RollHeading(.lastDay, "Slutdatum"),
          RollHeading(.leavingReason, "Avgångsorsak"), RollHeading(.certificate, "Betygsdokument"),
          RollHeading(.certificateDay, "Betygsdatum"), RollHeading(.protection, "Sekretessmarkering"),
        ])),
    School(
      "Klostertorpsgymnasiet", 90_417_753, organiser: 9_900_010_050, "Skara kommun (påhittad huvudman)", in: 1495,
      draws: [.national: 10, .introductory: 5], programmes: ["SASAM", "NA", "FR", "HV", "NB"],
      source: unit(
        90_417_753, FileShape(.windows1252, separator: "\t", hasCarriageReturns: false),
        headings: [
          RollHeading(.person, "Personnummer"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.givenName, "Förnamn"), RollHeading(.schoolClass, "Klass"), RollHeading(.programme, "Program"),
          RollHeading(.schoolUnit, "Skolenhet"), RollHeading(.firstDay, "Startdatum"),
          RollHeading(.lastDay, "Slutdatum"), RollHeading(.leavingReason, "Avbrottsorsak"),
          RollHeading(.certificate, "Betygsdokument"), RollHeading(.certificateDay, "Betygsdatum"),
          RollHeading(.protection, "Sekretess"),
        ], openEnd: "2999-12-31", givesPlannedEnd: false, protectionWord: "1")),
    School(
      "Slättbogymnasiet", 55_730_268, organiser: 9_900_010_068, "Vara kommun (påhittad huvudman)", in: 1470,
      draws: [.national: 9, .introductory: 4], programmes: ["SASAM", "BA", "FS", "IN"],
      source: unit(
        55_730_268, FileShape(.utf8, hasCarriageReturns: false, numbers: .tenDashed),
        headings: [
          RollHeading(.person, "Personnummer"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.givenName, "Förnamn"), RollHeading(.programme, "Studievägskod"),
          RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.firstDay, "Fr.o.m."),
          RollHeading(.lastDay, "T.o.m."), RollHeading(.leavingReason, "Avbrottsorsak"),
          RollHeading(.certificate, "Betygsdokument"), RollHeading(.certificateDay, "Betygsdatum"),
          RollHeading(.protection, "Sekretess"),
        ])),
    School(
      "Friskolan Kornetten", 26_884_510, organiser: 9_900_020_018, "Kornetten Utbildning AB", in: 1496,
      draws: [.national: 8], programmes: ["EKEKO", "SAMED", "TE"], openedIn: 2023,
      source: unit(
        26_884_510, FileShape(.utf8Marked, separator: ",", numbers: .twelve),
        headings: [
          RollHeading(.schoolClass, "Klass"), RollHeading(.person, "Personnummer"),
          RollHeading(.givenName, "Förnamn"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.programme, "Studievägskod"), RollHeading(.schoolUnit, "Skolenhetskod"),
        ])),
    School(
      "Hammarens yrkesgymnasium", 83_651_907, organiser: 9_900_020_026, "Lärandegruppen Väst AB", in: 1472,
      draws: [.national: 9, .introductory: 2], programmes: ["EE", "FT", "IN", "BA"], source: learningGroup),
    School(
      "Ljungstorps naturbruksgymnasium", 37_042_681, organiser: 9_900_020_026, "Lärandegruppen Väst AB", in: 1471,
      draws: [.national: 6], programmes: ["NB", "NBLAN"], source: learningGroup),
    School(
      "Björkängens anpassade gymnasieskola", 64_198_023, organiser: 9_900_010_019, "Skövde kommun (påhittad huvudman)",
      in: 1496, forms: [.adaptedGymnasium], draws: [.adapted: 10], programmes: ["HO", "FG", "SN", "IAIND"],
      source: unit(
        64_198_023, FileShape(.utf8Marked, numbers: .ten),
        headings: [
          RollHeading(.schoolForm, "Skolform"), RollHeading(.person, "Personnummer"),
          RollHeading(.familyName, "Efternamn"), RollHeading(.givenName, "Förnamn"),
          RollHeading(.programme, "Studievägskod"), RollHeading(.schoolUnit, "Skolenhetskod"),
          RollHeading(.firstDay, "Startdatum"), RollHeading(.lastDay, "Slutdatum"),
          RollHeading(.leavingReason, "Avbrottsorsak"), RollHeading(.certificate, "Betygsdokument"),
          RollHeading(.certificateDay, "Betygsdatum"), RollHeading(.protection, "Sekretess"),
        ])),
    School(
      "Vristulvens folkhögskola", 71_560_834, organiser: 9_900_030_017, "Föreningen Vristulven", in: 1497,
      forms: [.folkHighSchool], draws: [.folkHighSchool: 10], programmes: [],
      source: unit(
        71_560_834, FileShape(.utf8, hasCarriageReturns: false, days: .compact, numbers: .twelve),
        headings: [
          RollHeading(.person, "Personnummer"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.givenName, "Förnamn"), RollHeading(.schoolForm, "Skolform"),
          RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.firstDay, "Startdatum"),
          RollHeading(.lastDay, "Slutdatum"), RollHeading(.protection, "Sekretess"),
        ], openEnd: "99991231", givesPlannedEnd: false)),
    School(
      "Introduktionscentrum Kvarnhult", 29_475_136, organiser: 9_900_010_076, "Tidaholms kommun (påhittad huvudman)",
      in: 1498, draws: [.introductory: 8], programmes: [],
      source: unit(
        29_475_136, FileShape(.windows1252, hasCarriageReturns: false, days: .compact, numbers: .tenDashed),
        headings: [
          RollHeading(.person, "Pnr"), RollHeading(.givenName, "Förnamn"), RollHeading(.familyName, "Efternamn"),
          RollHeading(.schoolClass, "Klass"), RollHeading(.programme, "Studievägskod"),
          RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.firstDay, "Inskrivningsdatum"),
          RollHeading(.lastDay, "Utskrivningsdatum"), RollHeading(.leavingReason, "Avbrottsorsak"),
          RollHeading(.certificate, "Betygsdokument"), RollHeading(.certificateDay, "Betygsdatum"),
          RollHeading(.protection, "Sekretess"),
        ], spellsOutCertificates: true, protectionWord: "Sekretessmarkering")),
    School(
      "Tornväktarens gymnasium", 58_316_492, organiser: 9_900_020_034, "Tornväktaren i väst AB", in: 1480,
      draws: [.national: 5], programmes: ["ESMUS", "SASAM", "IB001"], source: nil),
  ]

  /// The schools that send each roll, in the order in which the rolls are listed.
  static let sources: [(source: RollSource, schools: [Int])] = {
    var found: [(source: RollSource, schools: [Int])] = []
    for (index, school) in all.enumerated() {
      guard let source = school.source else { continue }
      if let known = found.firstIndex(where: { $0.source.name == source.name }) {
        found[known].schools.append(index)
      } else {
        found.append((source, [index]))
      }
    }
    return found
  }()

  /// The headings that `fullfolj` itself writes, with nothing beside them.
  private static let own = [
    RollHeading(.person, "Personnummer"), RollHeading(.familyName, "Efternamn"), RollHeading(.givenName, "Förnamn"),
    RollHeading(.schoolForm, "Skolform"), RollHeading(.programme, "Studievägskod"),
    RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.firstDay, "Startdatum"),
    RollHeading(.lastDay, "Slutdatum"), RollHeading(.leavingReason, "Avbrottsorsak"),
    RollHeading(.certificate, "Betygsdokument"), RollHeading(.certificateDay, "Betygsdatum"),
    RollHeading(.protection, "Sekretess"),
  ]

  /// One organiser's roll for both its schools.
  private static let learningGroup = RollSource(
    "huvudman-9900020026",
    // The number is the one written beside the two schools, ten digits.
    scope: .organiser(OrganiserNumber(number: 9_900_020_026)!),
    FileShape(.utf8Marked, days: .dashed, numbers: .tenDashed),
    headings: [
      RollHeading(.schoolUnit, "Skolenhetskod"), RollHeading(.schoolName, "Skola"),
      RollHeading(.person, "Personnummer"),
      RollHeading(.familyName, "Efternamn"), RollHeading(.givenName, "Förnamn"), RollHeading(.grade, "Årskurs"),
      RollHeading(.programme, "Studievägskod"), RollHeading(.firstDay, "Startdatum"),
      RollHeading(.lastDay, "Slutdatum"), RollHeading(.leavingReason, "Avbrottsorsak"),
      RollHeading(.certificate, "Betygsdokument"), RollHeading(.certificateDay, "Betygsdatum"),
      RollHeading(.protection, "Sekretess"),
    ], openEnd: "2999-12-31", givesPlannedEnd: false)

  private static func unit(
    _ code: Int32, _ shape: FileShape, headings: [RollHeading], openEnd: String = "", givesPlannedEnd: Bool = true,
    spellsOutCertificates: Bool = false, protectionWord: String = "J"
  ) -> RollSource {
    RollSource(
      "skola-\(code)",
      // Every code above is eight digits.
      scope: .unit(SchoolUnitCode(number: code)!), shape, headings: headings, openEnd: openEnd,
      givesPlannedEnd: givesPlannedEnd, spellsOutCertificates: spellsOutCertificates, protectionWord: protectionWord)
  }
}
