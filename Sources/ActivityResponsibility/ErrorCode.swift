/// Every error the programs can give a person. `docs/ERRORS.md` explains each; a test holds the two together.
public enum ErrorCode: String, Hashable, Sendable, CaseIterable {
  // Wrong use.
  case wrongUse = "USE-001"
  case settingUnknown = "USE-002"
  case settingMalformed = "USE-003"
  case personUnknown = "USE-004"
  case thingUnknown = "USE-005"
  case ruleDecidesNothing = "USE-006"
  // The database.
  case databaseOutOfReach = "DB-001"
  case databaseEmpty = "DB-002"
  case databaseOlder = "DB-003"
  case databaseNewer = "DB-004"
  case migrationAltered = "DB-005"
  case databaseRefused = "DB-006"
  case notPermitted = "DB-007"
  case clusterOtherVersion = "DB-010"
  case clusterServerMissing = "DB-011"
  case clusterCannotStart = "DB-012"
  case heldByAnother = "DB-020"
  // Files that come in.
  case fileUnreadable = "FILE-001"
  case fileEmpty = "FILE-002"
  case fileFormatUnknown = "FILE-003"
  case fileEncodingBroken = "FILE-004"
  case fileColumnMissing = "FILE-005"
  case fileColumnTwice = "FILE-006"
  case fileQuoteUnclosed = "FILE-007"
  case fileTooLarge = "FILE-008"
  case fileChangedMeanwhile = "FILE-009"
  case fileHasNoRows = "FILE-010"
  case fileIsOfChanges = "FILE-011"
  case fileOlder = "FILE-012"
  case fileMalformed = "FILE-013"
  case fileForbidden = "FILE-014"
  // School systems' services.
  case serviceOutOfReach = "SRV-001"
  case serviceRefused = "SRV-002"
  case serviceAnswerWrong = "SRV-003"
  // Cases.
  case caseMissing = "CASE-001"
  case caseAlreadyOpen = "CASE-002"
  case caseNotOpen = "CASE-003"
  case actRefused = "CASE-004"
  case linkRefused = "CASE-005"
  case caseMovedOn = "CASE-006"
  case noteUnconfirmed = "CASE-007"
  case codeUnknown = "CASE-008"
  case planMovedOn = "CASE-009"
  // Reports.
  case reportDiffers = "REP-001"
  // Who has looked at whom.
  case reasonMissing = "ACCESS-001"
  case reviewRefused = "ACCESS-002"
  // Deletion by rule.
  case retentionRefused = "RET-001"
  // Hand-overs.
  case handOverMalformed = "HAND-001"
  case handOverUntrusted = "HAND-002"
  case handOverContradicts = "HAND-003"
  case handOverRefused = "HAND-004"
  // The inspector's bundle.
  case bundleTooLarge = "BUNDLE-001"
  case bundleEmpty = "BUNDLE-002"
  case printerMissing = "BUNDLE-003"
  case printingFailed = "BUNDLE-004"
  // The journal.
  case journalNotExtended = "JOURNAL-001"
  case journalKeyUnusable = "JOURNAL-002"
  // The daemon.
  case inboxUnusable = "INBOX-001"
}
