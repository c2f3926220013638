/// What libFuzzer calls for every input.
typealias FuzzTarget = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's own loop; its archive has no header for it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ target: FuzzTarget
) -> CInt

/// The symbol that libFuzzer's own `main` wants; ours is the one that runs.
@_cdecl("LLVMFuzzerTestOneInput")
func neverCalled(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  fatalError("the target is chosen in CaseFuzzing_main")
}

/// Where the program begins: its first argument is a target, and the rest are libFuzzer's.
///
/// SwiftPM links `main` to the symbol MODULE_main.
@_cdecl("CaseFuzzing_main")
func caseFuzzingMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  let name = count > 1 ? arguments[1].map { String(cString: $0) } ?? "" : ""
  guard let target = target(named: name) else { fatalError("'\(name)' is none of json, workflow, reply, protocol") }
  // libFuzzer starts itself again with all of the arguments, and takes those without a dash for files.
  arguments[1] = arguments[0]
  var rest = arguments + 1
  var left = count - 1
  return runFuzzer(&left, &rest, target)
}

private func target(named name: String) -> FuzzTarget? {
  switch name {
  case "json": { fuzz($0, $1, fuzzJSONReader) }
  case "workflow": { fuzz($0, $1, fuzzWorkflow) }
  case "reply": { fuzz($0, $1, fuzzReply) }
  case "protocol": { fuzz($0, $1, fuzzWorkerProtocol) }
  default: nil
  }
}

private func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int, _ body: ([UInt8]) -> Void) -> CInt {
  body(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
