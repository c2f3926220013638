import Foundation
import Testing

/// A shell that completes a line as somebody would see it who presses the tabulator.
enum CompletingShell: String, CaseIterable {
  case bash, zsh, fish

  var isThere: Bool { (try? Binary.run([rawValue, "-c", "exit 0"], in: "/", executable: "/usr/bin/env"))?.status == 0 }

  /// Those that are installed here.
  static let present = allCases.filter(\.isThere)

  static let absence: Comment = "none of bash, zsh and fish is installed"

  /// - Returns: what is offered, or what the line has become, in one text.
  func complete(_ line: String, in project: Project) throws -> String {
    let generated = try project.attempt(["--generate-completion-script", rawValue])
    #expect(generated.status == 0 && !generated.ending.output.isEmpty)
    let folder = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().path
    let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    try project.write(generated.ending.output, to: ".completions/_casegate")
    let ending = try Binary.run(
      arguments + [script, line], in: project.path,
      environment: ["PATH": path, "HOME": project.path, "TERM": "dumb", "LINE": line], executable: "/usr/bin/env")
    return ending.output
  }

  private var arguments: [String] {
    switch self {
    case .bash: ["bash", "--norc", "-c"]
    case .zsh: ["zsh", "-f", "-c"]
    case .fish: ["fish", "--no-config", "-c"]
    }
  }

  private var script: String {
    switch self {
    case .bash:
      """
      source .completions/_casegate
      compopt() { :; }
      read -ra COMP_WORDS <<<"$LINE"
      [[ "$LINE" == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$LINE COMP_POINT=${#LINE}
      $(complete -p casegate | sed 's/.*-F \\([^ ]*\\).*/\\1/') casegate "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    case .zsh:
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "PROMPT= RPROMPT=; fpath=($PWD/.completions \\$fpath)"
      zpty -w shell 'autoload -Uz compinit && compinit -u -D; zstyle ":completion:*" list-prompt ""; LISTMAX=10000'
      zpty -w shell 'print READY'
      while zpty -r shell text; do [[ $text == READY* ]] && break; done
      zpty -w -n shell "$LINE"$'\\t\\t'
      sleep 2
      zpty -w -n shell $'\\C-u'
      zpty -w shell 'print DONE'
      while zpty -r shell text; do print -r -- $text; [[ $text == *DONE* ]] && break; done
      zpty -d shell
      """
    case .fish:
      """
      source .completions/_casegate
      complete -C "$LINE"
      """
    }
  }
}
