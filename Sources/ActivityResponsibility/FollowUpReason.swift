/// Why a follow-up was planned, or what settled it, in words. It is stored as a code, with what it is about after a colon:
/// `case-opened`, `not-reached:phone`, `20th-birthday:3`.
public enum FollowUpReason {
  /// A code in words; the code itself where it has none.
  public static func phrase(of code: String) -> Phrase { words(code) ?? Phrase(code, code) }

  /// A code in words; `nil` where it has none. A test asks for every code that the programs write.
  public static func words(_ code: String) -> Phrase? {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    guard parts.count == 2 else { return plain(name) }
    let about = parts[1]
    switch name {
    case "not-reached" where about == ContactChannel.school.rawValue:
      return Phrase("skolan svarade inte", "the school did not answer")
    case "not-reached":
      return ContactChannel(rawValue: about).map {
        Phrase("inte nådd, nästa sätt: \($0.phrase.swedish)", "not reached, next way: \($0.phrase.english)")
      }
    case "call-back":
      return ContactChannel(rawValue: about).map {
        Phrase("ville bli kontaktad igen: \($0.phrase.swedish)", "asked to be contacted again: \($0.phrase.english)")
      }
    case "20th-birthday": return months(about, before: Phrase("20-årsdagen", "the 20th birthday"))
    case "last-start":
      return months(about, before: Phrase("sista dagen att börja", "the last day on which one can begin"))
    case "overdue":
      return FollowUpKind(rawValue: about).map {
        Phrase("länge försenat: \($0.phrase.swedish)", "overdue for long: \($0.phrase.english)")
      }
    case "since": return Phrase("sedan \(about)", "since \(about)")
    default: return nil
    }
  }

  private static func months(_ count: String, before day: Phrase) -> Phrase {
    let isOne = count == "1"
    return Phrase(
      "\(count) \(isOne ? "månad" : "månader") före \(day.swedish)",
      "\(count) \(isOne ? "month" : "months") before \(day.english)")
  }

  private static func plain(_ name: String) -> Phrase? {
    switch name {
    case "case-opened": Phrase("ärendet öppnades", "the case was opened")
    case "missing-from-roll": Phrase("saknas i skolans lista", "missing from the school's roll")
    case "school-asked": Phrase("skolan har svarat", "the school has answered")
    case "20th-birthday": Phrase("före 20-årsdagen", "before the 20th birthday")
    case "visit-announced": Phrase("hembesöket är aviserat", "notice of the home visit was given")
    case "reached": Phrase("har nåtts", "was reached")
    case "unknown": Phrase("sysselsättningen är inte känd", "it is not known what the youth does")
    case "mapped": Phrase("är kartlagd", "was mapped")
    case "reopened": Phrase("ärendet öppnades igen", "the case was opened again")
    case "told": Phrase("sysselsättningen är berättad", "it was told what the youth does")
    case "plan": Phrase("enligt planen", "by the plan")
    case "offered": Phrase("åtgärd eller överlämning erbjuden", "a measure or a hand-over was offered")
    case "declined": Phrase("åtgärden avböjdes", "the measure was declined")
    case "measure-ended": Phrase("åtgärden är avslutad", "the measure has ended")
    case "acknowledged": Phrase("överlämningen är mottagen", "the hand-over was acknowledged")
    case "numbers-linked": Phrase("två nummer är en person", "two numbers are one person")
    case "numbers-unlinked": Phrase("två nummer är inte längre en person", "two numbers are one person no more")
    case "person-deleted-in-source": Phrase("borttagen i skolans system", "deleted in the school's system")
    case "undecided-enrolment": Phrase("inskrivningen är inte bedömd", "nobody has decided about the enrolment")
    case "outside": Phrase("omfattas inte", "not covered")
    case "case-closed": Phrase("ärendet avslutades", "the case was closed")
    case "covered-again": Phrase("omfattas igen", "covered again")
    case "no-longer": Phrase("gäller inte längre", "holds no more")
    case "answered": Phrase("besvarat", "answered")
    case "tried": Phrase("försökt", "tried")
    case "told-again": Phrase("finns i skolans system igen", "in the school's system again")
    case "notice": Phrase("skolan har meddelat", "the school gave notice")
    default:
      Reason.allCases.first { $0.code == name }?.phrase ?? ActKind(rawValue: name)?.phrase
        ?? NoticeEvent.allCases.first { $0.code == name }.map {
          Phrase("skolan meddelade: \($0.word)", "the school told: \(name)")
        }
    }
  }
}
