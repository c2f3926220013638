import AsyncHTTPClient
import Mustache
import NIOCore
import NIOHTTP1
import NIOPosix

enum Probe { static let client = HTTPClient.shared }
