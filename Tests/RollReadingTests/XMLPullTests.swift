import ActivityResponsibility
import Testing

@testable import RollReading

private let names = ["root", "item", "value", "id", "nil"]

/// What reading gives, as text: one line an event, and the error last.
private func events(
  _ bytes: some Collection<UInt8>, piece: Int = .max, encoding: TextEncoding? = nil, limits: XMLPull.Limits = .usual
) -> [String] {
  var lines: [String] = []
  let bytes = Array(bytes)
  do {
    let encoding = try encoding ?? bytes.withUnsafeBytes { try TextEncoding.ofXML($0, isWholeFile: true) }
    var pull = XMLPull(names: XMLNames(names), encoding: encoding, limits: limits)
    var start = 0
    repeat {
      let end = piece < bytes.count - start ? start + piece : bytes.count
      try bytes[start..<end].withUnsafeBytes { part in
        try pull.read(part, isLast: end == bytes.count) { event in
          switch event {
          case .start(let element):
            var line = "<\(String(decoding: element.localName, as: UTF8.self))"
            if element.name >= 0 { line += "=\(names[element.name])" }
            if !element.namespace.isEmpty { line += " {\(String(decoding: element.namespace, as: UTF8.self))}" }
            for name in [3, 4] {
              guard let value = element.attribute(name) else { continue }
              line += " \(names[name])=\(String(decoding: value, as: UTF8.self).debugDescription)"
            }
            lines.append("\(line) @\(element.line)/\(element.depth)")
          case .end(let name, let text):
            lines.append("\(name) \(String(decoding: text, as: UTF8.self).debugDescription)")
          }
        }
      }
      start = end
    } while start < bytes.count
    lines.append("done \(pull.line)")
  } catch let error as ExplainedError {
    lines.append("\(error.code.rawValue) \(error.place ?? "-")")
  } catch {
    lines.append("\(error)")
  }
  return lines
}

/// The same in pieces of every small size; the answer must be one.
private func everyWay(_ text: String, limits: XMLPull.Limits = .usual) -> [String] {
  let bytes = Array(text.utf8)
  let whole = events(bytes, limits: limits)
  for piece in 1...max(1, min(40, bytes.count)) {
    #expect(events(bytes, piece: piece, limits: limits) == whole, "pieces of \(piece)")
  }
  return whole
}

@Test func `elements are told of with line, depth, text and attributes`() {
  let text =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root>\n <item id='å &amp; b' x=\"1\">Åsa\r\nEk</item>\r<other/></root>"
  #expect(
    everyWay(text) == [
      "<root=root @2/1", "<item=item id=\"å & b\" @3/2", "1 \"Åsa\\nEk\"", "<other @5/2", "-1 \"\"", "0 \"\"", "done 5",
    ])
}

@Test func `text is put together of what it is written with`() {
  #expect(
    everyWay("<root>a&lt;b<!-- c --><![CDATA[<&]]]]>d<?go now?>&#229;&#xE5;&#x1F600;]] ></root>").dropFirst().first
      == "0 \"a<b<&]]dåå😀]] >\"")
  #expect(
    everyWay("<root>before<item/>after</root>") == ["<root=root @1/1", "<item=item @1/2", "1 \"\"", "0 \"\"", "done 1"])
  #expect(everyWay("<root>&#13;\r&#10;\t&apos;&quot;&gt;</root>").dropFirst().first == "0 \"\\r\\n\\n\\t\\'\\\">\"")
}

@Test func `attribute values are normalised as XML says`() {
  #expect(everyWay("<root id='a\r\nb\tc\nd&#10;e\rf \"&#9;'/>").first == "<root=root id=\"a b c d\\ne f \\\"\\t\" @1/1")
}

