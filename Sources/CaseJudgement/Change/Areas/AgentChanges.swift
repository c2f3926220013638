import CaseModel

extension ChangeList {
  mutating func compareAgents() {
    for was in old.agents where !new.agents.contains(where: { $0.name == was.name }) {
      add(.narrowing, ["agents", was.name], "it is asked no more")
    }
    for now in new.agents {
      guard let was = old.agents.first(where: { $0.name == now.name }) else {
        add(.newIntegration, ["agents", now.name], "it proposes, and nobody has approved that it does")
        continue
      }
      compareAgent(was, now, ["agents", now.name])
    }
  }

  private mutating func compareAgent(_ was: AgentDefinition, _ now: AgentDefinition, _ path: [String]) {
    if was.command != now.command {
      if now.command.isEmpty {
        add(.narrowing, path + ["command"], "no program is asked any more")
      } else {
        add(.newIntegration, path + ["command"], "another program answers, or the same one is called differently")
      }
    }
    switch (was.recording, now.recording) {
    case (nil, nil): break
    case (_?, nil): add(.newIntegration, path + ["recording"], "its program is asked instead of a recording")
    case (nil, _?):
      add(
        .widerScope, path + ["recording"],
        "a recording is judged instead of the program, and what it holds cannot be decided")
    case (let before?, let after?):
      if before != after {
        add(
          .widerScope, path + ["recording"], "other recorded replies are judged, and what they hold cannot be decided")
      }
    }
    switch (was.timeout, now.timeout) {
    case (nil, nil): break
    case (let before?, let after?):
      if after < before { add(.narrowing, path + ["timeout"], "its program has less time") }
      if after > before { add(.looserThreshold, path + ["timeout"], "its program has more time") }
    // How long it is where nothing is said is the machinery's affair, and may change with it.
    case (nil, _?), (_?, nil):
      add(.looserThreshold, path + ["timeout"], "that its program has more time cannot be ruled out")
    }
    if was.inFlight != now.inFlight {
      add(.neutral, path + ["in_flight"], "how many requests wait in a process changes no reply")
    }
    list(
      path + ["files"], was.files, now.files,
      added: (.narrowing, { "a change of \($0) changes the digest" }),
      removed: (.widerScope, { "a change of \($0) does not change the digest any more" }))
    list(
      path + ["env"], was.environment, now.environment,
      added: (.newIntegration, { "its program may see \($0)" }),
      removed: (.narrowing, { "its program does not see \($0) any more" }))
    remark(path + ["description"], was.description, now.description)
  }
}
