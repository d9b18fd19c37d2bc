import ActivityResponsibility
import ArgumentParser
import Register

/// Which numbers are one person's, and who has decided it.
struct IdentityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity",
    abstract: said("Vilka nummer som är en och samma person.", "Which numbers are one and the same person."),
    discussion: said(
      "Exempel: fullfolj identity show 20080304-2381", "Example: fullfolj identity show 20080304-2381"),
    subcommands: [
      IdentityShowCommand.self, IdentityLinkCommand.self, IdentityUnlinkCommand.self, IdentitySuspicionsCommand.self,
      IdentityDismissCommand.self,
    ])
}

/// Two numbers as arguments; read like ``PersonArgument``, and kept out of the parser's own errors.
struct TwoNumbers: ParsableArguments {
  @Argument(help: ArgumentHelp(said("Det nummer som inte längre används.", "The number no longer in use.")))
  var old: String
  @Argument(help: ArgumentHelp(said("Det nummer som personen har nu.", "The number that the person has now.")))
  var new: String

  func numbers(today: Day) throws -> (old: IdentityNumber, new: IdentityNumber) {
    (
      try PersonArgument.readOrLocal(old, today: today, place: "OLD"),
      try PersonArgument.readOrLocal(new, today: today, place: "NEW")
    )
  }
}

/// Links two numbers.
struct IdentityLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: said(
      "Två nummer är en person: det gamla leder till det nya.", "Two numbers are one person: the old leads to the new."
    ),
    discussion: said(
      "Exempel: fullfolj identity link 20080364-2388 20080304-2381 --since 2025-03-01 --why \"fick personnummer\"",
      "Example: fullfolj identity link 20080364-2388 20080304-2381 --since 2025-03-01 --why \"was given a personnummer\""
    ))
  @OptionGroup var numbers: TwoNumbers
  @Option(help: ArgumentHelp(said("Dagen då numret byttes.", "The day on which the number was changed."))) var since:
    Day
  @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
  @Flag(
    help: ArgumentHelp(
      said("Numren får ha olika födelsedatum.", "The numbers may have different birth dates.")))
  var differingBirthDate = false
  @OptionGroup var confirming: ConfirmOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let (old, new) = try numbers.numbers(today: connection.today())
    let result = try connection.link(
      old, to: new, since: since, why: why, allowsOtherBirthDate: differingBirthDate, by: staff.name,
      whyConfirmed: confirming.isConfirmed(FreeText(why), common))
    if result.isRepeat {
      common.tell("numren var redan länkade; inget ändrades", "the numbers were linked already; nothing was changed")
    } else {
      common.tell(
        "länkade; räknas från nästa fullfolj reconcile. Ångra: fullfolj identity unlink",
        "linked; counts from the next fullfolj reconcile on. To undo: fullfolj identity unlink")
    }
    for municipality in result.municipalitiesWithSeveralCases {
      Terminal.say(
        said(
          "personen har nu mer än ett öppet ärende i \(municipality): stäng ett (fullfolj identity show)",
          "the person now has more than one open case in \(municipality): close one (fullfolj identity show)"))
    }
    if !result.unknown.isEmpty {
      Terminal.say(
        said(
          result.unknown.contains(new)
            ? "registret känner ännu inget om det nya numret" : "registret känner inget om det gamla numret",
          result.unknown.contains(new)
            ? "the register knows nothing of the new number yet" : "the register knows nothing of the old number"))
    }
    if !result.unknown.isEmpty || !result.municipalitiesWithSeveralCases.isEmpty {
      throw ExitCode(ExitMeaning.lookAtIt.rawValue)
    }
  }
}

/// Takes a link back.
struct IdentityUnlinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink",
    abstract: said(
      "Tar tillbaka en länk: båda historierna blir som de var.", "Takes a link back: both histories are as they were."),
    discussion: said(
      "Exempel: fullfolj identity unlink 20080364-2388 --why \"fel person\"",
      "Example: fullfolj identity unlink 20080364-2388 --why \"the wrong person\""))
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
  @OptionGroup var confirming: ConfirmOption
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    _ = try connection.unlink(
      person.numberOrLocal(today: connection.today()), why: why, by: staff.name,
      whyConfirmed: confirming.isConfirmed(FreeText(why), common))
    common.tell(
      "länken är borttagen; räknas från nästa fullfolj reconcile",
      "the link is taken back; counts from the next fullfolj reconcile on")
  }
}

/// What may be one person under two numbers.
struct IdentitySuspicionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspicions",
    abstract: said(
      "Nummer som kan vara samma person; någon avgör.", "Numbers that may be one person; somebody decides."),
    discussion: said(
      "Exempel: fullfolj identity suspicions --municipality 1496",
      "Example: fullfolj identity suspicions --municipality 1496"))
  @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all."))) var municipality:
    MunicipalityCode?
  @OptionGroup var staff: StaffOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let suspicions = try connection.suspicions(of: municipality)
    try connection.recordListing(
      "identity suspicions", filter: "", shown: suspicions.count, municipality: municipality, by: staff.name)
    Answer(
      headings: [
        Heading("person", "Nummer", "Number"), Heading("other", "Kan vara", "May be"), Heading("what", "Varför", "Why"),
        Heading("source", "Källa", "Source"),
      ],
      records: suspicions.map { suspicion in
        OutputRecord([
          "person": .person(suspicion.number), "other": .person(suspicion.other),
          "what": .word(suspicion.kind.rawValue, suspicion.kind.phrase), "source": .text(suspicion.source),
        ])
      }, empty: Phrase("inga misstankar", "no suspicions")
    ).write(format.format)
    if format.format == .table, !suspicions.isEmpty {
      common.tell(
        "samma person: fullfolj identity link GAMMALT NYTT --since DAG --why … (samordningsnummer eller skolans eget nummer först); "
          + "inte samma: fullfolj identity dismiss NUMMER ANNAT --why …",
        "one person: fullfolj identity link OLD NEW --since DAY --why … (a coordination or the school's own number first); "
          + "not one: fullfolj identity dismiss NUMBER OTHER --why …")
    }
  }
}

/// Decides that two numbers are not one person, or that it is no matter.
struct IdentityDismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: said(
      "Två nummer är inte samma person; visas inte igen.", "Two numbers are not one person; not shown again."),
    discussion: said(
      "Exempel: fullfolj identity dismiss 20080304-2381 20080304-2399 --why \"tvillingar\"",
      "Example: fullfolj identity dismiss 20080304-2381 20080304-2399 --why \"twins\""))
  @Argument(help: ArgumentHelp(said("Det ena numret, som listan visar det.", "The one number, as the list shows it.")))
  var number: String
  @Argument(help: ArgumentHelp(said("Det andra.", "The other."))) var other: String
  @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    try connection.dismissSuspicion(
      try Self.read(number, today), try Self.read(other, today), why: why, by: staff.name)
    common.tell("visas inte igen", "not shown again")
  }

  /// A number as the list shows it: one of the two may have a wrong check digit.
  private static func read(_ text: String, _ today: Day) throws -> IdentityNumber {
    let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    if case .failure(.checkDigit) = IdentityNumber.read(text, century: .anyone(on: today)), digits.count == 12,
      let whole = Int64(String(decoding: digits, as: UTF8.self))
    {
      return IdentityNumber(stored: whole)
    }
    return try PersonArgument.readOrLocal(text, today: today, place: "NUMBER")
  }
}
