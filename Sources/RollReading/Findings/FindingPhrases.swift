import ActivityResponsibility

extension FindingKind {
  /// What was found, said to the person who can correct it. Holds nothing from the row.
  public var phrase: Phrase {
    switch self {
    case .numberMissing:
      Phrase("identitetsnumret saknas", "the identity number is missing")
    case .numberNotANumber:
      Phrase(
        "är inte ett identitetsnummer: tio eller tolv siffror behövs (har en inledande nolla fallit bort?)",
        "is not an identity number: ten or twelve digits are needed (has a leading zero been lost?)")
    case .numberScientific:
      Phrase(
        "ett kalkylprogram har gjort om numret (som 2,0E+11), siffrorna är borta: exportera kolumnen som text",
        "a spreadsheet has rewritten the number (like 2.0E+11), its digits are gone: export the column as text")
    case .numberNoSuchDay:
      Phrase("numrets födelsedag finns inte i kalendern", "the number's birth date is not in the calendar")
    case .numberCheckDigit:
      Phrase("kontrollsiffran stämmer inte", "the check digit is wrong")
    case .numberCenturyUnclear:
      Phrase(
        "numret ger ingen elevs ålder: skriv tolv siffror, med rätt århundrade",
        "the number gives no pupil's age: write twelve digits, with the right century")
    case .numberTemporary:
      Phrase(
        "ett tillfälligt nummer är ingen identitet, två elever kan ha samma: ange vem det är",
        "a temporary number is not an identity, two pupils can have the same: say who it is")
    case .numberInterim:
      Phrase(
        "ett interimsnummer är ingen identitet: ange personnummer eller samordningsnummer",
        "an interim number is not an identity: give the personal or coordination number")
    case .numberBornLater:
      Phrase(
        "numrets födelsedag ligger efter den dag filen gäller",
        "the number's birth date is after the day the file is about")
    case .lineMalformed:
      Phrase(
        "posten har inte den form den ska ha, eller säger samma sak två gånger på olika sätt",
        "the record is not of the form it should be, or says the same thing twice in different ways")
    case .dayMalformed:
      Phrase(
        "är ingen dag: skriv ÅÅÅÅ-MM-DD eller ÅÅÅÅMMDD", "is not a day: write YYYY-MM-DD or YYYYMMDD")
    case .dayMissing:
      Phrase("dagen saknas", "the day is missing")
    case .endsBeforeItBegins:
      Phrase("den sista dagen ligger före den första", "the last day is before the first")
    case .unitMissing:
      Phrase("skolenhetskoden saknas", "the school unit code is missing")
    case .unitMalformed:
      Phrase("är ingen skolenhetskod: åtta siffror behövs", "is not a school unit code: eight digits are needed")
    case .unitOutsideScope:
      Phrase("skolenheten är en annan än den filen gäller", "the school unit is not the one the file is about")
    case .formUnknown:
      Phrase("skolformen är okänd", "the school form is unknown")
    case .programmeMalformed:
      Phrase(
        "är ingen studievägskod: högst sexton bokstäver A–Z och siffror",
        "is not a programme code: at most sixteen letters A–Z and digits")
    case .municipalityUnknown:
      Phrase(
        "är ingen kommunkod: fyra siffror behövs, med inledande nolla",
        "is not a municipality code: four digits are needed, with the leading zero")
    case .eventMissing:
      Phrase("händelsen saknas", "the event is missing")
    case .eventUnknown:
      Phrase("händelsen är okänd", "the event is unknown")
    case .placementMissing:
      Phrase("eleven har ingen placering på ett program", "the pupil has no placement on a programme")
    case .personUnresolved:
      Phrase(
        "det går inte att avgöra vem källans egna nummer står för: personen finns inte i filen eller bland dem som är"
          + " kända, eller har flera identitetsnummer",
        "it cannot be told whom the source's own number stands for: the person is neither in the file nor among those"
          + " known, or has several identity numbers")
    case .externalIDMalformed:
      Phrase(
        "källans egna nummer på personen saknas eller är inget UUID",
        "the source's own number for the person is missing or is not a UUID")
    case .unitUnresolved:
      Phrase(
        "källans egna nummer på skolenheten saknas, är okänt eller står för en annan skolenhet: lämna in källans"
          + " organisationer först",
        "the source's own number for the school unit is missing, unknown or stands for another school unit: hand in the"
          + " source's organisations first")
    case .rowHasTooManyCells:
      Phrase(
        "raden har fler ifyllda celler än det finns rubriker, kolumnerna kan ha förskjutits",
        "the row has more filled cells than there are headings, its columns may have shifted")
    case .quoteMisplaced:
      Phrase("text efter ett avslutande citattecken", "text after a closing quotation mark")
    case .textTooLong:
      Phrase("texten är för lång", "the text is too long")
    case .textUnprintable:
      Phrase("texten innehåller tecken som inte kan skrivas ut", "the text holds characters that cannot be printed")
    case .rowsDisagree:
      Phrase(
        "två rader säger olika om samma studieperiod", "two rows say different things of the same period of study")
    case .cellError:
      Phrase(
        "cellen har ett fel eller en formel utan värde: rätta den i kalkylprogrammet och spara",
        "the cell holds an error or a formula without a value: correct it in the spreadsheet and save")
    case .certificateUnknown:
      Phrase(
        "betygsdokumentet är okänt eller av äldre slag, ingen examen antecknas",
        "the certificate is unknown or of an older kind, no qualification is recorded")
    case .certificateOfFourthYear:
      Phrase(
        "studiebevis från fjärde tekniskt år: examen finns sedan tidigare och antecknas inte av raden",
        "studiebevis of the fourth technical year: the diploma is from before and is not recorded by this row")
    case .certificateWithoutDay:
      Phrase(
        "betygsdokument utan datum och utan sista dag, ingen examen antecknas",
        "a certificate without date and without a last day, no qualification is recorded")
    case .leavingReasonWithoutDay:
      Phrase(
        "avbrottsorsak utan sista dag, eleven räknas som inskriven",
        "a leaving reason without a last day, the pupil counts as enrolled")
    case .markUnknown:
      Phrase(
        "okänd sekretessuppgift, personen behandlas som sekretessmarkerad",
        "unknown protection mark, the person is treated as protected")
    case .deregistrationUnknown:
      Phrase("okänd avregistreringsorsak", "unknown reason of deregistration")
    case .textDamaged:
      Phrase(
        "bokstäverna å, ä och ö är skadade (lästa i fel teckenkodning någonstans på vägen)",
        "the letters å, ä and ö are damaged (read in the wrong encoding somewhere on the way)")
    case .dayIncomplete:
      Phrase(
        "dagen är ofullständig (år eller månad utan dag) och räknas inte som given",
        "the day is incomplete (a year or month without a day) and counts as not given")
    case .termUnknown:
      Phrase("termkoden är okänd, det den säger läses inte", "the term code is unknown, what it says is not read")
    case .certificateBeforeItsDay:
      Phrase(
        "examen eller studiebevis före den sista dagen, som inte har varit: ingen examen antecknas",
        "a certificate before the last day, which has not been: no qualification is recorded")
    case .officialProgrammeMissing:
      Phrase(
        "den officiella studievägskoden saknas, skolans egen används inte",
        "the official programme code is missing, the school's own is not used")
    case .membershipDeleted:
      Phrase(
        "en placering eller grupp har tagits bort före sin sista dag: nästa ögonblicksbild avgör vad det betyder",
        "a placement or group was taken away before its last day: the next snapshot decides what that means")
    case .cancelledWithoutDay:
      Phrase(
        "inskrivningen är avbruten men har ingen sista dag, eleven räknas som inskriven",
        "the enrolment is cancelled but has no last day, the pupil counts as enrolled")
    case .formPassedOver:
      Phrase(
        "inskrivningar i förskola, förskoleklass, fritidshem eller kulturskola läses inte",
        "enrolments in preschool, preschool class, leisure-time centre or culture school are not read")
    case .birthDateDiffers:
      Phrase(
        "födelsedatumet är ett annat än numrets; numret gäller",
        "the birth date is not the number's; the number holds")
    case .totalRow:
      Phrase("en summarad eller fotnot, ingen elev", "a row of totals or a footnote, no pupil")
    case .numberLocal:
      Phrase(
        "ett tillfälligt nummer eller interimsnummer, som bara gäller på skolenheten: länka det till personnumret när det"
          + " finns (fullfolj identity link)",
        "a temporary or interim number, which holds at the school unit alone: link it to the personnummer once there is"
          + " one (fullfolj identity link)")
    case .totalRowDiffers:
      Phrase(
        "summaraden säger ett annat antal än raderna ovanför: är hela filen med?",
        "the row of totals says another number than there are rows above: is all of the file there?")
    case .rowLeftOutByLayout:
      Phrase(
        "raden räknas inte: källans layout utelämnar rader som den",
        "the row does not count: the source's layout leaves out rows like it")
    }
  }
}
