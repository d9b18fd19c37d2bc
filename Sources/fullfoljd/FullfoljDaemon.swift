import ArgumentParser
import Logging
import Register
import ServiceLifecycle
import TOMLKit

@main
struct FullfoljDaemon: AsyncParsableCommand {
}
