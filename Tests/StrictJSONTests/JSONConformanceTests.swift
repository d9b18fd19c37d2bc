import Testing

@testable import StrictJSON

/// Texts that RFC 8259 allows, and that are read.
private let allowed: [String] = [
  // Values alone.
  "null", "true", "false", "0", "-0", "1", "-1", "\"\"", "\"a\"", "[]", "{}", " 0 ", "\t\r\n[]\n\r\t ",
  // Numbers.
  "[0]", "[-0]", "[10]", "[0.0]", "[-0.5]", "[1.25]", "[1e1]", "[1E1]", "[1e+1]", "[1e-1]", "[0e0]", "[0.0e00]",
  "[123456789012345678901234567890]", "[1.7976931348623157e999]", "[-1E-400]", "[0]\n", "[1,2]", "[ 1 , 2 ]",
  // Arrays and objects.
  "[[]]", "[[],[]]", "[{}]", "[null,true,false]", "[1,[2,[3]]]", "{\"a\":1}", "{\"\":0}", "{\"a\":{\"a\":{\"a\":0}}}",
  "{\"a\":1,\"b\":2}", "{ \"a\" : [ ] }", "{\"a\":[{\"a\":1},{\"a\":2}]}", "{\"a\":{},\"b\":{\"a\":1}}",
  "{\"A\":1,\"a\":2}", "{\"a\":1,\"a \":2}", "[{\"k\":1},{\"k\":1}]",
  // Strings.
  "[\" \"]", "[\"\u{7F}\"]", "[\"å\"]", "[\"€\"]", "[\"😀\"]", "[\"/\"]", "[\"\\/\"]", "[\"\\\"\"]", "[\"\\\\\"]",
  "[\"\\b\\f\\n\\r\\t\"]", "[\"\\u0041\"]", "[\"\\u00e5\"]", "[\"\\u00E5\"]", "[\"\\u0000\"]", "[\"\\uFFFF\"]",
  "[\"\\uD83D\\uDE00\"]", "[\"\\ud83d\\ude00x\"]", "[\"\\uDBFF\\uDFFF\"]", "[\"\\u005C\"]", "[\"\\u0022\"]",
  "[\"\u{2028}\u{2029}\"]", "[\"\u{FEFF}\"]", "[\"a\\\\u0041\"]", "{\"\\u0061\":1,\"b\":2}",
  "[\"//no comment /* here */\"]", "[\",\"]", "[\"]\"]", "[\"}\"]",
  // A mark first is passed over.
  "\u{FEFF}[]", "\u{FEFF} {}",
]

