import ActivityResponsibility
import StrictJSON

/// What a bundle's fields and codes are called in Swedish, in which order they are shown, and how the pages look: the
/// `words.json` of a bundle. A field that is not here is shown last, under its own name; so a new kind of act needs
/// nothing here to be shown in full.
enum BundleWords {
  /// - Parameter codes: the words of a register's own codes, `field=code`.
  static func value(codes: [String: String] = [:]) -> JSONValue {
    .object(common.merging(["values": texts(values.merging(codes) { ours, _ in ours })]) { _, new in new })
  }

  private static let common: [String: JSONValue] = [
    "order": .list(order.map { .text($0) }), "labels": texts(labels), "leads": texts(leads),
    "lifted": .list(["happened-on", "kind", "recorded-by"]),
    "hidden": .list(["leaf", "salt", "proof", "format", "origin", "number"].map { .text($0) }),
    "stacked": .list(["coverage", "routines", "ruleSettings"]),
    "style": .text(style),
  ]

  private static func texts(_ texts: [String: String]) -> JSONValue { .object(texts.mapValues { .text($0) }) }

  /// The fields in the order in which they are shown, each with its name.
  private static let named: KeyValuePairs<String, String> = [
    "page": "Sida", "person": "Personnummer", "formerNumbers": "Tidigare nummer", "name": "Namn",
    "municipality": "Kommun", "period": "Period", "from": "Från", "until": "Till och med",
    "isPseudonymised": "Pseudonymiserad", "log": "Journalens huvud", "size": "Antal", "root": "Rot",
    "selection": "Urval", "seed": "Frö", "drawnFrom": "Ärenden att dra ur", "youths": "Ungdomar",
    "outside": "Händelser som huvudet inte når (ej med)", "at": "Tidpunkt", "entry": "Post",
    "on": "Dag", "happened-on": "Dag",
    "case": "Ärende", "opened": "Öppnat", "closed": "Avslutat",
    "cause": "Orsak", "closedReason": "Skäl", "assigned": "Handläggare", "earlierCase": "Tidigare ärende",
    "cases": "Ärenden", "kind": "Slag", "channel": "Sätt", "result": "Utfall", "reached": "Nådd",
    "coverage": "Varför den unga omfattas", "why": "Motivering", "day": "Dag", "outcome": "Utfall enligt regeln",
    "reason": "Skäl",
    "since": "Sedan", "ruleVersion": "Regelversion", "tests": "Regelns prövning", "test": "Prövning",
    "question": "Fråga", "holds": "Svar", "facts": "Uppgifter", "says": "Uppgift", "source": "Källa", "file": "Fil",
    "row": "Rad", "learned": "Känt sedan", "documentation": "Dokumentationens fullständighet", "item": "Del",
    "present": "Finns", "latest": "Senast", "times": "Antal", "decisions": "Beslut", "timeline": "Händelser",
    "occupation": "Sysselsättning",
    "note": "Anteckning", "details": "Mer",
    "corrects": "Rättar händelse", "content": "Innehåll", "by": "Av", "login": "Inloggad som", "act": "Händelse nr",
    "readings": "Vem som har läst", "reading": "Läst med", "purpose": "Uppgivet skäl", "isEmergency": "Nödåtkomst",
    "isRefused": "Nekad",
    "recorded-by": "Av", "assigned-to": "Tilldelat", "occupation-from": "Sysselsättning från",
    "occupation-until": "Sysselsättning till", "told-by": "Uppgift från", "recorded-at": "Nedskrivet",
    "entered-at": "Infört i journalen", "what": "Vad", "decision": "Beslut", "decided-on": "Beslutat",
    "about": "Gäller", "unit": "Skolenhet", "first-day": "Första dag", "last-day": "Sista dag",
    "is-equivalent": "Motsvarande utbildning", "number": "Nummer", "isDestroyed": "Gallrad",
    "counts": "Kommunens tal under perioden", "covered": "Omfattade",
    "attempted": "Kontakt försökt", "newCases": "Nya ärenden", "inMeasures": "I åtgärd", "closedBy": "Avslutade",
    "firstContacts": "Nya ärenden där den unga har nåtts",
    "firstContactMedianDays": "Dagar från nytt ärende till första kontakt (median)", "routines": "Kommunens rutiner",
    "verifyWithin": "Fråga skolan inom (arbetsdagar)", "firstContactWithin": "Första kontakt inom (arbetsdagar)",
    "nextRungWithin": "Nästa försök inom (arbetsdagar)", "mappingWithin": "Kartläggning inom (arbetsdagar)",
    "refreshAfter": "Uppgifter föråldras efter (dagar)", "lastChanceMonths": "Påminnelse före 20 år (månader)",
    "ladder": "Kontaktstege", "ruleSettings": "Regelns inställningar", "autumnDay": "Höstdag",
    "summerFrom": "Sommaruppehåll från", "admittedWithin": "Antagen inom (dagar)", "ruleVersions": "Regelversioner",
    "rolls": "Mottagna listor och vad som fanns att anmärka", "delivery": "Lista", "scope": "Omfattning",
    "verdict": "Mottagen", "files": "Filer", "rows": "Rader", "rejected": "Avvisade rader",
    "findings": "Anmärkningar", "finding": "Anmärkning", "entries": "Poster",
  ]

