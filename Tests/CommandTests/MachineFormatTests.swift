import Foundation
import TestSupport
import Testing

/// The machine formats: what scripts and other systems rely on.
struct MachineFormatTests {
  let scene: CommandScene

  init() throws { scene = try CommandScene() }

  @Test func `youths has the contract's keys, sorted by person, and no name of a protected one`() throws {
    let run = try scene.run(
      "youths", "--municipality", "1496", "--date", "2024-10-01", "--outcome", "all", "--format", "json")
    let youths = try run.objects()
    #expect(run.exit == 0)
    #expect(
      run.hasKeys(
        [
          "person", "name", "municipality", "date", "outcome", "reason", "since", "ruleVersion", "protected",
          "waitingForSource",
        ],
        in: try #require(youths.first)))
    #expect(youths.map { $0["person"] as? String } == [scene.anna.digits, scene.bo.digits, scene.cia.digits])
    #expect(youths.map { $0["outcome"] as? String } == ["covered", "outside", "review"])
    #expect(youths.map { $0["reason"] as? String } == ["never-started", "studying", "protected"])
    #expect(youths[0]["since"] as? String == "2024-09-15")
    #expect(youths[1]["since"] is NSNull)
    #expect(youths[2]["name"] is NSNull)
    #expect(youths[2]["protected"] as? Bool == true)
    #expect(youths[0]["ruleVersion"] as? String == "2018-07")
    #expect(youths[0]["municipality"] as? String == "1496")
    #expect(youths[0]["date"] as? String == "2024-10-01")
  }

  @Test func `without an outcome asked for, youths are the covered ones`() throws {
    let run = try scene.run("youths", "--municipality", "1496", "--date", "2024-10-01", "--format", "ndjson")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines[0].contains("\"person\":\"\(scene.anna.digits)\""))
  }

  @Test func `a list of nobody is an empty array, nothing, or a line of headings`() throws {
    func ask(_ format: String) throws -> String {
      try scene.run("youths", "--municipality", "0180", "--date", "2024-10-01", "--format", format).output
    }
    #expect(try ask("json") == "[]\n")
    #expect(try ask("ndjson") == "")
    #expect(try ask("table") == "")
  }

