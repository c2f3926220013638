import CaseEvidence
import Testing

@Suite struct CIFilesTests {
  @Test(arguments: [
    ".github/workflows/gate.yml", ".GitHub/workflows/gate.yml", ".github/CODEOWNERS", ".gitlab-ci.yml", "Jenkinsfile",
    "ci/Jenkinsfile.release", ".ci/run", "action.yml", "actions/casegate/action.yaml", ".circleci/config.yml",
    "azure-pipelines.yml", "CODEOWNERS", "docs/CODEOWNERS", ".tool-versions", ".mise.toml",
  ])
  func aFileThatJudgesIsOne(_ path: String) { #expect(CIFiles.contains(path)) }

  @Test(arguments: [
    "", "workflows/flow.yaml", ".github/CONTRIBUTING.md", "datasets/ci.jsonl", "github/x.yml", "README.md",
    "src/action.ts", "prompts/jenkins.txt",
  ])
  func anotherIsNot(_ path: String) { #expect(!CIFiles.contains(path)) }
}
