import NIOCore
import NIOPosix

@main
enum FaultyServer {
  static func main() async {}
}
