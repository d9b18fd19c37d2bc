import ActivityResponsibility
import ArgumentParser
import Register

/// What every act takes: who it is about, when it happened, who writes it down.
struct ActOptions: ParsableArguments {
  @OptionGroup var person: PersonArgument
  @Option(help: ArgumentHelp(said("Dagen det hände; annars i dag.", "The day it happened; else today."))) var on: Day?
  @OptionGroup var noting: NoteOptions
  @Option(
    help: ArgumentHelp(
      said("Numret på den händelse som detta rättar.", "The number of the act that this corrects."), valueName: "act"))
  var corrects: Int64?
  @OptionGroup var writing: CaseWritingOptions
  @OptionGroup var staff: StaffOption
  @OptionGroup var common: CommonOptions

  var note: String? { noting.note }
  var municipality: MunicipalityCode? { writing.municipality }

  @discardableResult
  func record(_ deed: (Day) -> Deed) throws -> DeedResult {
    let connection = try common.open(as: .counsellor)
    let today = try connection.today()
    let day = on ?? today
    let made = deed(day)
    let isConfirmed = try noting.isConfirmed(beside: made.freeText, common)
    do {
      let result = try connection.record(
        made, of: try person.number(today: today), municipality: municipality, on: day, today: today, note: note,
        corrects: corrects, by: staff.name, ifVersion: writing.ifVersion, noteConfirmed: isConfirmed)
      tell(result)
      return result
    } catch let conflict as CaseConflict {
      let told = ([made.kind.phrase] + made.inShort).map { $0.text(in: .spoken) }
      conflict.tell(instead: [day.description] + told + [note].compactMap { $0 } + made.freeText.texts)
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
