/// A version of skollagen 29 kap. 9 § and the days it is in force. A new law is a new version, never a changed one.
///
/// `docs/RULE-CHANGES.md` tells each version's source and what it changed.
public struct RuleVersion: Hashable, Sendable {
  public let name: String
  public let inForce: DayRange
  /// Introductory programmes exempt while enrolled (since 1 July 2018, prop. 2017/18:183).
  let introductoryExempts: Bool
  /// Adapted gymnasium exempts in any programme, the individual one too.
  let adaptedIndividualExempts: Bool
  /// A studiebevis ends the responsibility.
  let studiebevisQualifies: Bool

  /// In force 1 January 2015 – 30 June 2018 (lag 2014:1002).
  public static let from2015 = RuleVersion(
    name: "2015-01",
    inForce: DayRange(from: Day(unchecked: 2015, 1, 1), until: Day(unchecked: 2018, 7, 1)),
    introductoryExempts: false, adaptedIndividualExempts: false, studiebevisQualifies: true)

  /// In force from 1 July 2018.
  public static let from2018 = RuleVersion(
    name: "2018-07", inForce: DayRange(from: Day(unchecked: 2018, 7, 1), until: nil),
    introductoryExempts: true, adaptedIndividualExempts: true, studiebevisQualifies: false)

  /// Every version, oldest first.
  public static let all = [from2015, from2018]

  /// Names every version the program knows: stored with each nightly run, so that a program that brings a new version
  /// decides everyone again.
  public static let edition = all.map(\.name).joined(separator: "+")

  /// The version in force on a day; `nil` before 2015, when there was no such responsibility to decide about.
  public static func inForce(on day: Day) -> RuleVersion? {
    all.last { $0.inForce.contains(day) }
  }

  /// Whether being enrolled there exempts, apart from when.
  public func exempts(_ enrolment: Enrolment) -> Bool {
    switch enrolment.form {
    case .gymnasium: introductoryExempts || !enrolment.programme.isIntroductory
    case .adaptedGymnasium: adaptedIndividualExempts || !enrolment.programme.isAdaptedIndividual
    default: enrolment.isEquivalent == true
    }
  }

  /// Whether having it puts a person outside.
  public func completes(_ kind: QualificationKind) -> Bool {
    switch kind {
    case .gymnasieexamen, .adaptedCertificate, .equivalent: true
    case .studiebevis: studiebevisQualifies
    case .gymnasieintyg: false
    }
  }
}

extension ProgrammeCode {
  /// The individual programme of adapted gymnasium (IAIND): not a national programme.
  public var isAdaptedIndividual: Bool { high >> 48 == 0x4941 }
}