  @Test func `balance has the contract's keys and adds up`() throws {
    let run = try scene.run("balance", "--municipality", "1496", "--date", "2024-10-01", "--format", "json")
    let balance = try run.object()
    #expect(
      run.hasKeys(
        [
          "municipality", "date", "residents", "studying", "qualified", "pending", "review", "covered", "difference",
          "waitingForSource",
        ],
        in: balance))
    #expect(balance["residents"] as? Int == 3)
    #expect(balance["studying"] as? Int == 1)
    #expect(balance["review"] as? Int == 1)
    #expect(balance["covered"] as? Int == 1)
    #expect(balance["difference"] as? Int == 0)
  }

  @Test func `explain names each test in order up to the one that decided, with file and row`() throws {
    let run = try scene.run("explain", scene.bo.written, "--date", "2024-10-01", "--format", "json")
    let explained = try run.object()
    for key in ["person", "municipality", "date", "outcome", "reason", "ruleVersion", "tests"] {
      #expect(explained[key] != nil, "\(key)")
    }
    #expect(explained["person"] as? String == scene.bo.digits)
    let tests = try #require(explained["tests"] as? [[String: Any]])
    #expect(tests.map { $0["holds"] as? Bool }.last == true)
    #expect(tests.dropLast().allSatisfy { $0["holds"] as? Bool == false })
    let facts = try #require(tests.last?["facts"] as? [[String: Any]])
    #expect(facts[0]["source"] as? String == "skolan")
    #expect((facts[0]["file"] as? String)?.hasSuffix(".csv") == true)
    #expect(facts[0]["row"] as? Int == 2)
    #expect((facts[0]["learned"] as? String)?.hasSuffix("Z") == true)
  }

  @Test func `roll import gives the contract's object`() throws {
    let roll = Roll(
      "2024-10-20",
      [Pupil(scene.anna, from: "2024-10-14"), Pupil(nil, from: "2024-08-19", writtenNumber: "080304-TF10")])
    let run = try scene.program.run(try scene.rollImport(roll, "--output", "json"))
    let counts = try run.object()
    #expect(run.exit == 2)
    #expect(
      run.hasKeys(
        ["roll", "rows", "applied", "unchanged", "started", "ended", "missing", "restored", "rejected", "held"],
        in: counts))
    #expect(counts["rows"] as? Int == 2)
    #expect(counts["started"] as? Int == 1)
    #expect(counts["missing"] as? Int == 1)
    #expect(counts["rejected"] as? Int == 1)
    #expect(counts["held"] as? Bool == false)
  }

  @Test func `reconcile gives the contract's object for a municipality and a list for all`() throws {
    let keys = ["date", "municipality", "decided", "opened", "closed", "followUpsScheduled", "seconds"]
    let one = try scene.run("reconcile", "--date", "2024-10-02", "--municipality", "1496", "--format", "json")
    #expect(one.hasKeys(keys, in: try one.object()))
    let all = try scene.run("reconcile", "--date", "2024-10-02", "--format", "json")
    #expect(all.hasKeys(keys, in: try #require(try all.objects().first)))
  }

  @Test func `follow-ups have the contract's keys, sorted by due day and person`() throws {
    let run = try scene.run("follow-ups", "--municipality", "1496", "--format", "json")
    let followUps = try run.objects()
    #expect(
      run.hasKeys(
        ["id", "person", "municipality", "kind", "due", "assigned", "case", "why"], in: try #require(followUps.first)))
    let order = followUps.compactMap { followUp in
      (followUp["due"] as? String).flatMap { due in (followUp["person"] as? String).map { due + $0 } }
    }
    #expect(order == order.sorted())
    #expect(order.count == followUps.count)
    let due = try scene.run("follow-ups", "--due", "2024-10-15", "--kind", "first-contact", "--format", "json")
      .objects()
    #expect(due.map { $0["kind"] as? String } == ["first-contact"])
  }

  @Test func `CSV has the same keys, twelve digits, and no cell that a spreadsheet would run`() throws {
    let run = try scene.run(
      "youths", "--municipality", "1496", "--date", "2024-10-01", "--outcome", "all", "--format", "csv")
    let lines = run.output.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
    #expect(lines[0] == "person;name;municipality;date;outcome;reason;since;ruleVersion;protected;waitingForSource")
    #expect(lines[1].hasPrefix("\(scene.anna.digits);'=1+1 Lund;1496;2024-10-01;covered;"))
    #expect(lines[2].hasPrefix("\(scene.bo.digits);\"Kim Å;b\"\"c\";1496;"))
    #expect(lines[3].hasPrefix("\(scene.cia.digits);;1496;"))
  }

  @Test func `known-at answers by what was known`() throws {
    let before = try scene.database.now()
    try scene.database.take(
      Roll("2024-10-20", [Pupil(scene.anna, from: "2024-08-19"), Pupil(scene.bo, from: "2024-08-19")]))
    func covered(_ more: String...) throws -> Int {
      try scene.program.run(
        ["youths", "--municipality", "1496", "--date", "2024-10-01", "--format", "json"] + more
      ).objects().count
    }
    #expect(try covered() == 0)
    #expect(try covered("--known-at", "\(before)") == 1)
    let future = try scene.run("youths", "--municipality", "1496", "--known-at", "2999-01-01")
    #expect(future.exit == 64)
  }

  @Test func `filters keep those asked for`() throws {
    func count(_ more: String...) throws -> Int {
      try scene.program.run(
        ["youths", "--municipality", "1496", "--date", "2024-10-01", "--outcome", "all", "--format", "json"] + more
      ).objects().count
    }
    #expect(try count("--reason", "never-started") == 1)
    #expect(try count("--since-before", "2024-09-14") == 1)
    #expect(try scene.run("youths", "--municipality", "1496", "--reason", "nonsense").exit == 64)
  }
}
