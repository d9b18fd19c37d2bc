import ActivityResponsibility

/// What can be wrong with XML. No text repeats anything from the file.
enum XMLFault: Hashable, CaseIterable {
  case endsEarly, encodingInvalid, encodingContradicted, encodingUnknown, characterIllegal, declarationMalformed
  case declarationMisplaced, instructionMalformed, commentMalformed, markupUnknown, nameIllegal, tagMalformed
  case tagMismatched, tagUnopened, rootSecond, textOutsideRoot, sectionEndInText, entityUnknown, referenceIllegal
  case attributeMalformed, attributeTwice, attributeHoldsMarkup, prefixUndeclared, namespaceIllegal
  // Well-formed, but never read.
  case documentType, tooDeep, tooManyAttributes, nameTooLong, tagTooLong, textTooLong, valueTooLong

  var phrase: Phrase {
    switch self {
    case .endsEarly: Phrase("XML-filen slutar innan den är hel", "the XML ends before it is whole")
    case .encodingInvalid:
      Phrase("tecknen är inte giltiga i filens kodning", "the characters are not valid in the file's encoding")
    case .encodingContradicted:
      Phrase("filen är inte i den kodning den uppger", "the file is not in the encoding that it declares")
    case .encodingUnknown:
      Phrase(
        "kodningen läses inte: UTF-8, UTF-16 med märke, ISO-8859-1 och Windows-1252 läses",
        "the encoding is not read: UTF-8, UTF-16 with a mark, ISO-8859-1 and Windows-1252 are")
    case .characterIllegal: Phrase("tecknet får inte finnas i XML", "the character cannot be in XML")
    case .declarationMalformed: Phrase("XML-deklarationen är felskriven", "the XML declaration is wrong")
    case .declarationMisplaced:
      Phrase("XML-deklarationen står inte allra först", "the XML declaration does not stand first of all")
    case .instructionMalformed: Phrase("instruktionen är felskriven", "the processing instruction is wrong")
    case .commentMalformed: Phrase("två bindestreck inne i en kommentar", "two hyphens inside a comment")
    case .markupUnknown: Phrase("\"<!\" utan något som kan följa", "\"<!\" without anything that can follow")
    case .nameIllegal: Phrase("namnet är inget XML-namn", "the name is not an XML name")
    case .tagMalformed: Phrase("taggen är felskriven", "the tag is wrong")
    case .tagMismatched:
      Phrase("sluttaggen hör inte till det element som är öppet", "the end tag is not that of the open element")
    case .tagUnopened: Phrase("en sluttagg utan starttagg", "an end tag without a start tag")
    case .rootSecond: Phrase("ett andra rotelement", "a second root element")
    case .textOutsideRoot: Phrase("text utanför rotelementet", "text outside the root element")
    case .sectionEndInText: Phrase("\"]]>\" i löpande text", "\"]]>\" in text")
    case .entityUnknown:
      Phrase("\"&\" utan en av de fem kända entiteterna", "\"&\" without one of the five known entities")
    case .referenceIllegal:
      Phrase("teckenreferensen är inget tecken i XML", "the character reference is no character of XML")
    case .attributeMalformed:
      Phrase(
        "attributet är inte namn, likhetstecken och citerat värde", "the attribute is not name, equals, quoted value")
    case .attributeTwice: Phrase("samma attribut två gånger", "the same attribute twice")
    case .attributeHoldsMarkup: Phrase("\"<\" i ett attributvärde", "\"<\" in an attribute's value")
    case .prefixUndeclared: Phrase("prefixet är inte deklarerat", "the prefix is not declared")
    case .namespaceIllegal:
      Phrase("namnrymden får inte deklareras så", "the namespace cannot be declared so")
    case .documentType:
      Phrase("dokumenttyp (DOCTYPE) läses aldrig", "a document type (DOCTYPE) is never read")
    case .tooDeep: Phrase("elementen ligger för djupt i varandra", "the elements are nested too deep")
    case .tooManyAttributes: Phrase("taggen har för många attribut", "the tag has too many attributes")
    case .nameTooLong: Phrase("namnet är för långt", "the name is too long")
    case .tagTooLong: Phrase("taggen är för lång", "the tag is too long")
    case .textTooLong: Phrase("elementets text är för lång", "the element's text is too long")
    case .valueTooLong: Phrase("attributets värde är för långt", "the attribute's value is too long")
    }
  }

  /// The error for a place in the file. Columns are counted in bytes of UTF-8 from 1.
  func error(line: Int32, column: Int) -> ExplainedError {
    let place = "line \(line), column \(column)"
    switch self {
    case .documentType, .tooDeep, .tooManyAttributes, .nameTooLong, .tagTooLong, .textTooLong, .valueTooLong:
      return .forbidden(phrase, place: place)
    default: return .malformed(phrase, place: place)
    }
  }
}
