import ActivityResponsibility

/// One of the region's made-up schools.
public struct School: Sendable {
  public let name: String
  public let code: SchoolUnitCode
  public let organiser: OrganiserNumber
  public let organiserName: String
  public let municipality: MunicipalityCode
  public let forms: [SchoolForm]
  /// The rolls it is in; `nil` for a school that only sends notices.
  public let source: RollSource?
  /// How many of the region's pupils it draws, by kind of studies.
  let draws: [Study: Int]
  /// The programmes it offers, without the marks of the 2025 reform.
  let programmes: [String]
  /// The first year in which it had pupils.
  let openedIn: Int

  init(
    _ name: String, _ code: Int32, organiser: Int64, _ organiserName: String, in municipality: Int32,
    forms: [SchoolForm] = [.gymnasium], draws: [Study: Int], programmes: [String], openedIn: Int = 2000,
    source: RollSource?
  ) {
    self.name = name
    // The three codes are written in `School.all` with as many digits as they must have.
    self.code = SchoolUnitCode(number: code)!
    self.organiser = OrganiserNumber(number: organiser)!
    self.municipality = MunicipalityCode(number: municipality)!
    self.organiserName = organiserName
    self.forms = forms
    self.draws = draws
    self.programmes = programmes
    self.openedIn = openedIn
    self.source = source
  }
}

/// A kind of studies in a life.
enum Study: Int, Hashable, Sendable, CaseIterable {
  case national
  case introductory
  case adapted
  case folkHighSchool

  var form: SchoolForm {
    switch self {
    case .national, .introductory: .gymnasium
    case .adapted: .adaptedGymnasium
    case .folkHighSchool: .folkHighSchool
    }
  }

  /// How many years the studies take from the beginning.
  var years: Int {
    switch self {
    case .national: 3
    case .introductory, .folkHighSchool: 1
    case .adapted: 4
    }
  }
}

/// What a column of a roll holds, whatever its heading.
public enum RollColumn: Hashable, Sendable, CaseIterable {
  case person
  case familyName
  case givenName
  case schoolForm
  case programme
  case schoolUnit
  case firstDay
  case lastDay
  case leavingReason
  case certificate
  case certificateDay
  case protection
  /// Columns that mean nothing to the register, and that real files are full of.
  case schoolClass
  case grade
  case schoolName
}

/// A column as one school writes it.
public struct RollHeading: Sendable {
  public let column: RollColumn
  public let text: String

  init(_ column: RollColumn, _ text: String) {
    self.column = column
    self.text = text
  }
}

/// Where a roll comes from and what it looks like; an organiser may send one roll for several schools.
public struct RollSource: Sendable {
  /// The name under which the register knows it, and the folder in the inbox.
  public let name: String
  public let scope: RollScope
  public let shape: FileShape
  public let headings: [RollHeading]
  /// What stands where an enrolment has no last day.
  let openEnd: String
  /// Whether the planned last day is given from the start, or only once it has passed.
  let givesPlannedEnd: Bool
  /// Swedish words rather than SCB's letters.
  let spellsOutCertificates: Bool
  let protectionWord: String

  init(
    _ name: String, scope: RollScope, _ shape: FileShape, headings: [RollHeading], openEnd: String = "",
    givesPlannedEnd: Bool = true, spellsOutCertificates: Bool = false, protectionWord: String = "J"
  ) {
    self.name = name
    self.scope = scope
    self.shape = shape
    self.headings = headings
    self.openEnd = openEnd
    self.givesPlannedEnd = givesPlannedEnd
    self.spellsOutCertificates = spellsOutCertificates
    self.protectionWord = protectionWord
  }

  var givesDays: Bool { headings.contains { $0.column == .firstDay } }
}
