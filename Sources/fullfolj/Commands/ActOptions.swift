import ActivityResponsibility
import ArgumentParser
import Register

/// What every act takes: who it is about, when it happened, who writes it down.
struct ActOptions: ParsableArguments {
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Dagen det hände; annars i dag.", "The day it happened; else today."))) var on: Day?
  @Option(
    help: ArgumentHelp(said("Kommunkod, om det finns ärenden i flera.", "Municipality code, where several have cases."))
  ) var municipality: MunicipalityCode?
  @OptionGroup var noting: NoteOptions
  @Option(
    help: ArgumentHelp(
      said("Numret på den händelse som detta rättar.", "The number of the act that this corrects."), valueName: "act"))
  var corrects: Int64?
  @Option(
    help: ArgumentHelp(
      said(
        "Skriv bara om ärendet har den version som lästes.", "Write only if the case has the version that was read."),
      valueName: "version"))
  var ifVersion: Int?
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  var note: String? { noting.note }

  /// - Parameter freeText: what is written freely beside the note.
  @discardableResult
  func record(freeText: String? = nil, _ deed: (Day) -> Deed) throws -> DeedResult {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let day = on ?? today
    let isConfirmed = try noting.isConfirmed(beside: freeText, common)
    let made = deed(day)
    do {
      let result = try connection.record(
        made, of: try person.number(today: today), municipality: municipality, on: day, today: today, note: note,
        corrects: corrects, by: staff.name, ifVersion: ifVersion, noteConfirmed: isConfirmed)
      tell(result)
      return result
    } catch let conflict as CaseConflict {
      conflict.tell(instead: [day.description, made.kind.phrase.text(in: .spoken), note, freeText].compactMap { $0 })
      throw conflict.explained
    }
  }

  private func tell(_ result: DeedResult) {
    common.tell(
      "händelse \(result.act) i ärende \(result.caseID); \(result.settled) uppföljningar klara",
      "act \(result.act) in case \(result.caseID); \(result.settled) follow-ups settled")
    if let remark = result.remark { common.tell(remark.swedish, remark.english) }
    for planned in result.planned.sorted(by: { $0.due < $1.due }).prefix(3) {
      common.tell(
        "nästa: \(planned.kind.phrase.swedish) senast \(planned.due)",
        "next: \(planned.kind.phrase.english) by \(planned.due)")
    }
  }
}

/// A note and what is answered about it.
struct NoteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said("En kort anteckning. Inget om hälsa, tro, brott.", "A short note. Nothing of health, faith or crime.")))
  var note: String?
  @Flag(
    help: ArgumentHelp(
      said(
        "Anteckningen är rätt, fast den har ord om hälsa, tro eller brott; svaret sparas.",
        "The note is right though it has words of health, faith or crime; the answer is kept.")))
  var noteConfirmed = false

  /// Asks a person at a terminal whether what is written is right, where it has words of something sensitive.
  ///
  /// - Returns: whether the writer stands by it; without a terminal only where it was said beforehand.
  func isConfirmed(beside text: String? = nil, _ common: CommonOptions) throws -> Bool {
    if noteConfirmed { return true }
    let matches = SensitiveWords.shipped.matches(in: [note, text].compactMap { $0 }.joined(separator: "\n"))
    guard !matches.isEmpty, Terminal.canAsk else { return false }
    for match in matches {
      Terminal.say("  \(match.word): \(match.kind.phrase.text(in: .spoken))?")
    }
    Terminal.write(
      said(
        "Sådant ska inte stå i registret. Är texten rätt ändå? Svaret sparas. [j/N] ",
        "Such things are not to be in the register. Is the text right all the same? The answer is kept. [y/N] "), to: 2)
    if ["j", "ja", "y", "yes"].contains(readLine()?.lowercased() ?? "") { return true }
    common.tell("inget är sparat", "nothing is saved")
    throw ExitCode(ExitMeaning.lookAtIt.rawValue)
  }
}