@Test func `namespaces follow their prefixes and end with their element`() {
  let text =
    "<a:root xmlns:a='u:1' xmlns='u:2'><item a:id='1' id='2'/><item xmlns=''/><b:item xmlns:b='u&amp;3'/><item/></a:root>"
  #expect(
    everyWay(text) == [
      "<root=root {u:1} @1/1", "<item=item {u:2} id=\"2\" @1/2", "1 \"\"", "<item=item @1/2", "1 \"\"",
      "<item=item {u&3} @1/2", "1 \"\"", "<item=item {u:2} @1/2", "1 \"\"", "0 \"\"", "done 1",
    ])
  #expect(
    everyWay("<root xmlns:i='u' i:nil='true' xml:id='q'/>").first == "<root=root id=\"q\" nil=\"true\" @1/1")
}

@Test func `well-formed files are read`() {
  for text in [
    "<a/>", "<a></a >", "<a\n/>", "<a b = '1'\tc=\"2\"\n></a\n>", "\n<!-- a - b --><?p?><a/><!----><?p x?> \n",
    "<?xml version='1.0'?><a/>", "<?xml version=\"1.0\" standalone='yes' ?><a/>",
    "<?xml version='1.1' encoding='utf-8' standalone=\"no\"?>\r\n<a/>", "<a><![CDATA[]]></a>",
    "<a><![CDATA[]]]]]]></a>",
    "<åäö-1._·/>", "<a b='>'/>", "<a b='/>'>]]</a>", "<a>></a>", "<a b=\"'\" c='\"'/>", "<?xml-stylesheet x?><a/>",
    "<a>\u{FFFD}\u{FEFF}\u{85}\u{7F}</a>", "<_/>", "<a xmlns='x' xmlns:b='x' c='1' b:c='2'/>", "<a><?p ??></a>",
    "<a>&#x0000000000000041;</a>", "<a><b><c/></b><b><c></c></b></a>", "<a>-->?></a>", "<x:a xmlns:x='1'></x:a>",
  ] {
    #expect(everyWay(text).last?.hasPrefix("done") == true, "\(text)")
  }
}

@Test func `what is not well-formed is refused`() {
  for text in [
    "", " ", "<", "<a", "<a>", "<a></a", "</a>", "<a></b>", "<a></A>", "<a/><b/>", "<a/>x", "x<a/>", "<a/>&amp;",
    "<a></ab>",
    "<ab></a>", "<a></a b>", "<a><b></a></b>", "< a/>", "<a / >", "<a/ >", "<a b/>", "<a b=/>", "<a b=1/>",
    "<a b='1'c='2'/>",
    "<a b='1' b='2'/>", "<a b='<'/>", "<a b='&'/>", "<a b='&x;'/>", "<a b='1/>", "<1/>", "<-a/>", "<a:/>", "<:a/>",
    "<a:b:c xmlns:a='x'/>", "<a:b/>", "<a b:c='1'/>", "<a xmlns:b=''/>", "<a xmlns:xml='x'/>", "<a xmlns:xmlns='x'/>",
    "<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns:x='1' xmlns:y='1' x:b='' y:b=''/>", "<xmlns:a/>",
    "<a>]]></a>", "<a>&</a>", "<a>& </a>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#x;</a>", "<a>&#;</a>", "<a>&#X41;</a>",
    "<a>&#xD800;</a>", "<a>&#xFFFE;</a>", "<a>&#x110000;</a>", "<a>&#99999999999;</a>", "<a>&#1;</a>", "<a>&#12a;</a>",
    "<a>\u{1}</a>", "<a b='\u{1F}'/>", "<a>\u{FFFF}</a>", "<a b='\u{FFFE}'/>", "<a><!-- -- --></a>",
    "<a><!-- a---></a>",
    "<a><!- a --></a>", "<a><!--a", "<a><![CDATA[a]]</a>", "<![CDATA[a]]><a/>", "<a><![cdata[a]]></a>",
    "<a><?xml x?></a>",
    " <?xml version='1.0'?><a/>", "<a/><?xml version='1.0'?>", "<?xml?><a/>", "<?xml version='2.0'?><a/>",
    "<?XML x?><a/>",
    "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0'encoding='UTF-8'?><a/>", "<?xml version='1.0' x='1'?><a/>",
    "<?xml version='1.0' standalone='maybe'?><a/>", "<?xml version='1.0' encoding='1'?><a/>", "<? p?><a/>",
    "<?p+?><a/>",
    "<?p", "<?a:b ?><a/>", "<a\u{D7}/>", "<a><!ELEMENT b></a>", "<a a=''\u{A0}b=''/>", "<a><!-- \u{8} --></a>",
    "<a/></a>",
    "<a>\u{0}</a>", "<?xml version='1.0' encoding='UTF-16'?><a/>", "<?xml version='1.0' encoding='KOI8-R'?><a/>",
    "<!-- a -->",
    "<?p \u{FFFF}?><a/>", "<a><b/></a><!-", "<a b='1' =''/>", "<a>&amp</a>", "<a/>\u{FEFF}",
  ] {
    let last = everyWay(text).last
    #expect(last?.hasPrefix("FILE-013 line 1") == true, "\(text): \(last ?? "")")
  }
}

