import ActivityResponsibility
import StrictJSON

/// What columns and codes are called in Swedish.
enum ExtractWords {
  /// What no reader has use for: the register's own keys. The JSON has them.
  static let left: Set<String> = [
    "delivery_id", "source_id", "ended_delivery_id", "missing_delivery_id", "deleted_delivery_id", "notice_id", "claim",
    "anchor", "version", "rule_id", "run_id",
  ]

  static func label(_ key: String) -> String { labels[key] ?? key.replacing("_", with: " ") }

  /// A number that stands for something, in words; `nil` where it is only a number.
  static func code(_ whole: Int64, under key: String, of table: ExtractTable) -> String? {
    guard let small = Int16(exactly: whole) else {
      return ExtractMask.numberKeys.contains(key) ? IdentityNumber(stored: whole).written : nil
    }
    switch key {
    case "municipality": return MunicipalityCode(number: Int32(small))?.description
    case "outcome", "outcome_before":
      switch Outcome(rawValue: small) {
      case .covered: return "omfattas"
      case .pending: return "avvaktas"
      case .review: return "kontrolleras"
      case .outside: return "omfattas inte"
      case nil: return nil
      }
    case "reason", "reason_before", "cause", "closing_proposed_reason":
      return Reason(rawValue: small)?.phrase.swedish
    case "form": return SchoolForm(rawValue: small)?.phrase.swedish
    case "ended_by", "stated_ended_by": return EndedBy(rawValue: small)?.phrase.swedish
    case "mark": return small == 1 ? "sekretessmarkering" : "skyddad folkbokföring"
    case "event": return NoticeEvent(rawValue: small)?.word
    case "kind" where table == .qualifications: return QualificationKind(rawValue: small)?.phrase.swedish
    default: return nil
    }
  }

  /// A code that is a word, in Swedish; `nil` where it is not a code.
  static func word(_ text: String, under key: String, of table: ExtractTable) -> String? {
    switch key {
    case "kind" where table == .acts: ActKind(rawValue: text)?.phrase.swedish
    case "kind" where table == .followUps: FollowUpKind(rawValue: text)?.phrase.swedish
    case "why" where table == .followUps: FollowUpReason.words(text)?.swedish
    case "settled_why" where table == .followUps: FollowUpReason.words(text)?.swedish
    case "reason" where table == .acts:
      Reason.allCases.first { $0.code == text || String($0.rawValue) == text }?.phrase.swedish
    case "channel", "told_by": ContactChannel(rawValue: text)?.phrase.swedish
    case "result": ContactResult(rawValue: text)?.phrase.swedish
    default: nil
    }
  }

