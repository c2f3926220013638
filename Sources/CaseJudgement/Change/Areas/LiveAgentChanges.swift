import CaseModel

extension ChangeList {
  /// Differences of agents that are asked over a network, and of how they are asked.
  mutating func compareLive(_ was: AgentDefinition, _ now: AgentDefinition, _ path: [String]) {
    switch (was.chat, now.chat) {
    case (nil, nil): break
    case (nil, _?): add(.newIntegration, path + ["chat"], "a model answers, which nobody has approved")
    case (_?, nil): add(.narrowing, path + ["chat"], "no model is asked any more")
    case (let before?, let after?): compareChat(before, after, path + ["chat"])
    }
    switch (was.http, now.http) {
    case (nil, nil): break
    case (nil, _?): add(.newIntegration, path + ["http"], "a service answers, which nobody has approved")
    case (_?, nil): add(.narrowing, path + ["http"], "no service is asked any more")
    case (let before?, let after?):
      compareEndpoint(before.endpoint, after.endpoint, path + ["http", "url"])
      compareHeaders(before.headers, after.headers, path + ["http", "headers"])
      answersOtherwise(path + ["http", "reply"], before.reply != after.reply)
      compareEncryption(before.allowsHTTP, after.allowsHTTP, path + ["http", "allow_http"])
    }
    compareTime(path + ["connect_timeout"], was.callPolicy.connectTimeout, now.callPolicy.connectTimeout)
    compareTime(path + ["first_byte_timeout"], was.callPolicy.firstByteTimeout, now.callPolicy.firstByteTimeout)
    let patience: [(String, Bool)] = [
      ("retries", was.callPolicy.retries != now.callPolicy.retries),
      ("requests_per_minute", was.callPolicy.requestsPerMinute != now.callPolicy.requestsPerMinute),
      ("tokens_per_minute", was.callPolicy.tokensPerMinute != now.callPolicy.tokensPerMinute),
    ]
    for (key, isOther) in patience where isOther {
      add(.neutral, path + [key], "how patiently it is asked changes no answer")
    }
  }

  private mutating func compareChat(_ was: ChatDefinition, _ now: ChatDefinition, _ path: [String]) {
    compareEndpoint(was.endpoint, now.endpoint, path + ["endpoint"])
    compareHeaders(was.headers, now.headers, path + ["headers"])
    compareEncryption(was.allowsHTTP, now.allowsHTTP, path + ["allow_http"])
    if was.model != now.model { add(.newIntegration, path + ["model"], "another model answers") }
    if was.keyVariable != now.keyVariable {
      add(
        now.keyVariable == nil ? .narrowing : .newIntegration, path + ["api_key_env"],
        now.keyVariable == nil ? "no key is sent any more" : "another key is read and sent")
    }
    let others: [(String, Bool)] = [
      ("api", was.api != now.api), ("system", was.system != now.system), ("prompt", was.prompt != now.prompt),
      ("tools", was.tools != now.tools), ("output", was.output != now.output),
      ("temperature", was.sampling.temperature != now.sampling.temperature),
      ("top_p", was.sampling.topP != now.sampling.topP),
      ("max_tokens", was.sampling.maxTokens != now.sampling.maxTokens),
      ("seed", was.sampling.seed != now.sampling.seed),
      ("stop", was.sampling.stop != now.sampling.stop), ("turns", was.turns != now.turns),
      ("reply", was.reply != now.reply),
    ]
    for (key, isOther) in others { answersOtherwise(path + [key], isOther) }
    comparePrices(was.prices, now.prices, path + ["prices"])
  }

  private mutating func answersOtherwise(_ path: [String], _ isOther: Bool) {
    if isOther { add(.widerScope, path, "it answers otherwise, and how cannot be decided") }
  }

  private mutating func compareEndpoint(_ was: Endpoint?, _ now: Endpoint?, _ path: [String]) {
    if was?.text == now?.text { return }
    add(
      .newIntegration, path,
      was?.origin == now?.origin ? "something else of the same host answers" : "another host is sent the cases")
  }

  private mutating func compareHeaders(_ was: [HeaderDefinition], _ now: [HeaderDefinition], _ path: [String]) {
    if was == now { return }
    let isLess = now.allSatisfy(was.contains)
    let isSame = isLess && was.allSatisfy(now.contains)
    if isSame { return }
    add(
      isLess ? .narrowing : .newIntegration, path,
      isLess ? "less is sent along" : "something else is sent along, or read from the environment")
  }

  private mutating func compareEncryption(_ was: Bool, _ now: Bool, _ path: [String]) {
    if !was, now { add(.widerScope, path, "cases and keys may leave this machine unencrypted") }
    if was, !now { add(.narrowing, path, "nothing leaves this machine unencrypted any more") }
  }

  /// A price decides what a run is said to cost, and so what a bound on its cost lets through.
  private mutating func comparePrices(_ was: TokenPrices?, _ now: TokenPrices?, _ path: [String]) {
    if was == now { return }
    guard let now else { return add(.looserThreshold, path, "nobody knows any more what a reply costs") }
    guard let was else { return add(.narrowing, path, "it is known now what a reply costs") }
    if now.input < was.input || now.output < was.output {
      add(.looserThreshold, path, "a reply is said to cost less, so that bounds on cost let more through")
    } else {
      add(.narrowing, path, "a reply is said to cost more")
    }
  }
}