@Test func `a document type is never read, whatever it says`() {
  for text in [
    "<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    "<a/><!DOCTYPE a>",
    "<a><!DOCTYPE a></a>",
  ] {
    #expect(everyWay(text).last?.hasPrefix("FILE-014") == true)
  }
}

@Test func `the place of a fault is line and column`() {
  #expect(everyWay("<a>\n <b>\r\n  &x;</b></a>").last == "FILE-013 line 3, column 3")
  #expect(everyWay("<a>\r<b\n c='1'\n\n  d=<></b></a>").last == "FILE-013 line 5, column 5")
  #expect(everyWay("<a>\n<!--\n\n--\n--></a>").last == "FILE-013 line 4, column 1")
  #expect(everyWay("<a>\n<b>").last == "FILE-013 line 2, column 4")
  #expect(everyWay("<a>\n\n\n<b x='\n'/>\n</c>").last == "FILE-013 line 6, column 1")
}

@Test func `what no true file has is refused before it takes memory`() {
  var limits = XMLPull.Limits.usual
  limits.depth = 3
  limits.attributes = 2
  limits.name = 5
  limits.text = 10
  limits.value = 8
  limits.tag = 30
  for text in [
    "<a><b><c></c></b></a>", "<a b='' c=''/>", "<abcde/>", "<a>1234567890</a>",
    "<a>123456789&lt;</a>".filter { $0 != "9" && $0 != "8" && $0 != "7" }, "<a b='12345678'/>",
  ] {
    #expect(everyWay(text, limits: limits).last == "done 1", "\(text)")
  }
  for text in [
    "<a><b><c><d/></c></b></a>", "<a b='' c='' d=''/>", "<abcdef/>", "<a>12345678901</a>", "<a>123<!-- -->45678901</a>",
    "<a b='123456789'/>", "<a b='12345678' c='1234567890'/>", "<a                                      />",
    "<?abcdef ?><a/>",
  ] {
    #expect(everyWay(text, limits: limits).last?.hasPrefix("FILE-014") == true, "\(text)")
  }
  let deep = String(repeating: "<a>", count: 65)
  #expect(events(deep.utf8).last == "FILE-014 line 1, column 193")
  #expect(
    events(("<a>" + String(repeating: "x", count: 1 << 20 + 1) + "</a>").utf8).last?.hasPrefix("FILE-014") == true)
  // What is passed over may be of any size.
  let long = "<a><!--" + String(repeating: "x", count: 3 << 20) + "--></a>"
  #expect(events(long.utf8, piece: 1_000).last == "done 1")
}

@Test func `a long tag that comes a byte at a time is not read anew for each`() {
  let value = String(repeating: "a", count: 60_000)
  let text = "<a b='\(value)' c='\(value)' d='\(value)'/>"
  let clock = ContinuousClock()
  let time = clock.measure { #expect(events(text.utf8, piece: 1).last == "done 1") }
  #expect(time < .seconds(10))
}