  /// What each column is called. A test asks for every column of every table.
  static let labels: [String: String] = [
    "id": "nummer i registret", "at": "när", "number": "personnummer", "current_number": "personnummer då",
    "numbers": "personnummer", "other": "annat nummer", "leads_to": "leder till", "since": "sedan",
    "family_name": "efternamn", "given_name": "förnamn", "street": "gatuadress", "postal_code": "postnummer",
    "locality": "postort", "email": "e-post", "telephone": "telefon", "row_number": "rad i filen",
    "given_on": "givet den", "parts": "omfattar", "receiver_actor": "mottagare",
    "receiver_municipality": "mottagande kommun", "withdrawn_act_id": "återtaget genom händelse",
    "withdrawn_on": "återtaget den", "act_id": "händelse", "deciders": "beslutat av", "fact_id": "uppgift",
    "participants": "deltog", "presenters": "föredragande", "replaces": "ersätter beslut",
    "escalates": "gäller uppföljning",
    "acknowledged_act_id": "mottaget genom händelse", "acknowledged_on": "mottaget den",
    "acknowledged_by": "mottaget av", "acknowledgement_note": "mottagarens undertecknade svar",
    "attendance_note": "undertecknad bekräftelse på närvaro", "attended_act_id": "närvaro genom händelse",
    "attended_on": "första närvaron", "attended_by": "närvaro bekräftad av", "by_file": "genom fil",
    "consent_id": "medgivande", "ended_act_id": "avslutat genom händelse", "ended_on": "avslutat den",
    "moved_at": "ansvaret flyttade", "offer_note": "undertecknat erbjudande", "offered_on": "erbjudet den",
    "accepted_on": "accepterat den", "declined_on": "avböjt den", "end_reason": "orsak till avslut",
    "occupation_after": "sysselsättning efteråt", "started_on": "påbörjat den", "change": "ändring",
    "made_on": "gjord den", "received_by": "mottaget av", "sender": "avsändande kommun",
    "sender_number": "avsändarens nummer", "block": "del av filen", "item": "gäller nummer", "line": "raden i filen",
    "place": "plats i filen",
    "told_in": "ur filen", "source": "källa", "file_of": "filen gällde", "received_at": "filen kom",
    "municipality": "kommun", "valid_from": "från och med", "valid_until": "till", "first_day": "första dag",
    "known_from": "känt sedan", "known_until": "gällde som känt till", "day": "dag", "mark": "slag av skydd",
    "school_unit": "skolenhet", "form": "skolform", "ended_by": "slutade genom", "stated_until": "till enligt skolan",
    "stated_ended_by": "slutade genom enligt skolan", "programme": "studieväg", "organiser": "huvudman",
    "kind": "slag", "decided_by": "beslutat av", "decided_why": "skäl", "decided_on": "beslutat den",
    "decided_at": "bestämt", "event": "händelse", "received": "mottaget", "state": "läge", "state_by": "läge satt av",
    "state_why": "skäl för läget", "column_name": "kolumn", "rejects_row": "raden lades åt sidan",
    "content": "raden som den kom", "found_at": "funnet", "settled_at": "avklarat", "settled_by": "avklarat av",
    "settled_why": "avklarat för att", "settled_by_act": "avklarat genom händelse", "last_day": "sista dag",
    "is_equivalent": "är motsvarande", "confirmed_by": "bekräftat av", "outcome": "utfall", "reason": "skäl",
    "rule_version": "regelns version", "holds_from": "gäller från", "next_turn": "prövas igen",
    "business_date": "natten till", "outcome_before": "utfall före", "reason_before": "skäl före",
    "opened_on": "öppnat", "cause": "orsak", "closed_on": "avslutat", "closed_reason": "avslutat för att",
    "closing_proposed_on": "avslut föreslaget", "closing_proposed_reason": "avslut föreslaget för att",
    "earlier_case_id": "tidigare ärende", "assigned_to": "handläggare", "case_id": "ärende", "happened_on": "den",
    "recorded_at": "nedskrivet", "recorded_by": "nedskrivet av", "channel": "sätt", "result": "resultat",
    "reached": "nådd", "occupation": "sysselsättning", "occupation_from": "sysselsättning från",
    "occupation_until": "sysselsättning till", "told_by": "berättat av", "note": "anteckning",
    "corrects_act_id": "rättar händelse", "details": "närmare", "emptied_in_run": "gallrat i körning", "due": "senast",
    "why": "varför", "made_at": "planerat", "read_before": "läst före", "staff": "vem", "granted_by": "namngiven av",
    "granted_why": "namngiven för att", "granted_at": "namngiven", "revoked_by": "borttagen av",
    "revoked_why": "borttagen för att", "revoked_at": "borttagen", "login": "inloggad som", "reading": "vad",
    "is_protected": "personen var skyddad", "is_emergency": "nödåtkomst", "is_refused": "nekades",
    "filter": "urval", "shown": "antal rader", "undone_by": "upphävt av", "undone_why": "upphävt för att",
    "told_at": "sagt", "dismissed_by": "avgjort av", "dismissed_why": "avgjort för att", "dismissed_at": "avgjort",
    "external_id": "källans nummer",
  ]

  /// The columns that a reader is told of or need not be.
  static var knownKeys: Set<String> { left.union(labels.keys) }
}

extension PersonExtract {
  /// The columns that have words in ``prose``, or are of no use to a reader.
  public static var explainedColumns: Set<String> { ExtractWords.knownKeys }
}
