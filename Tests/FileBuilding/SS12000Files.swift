/// The source's own numbers of two schools and of none.
let schoolID = "fb22448b-b724-5e53-8a2c-d8b339206901"
let otherSchoolID = "11111111-1111-4111-8111-111111111111"
let unknownSchoolID = "99999999-9999-4999-8999-999999999999"

/// One enrolment; a value is written as JSON, and one that is empty is left out.
func enrolment(
  at: String = "{\"id\":\"\(schoolID)\"}", form: String = "\"GY\"", programme: String = "\"NANAT\"",
  first: String = "\"2024-08-19\"", last: String = "", cancelled: String = "", more: String = ""
) -> String {
  let fields = [
    ("enroledAt", at), ("schoolType", form), ("educationCode", programme), ("startDate", first), ("endDate", last),
    ("cancelled", cancelled),
  ].filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\($0.1)" }
  return "{" + (fields + (more.isEmpty ? [] : [more])).joined(separator: ",") + "}"
}

/// One person with enrolments; values as in `enrolment`.
func person(
  id: String = "\"00000000-0000-4000-8000-000000000001\"", number: String = "\"\(TestNumber.make("2008-03-04"))\"",
  nationality: String = "\"SE\"", mark: String = "", more: String = "", _ enrolments: String...
) -> String {
  var civic = ["\"value\":\(number)", "\"nationality\":\(nationality)"]
  if nationality.isEmpty { civic.removeLast() }
  var fields = ["\"id\":\(id)", "\"givenName\":\"Åsa\"", "\"familyName\":\"Öberg\""]
  if !number.isEmpty { fields.append("\"civicNo\":{\(civic.joined(separator: ","))}") }
  if !mark.isEmpty { fields.append("\"securityMarking\":\(mark)") }
  if !more.isEmpty { fields.append(more) }
  fields.append("\"enrolments\":[\(enrolments.joined(separator: ","))]")
  return "{" + fields.joined(separator: ",") + "}"
}

/// A page of items.
func page(_ items: String..., token: String = "null") -> String {
  "{\"data\":[\(items.joined(separator: ","))],\"pageToken\":\(token)}"
}
