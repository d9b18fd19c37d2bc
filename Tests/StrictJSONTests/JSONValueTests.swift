import ActivityResponsibility
import StrictJSON
import Testing

/// Small documents, written in one way only.
struct JSONValueTests {
  @Test func `keys are sorted by their bytes and nothing is left to taste`() {
    let value: JSONValue = .object([
      "å": 1, "b": .list([true, .null, "x"]), "a": .object(["z": -5, "Z": "\"\\\n\u{1}é"]),
    ])
    #expect(value.canonicalText == #"{"a":{"Z":"\"\\\n\u0001é","z":-5},"b":[true,null,"x"],"å":1}"#)
  }

  @Test func `what is written is read back`() throws {
    let value: JSONValue = .object(["a": .list([1, .object([:]), .list([])]), "b": "\u{1F600}\t"])
    #expect(try JSONValue(parsing: value.canonicalText) == value)
    #expect(value["a"]?.list?.first?.whole == 1)
    #expect(value["b"]?.text == "\u{1F600}\t")
    #expect(value["c"] == nil)
  }

  @Test(arguments: ["", "{", "[1,]", "1.5", "{\"a\":1,\"a\":2}", "1 2", "99999999999999999999", "nul"])
  func `what is not a small document is refused`(text: String) {
    #expect(throws: ExplainedError.self) { try JSONValue(parsing: text) }
  }

  @Test func `two keys that differ only in how their letters are composed are refused, not made one`() throws {
    #expect(throws: ExplainedError.self) { try JSONValue(parsing: "{\"\u{E5}\":1,\"a\u{30A}\":2}") }
    #expect(try JSONValue(parsing: "{\"a\u{30A}\":2}").canonicalText == "{\"a\u{30A}\":2}")
  }
}
