/// A table that may hold something of a person, in the order in which an extract tells them.
public enum ExtractTable: String, Sendable, CaseIterable {
  case persons
  case identityLinks = "identity_links"
  case identityHints = "identity_hints"
  case identityDismissals = "identity_dismissals"
  case sourcePersons = "source_persons"
  case residences
  case firstRegistrations = "first_registrations"
  case protections
  case absentMarks = "absent_marks"
  case enrolments
  case qualifications
  case notices
  case findings
  case schoolingDecisions = "schooling_decisions"
  case equivalenceDecisions = "equivalence_decisions"
  case notStudyingConfirmations = "not_studying_confirmations"
  case outcomes
  case outcomeChanges = "outcome_changes"
  case cases
  case casePeriods = "case_periods"
  case acts
  case followUps = "follow_ups"
  case decisions
  case planVersions = "plan_versions"
  case measures
  case consents
  case handOvers = "hand_overs"
  case receivedHandOvers = "received_hand_overs"
  case deregistrations
  case reportRows = "report_rows"
  case retentionItems = "retention_items"
  case accessGrants = "access_grants"
  case accessEntries = "access_entries"

  /// In Swedish: the extract is for the youth.
  public var title: String {
    switch self {
    case .persons: "Namn, adress och kontaktuppgifter"
    case .identityLinks: "Nummer som är samma person"
    case .identityHints: "Nummer som en källa säger är samma person"
    case .identityDismissals: "Nummer som någon avgjort inte är samma person"
    case .sourcePersons: "Skolsystemens egna nummer"
    case .residences: "Folkbokföring"
    case .firstRegistrations: "Första folkbokföring i Sverige"
    case .protections: "Skydd av personuppgifter"
    case .absentMarks: "Att skyddet inte längre gäller ett nummer"
    case .enrolments: "Inskrivningar i skolor"
    case .qualifications: "Examina och betygsdokument"
    case .notices: "Meddelanden från skolor"
    case .findings: "Anmärkningar på rader i lämnade filer"
    case .schoolingDecisions: "Beslut om när skolplikten slutar"
    case .equivalenceDecisions: "Beslut om motsvarande utbildning"
    case .notStudyingConfirmations: "Bekräftelser på att studier inte pågår"
    case .outcomes: "Om kommunens aktivitetsansvar omfattar personen"
    case .outcomeChanges: "När det ändrats"
    case .cases: "Ärenden"
    case .casePeriods: "När ärenden varit öppna"
    case .acts: "Vad som gjorts i ärendena"
    case .followUps: "Vad som planerats"
    case .decisions: "Beslut"
    case .planVersions: "Planens versioner"
    case .measures: "Åtgärder"
    case .consents: "Medgivanden"
    case .handOvers: "Överlämningar"
    case .receivedHandOvers: "Överlämningar som kommit hit"
    case .deregistrations: "Avregistreringar ur folkbokföringen"
    case .reportRows: "Vad som lämnats till den nationella insamlingen"
    case .retentionItems: "Föreslagen gallring"
    case .accessGrants: "Vilka som får läsa om en skyddad person"
    case .accessEntries: "Vem som läst"
    }
  }
}

extension PersonExtract {
  /// The columns by which a table holds something of a person. A test looks for tables that have one and are not in the
  /// extract.
  public static let keysOfPersons: Set<String> = [
    "number", "numbers", "leads_to", "other", "current_number", "case_id", "act_id", "entry_id",
  ]

  /// The tables that have such a column and are not told of, and why.
  public static let tablesOfNobody: [String: String] = [
    "roll_fingerprints": "digests of rows that the enrolments tell of, kept to read the next roll faster",
    "access_reviews": "what a reviewer found of a reader",
    "journal_entries": "commitments to acts and decisions, which are told of as they are stored",
    "schema_migrations": "the numbers are of migrations",
  ]
}
