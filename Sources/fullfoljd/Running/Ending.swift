import Synchronization

/// The end of something that blocks, which comes once: by itself, or when patience is over.
final class Ending: Sendable {
  private struct State {
    var hasCome = false
    var continuation: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  var hasCome: Bool { state.withLock { $0.hasCome } }

  func set(_ continuation: CheckedContinuation<Void, Never>) {
    let hasCome = state.withLock { state in
      if !state.hasCome { state.continuation = continuation }
      return state.hasCome
    }
    if hasCome { continuation.resume() }
  }

  func come() {
    let continuation = state.withLock { state in
      state.hasCome = true
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume()
  }
}
