import Testing

@testable import StrictJSON

@Test func `what JSON says comes in its order`() throws {
  let text = " {\"a\" : [1, -2.5e+3, \"x\", true, false, null, {}], \"b\":{\"c\":[]}} "
  let expected = [
    "{", "k:a", "[", "n:1", "n:-2.5e+3", "s:x", "true", "false", "null", "{", "}", "]", "k:b", "{", "k:c", "[", "]",
    "}",
    "}",
  ]
  for chunk in [1, 2, 3, 7, .max] { #expect(try transcript(Array(text.utf8), chunk: chunk) == expected) }
}

@Test(
  arguments: [
    ("\\u00e5\\u00C4\\u20AC", "åÄ€"), ("\\uD83D\\uDE00!", "😀!"), ("\\\"\\\\\\/", "\"\\/"),
    ("\\b\\f\\n\\r\\t", "\u{8}\u{C}\n\r\t"),
    ("\\u0000", "\u{0}"), ("Åsa Öberg", "Åsa Öberg"), ("a\\u00f6b", "aöb"), ("\\uDBFF\\uDFFF", "\u{10FFFF}"),
    ("\\ud7ff\\ue000", "\u{D7FF}\u{E000}"),
  ])
func `escapes become what they stand for`(written: String, read: String) throws {
  for chunk in [1, 2, 3, 5, .max] {
    #expect(try transcript(Array("\"\(written)\"".utf8), chunk: chunk) == ["s:" + read])
    #expect(try transcript(Array("{\"\(written)\":0}".utf8), chunk: chunk) == ["{", "k:" + read, "n:0", "}"])
  }
}

@Test(
  arguments: [
    ("[1,]", "line 1, column 4"), ("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3"), ("[\n\n1", "line 3, column 2"),
    ("[\"åäö😀\" 1]", "line 1, column 9"), ("\u{FEFF}[x]", "line 1, column 2"), ("[\"åäö\",\n x]", "line 2, column 2"),
    ("{\"a\":1,\"a\":2}", "line 1, column 10"), ("[\"a\\qb\"]", "line 1, column 5"), ("[] []", "line 1, column 4"),
  ])
func `an error tells line and column in characters`(text: String, place: String) {
  for chunk in [1, 3, .max] { #expect(jsonError(Array(text.utf8), chunk: chunk)?.place == place) }
}

@Test func `nesting has a limit`() {
  func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
  #expect(jsonError(nested(64)) == nil)
  #expect(jsonError(nested(65))?.code == .fileForbidden)
  #expect(jsonError(String(repeating: "{\"a\":", count: 64) + "0" + String(repeating: "}", count: 64)) == nil)
  #expect(jsonError(String(repeating: "{\"a\":", count: 65))?.code == .fileForbidden)
  #expect(jsonError(String(repeating: "[", count: 1_000_000))?.code == .fileForbidden)
}

@Test func `strings, keys, numbers and objects have limits, and they hold wherever the file is cut`() throws {
  func text(_ count: Int, _ letter: String = "a") -> String { String(repeating: letter, count: count) }
  let long = "\"" + text(1 << 20) + "\""
  #expect(jsonError(long) == nil)
  let longer = jsonError("\"" + text(1 << 20) + "a\"")
  #expect(longer?.code == .fileForbidden)
  for chunk in [1_000, 65_536, 1 << 20] {
    #expect(jsonError(Array(("\"" + text(1 << 20) + "a\"").utf8), chunk: chunk) == longer)
  }
  #expect(jsonError("\"" + text(1 << 19, "å") + "\"") == nil)
  #expect(jsonError("\"" + text(1 << 19, "å") + "a\"")?.code == .fileForbidden)
  #expect(jsonError("{\"" + text(1_024) + "\":0}") == nil)
  #expect(jsonError("{\"" + text(1_025) + "\":0}")?.code == .fileForbidden)
  #expect(jsonError("[" + text(64, "1") + "]") == nil)
  #expect(jsonError("[" + text(65, "1") + "]")?.code == .fileForbidden)
  func object(_ keys: Int) -> String { "{" + (0..<keys).map { "\"\($0)\":0" }.joined(separator: ",") + "}" }
  #expect(jsonError(object(1_000)) == nil)
  #expect(jsonError(object(1_001))?.code == .fileForbidden)
}

@Test func `keys are told apart within one object only`() throws {
  let text = "{\"a\":{\"a\":1,\"b\":{\"a\":2}},\"b\":[{\"a\":1},{\"a\":1}],\"c\":{\"c\":0}}"
  #expect(try transcript(Array(text.utf8)).filter { $0 == "k:a" }.count == 5)
  // After an inner object has ended its keys are forgotten, and the outer ones are not.
  #expect(jsonError("{\"a\":{\"b\":1,\"c\":2},\"b\":1,\"a\":0}")?.place == "line 1, column 28")
}

@Test func `an empty last piece ends the text`() throws {
  var reader = JSONReader()
  var numbers = 0
  let none = UnsafeRawBufferPointer(start: nil, count: 0)
  try Array("12".utf8).withUnsafeBytes { try reader.read($0, isLast: false) { _ in numbers += 1 } }
  #expect(numbers == 0)
  try reader.read(none, isLast: true) { _ in numbers += 1 }
  #expect(numbers == 1)
}
