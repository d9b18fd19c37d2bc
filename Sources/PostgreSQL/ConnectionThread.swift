import Glibc

/// A thread that runs the jobs of one actor, one after another.
///
/// libpq's calls block. On Swift's own pool, which has as many threads as the machine has cores, a few slow queries
/// would stop everything; on a thread of its own a query stops only itself.
final class ConnectionThread: SerialExecutor {
  private let jobs = JobQueue()

  init() {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        // The argument is the queue retained below, which is released here once.
        let jobs = Unmanaged<JobQueue>.fromOpaque(argument!).takeRetainedValue()
        while let next = jobs.next() { next.job.runSynchronously(on: next.executor) }
        return nil
      }, Unmanaged.passRetained(jobs).toOpaque())
    precondition(code == 0, "no thread could be started for a connection: error \(code)")
    pthread_detach(thread)
  }

  // The thread holds the queue and never this object, so it ends when nobody needs it.
  deinit { jobs.finish() }

  func enqueue(_ job: consuming ExecutorJob) {
    jobs.append(UnownedJob(job), asUnownedSerialExecutor())
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// Jobs that wait. Every field is read and written under the mutex only; hence `@unchecked Sendable`.
private final class JobQueue: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
  private var isFinished = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  func append(_ job: UnownedJob, _ executor: UnownedSerialExecutor) {
    pthread_mutex_lock(mutex)
    waiting.append((job, executor))
    pthread_cond_signal(changed)
    pthread_mutex_unlock(mutex)
  }

  func finish() {
    pthread_mutex_lock(mutex)
    isFinished = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(mutex)
  }

  /// Waits for a job; `nil` when there will be none.
  func next() -> (job: UnownedJob, executor: UnownedSerialExecutor)? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.isEmpty {
      if isFinished { return nil }
      pthread_cond_wait(changed, mutex)
    }
    return waiting.removeFirst()
  }
}
