import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let deleted = "{\"data\":{\"persons\":[\"\(schoolID)\",\"x\"],\"activities\":[{\"a\":[1]}]},\"pageToken\":null}"
private let organisations =
  "{\"data\":[{\"id\":\"\(schoolID)\",\"displayName\":\"Åsö\",\"schoolUnitCode\":\"31279295\",\"municipalityCode\":180}]}"

/// What comes of bytes: rows and findings, or an explained error. Anything else fails the test.
private func outcome(_ bytes: [UInt8], piece: Int = .max) throws -> Result<ExchangeOutcome<RollRow>, ExplainedError> {
  do {
    return .success(try readPersons(bytes, piece: piece))
  } catch let error as ExplainedError {
    return .failure(error)
  }
}

@Test func `where a page is cut makes no difference`() throws {
  let bytes = Array(personsPage.utf8)
  let whole = try readPersons(bytes)
  for size in Array(1...40) + [64, 255, 256, bytes.count - 1] { #expect(try readPersons(bytes, piece: size) == whole) }
}

@Test func `a page cut short is refused wherever it is cut`() throws {
  for text in [personsPage, "[\(person(enrolment()))]", person(enrolment())] {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      guard case .failure(let error) = try outcome(Array(bytes[..<length])) else {
        Issue.record("\(length) bytes were taken for all")
        continue
      }
      // Before any key has told what it is, it is of a kind that is not known.
      #expect([.fileMalformed, .fileFormatUnknown, .fileEmpty].contains(error.code))
      if length > 120 { #expect(error.code == .fileMalformed) }
    }
  }
  for text in [deleted, organisations] {
    for length in 0..<text.utf8.count {
      let cut = String(decoding: Array(text.utf8)[..<length], as: UTF8.self)
      #expect(throws: ExplainedError.self) { try readDeleted(cut) }
      #expect(throws: ExplainedError.self) { try readUnits(cut) }
    }
  }
}

@Test func `a page with bytes changed is read alike however it is cut, or refused`() throws {
  var chance = SeededNumbers(seed: 12_000)
  let known = Set(try readPersons(personsPage).rows.map(\.number))
  let bytes = Array(personsPage.utf8)
  var refused = 0
  for _ in 0..<10_000 {
    var changed = bytes
    for _ in 0..<Int.random(in: 1...2, using: &chance) {
      let index = changed.indices.randomElement(using: &chance) ?? 0
      changed[index] =
        Bool.random(using: &chance) ? UInt8.random(in: .min ... .max, using: &chance) : changed[index] ^ 1
    }
    let whole = try outcome(changed)
    #expect(try outcome(changed, piece: Int.random(in: 1...200, using: &chance)) == whole)
    switch whole {
    case .failure: refused += 1
    case .success(let outcome):
      // Two digits of one number may both change and hold; one alone never makes another person.
      #expect(outcome.rows.filter { !known.contains($0.number) }.count <= 1)
    }
  }
  #expect(refused > 1_000 && refused < 9_900)
}

@Test func `the other files with bytes changed never break their readers`() throws {
  var chance = SeededNumbers(seed: 5)
  for text in [deleted, organisations] {
    for _ in 0..<10_000 {
      var changed = Array(text.utf8)
      let index = changed.indices.randomElement(using: &chance) ?? 0
      changed[index] = UInt8.random(in: 0x20...0x7E, using: &chance)
      let written = String(decoding: changed, as: UTF8.self)
      let size = Int.random(in: 1...50, using: &chance)
      do { #expect(try readDeleted(written, piece: size).rows.count <= 2) } catch is ExplainedError {}
      do { #expect(try readUnits(written, piece: size).rows.count <= 1) } catch is ExplainedError {}
    }
  }
}

@Test func `a page of many persons is read with every row once`() throws {
  var text = "{\"data\":["
  for index in 0..<5_000 {
    if index > 0 { text += "," }
    text += person(more: "\"note\":\"\(String(repeating: "å", count: index % 70))\"", enrolment())
  }
  text += "]}"
  let outcome = try readPersons(Array(text.utf8), piece: 131_072)
  #expect(outcome.rows.map(\.row) == Array(1...5_000))
  #expect(Set(outcome.rows.map(\.digest)).count == 1)
  #expect(outcome.persons.count == 5_000)
}

@Test func `a person with more enrolments than anyone has is refused`() throws {
  func many(_ count: Int) -> String {
    person(more: "\"note\":1", Array(repeating: enrolment(), count: count).joined(separator: ","))
  }
  #expect(try readPersons("[\(many(1_000))]").rows.count == 1_000)
  #expect(personsError("[\(many(1_001))]")?.code == .fileForbidden)
}
