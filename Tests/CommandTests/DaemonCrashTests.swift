import ActivityResponsibility
import Foundation
import Glibc
import Testing

/// What a daemon that is killed leaves behind.
@Suite(.serialized) struct DaemonCrashTests {
  @Test func `killed at any moment, it ends where an undisturbed one does`() throws {
    let region = DaemonRegion(youths: 150, nights: 3)
    let day = "\(region.lastDay)"
    let undisturbed = try DaemonScene()
    try undisturbed.configure(region.sources)
    try region.arrive(in: undisturbed)
    let clock = ContinuousClock()
    let start = clock.now
    _ = try undisturbed.once(day)
    let length = (clock.now - start) / .microseconds(1)
    let expected = try undisturbed.decisions()
    #expect(try undisturbed.count("night_runs") > 0)

    var allKills = 0
    for run in 0..<4 {
      let scene = try DaemonScene()
      try scene.configure(region.sources)
      try region.arrive(in: scene)
      var kills = 0
      for _ in 0..<8 {
        let process = try scene.start(["--once", "--today", day])
        usleep(UInt32(Double.random(in: 0.05...0.45) * length))
        let hadEnded = !process.isRunning
        _ = process.end(by: SIGKILL)
        if hadEnded { break }
        kills += 1
        // The dead daemon's lease must run out before another leads; a person would wait, a test need not.
        try scene.connect().run(script: "UPDATE fullfolj.lease SET expires_at = '-infinity'")
      }
      let last = try scene.once(day)
      #expect(try scene.decisions() == expected, "run \(run), after \(kills) kills: \(last.output)")
      try requireNothingLeft(scene, region)
      allKills += kills
    }
    #expect(allKills > 3)
  }

  /// Every file lies once where it belongs, and every one has its report.
  private func requireNothingLeft(_ scene: DaemonScene, _ region: DaemonRegion) throws {
    for folder in scene.names(".") {
      #expect(scene.names("\(folder)/taken").isEmpty)
      let wanted = region.deliveries.filter { $0.path.hasPrefix("inbox/\(folder)/") }
        .compactMap { $0.path.split(separator: "/").last.map(String.init) }
      let put = scene.names("\(folder)/done") + scene.names("\(folder)/refused")
      #expect(put.filter { !$0.hasSuffix(".report.txt") }.sorted() == wanted.sorted())
      #expect(put.filter { $0.hasSuffix(".report.txt") }.sorted() == wanted.map { $0 + ".report.txt" }.sorted())
    }
  }

  @Test func `killed between the commit and the putting away, it puts away without a word of repetition`() throws {
    let scene = try DaemonScene()
    try scene.configure(DaemonFiles.school)
    let roll = DaemonFiles.roll(DaemonFiles.numbers(3))
    try scene.put("skola-31279295/2025-09-01.csv", roll)
    _ = try scene.once("2025-09-02")
    let report = try scene.text("skola-31279295/done/2025-09-01.csv.report.txt")
    // As if the file had never been moved: it lies among the taken, and its report may already be in place.
    let taken = scene.inbox + "/skola-31279295/taken/1-2-3"
    try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: scene.inbox + "/skola-31279295/done/2025-09-01.csv", toPath: taken + "/2025-09-01.csv")
    #expect(try scene.once("2025-09-02").exit == 0)
    #expect(try scene.text("skola-31279295/done/2025-09-01.csv.report.txt") == report)
    #expect(scene.names("skola-31279295/done").count == 2)
    #expect(scene.names("skola-31279295/taken").isEmpty)
    #expect(try scene.count("deliveries") == 1)
  }
}
