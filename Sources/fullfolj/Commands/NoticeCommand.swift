import ActivityResponsibility
import ArgumentParser
import Register
import RollReading

/// What schools tell of pupils who begin or leave.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: said("Skolornas meddelanden om enskilda elever.", "Schools' notices about single pupils."),
    discussion: said(
      "Exempel: fullfolj notice add 20080304-2381 --event slutat --on 2025-02-03 --unit 31279295 --source skolan",
      "Example: fullfolj notice add 20080304-2381 --event left --on 2025-02-03 --unit 31279295 --source school"),
    subcommands: [Add.self, Import.self, List.self, Withdraw.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Skriver upp ett meddelande som kom per telefon eller brev.",
        "Takes down a notice that came by telephone or letter."),
      discussion: said(
        "Exempel: fullfolj notice add 20080304-2381 --event slutat --on 2025-02-03 --unit 31279295 --source skolan",
        "Example: fullfolj notice add 20080304-2381 --event left --on 2025-02-03 --unit 31279295 --source school"))
    @OptionGroup var person: PersonArgument
    @Option(help: ArgumentHelp(said("Händelse.", "The event."))) var event: NoticeEvent
    @Option(help: ArgumentHelp(said("Dagen det hände.", "The day it happened."))) var on: Day
    @Option(help: ArgumentHelp(said("Skolenhetskod.", "School unit code."))) var unit: SchoolUnitCode
    @Option(help: ArgumentHelp(said("Vem som meddelade.", "Who told it."))) var source: String
    @Option(help: ArgumentHelp(said("Dagen det togs emot; annars i dag.", "The day it was received; else today.")))
    var received: Day?
    @Option(help: ArgumentHelp(said("Skolans huvudman.", "The school's organiser."))) var organiser: String?
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let today = try connection.today()
      let result = try connection.add(
        Notice(
          number: try person.numberOrLocal(at: unit, today: today), unit: unit, event: event, day: on,
          received: received ?? today, organiser: organiser), source: source, by: staff.name)
      if result.isRepeat {
        common.tell("meddelandet fanns redan: inget ändrades", "the notice was known already: nothing changed")
      } else if result.isMatched {
        common.tell("meddelandet gäller från nu", "the notice holds from now on")
      } else {
        common.tell(
          "meddelandet är sparat men stämmer inte med någon känd elev eller inskrivning: fråga skolan",
          "the notice is kept but fits no known pupil or enrolment: ask the school")
        throw ExitCode(ExitMeaning.lookAtIt.rawValue)
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Läser in en fil med meddelanden.", "Takes in a file of notices."),
      discussion: said(
        "Exempel: fullfolj notice import meddelanden.csv --source lidkoping --received 2025-02-04",
        "Example: fullfolj notice import notices.csv --source lidkoping --received 2025-02-04"))
    @Argument(help: ArgumentHelp(said("Filen.", "The file."))) var file: String
    @Option(help: ArgumentHelp(said("Källans namn.", "The source's name."))) var source: String
    @Option(
      help: ArgumentHelp(said("Dagen filen togs emot; annars i dag.", "The day the file was received; else today.")))
    var received: Day?
    @Option(help: ArgumentHelp(said("Filens format: auto, csv eller xlsx.", "The file's format: auto, csv or xlsx.")))
    var format: FormatRequest = .auto
    @OptionGroup var layout: LayoutOption
    @OptionGroup var staff: StaffOption
    @OptionGroup var output: OutputOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .daemon)
      let progress = ProgressLine(isQuiet: common.quiet)
      let result = try connection.importNotices(
        try DeliveredFile(path: file), source: source, received: try received ?? connection.today(), request: format,
        layout: try layout.file(for: .notice), by: staff.name, progress: progress.show)
      progress.end()
      try result.report("delivery", output.output, common, isDryRun: false)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("Visar meddelanden, nyaste först.", "Shows notices, newest first."),
      discussion: said("Exempel: fullfolj notice list --unmatched", "Example: fullfolj notice list --unmatched"))
    @Flag(help: ArgumentHelp(said("Bara de som inte stämde med någon.", "Only those that fitted nobody.")))
    var unmatched = false
    @OptionGroup var staff: StaffOption
    @OptionGroup var format: FormatOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let connection = try common.open(as: .counsellor)
      let notices = try connection.notices(state: unmatched ? "unmatched" : nil)
      try connection.recordListing(
        "notice list", filter: unmatched ? "unmatched" : "", shown: notices.count, municipality: nil, by: staff.name)
      Answer(
        headings: [
          Heading("notice", "Nr", "No", isFigure: true), Heading("person", "Person", "Person"),
          Heading("event", "Händelse", "Event"), Heading("day", "Dag", "Day"),
          Heading("unit", "Skolenhet", "School unit"),
          Heading("state", "Läge", "State"), Heading("source", "Källa", "Source"),
        ], records: notices.map(\.record), empty: Phrase("inga meddelanden", "no notices")
      ).write(format.format)
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said(
        "Beslutar mot ett meddelande: det listan säger gäller igen.",
        "Decides against a notice: what the roll says holds again."),
      discussion: said(
        "Exempel: fullfolj notice withdraw 7 --why \"skolan tog fel\"",
        "Example: fullfolj notice withdraw 7 --why \"the school erred\""))
    @Argument(help: ArgumentHelp(said("Meddelandets nummer.", "The notice's number."))) var id: Int64
    @Option(help: ArgumentHelp(said("Varför.", "Why."))) var why: String
    @OptionGroup var staff: StaffOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      try common.open(as: .daemon).withdrawNotice(id, why: why, by: staff.name)
      common.tell("meddelandet gäller inte längre", "the notice holds no longer")
    }
  }
}

extension StoredNotice {
  var record: OutputRecord {
    OutputRecord([
      "notice": .whole(id), "person": .person(notice.number),
      "event": .word(notice.event.code, Phrase(notice.event.word, notice.event.code)),
      "day": .day(notice.day),
      "unit": .text(notice.unit.description), "received": .day(notice.received), "organiser": .text(notice.organiser),
      "state": .text(state), "why": .text(why), "source": .text(source), "file": .text(file), "row": .whole(Int(row)),
    ])
  }
}
