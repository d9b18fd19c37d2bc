import ActivityResponsibility
import Testing

@testable import RollReading

@Test(
  arguments: [
    ("E", .gymnasieexamen), ("l", .gymnasieexamen), ("T", .gymnasieexamen), ("Gymnasieexamen", .gymnasieexamen),
    ("examensbevis", .gymnasieexamen), ("Yrkesexamen", .gymnasieexamen),
    ("Högskoleförberedande examen", .gymnasieexamen), ("HÖGSKOLEFÖRBEREDANDE EXAMEN", .gymnasieexamen),
    ("HÃ¶gskolefÃ¶rberedande examen", .gymnasieexamen), ("Z", .studiebevis), ("Studiebevis", .studiebevis),
    ("G", .gymnasieintyg), ("gymnasieintyg", .gymnasieintyg), ("Gymnasiebevis", .adaptedCertificate),
    ("Gymnasiesärskolebevis", .adaptedCertificate), ("Gymnasiebevis anpassad gymnasieskola", .adaptedCertificate),
    ("Gymnasiebevis, anpassad gymnasieskola", .adaptedCertificate),
  ] as [(String, QualificationKind)])
func `a certificate is read from SCB's letter or the Swedish word`(word: String, kind: QualificationKind) throws {
  let outcome = try readRollRow(last: "2026-06-12", certificate: word)
  #expect(outcome.rows.first?.certificate == kind)
  #expect(outcome.findings.isEmpty)
}

@Test func `a certificate is dated by its own day, else by the last day`() throws {
  let own = try readRollRow(last: "2026-06-12", certificate: "Z", certificateDay: "2026-06-10").rows.first
  #expect(own?.certificateDay == Day("2026-06-10"))
  #expect(try readRollRow(last: "2026-06-12", certificate: "Z").rows.first?.certificateDay == Day("2026-06-12"))
  // An open spell may still have a dated certificate.
  #expect(try readRollRow(certificate: "E", certificateDay: "2026-06-10").rows.first?.certificate == .gymnasieexamen)
}

@Test func `a certificate without any day is told of, and no qualification is made of it`() throws {
  for last in ["", "9999-12-31"] {
    let outcome = try readRollRow(last: last, certificate: "E")
    #expect(outcome.rows.first?.certificate == nil)
    #expect(outcome.rows.first?.certificateDay == nil)
    #expect(outcome.kinds == [.certificateWithoutDay])
  }
}

@Test func `certificates that say nothing of a qualification do not reject the row`() throws {
  for (word, kind) in [
    ("J", FindingKind.certificateOfFourthYear), ("S", .certificateUnknown), ("B", .certificateUnknown),
    ("slutbetyg", .certificateUnknown), ("Ja", .certificateUnknown), ("1", .certificateUnknown),
  ] {
    let outcome = try readRollRow(last: "2026-06-12", certificate: word)
    #expect(outcome.rows.count == 1)
    #expect(outcome.rows.first?.certificate == nil)
    #expect(outcome.kinds == [kind])
    #expect(outcome.findings.first?.column == "Betygsdokument")
  }
  for word in ["Nej", "0", "-", ""] { #expect(try readRollRow(certificate: word).findings.isEmpty) }
}
