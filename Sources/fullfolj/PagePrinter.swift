import ActivityResponsibility
import Glibc
import PostgreSQL
import SettingFiles

/// A program of the machine's that makes a PDF of a page.
struct PagePrinter {
  /// As people know it.
  let name: String
  private let path: String

  /// Browsers that print what a page says of its own foot, from this version on.
  private static let oldestChromium = 131

  /// WeasyPrint, else a browser that prints without a window, as PATH has them.
  static func found() -> PagePrinter? {
    if let path = find("weasyprint") { return PagePrinter(name: "weasyprint", path: path) }
    for name in ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"] {
      guard let path = find(name), let told = try? ChildProcess.output(of: [path, "--version"]), told.code == 0,
        let version = String(decoding: told.bytes, as: UTF8.self).firstMatch(of: /([0-9]+)\./),
        Int(version.output.1) ?? 0 >= oldestChromium
      else { continue }
      return PagePrinter(name: name, path: path)
    }
    return nil
  }

  private static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// The page as a PDF. It lies in a folder that nobody else may read, and is gone from there afterwards.
  ///
  /// - Throws: ``ErrorCode/printingFailed``.
  func pdf(of page: String) throws -> [UInt8] {
    let folder = try PullFolder.temporary(for: "print")
    defer { folder.remove() }
    let (source, made) = (folder.path + "/bundle.html", folder.path + "/bundle.pdf")
    try FileWriter.write(Array(page.utf8), to: source, mode: 0o600)
    // What a browser says of itself may quote the page; only how it ended is told.
    let code = try ChildProcess.output(of: command(source, made, folder.path)).code
    guard code == 0, let pdf = SmallFile.read(made), pdf.starts(with: Array("%PDF-".utf8)) else {
      throw ExplainedError.printingFailed("\(name) (\(code))")
    }
    return pdf
  }

  private func command(_ source: String, _ made: String, _ folder: String) -> [String] {
    if name == "weasyprint" { return [path, "--quiet", source, made] }
    var command = [
      path, "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder)/profile",
      "--no-pdf-header-footer", "--print-to-pdf=\(made)",
    ]
    // A browser refuses to run as root behind its own fence; the page has no script and nothing from elsewhere.
    if geteuid() == 0 { command.append("--no-sandbox") }
    return command + ["file://" + source]
  }
}

extension ExplainedError {
  static let printerMissing = ExplainedError(
    .printerMissing,
    Phrase("inget program som kan göra en PDF finns i PATH", "no program that can make a PDF is in PATH"),
    fix: Phrase(
      "installera paketet weasyprint, eller chromium (131 eller nyare); eller öppna index.html och skriv ut därifrån",
      "install the package weasyprint, or chromium (131 or newer); or open index.html and print from there"))

  static func printingFailed(_ program: String) -> ExplainedError {
    ExplainedError(
      .printingFailed, Phrase("\(program) gjorde ingen PDF", "\(program) made no PDF"),
      fix: Phrase(
        "kontrollera utrymmet i mappen för tillfälliga filer (TMPDIR), eller skriv ut index.html ur en webbläsare",
        "check the space of the folder for temporary files (TMPDIR), or print index.html from a browser"))
  }
}
