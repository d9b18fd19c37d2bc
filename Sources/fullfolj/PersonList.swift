import ActivityResponsibility
import SettingFiles

/// A list of people in a file: one identity number a line, whatever follows a `#` left out.
enum PersonList {
  /// - Throws: ``ErrorCode/fileUnreadable``; ``ErrorCode/fileMalformed`` with the lines that hold no number: then nothing
  ///   of the list is used.
  static func read(_ path: String, today: Day) throws -> [IdentityNumber] {
    guard let bytes = SmallFile.read(path) else {
      throw ExplainedError(
        .fileUnreadable, Phrase("filen går inte att läsa", "the file cannot be read"), place: path,
        fix: Phrase("kontrollera namnet och rättigheterna", "check its name and rights"))
    }
    var numbers: [IdentityNumber] = []
    var wrong: [Int] = []
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = line.prefix { $0 != "#" }.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
      if text.isEmpty { continue }
      switch IdentityNumber.read(text, century: .anyone(on: today)) {
      case .success(let number): numbers.append(number)
      case .failure: wrong.append(index + 1)
      }
    }
    guard wrong.isEmpty else {
      let rows = wrong.prefix(10).map(String.init).joined(separator: ", ") + (wrong.count > 10 ? ", …" : "")
      throw ExplainedError(
        .fileMalformed,
        Phrase("\(wrong.count) rader har inget personnummer", "\(wrong.count) lines hold no identity number"),
        place: "\(path): \(said("rad", "line")) \(rows)",
        fix: Phrase("rätta raderna: inget har skrivits upp för någon", "mend the lines: nothing was written of anybody")
      )
    }
    return numbers
  }
}
