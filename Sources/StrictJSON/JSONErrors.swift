import ActivityResponsibility

/// What can be wrong with a JSON text. Nothing of the text is repeated.
enum JSONFault {
  case unexpected
  case notUTF8
  case controlCharacter
  case escape
  case surrogate
  case number
  case keyTwice
  case trailing
  case unfinished
  // Beyond what any true file has.
  case tooDeep
  case stringTooLong
  case keyTooLong
  case numberTooLong
  case tooManyKeys

  var phrase: Phrase {
    switch self {
    case .unexpected: Phrase("här kan det tecknet inte stå i JSON", "the character cannot stand here in JSON")
    case .notUTF8: Phrase("JSON-filen är inte giltig UTF-8", "the JSON file is not valid UTF-8")
    case .controlCharacter:
      Phrase("ett styrtecken står oskyddat i en text", "a control character stands bare in a text")
    case .escape: Phrase("ett omvänt snedstreck följs av fel tecken", "a backslash is followed by the wrong character")
    case .surrogate:
      Phrase("ett halvt tecken (\\uD800–\\uDFFF) står ensamt", "half a character (\\uD800–\\uDFFF) stands alone")
    case .number: Phrase("talet är fel skrivet", "the number is wrongly written")
    case .keyTwice: Phrase("samma nyckel står två gånger i ett objekt", "the same key stands twice in one object")
    case .trailing:
      Phrase("något följer efter att innehållet har tagit slut", "something follows after the content has ended")
    case .unfinished: Phrase("filen slutar mitt i", "the file ends in the middle")
    case .tooDeep:
      Phrase(
        "fler än \(JSONReader.depthLimit) nivåer i varandra", "more than \(JSONReader.depthLimit) levels in each other")
    case .stringTooLong: Phrase("en text är längre än 1 MiB", "a text is longer than 1 MiB")
    case .keyTooLong: Phrase("en nyckel är längre än 1 KiB", "a key is longer than 1 KiB")
    case .numberTooLong: Phrase("ett tal har fler än 64 tecken", "a number has more than 64 characters")
    case .tooManyKeys:
      Phrase("ett objekt har fler än \(JSONKeys.limit) nycklar", "an object has more than \(JSONKeys.limit) keys")
    }
  }

  /// Whether it is well formed and yet never read.
  var isForbidden: Bool {
    switch self {
    case .tooDeep, .stringTooLong, .keyTooLong, .numberTooLong, .tooManyKeys: true
    default: false
    }
  }

  func error(line: Int, column: Int) -> ExplainedError {
    let place = "line \(line), column \(column)"
    return isForbidden ? .forbidden(phrase, place: place) : .malformed(phrase, place: place)
  }
}
