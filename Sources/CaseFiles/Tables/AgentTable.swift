import CaseJSON
import CaseModel

let agentTable = Table<AgentDefinition>(
  "What proposes: where an agent's replies come from.",
  [
    Field("recording", .text, "a file of replies, relative to this one; what a run replays") { $0.recording = $1 },
    Field("command", .list(.text, atLeast: 1), "the program that gives the replies") { $0.command = $1 },
    Field("chat", chatTable.codec(ChatDefinition.init(source:)), "the model that gives the replies") { $0.chat = $1 },
    Field("http", serviceTable.codec(ServiceDefinition.init(source:)), "the service that gives the replies") {
      $0.http = $1
    },
    Field("timeout", .timeSpan, "how long one reply may take") { $0.timeout = $1 },
    Field("connect_timeout", .timeSpan, "how long it may take until a connection stands") {
      $0.callPolicy.connectTimeout = $1
    },
    Field("first_byte_timeout", .timeSpan, "how long it may take until an answer begins") {
      $0.callPolicy.firstByteTimeout = $1
    },
    Field(
      "in_flight", .integer(atLeast: 1, atMost: 1024),
      "how many requests a process of the program is sent before it has answered the first of them, or a service at once"
    ) { $0.inFlight = $1 },
    Field("retries", .integer(atLeast: 0, atMost: 20), "how often a request is sent again that failed in passing") {
      $0.callPolicy.retries = $1
    },
    Field("requests_per_minute", .integer(atLeast: 1), "how many requests the service takes in a minute") {
      $0.callPolicy.requestsPerMinute = $1
    },
    Field("tokens_per_minute", .integer(atLeast: 1), "how many tokens the service takes in a minute") {
      $0.callPolicy.tokensPerMinute = $1
    },
    Field("files", .list(.text), "files that determine what it answers; part of the digest") { $0.files = $1 },
    Field("env", .list(.text), "environment variables that the program may see") { $0.environment = $1 },
    Field("description", .text, "what it does") { $0.description = $1 },
  ])