  private static let order = (Array(named) + Array(BundleDetails.named)).map(\.key)
  private static let labels = Dictionary(
    (Array(named) + Array(BundleDetails.named)).map { ($0.key, $0.value) }
  ) { first, _ in first }

  /// The words of the codes, `field=code`.
  private static let values: [String: String] = {
    var values = others.merging(BundleDetails.values) { first, _ in first }
    for kind in ActKind.allCases {
      values["kind=\(kind.rawValue)"] = kind.phrase.swedish
      values["reading=act \(kind.rawValue)"] = "skrev: " + kind.phrase.swedish
    }
    for channel in ContactChannel.allCases {
      values["told-by=\(channel.rawValue)"] = channel.phrase.swedish
      values["channel=\(channel.rawValue)"] = channel.phrase.swedish
      values["ladder=\(channel.rawValue)"] = channel.phrase.swedish
    }
    for result in ContactResult.allCases { values["result=\(result.rawValue)"] = result.phrase.swedish }
    for reason in Reason.allCases {
      for field in ["reason", "cause", "closedReason"] { values["\(field)=\(reason.code)"] = reason.phrase.swedish }
      // As the acts that a night makes have it.
      values["reason=\(reason.rawValue)"] = reason.phrase.swedish
    }
    return values
  }()

  private static let others = [
    "kind=person": "namngiven person", "kind=sample": "urval draget med frö", "kind=all": "alla i perioden",
    "outcome=covered": "omfattas", "outcome=pending": "avvaktar", "outcome=review": "kontrolleras för hand",
    "outcome=outside": "omfattas inte", "verdict=applied": "inläst", "verdict=held": "hålls kvar",
    "verdict=rejected": "avvisad av en person", "verdict=refused": "vägrad",
    "item=contact": "kontakt", "item=reached": "kontakt där den unga nåddes", "item=mapping": "kartläggning",
    "item=occupation": "sysselsättning", "item=plan": "plan", "item=measure": "åtgärd", "item=assigned": "handläggare",
    "item=closed": "avslut med skäl", "delivery=population": "folkbokföring", "delivery=roll": "elevlista",
    "delivery=notice": "skolans meddelanden", "what=decision": "beslut",
    "decision=equivalence": "motsvarande utbildning",
    "decision=equivalent": "är motsvarande utbildning", "decision=not-equivalent": "är inte motsvarande utbildning",
    "decision=completed-elsewhere": "har avslutat utbildning på annat håll",
    "decision=not-studying": "bekräftat utan studier", "decision=schooling-ends": "skolplikten slutar",
  ]

