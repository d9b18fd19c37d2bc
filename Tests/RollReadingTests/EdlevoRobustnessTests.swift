import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let admission = Edlevo.admission([
  Edlevo.student(), Edlevo.student("080304-TF10"), Edlevo.student(Edlevo.man, unit: nil),
  Edlevo.student(Edlevo.man, program: Edlevo.program("IMS", end: "2026-06-12T00:00:00"), graduated: "true"),
])

private let organization = Edlevo.organization(
  [
    Edlevo.person("1", privacy: "true", level: "2"), Edlevo.person("2", Edlevo.man, status: "3"),
    Edlevo.person("3", "080304-TF10"), Edlevo.group("c1", status: "3"),
    Edlevo.membership(
      Edlevo.member("1", Edlevo.role(begin: "2024-08-19", placements: [Edlevo.placement(begin: nil)])),
      Edlevo.member("2", Edlevo.role(status: "3"), Edlevo.role("Mentor")), Edlevo.member("3", Edlevo.role()),
      Edlevo.member("4", Edlevo.role()), Edlevo.member(id: "4711", Edlevo.role())),
  ], type: "DeltaOrganization")

private let persons = Edlevo.persons([
  Edlevo.person("1"), Edlevo.person("2", status: "3"),
  Edlevo.personElement(
    Edlevo.sourced(Edlevo.guid("3")) + Edlevo.userID(Edlevo.man), status: "4",
    merged: Edlevo.merged(Edlevo.guid("1"))),
])

private enum Reading: Equatable {
  case roll(EdlevoOutcome<RollRow>)
  case persons(EdlevoOutcome<SourcePerson>)
  case refused(ExplainedError)
}

/// Reads bytes as whatever they are. Anything may come of it but a trap or another error than an explained one.
private func read(_ bytes: [UInt8], chunk: Int = .max, headLimit: Int = 262_144) throws -> Reading {
  do {
    if bytes.withUnsafeBytes({ FileFormat.recognise($0) }) == .edlevoPerson {
      return .persons(try readEdlevoPersons(bytes, chunk: chunk).outcome)
    }
    return .roll(try readEdlevo(bytes, chunk: chunk, headLimit: headLimit).outcome)
  } catch let error as ExplainedError {
    return .refused(error)
  }
}

@Test(arguments: [admission, organization, persons])
func `where one of Edlevo's files is cut into pieces makes no difference`(text: String) throws {
  let utf16 = WrittenEncoding.utf16LittleEndianWithMark.bytes(of: text.replacing("utf-8", with: "utf-16"))
  for bytes in [Array(text.utf8), utf16] {
    let whole = try read(bytes)
    if case .refused = whole { Issue.record("the file should be read") }
    for size in Array(1...40) + [64, 127, 255, 256, 511, 4_096] { #expect(try read(bytes, chunk: size) == whole) }
  }
}

@Test func `a file larger than its beginning is read whole`() throws {
  let text = Edlevo.admission((0..<3_000).map { _ in Edlevo.student() })
  for limit in [1_000, 65_536] {
    let rows = try readEdlevo(Array(text.utf8), chunk: 10_007, headLimit: limit).outcome.rows
    #expect(rows.map(\.row) == Array(1...3_000))
  }
  // Where even the properties are not in the beginning, it is no file of Edlevo's.
  #expect(throws: ExplainedError.self) { try readEdlevo(Array(text.utf8), headLimit: 150) }
}

@Test(arguments: [admission, organization, persons])
func `a file cut short at any sixteenth, or anywhere, is refused`(text: String) throws {
  let bytes = Array(text.utf8)
  let sixteenths = (0..<16).map { bytes.count * $0 / 16 }
  for cut in sixteenths + Array(stride(from: 0, to: bytes.count, by: 13)) + [bytes.count - 1] {
    guard case .refused = try read(Array(bytes.prefix(cut))) else {
      Issue.record("cut at \(cut) of \(bytes.count)")
      continue
    }
  }
}

@Test(arguments: zip([admission, organization, persons], [3, 5, 7] as [UInt64]))
func `ten thousand files with a byte changed never break the readers, nor give another person`(
  text: String, seed: UInt64
) throws {
  var chance = SeededNumbers(seed: seed)
  let known = Set([Edlevo.woman, Edlevo.man])
  // A school's own number has no check digit: another is nobody's until somebody links it.
  func isKnown(_ number: IdentityNumber) -> Bool { number.isLocal || known.contains(number.twelveDigits) }
  let bytes = Array(text.utf8)
  for round in 0..<10_000 {
    var changed = bytes
    changed[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: .min ... .max, using: &chance)
    // Luhn catches a single digit but those of the century, and the age catches those.
    switch try read(changed, chunk: round % 3 == 0 ? 97 : .max) {
    case .roll(let outcome): #expect(outcome.rows.allSatisfy { isKnown($0.number) })
    case .persons(let outcome):
      #expect(outcome.rows.allSatisfy { $0.number.map { isKnown($0) } ?? true })
    case .refused: break
    }
  }
}

@Test func `elements nested without end, and names without end, are refused`() throws {
  let inside = String(repeating: "<person>", count: 100_000)
  let deep = Edlevo.organization([Edlevo.person("1")]).replacing("</enterprise>", with: inside)
  #expect(edlevoError(deep)?.code == .fileForbidden)
  let long = Edlevo.admission([Edlevo.student(String(repeating: "1", count: 2_000_000))])
  #expect(edlevoError(long)?.code == .fileForbidden)
}

@Test func `a path tells an element by all the names above it`() {
  var path = EdlevoPath()
  #expect(path.isAtRoot)
  path.enter(-1)
  #expect(path.isAtRoot)
  path.enter(EdlevoName.person.place)
  #expect(path == .person)
  #expect(!path.isAtRoot)
  path.enter(-1)
  path.enter(EdlevoName.userid.place)
  #expect(path != .personUserID)
  #expect(path.isInside(.person) && !path.isInside(.personUserID) && !path.isInside(.group))
  // Deeper than what is kept: nothing of it is taken for what lies higher up.
  for _ in 0..<20 { path.enter(EdlevoName.person.place) }
  #expect(path.isInside(.person) && !path.isInside(.group))
  for _ in 0..<22 { path.leave() }
  #expect(path == .person)
}
