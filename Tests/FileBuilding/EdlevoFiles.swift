// Files as Edlevo writes them, built of parts so that a test changes one thing. All of them hold to the XSDs unless a
// test breaks them on purpose; `EdlevoSchemaTests` sees to that.

enum Edlevo {
  static let woman = TestNumber.make("2008-03-04")
  static let man = TestNumber.make("2009-02-28", woman: false)
  static let start = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

  /// A GUID that ends in the digits.
  static func guid(_ digits: String) -> String {
    "6f0e0c6e-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func element(_ name: String, _ text: String?) -> String { text.map { "<\(name)>\($0)</\(name)>\n" } ?? "" }

  static func attribute(_ name: String, _ value: String?) -> String { value.map { " \(name)=\"\($0)\"" } ?? "" }
}

// MARK: - Admission

extension Edlevo {
  static func admission(_ students: [String], version: String = "v4", schoolType: String = "GY") -> String {
    start + """
      <admission xmlns="http://open.tieto.com/edu/admission/\(version)">
      <properties><datetime>2026-10-01T06:00:00</datetime><datasource>IKE</datasource>
      <schooltype>\(schoolType)</schooltype></properties>
      \(students.joined())</admission>
      """
  }

  static func student(
    _ id: String = woman, unit: String? = unit(), program: String? = program(), graduated: String? = "false",
    studyCertificate: String? = "false"
  ) -> String {
    "<student>\n" + element("id", id) + element("firstname", "Åsa") + element("lastname", "Öberg") + (unit ?? "")
      + (program ?? "") + element("hasgraduated", graduated) + element("hasstudycertificate", studyCertificate)
      + element("municipalitycode", "0125") + "</student>\n"
  }

  static func unit(_ code: String = "31279295", schoolType: String = "GY") -> String {
    "<unit>\n" + element("schoolunitcode", code) + element("schooltype", schoolType) + element("name", "Ön &amp; co")
      + element("municipalitycode", "0180") + element("governedby", "Private")
      + "</unit>\n"
  }

  static func program(
    _ code: String = "NANAT", begin: String? = "2024-08-19T00:00:00", end: String? = "2027-06-11T00:00:00",
    reason: String? = nil
  ) -> String {
    "<program>\n" + element("code", code) + element("schoolyear", "3") + element("begin", begin) + element("end", end)
      + element("reason", reason) + "</program>\n"
  }
}

// MARK: - Organization

extension Edlevo {
  static func organization(
    _ parts: [String], version: String = "v12", type: String = "CompleteOrganization", schoolType: String = "GY"
  ) -> String {
    start + """
      <enterprise xmlns="http://open.tieto.com/edu/organization/\(version)">
      <properties><schooltype>\(schoolType)</schooltype><datasource>0125;GY</datasource><type>\(type)</type>
      <timeframe><start>2026-09-30T00:00:00</start></timeframe><datetime>2026-10-01T06:00:00</datetime></properties>
      \(parts.joined())</enterprise>
      """
  }

  static func sourced(_ id: String, type: String? = nil) -> String {
    "<sourcedid\(attribute("sourcedidtype", type))><source>Edlevo</source><id>\(id)</id></sourcedid>\n"
  }

  static func userID(_ text: String, type: String = "PID") -> String {
    "<userid useridtype=\"\(type)\">\(text)</userid>\n"
  }

  static func person(
    _ digits: String, _ number: String? = woman, status: String? = nil, privacy: String? = nil, level: String? = nil,
    more: String = "", personStatus: String = "Normal"
  ) -> String {
    personElement(
      sourced(guid(digits)) + more + (number.map { userID($0) } ?? ""), status: status,
      extension: (privacy.map { "<privacy\(attribute("level", level))>\($0)</privacy>" } ?? "")
        + element("municipalitycode", "0125") + element("status", personStatus))
  }

  static func personElement(
    _ ids: String, status: String? = nil, extension fields: String = "", merged: String = ""
  ) -> String {
    "<person\(attribute("recstatus", status))>\n\(ids)<name><fn>Öberg, Åsa</fn></name>\n"
      + "<extension>\(fields)</extension>\n\(merged)</person>\n"
  }

  static func group(_ digits: String, status: String? = nil) -> String {
    "<group\(attribute("recstatus", status))>\(sourced(guid(digits)))"
      + "<grouptype><typevalue level=\"1\">Class</typevalue></grouptype><description><short>NA24</short></description></group>\n"
  }

  static func membership(group digits: String = "c1", complete: String? = nil, _ members: String...) -> String {
    "<membership\(attribute("complete", complete))>\n\(sourced(guid(digits)))\(members.joined())</membership>\n"
  }

  static func member(_ digits: String, _ roles: String...) -> String { member(id: guid(digits), roles.joined()) }

  static func member(id: String, _ roles: String) -> String {
    "<member>\n\(sourced(id))<idtype>Person</idtype>\n\(roles)</member>\n"
  }

  static func role(
    _ type: String? = "Student", status: String? = nil, begin: String? = nil, end: String? = nil,
    placements: [String] = [placement()]
  ) -> String {
    let period = begin == nil && end == nil ? nil : element("begin", begin) + element("end", end)
    return "<role\(attribute("recstatus", status))\(attribute("roletype", type))><status>Active</status>\n"
      + element("timeframe", period) + element("extension", placements.joined()) + "</role>\n"
  }

  static func placement(
    _ unit: String? = "31279295", official: String? = "NANAT", local: String? = "NA24X", begin: String? = "2024-08-19",
    end: String? = "2999-12-31"
  ) -> String {
    "<placement>\n" + element("schoolyear", "1") + element("schoolunitcode", unit) + element("programcode", local)
      + element("officialprogramcode", official) + element("begin", begin) + element("end", end)
      + element("timestamp", "2026-09-30") + "</placement>\n"
  }
}

// MARK: - Person

extension Edlevo {
  static func persons(_ parts: [String], version: String = "v6", type: String = "DeltaPersonInfo") -> String {
    start + """
      <person-root xmlns="http://open.tieto.com/edu/person/\(version)">
      <properties><datetime>2026-10-01T06:00:00</datetime><datasource>0125</datasource><type>\(type)</type></properties>
      \(parts.joined())</person-root>
      """
  }

  static func merged(_ id: String, type: String = "GUID") -> String {
    "<mergeduser useridtype=\"\(type)\">\(id)</mergeduser>\n"
  }
}
