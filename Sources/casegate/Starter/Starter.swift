/// The files that `casegate init` writes: a workflow that promotes as it is, and the gate around it.
///
/// They are Swift sources and no resources, so that the binary can be copied anywhere.
enum Starter {
  struct File {
    /// From the folder that was named.
    let path: String
    /// What it is for, in a line.
    let purpose: String
    let text: String
  }

  static let workflow = File(
    path: "workflows/expenses.yaml", purpose: "who owns it, what it may do, how it decides, its bar", text: workflowText
  )
  static let dataset = File(
    path: "workflows/datasets/expenses.jsonl", purpose: "past claims, each with the outcome that was right",
    text: datasetText)
  static let recording = File(
    path: "workflows/recordings/expenses.reader.jsonl", purpose: "what the agent said to each of them",
    text: recordingText)
  static let ledger = File(
    path: "workflows/expenses.incidents.jsonl", purpose: "what went wrong in production: nothing yet", text: "")
  static let gate = File(
    path: ".github/workflows/casegate.yml", purpose: "the gate in GitHub Actions, on every change", text: gateText)

  static let files = [workflow, dataset, recording, ledger, gate]
}
