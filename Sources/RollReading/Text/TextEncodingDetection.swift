import ActivityResponsibility
import StrictJSON

extension TextEncoding {
  /// The encoding of a file by its beginning.
  ///
  /// Where the bytes tell for certain, by a mark or by letters in UTF-8, they are believed before `expected`, which a
  /// layout says: a saved layout does not turn a new kind of export into damaged letters.
  ///
  /// UTF-8 is taken strictly. A beginning that is neither wholly UTF-8 nor free of it is two encodings in one file, and
  /// guessing which rows are of which would spoil names without a word.
  static func detect(
    _ head: UnsafeRawBufferPointer, isWholeFile: Bool, expected: TextEncoding? = nil
  ) throws(ExplainedError) -> TextEncoding {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if let wide = utf16(of: head) { return wide }
    let (valid, invalid) = countSequences(head, isWholeFile: isWholeFile)
    if invalid == 0 {
      // All of it ASCII: what comes later may be as the layout says.
      return valid == 0 && expected == .windows1252 ? .windows1252 : .utf8
    }
    if expected == .utf8 || expected == .utf8WithMark { return .utf8 }
    // A few pairs of Windows-1252 letters and signs happen to look like UTF-8.
    guard valid * 10 <= invalid else { throw .encodingMixed }
    return .windows1252
  }

  /// Whether the bytes are UTF-16, by their mark or by where their zeros are.
  static func utf16(of head: UnsafeRawBufferPointer) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let pairs = min(head.count, 2_048) / 2
    guard pairs >= 2 else { return nil }
    var zeros = (first: 0, second: 0)
    for pair in 0..<pairs {
      if head[2 * pair] == 0 { zeros.first += 1 }
      if head[2 * pair + 1] == 0 { zeros.second += 1 }
    }
    // Latin letters have one zero each; a file of names from all the world still has separators and digits.
    if zeros.first == 0, zeros.second * 2 > pairs { return .utf16LittleEndian }
    if zeros.second == 0, zeros.first * 2 > pairs { return .utf16BigEndian }
    return nil
  }

  /// How many characters beyond ASCII are well-formed UTF-8, and how many bytes are of none.
  private static func countSequences(
    _ head: UnsafeRawBufferPointer, isWholeFile: Bool
  ) -> (valid: Int, invalid: Int) {
    var valid = 0
    var invalid = 0
    var check = UTF8Check()
    var index = 0
    while index < head.count {
      let bytes = UnsafeRawBufferPointer(rebasing: head[index...])
      let before = check.sequences
      guard let fault = check.advance(bytes, allowingZero: true) else {
        valid += check.sequences - before
        // A character cut by the end of the file is damage; cut by the end of the beginning it is not.
        if isWholeFile && check.isInsideCharacter { invalid += 1 }
        break
      }
      valid += check.sequences - before
      invalid += 1
      // A byte that broke a character off may itself begin one.
      let broke = check.isInsideCharacter
      check = UTF8Check()
      index += broke ? fault : fault + 1
    }
    return (valid, invalid)
  }
}
