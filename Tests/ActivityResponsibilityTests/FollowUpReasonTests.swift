import ActivityResponsibility
import Testing

/// Why something is to be done, in words.
struct FollowUpReasonTests {
  @Test(
    arguments: [
      ("case-opened", "ärendet öppnades"), ("20th-birthday:1", "1 månad före 20-årsdagen"),
      ("20th-birthday:6", "6 månader före 20-årsdagen"), ("20th-birthday", "före 20-årsdagen"),
      ("last-start:3", "3 månader före sista dagen att börja"), ("not-reached:phone", "inte nådd, nästa sätt: telefon"),
      ("not-reached:school", "skolan svarade inte"), ("overdue:first-contact", "länge försenat: första kontakt"),
      ("since:2026-05-04", "sedan 2026-05-04"), ("studying", "studerar"), ("left", "skolan meddelade: slutat"),
    ])
  func `a code is told with what it is about`(code: String, swedish: String) {
    #expect(FollowUpReason.phrase(of: code).swedish == swedish)
  }

  @Test func `a code without words is told as it is`() {
    #expect(FollowUpReason.words("what-is-this") == nil && FollowUpReason.words("since-when:2") == nil)
    #expect(FollowUpReason.phrase(of: "what-is-this").swedish == "what-is-this")
  }
}
