import ActivityResponsibility
import TestSupport

@testable import FileBuilding

/// What the register tells of them.
extension MixedDeliveries {
  static func post(
    _ person: TestPerson, since: String? = nil, code: (String, String) = ("14", "96"), more: String = ""
  ) -> String {
    navetPost(
      person.digits,
      "<Namn><Fornamn>Åsa</Fornamn><Efternamn>Öberg \(person.digits.prefix(8))</Efternamn></Namn>"
        + "<Folkbokforing><Folkbokforingsdatum>\(since ?? String(person.digits.prefix(8)))</Folkbokforingsdatum>"
        + "<LanKod>\(code.0)</LanKod><KommunKod>\(code.1)</KommunKod></Folkbokforing>"
        + more)
  }

  static func flagged(_ name: Name) -> String {
    navetPost(person(name).digits, before: "<Sekretessmarkering>J</Sekretessmarkering>")
  }

  static func register(_ special: [Name: [String]]) -> [UInt8] {
    navetFile(
      Name.allCases.flatMap { name in special[name] ?? [post(person(name))] } + many.map { post($0) })
  }

  static let immigration = [
    post(
      person(.immigrant), since: "20250301",
      more: "<Invandring><Invandringsdatum>20250301</Invandringsdatum></Invandring>")
  ]

  static let population: [(path: String, bytes: [UInt8])] = [
    (
      "folkbokforing/2025-09-01.xml",
      register([
        .notEnrolled: [flagged(.notEnrolled)], .gotNumber: [post(formerNumber)], .immigrant: immigration,
      ])
    ),
    (
      "folkbokforing/2025-10-01.xml",
      register([
        .notEnrolled: [flagged(.notEnrolled)], .immigrant: immigration,
        .protectedByRegister: [flagged(.protectedByRegister)],
        .gotNumber: [
          navetPost(
            formerNumber.digits,
            "<Avregistrering><AvregistreringsorsakKod>GS</AvregistreringsorsakKod>"
              + "<Avregistreringsdatum>20250922</Avregistreringsdatum></Avregistrering>"
          ).replacing(
            "</PersonId>",
            with: "<HanvisningsPersonNr>\(person(.gotNumber).digits)</HanvisningsPersonNr></PersonId>"),
          post(person(.gotNumber), since: "20250922"),
        ],
        .moved: [post(person(.moved), since: "20250925", code: ("01", "80"))],
        .emigrated: [
          post(
            person(.emigrated),
            more: "<Avregistrering><AvregistreringsorsakKod>UV</AvregistreringsorsakKod>"
              + "<Avregistreringsdatum>20250920</Avregistreringsdatum></Avregistrering>")
        ],
      ])
    ),
    (
      "folkbokforing-andringar/2025-10-06.txt",
      Array(
        "#UP 01001 \(person(.protectedByCodes).digits)\n#UP 01003 J\n#DATABESKRIVNING_START\n#DATABESKRIVNING_SLUT\n"
          .utf8)
    ),
  ]
}
