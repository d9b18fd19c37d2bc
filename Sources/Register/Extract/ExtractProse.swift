import ActivityResponsibility
import StrictJSON

extension PersonExtract {
  /// The extract as the youth reads it, in Swedish; without a trailing newline.
  public var prose: String {
    var lines = [
      "Registerutdrag enligt artikel 15 i dataskyddsförordningen", "", "Person: \(number.written)",
    ]
    if !formerNumbers.isEmpty {
      lines.append("Tidigare nummer: " + formerNumbers.map(\.written).joined(separator: ", "))
    }
    lines += [
      "Utdraget gjordes: \(day)", "",
      "Kommunen ska enligt 29 kap. 9 § skollagen hålla sig informerad om hur unga som inte går i gymnasieskolan eller",
      "motsvarande är sysselsatta, erbjuda dem åtgärder, dokumentera det och föra register. Det får den göra enligt",
      "förordningen (2006:39). Uppgifterna kommer från folkbokföringen, från skolor och från dem som arbetar med ansvaret.",
      "Nedan står allt som registret har om dig, och vilka som har läst det. Den som arbetar med registret står med sin",
      "roll. Är något fel har du rätt att få det rättat; du kan klaga hos Integritetsskyddsmyndigheten.",
      "Klockslag är i UTC: i Sverige är klockan en timme mer, på sommaren två.",
    ]
    if isProtected {
      lines += ["", "Dina uppgifter är skyddade i folkbokföringen. Förvara utdraget så att ingen annan kommer åt det."]
    }
    if heldFiles > 0 {
      lines += [
        "", "\(heldFiles) lämnade filer väntar på att någon beslutar om dem. De är inte genomsökta, och kan nämna dig.",
      ]
    }
    for section in sections {
      lines += ["", section.table.title, String(repeating: "-", count: section.table.title.count)]
      for row in section.rows {
        lines.append("– " + ExtractSentence(row, of: section.table, about: number, lists: lists).text)
      }
    }
    return lines.joined(separator: "\n")
  }
}
