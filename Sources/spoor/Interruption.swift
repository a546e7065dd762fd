import Dispatch
import DurableFiles
import Foundation

/// Ends the program on Ctrl-C or `kill` with nothing left half-written.
enum Interruption {
  /// Handles the signals from now on.
  ///
  /// A file over the size limit, and a pipe that nobody reads, become errors of their write instead of
  /// signals, so that a progress line is removed. A thread of its own waits for the others, so that a signal is handled while the main thread works.
  static func handle() {
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    // Blocked here and so in every later thread; only sigwait sees them.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    Thread.detachNewThread {
      var awaited = awaited
      var number: Int32 = 0
      guard sigwait(&awaited, &number) == 0 else { return }
      StagedFiles.removeAll {
        if Output.isErrorTerminal { Output.clearLine() }
        Output.note("spoor: interrupted; nothing is left half-written. Run it again at any time.")
        _exit(128 + number)
      }
    }
  }
}
