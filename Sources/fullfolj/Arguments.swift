import ActivityResponsibility
import ArgumentParser
import PostgreSQL
import Register
import RollReading

// How the domain's values are written as arguments.

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension MonthDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension MunicipalityCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension SchoolUnitCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension RollScope: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Moment: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension FormatRequest: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension ContactChannel: ExpressibleByArgument {}
extension ContactResult: ExpressibleByArgument {}
extension FollowUpKind: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}

extension NoticeEvent: ExpressibleByArgument {
  /// The machine's word or the notice file's.
  public init?(argument: String) {
    guard let event = NoticeEvent.allCases.first(where: { $0.code == argument || $0.word == argument.lowercased() })
    else { return nil }
    self = event
  }

  public static var allValueStrings: [String] { allCases.map(\.code) }
}

/// Which outcomes a list asks for.
enum OutcomeChoice: String, ExpressibleByArgument, CaseIterable {
  case covered, pending, review, outside, all

  var outcome: Outcome? { Outcome(code: rawValue) }
}

/// A person as an argument: any usual written form. Read when the day is known, because ten digits need one; and kept
/// out of the parser's own errors, which would print it.
struct PersonArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(said("Personnummer eller samordningsnummer.", "Personnummer or coordination number.")))
  var person: String

  func number(today: Day) throws -> IdentityNumber { try Self.read(person, today: today, place: "PERSON") }

  /// The same, or a school's own number as lists show it: `UNIT:YYYYMMDD-TFxx`.
  func numberOrLocal(today: Day) throws -> IdentityNumber {
    try Self.readOrLocal(person, today: today, place: "PERSON")
  }

  /// The same, or a school's own number with or without its unit, where the unit is told beside it.
  func numberOrLocal(at unit: SchoolUnitCode, today: Day) throws -> IdentityNumber {
    if let local = LocalNumber(person, century: .pupil(on: today)) { return IdentityNumber(local, at: unit) }
    let number = try numberOrLocal(today: today)
    guard number.isLocal, number.localUnit != unit else { return number }
    throw ExplainedError(
      .wrongUse,
      Phrase("numret är en annan skolenhets eget", "the number is another school unit's own"), place: "PERSON",
      fix: Phrase("ange den enhet som numret hör till", "give the unit that the number belongs to"))
  }

  static func readOrLocal(_ text: String, today: Day, place: String) throws -> IdentityNumber {
    try IdentityNumber.local(text, on: today) ?? read(text, today: today, place: place)
  }

  /// Reads a number that was given as an argument; `place` says which.
  static func read(_ text: String, today: Day, place: String) throws -> IdentityNumber {
    switch IdentityNumber.read(text, century: .anyone(on: today)) {
    case .success(let number): return number
    case .failure(let fault):
      throw ExplainedError(
        .wrongUse,
        Phrase(
          "numret går inte att läsa: \(fault.phrase.swedish)", "the number cannot be read: \(fault.phrase.english)"),
        place: place,
        fix: Phrase(
          "skriv ÅÅÅÅMMDD-NNNN eller ÅÅMMDD-NNNN med rätt kontrollsiffra",
          "write YYYYMMDD-NNNN or YYMMDD-NNNN with the right check digit"))
    }
  }
}
