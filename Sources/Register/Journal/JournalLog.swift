import ActivityResponsibility
import PostgreSQL

/// One log of the journal: a municipality's, or the installation's own.
public struct JournalLog: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// SCB's code; 0 for the installation's own log.
  public let number: Int16

  /// What concerns no municipality more than another: keys, and rolls before any night is done.
  public static let installation = JournalLog(number: 0)

  public init(_ municipality: MunicipalityCode) {
    number = Int16(municipality.number)
  }

  /// Four digits; 0000 is the installation's own.
  public init?(_ text: some StringProtocol) {
    if text == "0000" {
      self = .installation
    } else {
      guard let code = MunicipalityCode(text) else { return nil }
      self.init(code)
    }
  }

  init(number: Int16) { self.number = number }

  public var description: String { String("0000\(number)".suffix(4)) }

  var parameter: Parameter { .int16(number) }
  var code: UInt16 { UInt16(number) }

  public static func < (left: JournalLog, right: JournalLog) -> Bool { left.number < right.number }
}