  /// What stands above a part, for whoever reads such a page for the first time.
  private static let leads = [
    "youths": "Varje ungdom har en sida, NNNN.html, och samma uppgifter som data i NNNN.json. Personer med skyddade "
      + "personuppgifter är aldrig med i en fil som denna, varken med namn eller i tal; de granskas på plats.",
    "log":
      "Allt som skrivs om en ung person blir en post i kommunens journal. Roten nedan är ett fingeravtryck av hela "
      + "journalen, undertecknat med kommunens nyckel: ändras, tas bort eller läggs en enda post till i efterhand blir "
      + "roten en annan. Jämför den med den rot som kommunen har lämnat tidigare. Kommandot fullfolj verify prövar filen.",
    "selection": "Vem som är med. Ett urval med frö kan dras om av vem som helst: varje ärendenummer får som rang "
      + "SHA-256 av fröet, en radbrytning och numret, och de lägsta rangerna är med.",
    "counts": "Räknat över de ärenden som var öppna någon dag i perioden. Försök och kontakt är olika saker: nådd är "
      + "den som svarat, också den som avböjt.",
    "routines": "Vad kommunen har bestämt om hur snart saker följs upp. Lagen anger inga dagar.",
    "ruleSettings": "Vad kommunen har bestämt om regeln. Saknas uppgifter gäller programmets förval.",
    "ruleVersions": "Vilka versioner av skollagen 29 kap. 9 § som gällde i perioden.",
    "rolls": "Skolornas listor och folkbokföringens filer som kom in under perioden, och hur ofta något anmärktes.",
    "coverage": "Så prövade registret regeln, fråga för fråga, och på vilka uppgifter svaret vilar.",
    "cases": "Ett ärende är en sammanhängande tid då kommunen har följt den unga.",
    "documentation": "Vad som finns antecknat, av det som dokumentationen brukar frågas efter.",
    "decisions": "Beslut som någon har fattat om den unga och som regeln räknar med.",
    "timeline": "Allt som är skrivet i den ungas ärenden, i den ordning det skrevs. Ingenting kan ändras: en rättelse "
      + "är en ny händelse som pekar på den gamla. Postens nummer är dess plats i kommunens journal. Ett "
      + "beslut står två gånger: för sig, utan dag och slag, och som händelse i ärendet. Tider är UTC.",
    "readings": "Vem som under perioden har läst om den unga i registret, när, med vilket kommando och av vilket "
      + "uppgivet skäl. Listor som flera står på, och läsningen för underlag som detta, är inte med; kommunens logg "
      + "har dem (fullfolj access list).",
  ]

  private static let style = """
    @page { size: A4; margin: 18mm 16mm 22mm;
      @bottom-left { content: "Journalens rot @ROOT@"; font: 6.5pt monospace; color: #333; }
      @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 8pt sans-serif; color: #333; } }
    body { font: 10.5pt/1.4 "Liberation Sans", Arial, sans-serif; color: #111; max-width: 62rem; margin: 1.5rem auto;
      padding: 0 1rem; }
    body::after { content: "Journalens rot @ROOT@"; display: block; margin-top: 2rem; border-top: 1px solid #999;
      font: 8pt monospace; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 1.6rem 0 .3rem; break-after: avoid; }
    section > p { color: #444; margin: 0 0 .6rem; max-width: 48rem; }
    dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .15rem 1rem; margin: 0; }
    dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
    section > dl + dl { margin-top: 1rem; } td dl { display: block; } td dt, td dd { display: inline; } td dt::after { content: ": "; }
    td dd::after { content: ""; display: block; }
    table { border-collapse: collapse; width: 100%; font-size: .9em; } thead { display: table-header-group; }
    th, td { border: 1px solid #bbb; padding: .25rem .4rem; text-align: left; vertical-align: top; }
    td { overflow-wrap: anywhere; } th { background: #eee; overflow-wrap: normal; } tr { break-inside: avoid; }
    @media print { body { margin: 0; padding: 0; max-width: none; } body::after { display: none; }
      dl { display: block; } dt, dd { display: inline; } dt::after { content: ": "; }
      dd::after { content: ""; display: block; } }

    """
}
