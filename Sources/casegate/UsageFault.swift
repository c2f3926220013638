/// What is wrong with a command line that was understood word by word: the message alone helps, and no usage beside it.
struct UsageFault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
