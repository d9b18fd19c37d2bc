/// Everything that can be found about a row. The numbers are stored, so they are never used again for anything else.
public enum FindingKind: Int16, Hashable, Sendable, CaseIterable {
  // The identity number.
  case numberMissing = 1
  case numberNotANumber = 2
  case numberScientific = 3
  case numberNoSuchDay = 4
  case numberCheckDigit = 5
  case numberCenturyUnclear = 6
  case numberTemporary = 7
  case numberInterim = 8
  case numberBornLater = 9
  // The line or record itself.
  case lineMalformed = 10
  // Days.
  case dayMalformed = 20
  case dayMissing = 21
  case endsBeforeItBegins = 22
  // Where and what.
  case unitMissing = 30
  case unitMalformed = 31
  case unitOutsideScope = 32
  case formUnknown = 33
  case programmeMalformed = 34
  case municipalityUnknown = 35
  case eventMissing = 36
  case eventUnknown = 37
  case placementMissing = 40
  case personUnresolved = 41
  case externalIDMalformed = 42
  case unitUnresolved = 45
  // The row itself.
  case rowHasTooManyCells = 50
  case quoteMisplaced = 51
  case textTooLong = 52
  case textUnprintable = 53
  /// Two rows of one file say different things of the same spell. Found where the rows are compared, not where they
  /// are read.
  case rowsDisagree = 54
  /// A workbook's cell holds an error (`#N/A`), or a formula whose value is not there.
  case cellError = 55
  // To look at; the row is used.
  case certificateUnknown = 100
  case certificateOfFourthYear = 101
  case certificateWithoutDay = 102
  case leavingReasonWithoutDay = 103
  case markUnknown = 104
  case deregistrationUnknown = 105
  case textDamaged = 106
  case dayIncomplete = 110
  case termUnknown = 111
  case certificateBeforeItsDay = 120
  case officialProgrammeMissing = 121
  case membershipDeleted = 122
  case cancelledWithoutDay = 130
  case formPassedOver = 131
  case birthDateDiffers = 140
  // Rows that are nobody's, or that the source's layout leaves out; nothing is rejected.
  case totalRow = 141
  case rowLeftOutByLayout = 142
  /// A school's own number (TF, interim): the row is used, under that number at that unit.
  case numberLocal = 143
  /// A row of totals whose figures say another number of rows than there are.
  case totalRowDiffers = 144

  /// The name in machine formats.
  public var code: String {
    switch self {
    case .numberMissing: "number-missing"
    case .numberNotANumber: "number-not-a-number"
    case .numberScientific: "number-scientific"
    case .numberNoSuchDay: "number-no-such-day"
    case .numberCheckDigit: "number-check-digit"
    case .numberCenturyUnclear: "number-century-unclear"
    case .numberTemporary: "number-temporary"
    case .numberInterim: "number-interim"
    case .numberBornLater: "number-born-later"
    case .lineMalformed: "line-malformed"
    case .dayMalformed: "day-malformed"
    case .dayMissing: "day-missing"
    case .endsBeforeItBegins: "ends-before-it-begins"
    case .unitMissing: "unit-missing"
    case .unitMalformed: "unit-malformed"
    case .unitOutsideScope: "unit-outside-scope"
    case .formUnknown: "form-unknown"
    case .programmeMalformed: "programme-malformed"
    case .municipalityUnknown: "municipality-unknown"
    case .eventMissing: "event-missing"
    case .eventUnknown: "event-unknown"
    case .placementMissing: "placement-missing"
    case .personUnresolved: "person-unresolved"
    case .externalIDMalformed: "external-id-malformed"
    case .unitUnresolved: "unit-unresolved"
    case .rowHasTooManyCells: "row-has-too-many-cells"
    case .quoteMisplaced: "quote-misplaced"
    case .textTooLong: "text-too-long"
    case .textUnprintable: "text-unprintable"
    case .rowsDisagree: "rows-disagree"
    case .cellError: "cell-error"
    case .certificateUnknown: "certificate-unknown"
    case .certificateOfFourthYear: "certificate-of-fourth-year"
    case .certificateWithoutDay: "certificate-without-day"
    case .leavingReasonWithoutDay: "leaving-reason-without-day"
    case .markUnknown: "mark-unknown"
    case .deregistrationUnknown: "deregistration-unknown"
    case .textDamaged: "text-damaged"
    case .dayIncomplete: "day-incomplete"
    case .termUnknown: "term-unknown"
    case .certificateBeforeItsDay: "certificate-before-its-day"
    case .officialProgrammeMissing: "official-programme-missing"
    case .membershipDeleted: "membership-deleted"
    case .cancelledWithoutDay: "cancelled-without-day"
    case .formPassedOver: "form-passed-over"
    case .birthDateDiffers: "birth-date-differs"
    case .totalRow: "total-row"
    case .rowLeftOutByLayout: "row-left-out-by-layout"
    case .numberLocal: "number-local"
    case .totalRowDiffers: "total-row-differs"
    }
  }

  /// The kind that has the code.
  public init?(code: some StringProtocol) {
    guard let kind = FindingKind.allCases.first(where: { $0.code == code }) else { return nil }
    self = kind
  }

  /// Whether the row is kept aside; otherwise it is used, and there is something in it to look at.
  public var isRejection: Bool { rawValue < 100 }

  /// Whether it is only kept, so that it can be seen what became of the row: there is nothing in it to look at.
  public var isNote: Bool { self == .totalRow || self == .rowLeftOutByLayout }
}