/// Texts that are no JSON.
private let refused: [String] = [
  // Nothing, or not all.
  "", " ", "\n", "\u{FEFF}", "[", "{", "\"", "\"a", "[1", "[1,", "[[]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
  "t",
  "tru", "nul", "fals", "-", "[\"\\", "[\"\\u", "[\"\\u00", "[\"a",
  // Too much.
  "[]]", "{}}", "[][]", "{}{}", "1 2", "null null", "[] x", "\"a\"\"b\"", "[]\u{FEFF}", "\u{FEFF}\u{FEFF}[]", "[],",
  "{}\n{}", "0 1",
  // Commas, colons and brackets.
  "[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1;2]", "{,}", "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}",
  "{\"a\" 1}",
  "{\"a\"::1}", "{\"a\",1}", "{:1}", "{\"a\":}", "{1:1}", "{a:1}", "{null:1}", "{'a':1}", "{\"a\":1 \"b\":2}", "[:]",
  "[\"a\":1]", "{\"a\"}", "{[]:1}", "{{}:1}", "[}", "{]", "[{]}", "{\"a\":[}", "]", "}", ",", ":", "[1}", "{\"a\":1]",
  // Comments and other languages.
  "[1]//", "/**/[1]", "[1/*a*/]", "#\n[1]", "[1] # a", "'a'", "[undefined]", "[NaN]", "[Infinity]", "[-Infinity]",
  "[+1]", "(1)", "<a/>", "a", "*", "[True]", "[TRUE]", "[NULL]", "[nulL]", "[truee]", "[nulll]", "[trueq]", "`a`",
  // Numbers.
  "[01]", "[-01]", "[00]", "[1.]", "[.5]", "[-.5]", "[1.e1]", "[1e]", "[1e+]", "[1E-]", "[1e1.5]", "[1.2.3]", "[--1]",
  "[-]", "[+]", "[0x1]", "[1_000]", "[1 000]", "[1,0.]", "[1a]", "[-a]", "[0e]", "[2.e3]", "[1ee1]", "[1e1e1]", "[٣]",
  "[1-]", "[1+1]", "[0-1]", "-0x", "00",
  // Strings.
  "[\"\u{00}\"]", "[\"\u{1F}\"]", "[\"\n\"]", "[\"\t\"]", "[\"\r\n\"]", "{\"\n\":1}", "[\"\\a\"]", "[\"\\x41\"]",
  "[\"\\0\"]", "[\"\\'\"]", "[\"\\U0041\"]", "[\"\\u004\"]", "[\"\\u00g0\"]", "[\"\\u 041\"]", "[\"\\\u{0A}\"]",
  "[\"\\å\"]", "[\"\\uD83D\"]", "[\"\\uDE00\"]", "[\"\\uD83Dx\"]", "[\"\\uD83D\\n\"]", "[\"\\uD83D\\uD83D\\uDE00\"]",
  "[\"\\uD83D\\u0041\"]", "[\"\\uDE00\\uD83D\"]", "[\"\\uD83Då\"]", "{\"\\uD83D\":1}", "['a']", "[\"a\"b]", "[a\"b\"]",
  // Space that is none.
  "[\u{A0}1]", "\u{0B}[]", "[\u{0C}]", "[\u{2003}]", "\u{0}", "[]\u{0}", "å", "[å]", "{å:1}",
  // A key twice, however it is written.
  "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"\\u0061\":2}", "{\"\":1,\"\":2}",
  "[{\"x\":{\"a\":1,\"a\":2}}]",
  "{\"a\":{\"b\":1},\"a\":{}}", "{\"å\":1,\"\\u00e5\":2}",
]

/// Bytes that are no UTF-8, or another encoding.
private let refusedBytes: [[UInt8]] = [
  [0x22, 0xE5, 0x22], [0x22, 0x80, 0x22], [0x22, 0xBF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC3, 0x28, 0x22],
  [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xC1, 0xBF, 0x22], [0x22, 0xE0, 0x80, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
  [0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
  [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22],
  [0x22, 0xFE, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0xE2, 0x82], [0x22, 0xC3, 0x5C, 0x6E, 0x22],
  [0xEF, 0xBB], [0xEF, 0xBB, 0x5B, 0x5D], [0xEF], [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0xFE, 0xFF, 0x00, 0x5B],
  [0x5B, 0x00, 0x5D, 0x00], [0x00, 0x5B, 0x00, 0x5D], [0x7B, 0x22, 0xC3, 0x22, 0x3A, 0x31, 0x7D], [0x5B, 0xE5, 0x5D],
]

@Test(arguments: allowed)
func `JSON that is allowed is read, however it is cut`(text: String) throws {
  let bytes = Array(text.utf8)
  let whole = try transcript(bytes)
  #expect(!whole.isEmpty)
  for chunk in 1...5 { #expect(try transcript(bytes, chunk: chunk) == whole) }
}

@Test(arguments: refused.map { Array($0.utf8) } + refusedBytes)
func `what is no JSON is refused at the same place, however it is cut`(bytes: [UInt8]) throws {
  let error = try #require(jsonError(bytes), "\(String(decoding: bytes, as: UTF8.self))")
  #expect(error.code == .fileMalformed)
  #expect(error.place?.hasPrefix("line ") == true)
  for chunk in 1...5 { #expect(jsonError(bytes, chunk: chunk) == error) }
}

@Test func `every true text is no JSON when it is cut short, unless it is a number`() throws {
  for text in allowed where text.utf8.contains(where: { [0x5B, 0x7B, 0x22].contains($0) }) {
    let bytes = Array(text.utf8)
    let end = (bytes.lastIndex { $0 > 0x20 }) ?? 0
    for length in 0..<end { #expect(jsonError(Array(bytes[..<length]))?.code == .fileMalformed) }
  }
}

@Test func `the lists are long enough to mean something`() {
  #expect(allowed.count + refused.count + refusedBytes.count > 220)
  #expect(Set(allowed).isDisjoint(with: refused))
}
