import ActivityResponsibility
import ArgumentParser
import Glibc
import Inspection
import Register

/// Hand-overs between two installations, and what both can show.
struct HandOverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over",
    abstract: said(
      "Överlämningar mellan installationer: läs in, visa, bevisa.",
      "Hand-overs between installations: import, show, prove."),
    discussion: said(
      "Exempel: fullfolj hand-over import offer.note --trust keys.txt --into answer.note",
      "Example: fullfolj hand-over import offer.note --trust keys.txt --into answer.note"),
    subcommands: [Import.self, Show.self, Write.self, Prove.self, Verify.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Läser in ett erbjudande eller ett svar.", "Takes in an offer or an answer."),
      discussion: said(
        "Exempel: fullfolj hand-over import offer.note --trust keys.txt --into answer.note",
        "Example: fullfolj hand-over import offer.note --trust keys.txt --into answer.note"))
    @Argument(help: ArgumentHelp(said("Filen.", "The file."))) var file: String
    @OptionGroup var trust: TrustOption
    @Option(
      help: ArgumentHelp(
        said("Ta emot, och skriv svaret till denna fil.", "Acknowledge, and write the answer to this file.")))
    var into: String?
    @Option(help: ArgumentHelp(said("Dagen för svaret; annars i dag.", "The day of the answer; else today.")))
    var on: Day?
    @OptionGroup var signing: SigningOption
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      try signing.validate(isSigning: into != nil)
      if on != nil && into == nil {
        throw ValidationError(said("--on hör till --into", "--on goes with --into"))
      }
    }

    func run() throws {
      let keys = try trust.keys()
      let bytes = try HandedOverFile.bytes(of: file)
      let key = try into.map { _ in try signing.key(common) }
      let connection = try common.open(as: .counsellor)
      let today = try connection.today()
      let result = try connection.importHandOver(
        bytes, trusting: keys, on: on ?? today, today: today, by: staff.name, acknowledgingBy: key)
      let handOver = result.handOver
      if result.isRepeat {
        common.tell("filen är redan inläst: inget ändras", "the file has been taken in before: nothing changes")
      }
      common.tell(
        "överlämning \(handOver.name): \(handOver.state.phrase.swedish)",
        "hand-over \(handOver.name): \(handOver.state.phrase.english)")
      if result.hasCase == false {
        common.tell(
          "personen har inget öppet ärende: överlämningen väntar som en uppföljning",
          "the person has no open case: the hand-over waits as a follow-up")
      }
      if let into, let note = handOver.acknowledgementNote { try FileWriter.write(Array(note.utf8), to: into) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar en överlämning med båda underskrifter.", "Shows a hand-over with both signatures."),
      discussion: said("Exempel: fullfolj hand-over show 1496/17", "Example: fullfolj hand-over show 1496/17"))
    @Argument(help: ArgumentHelp(said("Överlämningen, KOMMUN/NUMMER.", "The hand-over, MUNICIPALITY/NUMBER.")))
    var handOver: HandOverName
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let found = try connection.handOver(handOver)
      try reading.record(
        "hand-over show", of: found.number, on: connection.today(), in: connection, requiresKnown: false)
      let content = try connection.content(of: found)
      let signers = [found.offerNote, found.acknowledgementNote, found.attendanceNote].map {
        $0.map { HandOverNote.signers(of: $0).joined(separator: " ") }
      }
      let more = OutputRecord([
        "offerSignedBy": .text(signers[0]), "acknowledgementSignedBy": .text(signers[1]),
        "attendanceSignedBy": .text(signers[2]),
        "content": .records(
          content.sorted { $0.key < $1.key }.map {
            OutputRecord(["part": .text($0.key), "says": .text($0.value.canonicalText)])
          }),
      ])
      let record = OutputRecord(found.record.fields + more.fields)
      guard format.format == .table else {
        return Answer(headings: [], records: [record], empty: Phrase("", "")).write(format.format)
      }
      for field in record.fields where field.key != "content" && !field.value.forPeople.isEmpty {
        Terminal.print("\(field.key): \(field.value.forPeople)")
      }
      for (part, value) in content.sorted(by: { $0.key < $1.key }) {
        Terminal.print("  \(part): \(value.canonicalText)")
      }
    }
  }

  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Skriver den senaste egna filen igen.", "Writes this side's latest file again."),
      discussion: said(
        "Exempel: fullfolj hand-over write 1496/17 --into offer.note",
        "Example: fullfolj hand-over write 1496/17 --into offer.note"))
    @Argument(help: ArgumentHelp(said("Överlämningen, KOMMUN/NUMMER.", "The hand-over, MUNICIPALITY/NUMBER.")))
    var handOver: HandOverName
    @Option(help: ArgumentHelp(said("Filen att skriva.", "The file to write."))) var into: String
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let found = try connection.handOver(handOver)
      try reading.record(
        "hand-over write", of: found.number, on: connection.today(), in: connection, requiresKnown: false)
      guard let note = try found.noteToGive() else {
        throw ExplainedError(
          .handOverRefused, Phrase("inget är undertecknat här", "nothing has been signed here"),
          place: handOver.description,
          fix: Phrase("se fullfolj hand-over show", "see fullfolj hand-over show"))
      }
      try FileWriter.write(Array(note.utf8), to: into)
    }
  }

  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Skriver beviset för när ansvaret flyttade.", "Writes the proof of when responsibility moved."),
      discussion: said(
        "Exempel: fullfolj hand-over prove 1496/17 --into proof.json",
        "Example: fullfolj hand-over prove 1496/17 --into proof.json"))
    @Argument(help: ArgumentHelp(said("Överlämningen, KOMMUN/NUMMER.", "The hand-over, MUNICIPALITY/NUMBER.")))
    var handOver: HandOverName
    @Option(help: ArgumentHelp(said("Filen att skriva.", "The file to write."))) var into: String
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let found = try connection.handOver(handOver)
      try reading.record(
        "hand-over prove", of: found.number, on: connection.today(), in: connection, requiresKnown: false)
      try FileWriter.write(try found.evidence().bytes, to: into)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Kontrollerar ett bevis, utan databas.", "Checks a proof, without a database."),
      discussion: said(
        "Exempel: fullfolj hand-over verify proof.json --trust keys.txt",
        "Example: fullfolj hand-over verify proof.json --trust keys.txt"))
    @Argument(help: ArgumentHelp(said("Bevisfilen.", "The file of evidence."))) var file: String
    @OptionGroup var trust: TrustOption
    @Option(help: ArgumentHelp(said("Språk: sv eller en.", "Language: sv or en."), valueName: "sv|en"))
    var language: Language?

    func run() throws {
      let keys = try trust.keys()
      let bytes = try HandedOverFile.bytes(of: file)
      let verdict = Result<HandOverEvidence.Proven, any Error> {
        try HandOverEvidence(parsing: bytes).verify(trusting: keys)
      }
      switch verdict {
      case .success(let proven):
        for line in proven.lines { Terminal.print(line.text(in: .spoken)) }
      case .failure(let error):
        // Something to look at: the evidence does not hold.
        guard let explained = error as? ExplainedError else { throw error }
        Terminal.say(explained.text(in: .spoken))
        throw ExitCode(ExitMeaning.lookAtIt.rawValue)
      }
    }
  }
}

extension HandOverEvidence.Proven {
  /// What holds, in sentences without the person.
  fileprivate var lines: [Phrase] {
    let (name, receiver) = (offer.name, offer.receiver)
    let (offerers, takers) = (signers.offer.joined(separator: " "), signers.acknowledgement.joined(separator: " "))
    var lines = [
      Phrase(
        "\(name): \(name.sender) erbjöd \(receiver) den \(offer.offeredOn), \(offer.moment) [\(offerers)]",
        "\(name): \(name.sender) offered to \(receiver) on \(offer.offeredOn), \(offer.moment) [\(offerers)]"),
      Phrase(
        "ansvaret flyttade till \(receiver) \(acknowledgement.moment), dag \(acknowledgement.day) [\(takers)]",
        "responsibility moved to \(receiver) at \(acknowledgement.moment), day \(acknowledgement.day) [\(takers)]"),
    ]
    if let attendance {
      lines.append(
        Phrase(
          "första närvaron bekräftad för dag \(attendance.day), \(attendance.moment)",
          "first attendance confirmed for day \(attendance.day), \(attendance.moment)"))
    }
    return lines + [Phrase("alla underskrifter håller", "every signature holds")]
  }
}
