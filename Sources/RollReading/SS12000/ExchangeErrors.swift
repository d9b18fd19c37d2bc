import ActivityResponsibility

// What can be wrong with an exchange file that is good JSON.
extension ExplainedError {
  static let exchangeIsNoPage = ExplainedError(
    .fileMalformed,
    Phrase(
      "JSON-filen är varken en sida (\"data\"), en lista eller en enda post",
      "the JSON file is neither a page (\"data\"), a list nor one item"),
    fix: exchangeFix)

  static func exchangeListMissing(_ key: String) -> ExplainedError {
    ExplainedError(
      .fileMalformed, Phrase("\"\(key)\" är inte en lista", "\"\(key)\" is not a list"), fix: exchangeFix)
  }

  static func exchangeItemIsNoObject(item: Int32) -> ExplainedError {
    ExplainedError(
      .fileMalformed, Phrase("listan har något som inte är ett objekt", "the list has something that is not an object"),
      place: "item \(item)", fix: exchangeFix)
  }

  static func exchangeHasTooMuch(item: Int32) -> ExplainedError {
    .forbidden(
      Phrase(
        "en post har fler än \(PickedValues.elementLimit) inskrivningar",
        "an item has more than \(PickedValues.elementLimit) enrolments"), place: "item \(item)")
  }

  /// Half a list taken for the whole would make the pupils of the other half vanish.
  static let exchangeHasMorePages = ExplainedError(
    .fileMalformed,
    Phrase("sidan säger att det finns fler (pageToken)", "the page says that there is more (pageToken)"),
    fix: Phrase(
      "hämta alla sidor och lämna in dem som en fil: {\"data\": [alla poster]}",
      "fetch all pages and hand them in as one file: {\"data\": [all items]}"))

  static let exchangeIsEmpty = ExplainedError(
    .fileHasNoRows, Phrase("listan är tom", "the list is empty"), fix: exchangeSelection)

  static let exchangeHasNoEnrolments = ExplainedError(
    .fileHasNoRows,
    Phrase("ingen person i filen har någon inskrivning", "no person in the file has an enrolment"),
    fix: exchangeSelection)

  static let exchangeListSaysNothing = ExplainedError(
    .fileFormatUnknown,
    Phrase(
      "filen är JSON med en tom lista, och vad den listar framgår inte",
      "the file is JSON with an empty list, and of what does not show"),
    fix: Phrase(
      "ange --format ss12000, eller exportera som CSV", "give --format ss12000, or export as CSV"))

  private static let exchangeFix = Phrase(
    "hämta filen på nytt från källans SS 12000-gränssnitt", "fetch the file again from the source's SS 12000 interface")

  private static let exchangeSelection = Phrase(
    "hämta filen på nytt och kontrollera urvalet och behörigheten",
    "fetch the file again and check its selection and permissions")
}
