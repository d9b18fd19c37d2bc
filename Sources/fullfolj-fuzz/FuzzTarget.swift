/// The readers, each of which is tried by itself: libFuzzer finds its way faster where one input cannot be everything.
enum FuzzTarget: String, CaseIterable {
  case rollText = "roll-text"
  case populationText = "population-text"
  case noticeText = "notice-text"
  /// Whole archives: whatever is changed in them, checksums must catch.
  case workbook
  /// The XML inside of a workbook, in a right archive.
  case workbookParts = "workbook-parts"
  case navet
  case termCodes = "term-codes"
  case edlevoOrganization = "edlevo-organization"
  case edlevoAdmission = "edlevo-admission"
  case edlevoPerson = "edlevo-person"
  case ss12000Persons = "ss12000-persons"
  case ss12000Organisations = "ss12000-organisations"
  case ss12000DeletedEntities = "ss12000-deleted-entities"
  case layout
  case json
  /// Files of every kind, told apart by their first bytes.
  case anyFile = "any-file"

  var seeds: [Seed] {
    switch self {
    case .rollText: TableSeeds.roll
    case .populationText: TableSeeds.population
    case .noticeText: TableSeeds.notices
    case .workbook: WorkbookSeeds.archives
    case .workbookParts: WorkbookSeeds.parts
    case .navet: RegisterSeeds.navet
    case .termCodes: RegisterSeeds.termCodes
    case .edlevoOrganization: EdlevoSeeds.organization
    case .edlevoAdmission: EdlevoSeeds.admission
    case .edlevoPerson: EdlevoSeeds.person
    case .ss12000Persons: ExchangeSeeds.persons
    case .ss12000Organisations: ExchangeSeeds.organisations
    case .ss12000DeletedEntities: ExchangeSeeds.deletedEntities
    case .layout: LayoutSeeds.layouts
    case .json: ExchangeSeeds.json
    case .anyFile: Self.ofEveryFormat
    }
  }

  /// Reads an input as the reader would, and ends the process if anything comes of it that must not.
  func read(_ input: FuzzInput) {
    switch self {
    case .rollText: Reading.roll(input, as: .csv)
    case .populationText: Reading.population(input, as: .csv)
    case .noticeText: Reading.notices(input, as: .csv)
    case .workbook: Reading.workbook(input)
    case .workbookParts: WorkbookArchive.with(partsOf: input) { Reading.workbook($0) }
    case .navet: Reading.population(input, as: .navet)
    case .termCodes: Reading.population(input, as: .termCodes)
    case .edlevoOrganization, .edlevoAdmission: Reading.roll(input, as: .edlevo)
    case .ss12000Persons: Reading.roll(input, as: .ss12000)
    case .ss12000Organisations: Reading.schoolUnits(input)
    case .edlevoPerson: Reading.persons(input, as: .edlevo)
    case .ss12000DeletedEntities: Reading.persons(input, as: .ss12000)
    case .layout: Reading.layout(input)
    case .json: Reading.json(input)
    case .anyFile: Reading.anything(input)
    }
  }

  /// The first seeds of every reader, with the way of asking that is its own.
  private static var ofEveryFormat: [Seed] {
    let ways: [([FuzzTarget], UInt8)] = [
      ([.rollText, .workbook, .edlevoOrganization, .edlevoAdmission, .ss12000Persons], 0),
      ([.populationText, .navet, .termCodes], 1), ([.noticeText], 2), ([.ss12000Organisations], 3),
      ([.edlevoPerson, .ss12000DeletedEntities], 4),
    ]
    return ways.flatMap { targets, way in
      targets.flatMap { $0.seeds.prefix(2) }.map { Seed($0.file, cut: $0.cut, way: way) }
    }
  }
}
