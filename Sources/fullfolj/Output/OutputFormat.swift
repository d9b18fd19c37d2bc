/// How an answer is written: a table for people; the others complete and stable for machines.
enum OutputFormat: String, CaseIterable {
  case table, json, ndjson, csv
}
