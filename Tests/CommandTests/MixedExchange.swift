import ActivityResponsibility
import TestSupport

@testable import FileBuilding

/// What schools tell of them in XML and JSON, and by notices.
extension MixedDeliveries {
  static var edlevo: [(path: String, bytes: [UInt8])] {
    func pupil(_ digits: String, _ person: TestPerson) -> String { Edlevo.person(digits, person.digits) }
    func placed(_ digits: String, official: String = "NANAT", end: String = "2999-12-31") -> String {
      Edlevo.member(
        digits, Edlevo.role(placements: [Edlevo.placement("20000004", official: official, local: "NA", end: end)]))
    }
    let snapshot = Edlevo.organization([
      pupil("1", person(.edlevoStays)), pupil("2", person(.edlevoEnds)), pupil("3", person(.edlevoIntroductory)),
      pupil("4", mergedNumber), pupil("5", person(.edlevoMerged)), Edlevo.group("c1"),
      Edlevo.membership(
        placed("1"), placed("2"), placed("3", official: "IMS", end: "2025-06-13"), placed("4"), placed("5")),
    ])
    let delta = Edlevo.organization(
      [
        Edlevo.person("2", person(.edlevoEnds).digits, status: "2"),
        Edlevo.membership(placed("2", end: "2025-09-19")),
      ], type: "DeltaOrganization")
    let merge = Edlevo.persons([
      Edlevo.personElement(
        Edlevo.sourced(Edlevo.guid("4")) + Edlevo.userID(mergedNumber.digits), status: "4",
        merged: Edlevo.merged(Edlevo.guid("5")))
    ])
    let admission = Edlevo.admission([
      Edlevo.student(person(.abroad).digits),
      Edlevo.student(
        person(.abroadGraduate).digits, program: Edlevo.program(end: "2025-06-05T00:00:00"), graduated: "true"),
      Edlevo.student(
        person(.abroadCertified).digits, program: Edlevo.program(end: "2025-06-05T00:00:00"), studyCertificate: "true"),
    ])
    return [
      ("edlevo/2025-09-03.xml", [0xEF, 0xBB, 0xBF] + Array(snapshot.utf8)),
      ("edlevo/2025-09-24.xml", Array(delta.utf8)), ("edlevo/2025-09-25.xml", Array(merge.utf8)),
      ("ike/2025-09-04.xml", Array(admission.utf8)),
    ]
  }

  private static func exchangeID(_ name: Name) -> String {
    "00000000-0000-4000-8000-0000000000" + (name.rawValue < 10 ? "0" : "") + "\(name.rawValue)"
  }

  static var exchange: [(path: String, bytes: [UInt8])] {
    func pupil(_ name: Name, _ enrolment: String) -> String {
      FileBuilding.person(id: "\"\(exchangeID(name))\"", number: "\"\(person(name).digits)\"", enrolment)
    }
    let at = "{\"id\":\"\(otherSchoolID)\"}"
    let organisations = page(
      "{\"id\":\"22222222-2222-4222-8222-222222222222\",\"displayName\":\"Förbundet\",\"organisationType\":\"Huvudman\"}",
      "{\"id\":\"\(otherSchoolID)\",\"displayName\":\"Västerskolan\",\"organisationType\":\"Skolenhet\","
        + "\"schoolUnitCode\":\"20000005\",\"municipalityCode\":\"1496\"}")
    let persons = page(
      pupil(.exchangeStays, enrolment(at: at)),
      pupil(.exchangeCancelled, enrolment(at: at, last: "\"2025-09-05\"", cancelled: "true")),
      pupil(.exchangeDeleted, enrolment(at: at)),
      FileBuilding.person(
        id: "\"00000000-0000-4000-8000-000000000999\"", number: "", mark: "\"Sekretessmarkering\"", enrolment(at: at)))
    return [
      ("forbundet/2025-09-10-01-organisations.json", Array(organisations.utf8)),
      ("forbundet/2025-09-10-02-persons.json", Array(persons.utf8)),
      (
        "forbundet/2025-09-17-01-deletedEntities.json",
        Array("{\"data\":{\"persons\":[\"\(exchangeID(.exchangeDeleted))\"]},\"pageToken\":null}".utf8)
      ),
    ]
  }

  static var rest: [(path: String, bytes: [UInt8])] {
    let many = Self.many.map { row($0.written) }
    let notices = [
      "Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning",
      "\(person(.noticed).written);slutat;2025-10-03;\(unit);;;",
      "\(person(.absent).written);frånvaro;2025-10-02;\(unit);;;",
      "\(TestPerson.man("2008-12-31").written);slutat;2025-10-03;\(unit);;;",
    ].joined(separator: "\n")
    return [
      ("stora/2025-09-08.csv", Array(table([row(.heldEnds, to: "2025-09-30")] + many).utf8)),
      ("stora/2025-10-08.csv", Array(table([many[0]]).utf8)),
      ("sena/2025-09-05.csv", Array(table([row(.lateEnds, to: "2025-09-26"), row(.lateStays)]).utf8)),
      ("meddelanden/2025-10-06.csv", Array(notices.utf8)),
    ]
  }
}
