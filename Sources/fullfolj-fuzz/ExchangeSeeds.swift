import ActivityResponsibility
import RollReading

/// Pages of SS 12000.
enum ExchangeSeeds {
  private static let school = "fb22448b-b724-5e53-8a2c-d8b339206901"

  /// What the source means by its own number of the school.
  static let directory = SourceDirectory(
    units: Dictionary(
      [(ExternalID(school.utf8), SchoolUnitCode("31279295"))].compactMap { pair in
        pair.0.flatMap { id in pair.1.map { (id, $0) } }
      }, uniquingKeysWith: { first, _ in first }))

  static let persons = [
    Seed("{\"data\":[\(person("1", TestNumbers.woman)),\(person("2", "20080214TF12"))],\"pageToken\":null}", way: 2),
    Seed("[\(person("3", TestNumbers.man))]", cut: 130, way: 3), Seed(person("4", TestNumbers.other), way: 2),
  ]

  static let organisations = [
    Seed(
      "{\"data\":[{\"id\":\"\(school)\",\"displayName\":\"\\u00c5s\\ud83d\\ude00\",\"organisationType\":\"Skolenhet\","
        + "\"schoolUnitCode\":\"31279295\",\"municipalityCode\":180},{\"id\":\"x\",\"municipalityCode\":\"0180\"}]}")
  ]

  static let deletedEntities = [
    Seed("{\"data\":{\"persons\":[\"\(school)\",\"x\"],\"activities\":[{\"a\":[1e5]}]},\"pageToken\":\"a\"}"),
    Seed("{\"data\":[{\"id\":\"\(school)\",\"entityType\":\"persons\",\"meta\":null}]}"),
    Seed("[{\"persons\":[{\"id\":\"\(school)\",\"mergedInto\":\"\(school)\"}]}]"),
  ]

  /// JSON for its own sake, as records and bundles hold it.
  static let json =
    [persons, organisations, deletedEntities].flatMap { $0 } + [
      Seed("[1,-0,0.5,1e400,-1E-3,9007199254740993,true,false,null,\"\\u00e5\\n\\ud83d\\ude00\",{\"a\":{\"a\":[[]]}}]"),
      Seed(" { \"a\" : 1 , \"a\" : 2 } "),
    ]

  private static func person(_ digit: String, _ number: String) -> String {
    "{\"id\":\"00000000-0000-4000-8000-00000000000\(digit)\",\"givenName\":\"Åsa\",\"civicNo\":{\"value\":\"\(number)\","
      + "\"nationality\":\"SE\"},\"securityMarking\":\"Skyddad folkbokf\\u00f6ring\",\"personStatus\":\"Aktiv\","
      + "\"enrolments\":[{\"enroledAt\":{\"id\":\"\(school)\"},\"schoolType\":\"GY\",\"educationCode\":\"NANAT\","
      + "\"startDate\":\"2024-08-19\",\"endDate\":\"2026-06-12\",\"cancelled\":false,\"schoolYear\":3}]}"
  }
}
