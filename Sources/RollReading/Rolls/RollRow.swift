import ActivityResponsibility

/// What a roll is about, and the day it speaks of. Both decide how its rows are read.
public struct RollContext: Hashable, Sendable {
  public let scope: RollScope
  public let asOf: Day
  /// How the source writes its tables; `nil`: as the headings tell.
  public var layout: TableLayout?
  /// What the source means by its own numbers, for formats that give only those.
  public var directory: SourceDirectory

  public init(
    scope: RollScope, asOf: Day, layout: TableLayout? = nil, directory: SourceDirectory = SourceDirectory()
  ) {
    self.scope = scope
    self.asOf = asOf
    self.layout = layout
    self.directory = directory
  }
}

/// One enrolment as a school's roll gives it.
///
/// A roll's names are not kept. The register holds what förordning (2006:39) 4 § lets it hold and what is needed; the
/// population register gives the names, and a pupil who is not in it is not the municipality's to look for.
public struct RollRow: Hashable, Sendable {
  /// The row in the file, as a spreadsheet counts.
  public let row: Int32
  public let number: IdentityNumber
  public let unit: SchoolUnitCode
  public let form: SchoolForm
  public let programme: ProgrammeCode
  /// `nil`: the row continues the open spell, or begins one on the roll's day.
  public let firstDay: Day?
  /// Inclusive, as files give it; `nil` is open. The years 2999 and 9999 are read as open.
  public let lastDay: Day?
  /// Whether a leaving reason (avbrottsorsak) is given; its text is a school's own and is not kept.
  public let hasLeavingReason: Bool
  /// Never without `certificateDay`.
  public let certificate: QualificationKind?
  /// The certificate's own date, else the last day.
  public let certificateDay: Day?
  public let mark: ProtectionMark
  /// A digest of everything above but `row`: equal rows of any two files, on any machine and in any year, have equal
  /// digests. See `RowDigest`.
  public let digest: UInt64

  public init(
    row: Int32, number: IdentityNumber, unit: SchoolUnitCode, form: SchoolForm, programme: ProgrammeCode,
    firstDay: Day?, lastDay: Day?, hasLeavingReason: Bool, certificate: QualificationKind?, certificateDay: Day?,
    mark: ProtectionMark
  ) {
    self.row = row
    self.number = number
    self.unit = unit
    self.form = form
    self.programme = programme
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.hasLeavingReason = hasLeavingReason
    self.certificate = certificate
    self.certificateDay = certificateDay
    self.mark = mark
    var digest = RowDigest()
    digest.add(UInt64(bitPattern: number.rawValue))
    digest.add(
      UInt64(UInt32(bitPattern: unit.number)) | UInt64(UInt16(bitPattern: form.rawValue)) << 32
        | UInt64(UInt8(truncatingIfNeeded: certificate?.rawValue ?? 0)) << 48
        | UInt64(UInt8(truncatingIfNeeded: mark.rawValue)) << 56 | (hasLeavingReason ? 1 << 63 : 0))
    digest.add(programme.high)
    digest.add(programme.low)
    digest.add(firstDay, lastDay)
    digest.add(certificateDay, nil)
    self.digest = digest.value
  }
}
