import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private func row(
  row: Int32 = 2, number: String = TestNumber.make("2008-03-04"), unit: Int32 = 31_279_295,
  form: SchoolForm = .gymnasium,
  programme: String = "NANAT", first: String? = "2024-08-19", last: String? = "2027-06-11", reason: Bool = false,
  certificate: QualificationKind? = nil, certificateDay: String? = nil, mark: ProtectionMark = .none
) throws -> RollRow {
  RollRow(
    row: row, number: try IdentityNumber.read(number, century: .pupil(on: try day("2026-10-01"))).get(),
    unit: try #require(SchoolUnitCode(number: unit)), form: form, programme: try #require(ProgrammeCode(programme)),
    firstDay: first.flatMap { Day($0) }, lastDay: last.flatMap { Day($0) }, hasLeavingReason: reason,
    certificate: certificate, certificateDay: certificateDay.flatMap { Day($0) }, mark: mark)
}

/// Stored digests are compared with those of files that come years later: these values may never change.
@Test func `the digest of a row is the same for ever`() throws {
  #expect(String(try row().digest, radix: 16) == "4b96cad28ddbd2a4")
  #expect(
    String(
      try row(
        programme: "HVFRI0L0N", first: nil, last: nil, reason: true, certificate: .studiebevis,
        certificateDay: "2026-06-12", mark: .skyddadFolkbokforing
      ).digest, radix: 16) == "569acb6f91b527eb")
}

@Test func `every part of a row is in its digest, but not where it stands`() throws {
  let changed = [
    try row(number: TestNumber.make("2008-03-04", woman: false)), try row(unit: 31_279_296),
    try row(form: .adaptedGymnasium), try row(programme: "NANA"), try row(programme: "NANAT0000A"),
    try row(first: "2024-08-20"), try row(first: nil), try row(last: "2027-06-12"), try row(last: nil),
    try row(first: "2027-06-11", last: "2024-08-19"), try row(reason: true), try row(certificate: .gymnasieexamen),
    try row(certificate: .studiebevis), try row(certificateDay: "2027-06-11"), try row(mark: .sekretessmarkering),
    try row(mark: .skyddadFolkbokforing),
  ]
  #expect(Set(changed.map(\.digest)).count == changed.count)
  #expect(try !changed.map(\.digest).contains(row().digest))
  #expect(try row(row: 99).digest == row().digest)
}

@Test func `rows that are nearly alike have digests that are not`() throws {
  var seen: Set<UInt64> = []
  var onesAtBit = [Int](repeating: 0, count: 64)
  let first = try day("2020-01-01")
  let number = try IdentityNumber.read(TestNumber.make("2008-03-04"), century: .pupil(on: first + 2_000)).get()
  let unit = try #require(SchoolUnitCode(number: 31_279_295))
  for start in 0..<200 {
    for length in 0..<200 {
      let digest = RollRow(
        row: 2, number: number, unit: unit, form: .gymnasium, programme: .none, firstDay: first + start,
        lastDay: first + start + length, hasLeavingReason: false, certificate: nil, certificateDay: nil, mark: .none
      ).digest
      seen.insert(digest)
      for bit in 0..<64 where digest >> UInt64(bit) & 1 == 1 { onesAtBit[bit] += 1 }
    }
  }
  #expect(seen.count == 40_000)
  // Each bit is one for about half of them; six standard deviations to either side.
  #expect(onesAtBit.allSatisfy { (19_400...20_600).contains($0) })
}
