/// Reading alone: a roll, the population register's XML, a workbook; each against the reader that others use.
struct ReadBench {
  let reader: String
  let folder: String
  let rivals: Rivals
  let runs: Int

  func run(rows: Int, posts: Int, workbookRows: Int) throws {
    let roll = "\(folder)/roll.csv"
    var text = try FileText(path: roll)
    MadeUpFiles(rows: rows).roll(isChanged: false, into: &text)
    try text.finish()
    try compare(
      "read a roll of \(rows) rows: parse, validate, Luhn, transcode", [roll, "--rows", "\(rows)"],
      "polars `read_csv`, all its threads",
      rivals.has("polars") ? "read_roll.py" : nil, bar: 0.7)

    let register = "\(folder)/navet.xml"
    text = try FileText(path: register)
    MadeUpFiles(rows: posts).navet(into: &text)
    try text.finish()
    try compare(
      "read Navet XML of \(posts) posts", [register, "--population", "--rows", "\(posts)"],
      "lxml `iterparse`, the same fields",
      rivals.has("lxml.etree") ? "read_register.py" : nil, bar: 0.25)

    let workbook = "\(folder)/roll.xlsx"
    try MadeUpWorkbook(files: MadeUpFiles(rows: workbookRows)).write(to: workbook)
    try compare(
      "read XLSX of \(workbookRows) rows", [workbook, "--rows", "\(workbookRows)"], "openpyxl, read-only",
      rivals.has("openpyxl") ? "read_workbook.py" : nil, bar: 0.15)
  }

  private func compare(
    _ work: String, _ arguments: [String], _ rival: String, _ script: String?, bar: Double
  ) throws {
    var ours: [Measurement] = []
    var theirs: [Measurement] = []
    for _ in 0..<runs {
      let measured = try MeasuredCommand.run([reader, "read"] + arguments, log: "\(folder)/log")
      guard measured.exitCode == 0 else { throw BenchFailure(what: "reading failed, see \(folder)/log") }
      ours.append(measured)
      if let script { theirs.append(try rivals.script(script, arguments[0])) }
    }
    Comparison(work: work, rival: rival, ours: ours, theirs: theirs.isEmpty ? nil : theirs, bar: bar).tellLine()
  }
}
