import ActivityResponsibility
import Foundation
import Glibc
import PostgreSQL
import Synchronization
import TestSupport

@testable import FileBuilding
@testable import ServiceBuilding

/// A school system's service with three pupils, of which the last is taken away later, and the settings to reach it.
final class PullScene: Sendable {
  static let secret = "hemligt-0c1f-å"
  static let organiser = "organiser:2120000142"
  static let pupils = [TestPerson.woman("2013-03-04"), .man("2013-07-20"), .woman("2013-09-01")]

  let scene: DaemonScene
  let service: SchoolService
  /// The service's settings file.
  let settings: String
  private let notes: Notes

  /// - Parameter refusing: what the service answers to the question for its persons; `nil` where it answers.
  init(refusing: UInt? = nil, silentAt: String? = nil) async throws {
    scene = try DaemonScene()
    let notes = Notes()
    service = try await SchoolService { question, before in
      // While it is asked, nobody on the machine may say the secret aloud.
      let loud = Self.processesSaying(Self.secret)
      notes.loud.withLock { $0 += loud }
      if question.path == silentAt { return .silence }
      if question.path == "/persons", let refusing { return .status(refusing) }
      return Self.answer(question, before, isTakenAway: notes.isTakenAway.withLock { $0 })
    }
    settings = scene.folder + "/service.toml"
    self.notes = notes
    let secretFile = scene.folder + "/secret"
    try Data((Self.secret + "\n").utf8).write(to: URL(fileURLWithPath: secretFile))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secretFile)
    let address = "http://127.0.0.1:\(service.port)"
    try """
    base = "\(address)"
    token = "\(address)/connect/token"
    client-id = "kommunen"
    client-secret-file = "\(secretFile)"
    page-size = 2
    attempts = 2
    patience-seconds = 20
    """.write(toFile: settings, atomically: true, encoding: .utf8)
  }

  /// The processes whose command line or environment held the secret while the service was asked.
  var whoSaidTheSecret: [String] { notes.loud.withLock { $0 } }

  func takeLastPupilAway() { notes.isTakenAway.withLock { $0 = true } }

  /// The `[[source]]` of the daemon.
  var source: String {
    """
    [[source]]
    name = "skolan"
    kind = "roll"
    scope = "\(Self.organiser)"
    service = "\(settings)"
    pull-at = "00:00"
    """
  }

  private static func answer(_ question: Question, _ before: Int, isTakenAway: Bool) -> Reply {
    switch question.path {
    case "/connect/token": return .json(#"{"access_token":"t","expires_in":3600,"token_type":"Bearer"}"#)
    case _ where question.authorization != "Bearer t": return .status(401)
    case "/organisations":
      return .json(
        page(#"{"id":"\#(otherSchoolID)","organisationType":"Skolenhet","schoolUnitCode":"20000005"}"#))
    case "/persons" where question.query == "limit=2": return .json(page(pupil(0), pupil(1), token: "\"t2\""))
    // The token of the second page has expired the first time it is used.
    case "/persons" where question.query.contains("pageToken=t2"):
      if before == 0 { return .status(410) }
      return .json(isTakenAway ? page() : page(pupil(2)))
    case "/deletedEntities": return .json("{\"data\":{\"persons\":[\"\(id(2))\"]},\"pageToken\":null}")
    default: return .status(400)
    }
  }

  private static func id(_ index: Int) -> String { "00000000-0000-4000-8000-00000000000\(index + 1)" }

  private static func pupil(_ index: Int) -> String {
    person(
      id: "\"\(id(index))\"", number: "\"\(pupils[index].digits)\"",
      enrolment(at: "{\"id\":\"\(otherSchoolID)\"}", first: "\"2029-08-20\""))
  }

  /// The names of the processes whose command line or environment has a word.
  static func processesSaying(_ word: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      Int(name) != nil
        && ["cmdline", "environ"].contains { file in
          guard let data = FileManager.default.contents(atPath: "/proc/\(name)/\(file)") else { return false }
          return data.range(of: Data(word.utf8)) != nil
        }
    }
  }

  /// What the service's handler notes and is told; made before the scene is.
  private final class Notes: Sendable {
    let loud = Mutex<[String]>([])
    let isTakenAway = Mutex(false)
  }
}
