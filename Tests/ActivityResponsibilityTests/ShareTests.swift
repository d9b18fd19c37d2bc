import ActivityResponsibility
import Testing

// The arithmetic of figures that have been published.

@Test func `shares are those that were published`() {
  #expect(Share(18_166, of: 94_697).percent(decimals: 1) == 19.2)
  #expect(Share(18_166, of: 94_697).percent(decimals: 0) == 19)
  #expect(Share(19_200, of: 75_700).percent(decimals: 1) == 25.4)
  #expect(Share(19_200, of: 75_700).percent(decimals: 0) == 25)
  #expect(Share(21_600, of: 115_200).percent(decimals: 2) == 18.75)
  #expect(Share(21_600, of: 115_200).percent(decimals: 0) == 19)
  #expect(Share(5_000, of: 19_200).percent(decimals: 0) == 26)
}

@Test func `changes are those that were published`() {
  let after = Share.applying(hundredthsOfPercent: -764, to: 53_000)
  #expect(after == 48_951)
  #expect(Share.change(from: 53_000, to: after, decimals: 2) == -7.64)
  // About 49 000 were published.
  #expect((after + 500) / 1000 == 49)
}

@Test func `municipalities below and above a half are all of them`() { #expect(222 + 68 == 290) }

@Test func `a half is rounded away from nought, and nothing has no share`() {
  #expect(Share(1, of: 8).percent(decimals: 1) == 12.5)
  #expect(Share(1, of: 200).percent(decimals: 0) == 1)
  #expect(Share(-1, of: 200).percent(decimals: 0) == -1)
  #expect(Share(1, of: 201).percent(decimals: 0) == 0)
  #expect(Share(0, of: 0).percent(decimals: 1) == nil)
}
