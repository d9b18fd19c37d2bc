import ActivityResponsibility
import ArgumentParser
import Inspection
import Register

extension HandOverName: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Handing a youth over, step by step.
struct CaseHandOverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over",
    abstract: said(
      "Överlämning: erbjud, ta emot, bekräfta närvaro, avsluta.", "Hand-over: offer, acknowledge, confirm, close."),
    discussion: said(
      "Exempel: fullfolj case hand-over offer 20080304-2381 --to 1494 --consent 17",
      "Example: fullfolj case hand-over offer 20080304-2381 --to 1494 --consent 17"),
    subcommands: [Offer.self, Acknowledge.self, Attended.self, Close.self, Withdraw.self, List.self])

  struct Offer: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Erbjuder en mottagare att ta över.", "Offers the youth to a receiver."),
      discussion: said(
        "Exempel: fullfolj case hand-over offer 20080304-2381 --to 1494 --consent 17 --into offer.note",
        "Example: fullfolj case hand-over offer 20080304-2381 --to 1494 --consent 17 --into offer.note"))
    @OptionGroup var act: ActOptions
    @OptionGroup var receiver: ReceiverOptions
    @Option(help: ArgumentHelp(said("Medgivandets nummer.", "The consent's number."))) var consent: Int64?
    @Option(
      help: ArgumentHelp(
        said("Fil att skriva, för en mottagare utanför registret.", "File to write, for a receiver elsewhere.")))
    var into: String?
    @OptionGroup var signing: SigningOption

    func validate() throws {
      try signing.validate(isSigning: into != nil)
      if into != nil && receiver.toActor != nil {
        throw ValidationError(said("en fil går bara till en kommun", "a file goes to a municipality only"))
      }
    }

    func run() throws {
      let receiver = try receiver.receiver()
      let key = try into.map { _ in try signing.key(act.common) }
      let done = try act.record { _ in .offerHandOver(to: receiver, consent: consent, signingBy: key) }
      let connection = try act.common.open(as: .counsellor)
      guard let offered = try connection.handOver(act: done.act) else { return }
      act.common.tell("överlämning \(offered.name) är erbjuden", "hand-over \(offered.name) has been offered")
      if let into, let note = offered.ownNote { try FileWriter.write(Array(note.utf8), to: into) }
    }
  }

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Tar emot: från nu är mottagaren ansvarig.", "Acknowledges: the receiver is responsible from now."),
      discussion: said(
        "Exempel: fullfolj case hand-over acknowledge 20080304-2381 --on 2026-10-05",
        "Example: fullfolj case hand-over acknowledge 20080304-2381 --on 2026-10-05"))
    @OptionGroup var step: AnsweringOptions

    func run() throws { try step.take(.acknowledge) }
  }

  struct Attended: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Bekräftar den första närvaron eller träffen.", "Confirms the first attendance or meeting."),
      discussion: said(
        "Exempel: fullfolj case hand-over attended 20080304-2381 --on 2026-10-12",
        "Example: fullfolj case hand-over attended 20080304-2381 --on 2026-10-12"))
    @OptionGroup var step: AnsweringOptions

    func run() throws { try step.take(.attend) }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Avslutar en överlämning.", "Closes a hand-over."),
      discussion: said(
        "Exempel: fullfolj case hand-over close 20080304-2381",
        "Example: fullfolj case hand-over close 20080304-2381"))
    @OptionGroup var step: StepOptions
    @Flag(help: ArgumentHelp(said("Fastän den unga aldrig kom.", "Though the youth never came.")))
    var withoutAttendance = false

    func run() throws { try step.take(withoutAttendance ? .closeUnattended : .close, key: nil) }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Tar tillbaka ett erbjudande som inte besvarats.", "Takes back an offer that was not answered."),
      discussion: said(
        "Exempel: fullfolj case hand-over withdraw 20080304-2381",
        "Example: fullfolj case hand-over withdraw 20080304-2381"))
    @OptionGroup var step: StepOptions

    func run() throws { try step.take(.withdraw, key: nil) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar överlämningar från och till en kommun.", "Shows hand-overs from and to a municipality."),
      discussion: said(
        "Exempel: fullfolj case hand-over list --municipality 1496",
        "Example: fullfolj case hand-over list --municipality 1496"))
    @Option(help: ArgumentHelp(said("Kommunkod; annars alla.", "Municipality code; else all.")))
    var municipality: MunicipalityCode?
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let handOvers = try connection.handOvers(of: municipality)
      try connection.recordListing(
        "case hand-over list", filter: "", shown: handOvers.count, municipality: municipality, by: staff.name)
      Answer(
        headings: [
          Heading("handOver", "Överlämning", "Hand-over"), Heading("person", "Person", "Person"),
          Heading("receiver", "Mottagare", "Receiver"), Heading("state", "Läge", "State"),
          Heading("offered", "Erbjuden", "Offered"), Heading("acknowledged", "Mottagen", "Acknowledged"),
          Heading("attended", "Närvaro", "Attended"), Heading("ended", "Slut", "Ended"),
        ], records: handOvers.map(\.record),
        empty: Phrase("inga överlämningar", "no hand-overs")
      ).write(format.format)
    }
  }
}

/// What every step after the offer takes.
struct StepOptions: ParsableArguments {
  @OptionGroup var person: PersonArgument
  @Option(
    help: ArgumentHelp(
      said("Vilken, om personen har flera.", "Which, where the person has several."), valueName: "municipality/number"))
  var handOver: HandOverName?
  @Option(help: ArgumentHelp(said("Dagen det hände; annars i dag.", "The day it happened; else today."))) var on: Day?
  @OptionGroup var noting: NoteOptions
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  @discardableResult
  func take(_ event: HandOverEvent, key: NoteSigningKey?) throws -> HandOver {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let step = HandOverStep(
      event, on: on ?? today, today: today, by: staff.name, note: noting.note,
      noteConfirmed: try noting.isConfirmed(common), key: key)
    let result = try connection.take(step, of: try person.number(today: today), name: handOver)
    common.tell(
      "överlämning \(result.name): \(result.state.phrase.swedish)",
      "hand-over \(result.name): \(result.state.phrase.english)")
    return result
  }
}

/// A receiver's step, which may answer a file by a file.
struct AnsweringOptions: ParsableArguments {
  @OptionGroup var step: StepOptions
  @Option(
    help: ArgumentHelp(
      said("Fil för svaret till en annan installation.", "File for the answer to another installation.")))
  var into: String?
  @OptionGroup var signing: SigningOption

  func validate() throws { try signing.validate(isSigning: into != nil) }

  func take(_ event: HandOverEvent) throws {
    let key = try into.map { _ in try signing.key(step.common) }
    let result = try step.take(event, key: key)
    guard let into else { return }
    guard result.isReceived, let note = result.ownNote else {
      step.common.tell(
        "ingen fil behövs: avsändaren finns i detta register", "no file is needed: the sender is in this register")
      return
    }
    try FileWriter.write(Array(note.utf8), to: into)
  }
}

extension HandOver {
  /// The contract's object.
  var record: OutputRecord {
    OutputRecord([
      "handOver": .text(name.description), "person": .person(number),
      "sender": .text(name.sender.description), "receiver": .text(receiver.description),
      "byFile": .truth(isByFile), "received": .truth(isReceived),
      "state": .word(state.rawValue, state.phrase), "offered": .day(offeredOn), "acknowledged": .day(acknowledgedOn),
      "attended": .day(attendedOn), "ended": .day(endedOn), "moved": .moment(movedAt), "consent": .whole(consent),
      "parts": .text(parts.joined(separator: " ")),
    ])
  }
}
