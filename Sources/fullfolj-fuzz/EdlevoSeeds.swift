/// Files as Edlevo writes them.
enum EdlevoSeeds {
  static let organization = [
    Seed(
      file(
        "enterprise", "organization/v12",
        "<schooltype>GY</schooltype><type>CompleteOrganization</type>"
          + "<timeframe><start>2026-09-30T00:00:00</start></timeframe>",
        person("1", TestNumbers.woman) + person("2", "080304-TF10", status: "3") + group
          + membership("1", end: "2999-12-31") + membership("2", end: "2026-06-12"))),
    Seed(
      file(
        "enterprise", "organization/v10", "<schooltype>GYAN</schooltype><type>DeltaOrganization</type>",
        membership("1", end: "") + person("1", TestNumbers.man)), cut: 130, way: 2),
  ]

  static let admission = [
    Seed(
      file(
        "admission", "admission/v4", "<schooltype>GY</schooltype>",
        student(TestNumbers.woman, "NANAT") + student(TestNumbers.man, "IMS") + student("080304-TF10", "")))
  ]

  static let person = [
    Seed(
      file(
        "person-root", "person/v6", "<type>DeltaPersonInfo</type>",
        person("1", TestNumbers.woman) + person("2", TestNumbers.man, status: "3")
          + "<person recstatus=\"4\">\(sourced("3"))<mergeduser useridtype=\"GUID\">\(guid("1"))</mergeduser></person>")
    )
  ]

  private static func file(_ root: String, _ space: String, _ properties: String, _ inside: String) -> String {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<\(root) xmlns=\"http://open.tieto.com/edu/\(space)\"><properties>"
      + "<datetime>2026-10-01T06:00:00</datetime><datasource>0125;GY</datasource>\(properties)</properties>\n\(inside)"
      + "</\(root)>"
  }

  private static func guid(_ digit: String) -> String { "6f0e0c6e-0000-4000-8000-00000000000\(digit)" }

  private static func sourced(_ digit: String) -> String {
    "<sourcedid><source>Edlevo</source><id>\(guid(digit))</id></sourcedid>"
  }

  private static func person(_ digit: String, _ number: String, status: String = "1") -> String {
    "<person recstatus=\"\(status)\">\(sourced(digit))<userid useridtype=\"PID\">\(number)</userid>"
      + "<name><fn>Öberg, Åsa</fn></name><extension><privacy level=\"2\">true</privacy>"
      + "<municipalitycode>0125</municipalitycode><status>Normal</status></extension></person>\n"
  }

  private static let group =
    "<group>\(sourced("9"))<grouptype><typevalue level=\"1\">Class</typevalue></grouptype></group>\n"

  private static func membership(_ digit: String, end: String) -> String {
    "<membership>\(sourced("9"))<member>\(sourced(digit))<idtype>Person</idtype><role roletype=\"Student\">"
      + "<status>Active</status><timeframe><begin>2024-08-19</begin></timeframe><extension><placement>"
      + "<schoolyear>1</schoolyear><schoolunitcode>31279295</schoolunitcode><programcode>NA24X</programcode>"
      + "<officialprogramcode>NANAT</officialprogramcode><begin>2024-08-19</begin><end>\(end)</end></placement>"
      + "</extension></role></member></membership>\n"
  }

  private static func student(_ number: String, _ programme: String) -> String {
    "<student><id>\(number)</id><firstname>Åsa</firstname><lastname>Öberg</lastname><unit>"
      + "<schoolunitcode>31279295</schoolunitcode><schooltype>GY</schooltype><name>Ön &amp; co</name></unit><program>"
      + "<code>\(programme)</code><schoolyear>3</schoolyear><begin>2024-08-19T00:00:00</begin>"
      + "<end>2027-06-11T00:00:00</end></program><hasgraduated>true</hasgraduated>"
      + "<hasstudycertificate>false</hasstudycertificate><municipalitycode>0125</municipalitycode></student>\n"
  }
}
