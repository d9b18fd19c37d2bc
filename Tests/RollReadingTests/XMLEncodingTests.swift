import ActivityResponsibility
import FileBuilding
import Testing

@testable import RollReading

/// The root's text, or the error's code.
private func rootText(_ bytes: [UInt8], piece: Int) -> String {
  do {
    let encoding = try bytes.withUnsafeBytes { try TextEncoding.ofXML($0, isWholeFile: true) }
    var pull = XMLPull(names: XMLNames(["a"]), encoding: encoding)
    var text = ""
    var start = 0
    while start < bytes.count {
      let end = min(start + piece, bytes.count)
      try bytes[start..<end].withUnsafeBytes { part in
        try pull.read(part, isLast: end == bytes.count) { event in
          if case .end(0, let own) = event { text = String(decoding: own, as: UTF8.self) }
        }
      }
      start = end
    }
    return text
  } catch {
    return (error as? ExplainedError)?.code.rawValue ?? "another error"
  }
}

private func declared(_ encoding: String, text: [UInt8] = Array("Öl€".utf8)) -> [UInt8] {
  Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a>".utf8) + text + Array("</a>".utf8)
}

private func wide(_ text: String, littleEndian: Bool, mark: Bool = true) -> [UInt8] {
  let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
  return units.flatMap { unit in
    let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    return littleEndian ? bytes : bytes.reversed()
  }
}

@Test func `each encoding gives the same text, wherever the pieces are cut`() {
  let plain = Array("<a>Öl€</a>".utf8)
  let files: [[UInt8]] = [
    plain, [0xEF, 0xBB, 0xBF] + plain, declared("utf-8"), [0xEF, 0xBB, 0xBF] + declared("UTF-8"),
    declared("ISO-8859-1", text: [0xD6, 0x6C, 0x80]), declared("Windows-1252", text: [0xD6, 0x6C, 0x80]),
    wide("<a>Öl€</a>", littleEndian: true), wide("<a>Öl€</a>", littleEndian: false),
    wide("<?xml version='1.0' encoding='UTF-16'?><a>Öl€</a>", littleEndian: true),
    wide("<?xml version='1.0' encoding='utf-16be'?><a>Öl€</a>", littleEndian: false),
  ]
  for (index, file) in files.enumerated() {
    for piece in 1...file.count { #expect(rootText(file, piece: piece) == "Öl€", "file \(index), pieces of \(piece)") }
  }
}

@Test func `an encoding that the bytes are not in is refused`() {
  let files: [[UInt8]] = [
    declared("UTF-8", text: [0xD6]), declared("ISO-8859-1"), declared("UTF-16"), declared("UTF-16LE"),
    declared("EBCDIC"),
    [0xEF, 0xBB, 0xBF] + declared("ISO-8859-1"), declared("windows-1252", text: [0xD6, 0x81]),
    wide("<?xml version='1.0' encoding='UTF-8'?><a/>", littleEndian: true),
    wide("<?xml version='1.0' encoding='UTF-16BE'?><a/>", littleEndian: true),
    wide("<a/>", littleEndian: true, mark: false), wide("<a/>", littleEndian: false, mark: false),
    Array("<a>".utf8) + [0xC3], Array("<a>\u{0}</a>".utf8),
    Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8),
    Array("<a>".utf8) + [0xC0, 0xBC] + Array("</a>".utf8), Array("<a b='".utf8) + [0xFF] + Array("'></a>".utf8),
    wide("<a>\u{FFFF}</a>", littleEndian: true), wide("<a/>", littleEndian: true) + [0x20],
  ]
  for (index, file) in files.enumerated() {
    for piece in [1, 2, 3, 7, 1_000] { #expect(rootText(file, piece: piece) == "FILE-013", "file \(index)") }
  }
}

@Test func `the root and the first elements tell what a file is`() {
  func sniff(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes { XMLRoot.sniff($0) }.map { "\($0.localName) {\($0.namespace)}" }
  }
  #expect(sniff("<?xml version='1.0'?>\n<!-- a -->\n<n:Root xmlns:n=\"u:x\" a='b'>and so on") == "Root {u:x}")
  #expect(sniff("<Root/>") == "Root {}")
  #expect(sniff("<Root") == nil)
  #expect(sniff("<!DOCTYPE Root><Root/>") == nil)
  #expect(sniff("Root") == nil)
  let places = Array("<a><b/><c><d".utf8).withUnsafeBytes { XMLRoot.first(9, of: $0) }
  #expect(places.map { "\($0.localName)\($0.depth)" } == ["a1", "b2", "c2"])
}

@Test func `names are told apart by every letter`() {
  let list = [
    "a", "b", "ab", "ba", "abc", "adc", "aXXXXXXXXXXXXXXXXb", "aXXXXXXXXYXXXXXXXb", "Utdelningsadress1",
    "Utdelningsadress2", "åäö",
  ]
  let names = XMLNames(list)
  for (index, name) in list.enumerated() {
    #expect(Array(name.utf8).withUnsafeBufferPointer { names.index(of: $0) } == index)
    #expect(Array((name + "x").utf8).withUnsafeBufferPointer { names.index(of: $0) } == -1)
  }
  #expect(Array("aXXXXXXXXZXXXXXXXb".utf8).withUnsafeBufferPointer { names.index(of: $0) } == -1)
}

@Test func `ten thousand broken files neither trap nor hang`() {
  let file = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?><!-- c --><n:a xmlns:n="u" xmlns="v">\r
     <b c="1 &amp; 2" d='å'>Ö<![CDATA[x]]>&#x41;</b><?p q?><b n:e=""/>]]<b>text</b></n:a>
    """.utf8)
  var generator = SeededNumbers(seed: 2_026)
  var read = 0
  for round in 0..<10_000 {
    var broken = file
    for _ in 0...(round % 4) {
      let place = Int.random(in: 0..<broken.count, using: &generator)
      if round % 3 == 0 {
        broken[place] = Array("<>&;'\"/!?-[]= \n".utf8).randomElement(using: &generator) ?? 0
      } else {
        broken[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
    }
    let whole = rootText(broken, piece: broken.count)
    #expect(rootText(broken, piece: 1 + round % 11) == whole)
    if !whole.hasPrefix("FILE") { read += 1 }
  }
  #expect(read > 0 && read < 9_999)
}
