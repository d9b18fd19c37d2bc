import ActivityResponsibility
import Glibc
import Logging
import Testing

@testable import fullfoljd

/// The small parts that keep the daemon going.
struct DaemonRunningTests {
  @Test func `waiting grows from a second to a minute`() {
    var backoff = Backoff()
    let waits = (0..<8).map { _ in backoff.failed() }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60])
  }

  @Test func `a file that failed waits its time, and none when it has gone through`() {
    var retries = Retries()
    let place = PendingFile.Place.inbox([0x61])
    #expect(!retries.isWaiting(place, now: 10))
    let first = retries.failed(place, now: 10)
    #expect(first == 1)
    #expect(retries.isWaiting(place, now: 10.5))
    #expect(!retries.isWaiting(place, now: 11))
    let second = retries.failed(place, now: 11)
    #expect(second == 2)
    #expect(retries.isWaiting(place, now: 12.9))
    retries.settled(place)
    #expect(!retries.isWaiting(place, now: 12))
  }

  @Test func `a promise that is over is not kept`() {
    let heartbeat = Heartbeat()
    #expect(heartbeat.isKept)
    heartbeat.beat(within: 0.02)
    usleep(40_000)
    #expect(!heartbeat.isKept)
    heartbeat.beat(beforeImporting: 1 << 30)
    #expect(heartbeat.isKept)
  }

  @Test func `once given, the stop signal ends every wait`() {
    let stop = StopSignal()
    #expect(!stop.wait(seconds: 0.01))
    stop.give()
    let clock = ContinuousClock()
    let start = clock.now
    #expect(stop.wait(seconds: 30))
    #expect(stop.wait(seconds: 30))
    #expect(clock.now - start < .seconds(5))
  }

  @Test func `nobody who listens is no error, and another's watchdog is not ours`() {
    let silent = ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nowhere/at/all", "WATCHDOG_USEC": "2000000"])
    silent.ready()
    #expect(silent.watchdogSeconds == 2)
    #expect(ServiceNotifier(environment: ["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "1"]).watchdogSeconds == nil)
    #expect(ServiceNotifier(environment: [:]).watchdogSeconds == nil)
  }

  @Test(arguments: [
    ("word", "word"), ("two words", "\"two words\""), ("", "\"\""), ("a\"b", "\"a\\\"b\""), ("a\nb=c", "\"a\\nb=c\""),
    ("a\u{1B}b", "\"a b\""), ("åäö", "åäö"),
  ])
  func `a value stays on its line and in its place`(value: String, written: String) {
    #expect(LogfmtHandler.quoted(value) == written)
  }

  @Test func `of a file's fault only the code is logged, of the database's also the words`() {
    let file = Fault(
      ExplainedError(.fileEmpty, Phrase("tom", "empty"), place: "hemlig.csv", fix: Phrase("gör om", "again")))
    #expect(file.isOfTheFile)
    #expect(file.metadata == ["code": "FILE-002"])
    let database = Fault(ExplainedError(.databaseOutOfReach, Phrase("borta", "away"), fix: Phrase("vänta", "wait")))
    #expect(database.isOfEverything && !database.isOfTheFile)
    #expect(database.metadata == ["code": "DB-001", "error": "away"])
    // A file that changes while it is read is not finished; nobody is to blame.
    #expect(!Fault(ExplainedError(.fileChangedMeanwhile, Phrase("", ""), fix: Phrase("", ""))).isOfTheFile)
  }

  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("same", "same", 0), ("poll-second", "poll-seconds", 1),
  ])
  func `spellings differ by so many characters`(left: String, right: String, distance: Int) {
    #expect(Spelling.distance(left, right) == distance)
    #expect(Spelling.distance(right, left) == distance)
  }
}
