/// What is looked at before the national file is written. The collection runs logical checks of its own, which are not
/// published; these are those that follow from what its columns mean.
public enum ReportCheck: String, Hashable, Sendable, CaseIterable {
  case number
  case order
  case measureOrder = "measure-order"
  case measureEndReason = "measure-end-reason"
  case closingReason = "closing-reason"
  case turned20 = "turned-20"
  case withinPeriod = "within-period"
  case spellsApart = "spells-apart"
  case measureCode = "measure-code"
  case once
  case resident
  case lateClosing = "late-closing"
  // What the layout asks of each cell.
  case codeMissing = "code-missing"
  case valueMissing = "value-missing"
  case tooWide = "too-wide"
  case unwritable

  /// Those that a layout may choose among; the rest follow from its columns.
  public static let logical: [ReportCheck] = allCases.filter { !$0.isOfCells }

  var isOfCells: Bool {
    switch self {
    case .codeMissing, .valueMissing, .tooWide, .unwritable: true
    default: false
    }
  }

  /// What is wrong.
  public var what: Phrase {
    switch self {
    case .number:
      Phrase("numret är inget giltigt personnummer eller samordningsnummer", "the number is no valid identity number")
    case .order:
      Phrase("något är dagtecknat före registreringen", "something is dated before the registration")
    case .measureOrder:
      Phrase("åtgärden slutar före sin början, eller saknar den", "the measure ends before it begins, or never began")
    case .measureEndReason:
      Phrase("slutdag och skäl för åtgärden följs inte åt", "the measure has an end or a reason for it, not both")
    case .closingReason:
      Phrase("avslutsdag och skäl följs inte åt", "the case has a closing day or a reason for it, not both")
    case .turned20:
      Phrase(
        "skälet fyllt 20 och 20-årsdagen följs inte åt", "closing for turning 20 and the 20th birthday do not agree")
    case .withinPeriod: Phrase("en dag ligger utanför perioden", "a day lies outside of the period")
    case .spellsApart: Phrase("två registreringar överlappar varandra", "two registrations overlap")
    case .measureCode: Phrase("åtgärden saknar kod", "the measure has no code")
    case .once: Phrase("samma kontakt eller åtgärd finns två gånger", "the same contact or measure is there twice")
    case .resident:
      Phrase(
        "inte folkbokförd i kommunen på avstämningsdagen", "not registered in the municipality on the reference day")
    case .lateClosing: Phrase("avslutat efter 20-årsdagen, eller ännu öppet", "closed after the 20th birthday, or open")
    case .codeMissing: Phrase("layouten har ingen kod för värdet", "the layout has no code for the value")
    case .valueMissing: Phrase("kolumnen måste ha ett värde", "the column must have a value")
    case .tooWide: Phrase("värdet är bredare än kolumnen", "the value is wider than the column")
    case .unwritable: Phrase("filens kodning saknar ett tecken", "the file's encoding lacks a character")
    }
  }

  /// What to mend.
  public var fix: Phrase {
    switch self {
    case .number: Phrase("länka till rätt nummer: fullfolj identity link", "link it to the right one: identity link")
    case .order:
      Phrase("rätta händelsens dag med en ny händelse", "correct the act's day with another act (--corrects)")
    case .measureOrder: Phrase("rätta åtgärdens början eller slut", "correct the measure's beginning or end")
    case .measureEndReason: Phrase("skriv upp åtgärdens slut med skäl", "write down the measure's end with its reason")
    case .closingReason: Phrase("avsluta ärendet med skäl", "close the case with its reason")
    case .turned20:
      Phrase(
        "öppna ärendet igen och avsluta det på rätt dag med rätt skäl",
        "open the case again and close it on the right day for the right reason")
    case .withinPeriod: Phrase("rätta dagen, eller välj rätt period", "correct the day, or choose the right period")
    case .spellsApart: Phrase("avsluta det ärende som är fel", "close the case that is wrong")
    case .measureCode: Phrase("ge åtgärden en kod ur listan", "give the measure a code of the list")
    case .once: Phrase("rätta den händelse som är fel", "correct the act that is wrong")
    case .resident:
      Phrase(
        "avsluta ärendet dagen då den unga flyttade, eller läs in folkbokföringen",
        "close the case on the day of the move, or import the population file")
    case .lateClosing: Phrase("avsluta ärendet på 20-årsdagen", "close the case on the 20th birthday")
    case .codeMissing: Phrase("lägg till koden i layouten", "add the code to the layout")
    case .valueMissing: Phrase("skriv upp det som saknas", "write down what is missing")
    case .tooWide: Phrase("rätta kolumnens width eller värdet", "correct the column's width or the value")
    case .unwritable: Phrase("rätta värdet, eller layoutens encoding", "correct the value, or the layout's encoding")
    }
  }
}

/// One row that has to be mended. It names the case; it holds no identity number, name or note.
public struct ReportFinding: Hashable, Sendable {
  public let check: ReportCheck
  public let caseID: Int64
  public let block: ReportBlock
  /// The act or the measure; 0 where it is about the registration.
  public let item: Int64
  /// The day that is wrong, or the day it should have been so; `nil` where it is about no day.
  public let day: Day?
  /// The column's heading, where a cell is wrong.
  public let column: String?

  init(
    _ check: ReportCheck, case id: Int64, _ block: ReportBlock, item: Int64 = 0, day: Day? = nil, column: String? = nil
  ) {
    self.check = check
    caseID = id
    self.block = block
    self.item = item
    self.day = day
    self.column = column
  }

  init(_ check: ReportCheck, _ row: ReportRow, _ column: String) {
    self.init(check, case: row.caseID, row.block, item: row.item, column: column)
  }
}
