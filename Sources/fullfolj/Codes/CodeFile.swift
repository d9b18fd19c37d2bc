import ActivityResponsibility
import Register
import SettingFiles

/// Lists of codes as a file has them: TOML, with whose each list is and the day from which it holds.
struct CodeFile {
  /// As it was read; a list without a day of its own needs one when it is put in.
  let lists: [(name: CodeListName, origin: String, from: Day?, codes: [ListedCode])]

  /// The lists that ship with the program, which are ours.
  static let shippedText = String(decoding: PackageResources.shipped_codes_toml, as: UTF8.self)

  /// - Throws: ``ErrorCode/wrongUse``, ``ErrorCode/settingUnknown``, ``ErrorCode/settingMalformed``.
  init(path: String) throws {
    let table = try SettingTable(file: path)
    try table.requireKnown(["list"])
    lists = try table.tables("list").map { try Self.list(of: $0) }
    guard !lists.isEmpty else { throw table.missing("list", "minst en [[list]]", "at least one [[list]]") }
    guard Set(lists.map(\.name)).count == lists.count else {
      throw table.malformed("list", "varje lista en gång", "each list once")
    }
  }

  private static func list(
    of table: SettingTable
  ) throws -> (name: CodeListName, origin: String, from: Day?, codes: [ListedCode]) {
    try table.requireKnown(["name", "origin", "from", "code"])
    let names = CodeListName.allCases.map(\.rawValue).joined(separator: ", ")
    guard
      let name = try table.value("name", "en av \(names)", "one of \(names)", { CodeListName(rawValue: $0) })
    else { throw table.missing("name", "vilken lista det är", "which list it is") }
    guard let origin = try table.text("origin"), !origin.isEmpty else {
      throw table.missing("origin", "vems lista det är", "whose list it is")
    }
    let from = try table.value("from", "en dag som \"2027-01-01\"", "a day like \"2027-01-01\"") { Day($0) }
    let codes = try table.tables("code").map { try code(of: $0, in: name) }
    guard !codes.isEmpty else { throw table.missing("code", "minst en [[list.code]]", "at least one [[list.code]]") }
    guard Set(codes.map(\.code)).count == codes.count else {
      throw table.malformed("code", "varje kod en gång", "each code once")
    }
    return (name, origin, from, codes)
  }

  private static func code(of table: SettingTable, in list: CodeListName) throws -> ListedCode {
    try table.requireKnown(
      list == .occupation ? ["code", "swedish", "english", "lasts"] : ["code", "swedish", "english"])
    let isWord: (String) -> String? = { $0.wholeMatch(of: /[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*/) == nil ? nil : $0 }
    guard
      let code = try table.value(
        "code", "bokstäver och siffror, med - _ . emellan", "letters and digits, with - _ . between", isWord)
    else { throw table.missing("code", "koden", "the code") }
    guard let swedish = try table.text("swedish") else { throw table.missing("swedish", "på svenska", "in Swedish") }
    let lasts = try table.whole("lasts", in: 1...3_650)
    return ListedCode(code: code, swedish: swedish, english: try table.text("english") ?? swedish, lasts: lasts)
  }

  /// Lists as a file that can be changed and put in again. A list without codes is none.
  static func text(of lists: [CodeList]) -> String {
    lists.filter { !$0.codes.isEmpty }.map { list in
      var lines = ["[[list]]", "name = \(list.name.rawValue.quotedSetting)"]
      if let origin = list.origin { lines.append("origin = \(origin.quotedSetting)") }
      if let from = list.from { lines.append("from = \(from.description.quotedSetting)") }
      for code in list.codes {
        lines += [
          "", "[[list.code]]", "code = \(code.code.quotedSetting)", "swedish = \(code.swedish.quotedSetting)",
          "english = \(code.english.quotedSetting)",
        ]
        if let lasts = code.lasts { lines.append("lasts = \(lasts)") }
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
