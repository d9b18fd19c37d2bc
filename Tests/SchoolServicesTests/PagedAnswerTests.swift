import ActivityResponsibility
import FileBuilding
import Testing

@testable import SchoolServices

private func page(_ text: String) throws -> (entries: String, isList: Bool, token: String?) {
  let bytes = Array(text.utf8)
  let page = try PagedAnswer(bytes)
  return (String(decoding: bytes[page.entries], as: UTF8.self), page.isList, page.pageToken)
}

@Test func `a page is its entries and the token of the page after it`() throws {
  let first = try page(#"{"data":[{"id":"a"},{"id":"b"}],"pageToken":"n\/2"}"#)
  #expect(first.entries == #"{"id":"a"},{"id":"b"}"#)
  #expect(first.isList)
  #expect(first.token == "n/2")
  #expect(try page(#" { "pageToken" : null , "data" : [ ] } "#).token == nil)
  #expect(try page(#"{"data":[]}"#).token == nil)
  #expect(try page(#"{"data":[],"pageToken":""}"#).token == nil)
}

@Test(arguments: ["pageToken", "pagetoken", "PageToken", "page_token", "nextPageToken", "next_page_token"])
func `a token is seen however a service spells its key`(key: String) throws {
  #expect(try page("{\"data\":[],\"\(key)\":\"n2\"}").token == "n2")
  #expect(throws: ExplainedError.self) { try page("{\"data\":[],\"\(key)\":7}") }
  #expect(throws: ExplainedError.self) { try page("{\"data\":[],\"pageToken\":null,\"\(key)\":\"n2\"}") }
}

@Test func `a page with bytes changed at random is read as a page or refused, and never traps`() throws {
  var numbers = SeededNumbers(seed: 31)
  let whole = Array(#"{"data":[{"id":"a","name":"Å\"b\\"},[1,2]],"x":{"y":[]},"pageToken":"abc"}"#.utf8)
  let alphabet = Array("{}[]\":,\\ _dataokenxn0".utf8) + [0, 0x0A, 0xC3, 0xFF]
  var refused = 0
  for _ in 0..<10_000 {
    var changed = whole
    for _ in 0...numbers.number(0...2) {
      changed[numbers.number(0...changed.count - 1)] = numbers.one(of: alphabet)
    }
    guard let page = try? PagedAnswer(changed) else {
      refused += 1
      continue
    }
    #expect(page.entries.lowerBound > 0 && page.entries.upperBound < changed.count)
  }
  #expect(refused > 1_000 && refused < 10_000)
}

@Test func `a bare list is a page, and the last`() throws {
  let bare = try page(#"[{"id":"a"}]"#)
  #expect(bare.entries == #"{"id":"a"}"#)
  #expect(bare.token == nil)
}

@Test func `what has been deleted is told by type`() throws {
  let deleted = try page(#"{"data":{"persons":["x"]},"pageToken":null}"#)
  #expect(!deleted.isList)
  #expect(deleted.entries == #""persons":["x"]"#)
}

@Test func `brackets and quotation marks inside of strings are no structure`() throws {
  #expect(try page(#"{"data":[{"n":"]}\"[,"}],"x":"\\"}"#).entries == #"{"n":"]}\"[,"}"#)
}

@Test(arguments: [
  "", "{", "[", "null", "\"data\"", "{}", #"{"data":5}"#, #"{"data":[}"#, #"{"data":[]"#, #"{"data":[]}x"#,
  #"{"data":[],"data":[]}"#, #"{"data":[],"pageToken":7}"#, #"{"data":[],"pageToken":"\u0041"}"#,
  #"{"data":[],"pageToken":null,"pageToken":null}"#, "<html></html>", #"{"data":"#, #"{"error":"x"}"#,
  #"{"data":["#, #"{"data":[]],"a":1}"#, "\u{1}", #"{"data":[] "pageToken":null}"#,
])
func `anything else is refused`(_ text: String) {
  #expect(throws: ExplainedError.self) { try page(text) }
}

@Test func `a page nested without end is refused and does not overflow`() {
  #expect(throws: ExplainedError.self) { try page(#"{"data":"# + String(repeating: "[", count: 200_000)) }
}

@Test func `a page cut anywhere is refused`() {
  let whole = #"{"data":[{"id":"a","name":"Å\"b"},[1,2]],"pageToken":"abc"}"#
  for length in 0..<whole.utf8.count {
    #expect(throws: ExplainedError.self) { try PagedAnswer(Array(whole.utf8.prefix(length))) }
  }
}
