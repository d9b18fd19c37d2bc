/// What the fields of single kinds of act, and of the routines, are called in a bundle, after those that all share.
enum BundleDetails {
  static let named: KeyValuePairs<String, String> = [
    "with": "Tillsammans med", "others": "Tillsammans med", "noticed": "Aviserat", "farewell": "Avslutande samtal",
    "noteAsked": "Anteckningen ifrågasatt", "confirmed": "Bekräftat av den som skrev",
    "goals": "Mål", "needs": "Behov", "expectations": "Förväntningar", "withYouth": "Den unga deltog",
    "plan": "Plan", "version": "Version", "goal": "Mål", "planning": "Individuell planering",
    "youth": "Den unga ansvarar för", "actors": "Andra aktörer ansvarar för", "actor": "Aktör", "who": "Vem",
    "firstDay": "Första dag", "lastDay": "Sista dag", "endReason": "Orsak till avslut", "followUps": "Uppföljning",
    "evaluations": "Utvärdering", "change": "Ändring", "changed": "Ändrat",
    "step": "Steg", "measure": "Åtgärd", "measureKind": "Slag av åtgärd",
    "occupationAfter": "Sysselsättning efter åtgärden",
    "isEquivalent": "Motsvarande utbildning", "deciders": "Beslutat av", "presenters": "Föredragande",
    "participants": "Deltog i beredningen", "replaces": "Ersätter beslut", "revokes": "Återkallar beslut",
    "how": "Så kom uppgifterna in", "receiver": "Mottagare", "parts": "Omfattar", "givenBy": "Givet av",
    "guardianUnder": "Vårdnadshavare kontaktas före (år)", "homeVisitStaff": "Personal vid hembesök",
    "homeVisitNotice": "Hembesök aviseras (dagar före)", "farewellBefore": "Avslutande samtal (dagar före 20 år)",
    "escalateAfter": "Försenat sägs till samordnaren efter (arbetsdagar)",
    "answerWithin": "Fråga om erbjuden åtgärd inom (arbetsdagar)",
    "reofferAfter": "Avböjd åtgärd erbjuds på nytt efter (dagar)", "weightOpen": "Belastning: öppet ärende",
    "weightUnreached": "Belastning: aldrig nådd", "weightOverdue": "Belastning: försenad uppföljning",
    "consent": "Medgivande", "handOver": "Överlämning", "moment": "Tidpunkt",
  ]

  static let values = [
    "step=offer": "erbjuden", "step=accept": "accepterad", "step=decline": "avböjd", "step=start": "påbörjad",
    "step=end": "avslutad", "givenBy=youth": "den unga", "givenBy=guardian": "vårdnadshavare",
    "parts=occupation": "sysselsättning", "parts=plan": "plan", "told-by=measure": "åtgärden",
    "reason=equivalence": "motsvarande utbildning",
    "reason=completed-elsewhere": "har avslutat utbildning på annat håll",
    "reason=not-studying": "bekräftat utan studier", "reason=schooling-ends": "skolplikten slutar",
    "reading=emergency": "nödåtkomst",
  ]
}
