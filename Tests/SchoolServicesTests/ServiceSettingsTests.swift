import ActivityResponsibility
import SettingFiles
import Testing

@testable import SchoolServices

private func settings(_ text: String) throws -> ServiceSettings {
  try ServiceSettings(SettingTable(text: text, file: "tjanst.toml"))
}

@Test func `a service is an address, and what is not told has a usual value`() throws {
  let told = try settings("base = \"https://skola.example/ss12000/v2.0/\"")
  #expect(told.base.text == "https://skola.example/ss12000/v2.0")
  #expect(told.token == nil)
  #expect(told.pageSize == 500)
  #expect(told.attempts == 6)
}

@Test func `everything that vendors do differently can be told`() throws {
  let told = try settings(
    """
    base = "https://skola.example/api/v1"
    token = "https://skola.example/connect/token"
    client-id = "kommunen"
    client-secret-file = "/etc/fullfolj/hemlig"
    token-scope = "ss12000"
    certificate = "/etc/fullfolj/klient.pem"
    key = "/etc/fullfolj/klient.key"
    authority = "/etc/fullfolj/ca.pem"
    page-size = 50
    attempts = 3
    patience-seconds = 20
    """)
  #expect(told.token?.text == "https://skola.example/connect/token")
  #expect(told.clientID == "kommunen")
  #expect(told.clientSecretFile == "/etc/fullfolj/hemlig")
  #expect(told.tokenScope == "ss12000")
  #expect(told.certificate == "/etc/fullfolj/klient.pem" && told.key == "/etc/fullfolj/klient.key")
  #expect(told.authority == "/etc/fullfolj/ca.pem")
  #expect(told.pageSize == 50 && told.attempts == 3 && told.patience == 20)
}

@Test(arguments: [
  "", "base = 5", "base = \"http://skola.example\"", "base = \"https://\"", "base = \"https://a.example?x=1\"",
  "base = \"https://u:p@a.example\"", "base = \"ftp://a.example\"", "base = \"http://127.0.0.1.evil.example\"",
  "base = \"https://a.example\"\ntoken = \"https://a.example/t\"",
  "base = \"https://a.example\"\ntoken = \"https://a.example/t\"\nclient-id = \"k\"",
  "base = \"https://a.example\"\nkey = \"/k\"", "base = \"https://a.example\"\ncertificate = \"/k\"",
  "base = \"https://a.example\"\nkey = \"k\"\ncertificate = \"/k\"", "base = \"https://a.example\"\npage-size = 0",
  "base = \"https://a.example\"\nbass = \"x\"", "base = \"https://a.example\"\nattempts = 99",
])
func `settings that cannot be meant are refused`(_ text: String) {
  #expect(throws: ExplainedError.self) { try settings(text) }
}

@Test func `a form holds any text`() {
  #expect(
    formEncoded([(name: "a b", value: "å&=+/"), (name: "c", value: "~-._")]) == "a%20b=%C3%A5%26%3D%2B%2F&c=~-._")
}

@Test func `waits grow, have a longest, and follow what the service asks for`() {
  var backOff = BackOff(first: 1)
  #expect(backOff.failed(asked: nil, chance: 0) == 0.5)
  #expect(backOff.failed(asked: nil, chance: 1) == 2)
  #expect(backOff.failed(asked: 7, chance: 0) == 7)
  for _ in 0..<30 { _ = backOff.failed(asked: nil, chance: 0) }
  #expect(backOff.failed(asked: nil, chance: 1) == 120)
  #expect(backOff.failed(asked: 5_000, chance: 0) == nil)
}
