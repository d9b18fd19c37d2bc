import ActivityResponsibility

/// When a file of notices came in.
public struct NoticeContext: Hashable, Sendable {
  public let received: Day
  /// How the source writes its tables; `nil`: as the headings tell.
  public var layout: TableLayout?

  public init(received: Day, layout: TableLayout? = nil) {
    self.received = received
    self.layout = layout
  }
}

/// One notice from a school to the home municipality (skollagen 15 kap. 15 §).
public struct NoticeRow: Hashable, Sendable {
  /// The row in the file, as a spreadsheet counts.
  public let row: Int32
  public let number: IdentityNumber
  public let event: NoticeEvent
  public let day: Day
  public let unit: SchoolUnitCode
  /// The organiser (huvudman) as the file names it: a number or a name.
  public let organiser: String?
  /// The day the notice itself came, where the file says so; else the day the file came.
  public let received: Day?
  /// Whether the column Anmärkning was filled in. Its text is **not** kept: förordning (2006:39) 4 § lists what the
  /// register may hold, and free text from schools has no room in it.
  public let hasRemark: Bool

  public init(
    row: Int32, number: IdentityNumber, event: NoticeEvent, day: Day, unit: SchoolUnitCode, organiser: String?,
    received: Day?, hasRemark: Bool
  ) {
    self.row = row
    self.number = number
    self.event = event
    self.day = day
    self.unit = unit
    self.organiser = organiser
    self.received = received
    self.hasRemark = hasRemark
  }
}
