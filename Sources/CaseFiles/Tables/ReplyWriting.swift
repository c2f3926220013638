package import CaseJSON
package import CaseModel

extension Reply {
  /// Writes a reply as agents send it, in canonical order; `Reply.decode` reads the same reply from it.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if !attached.isEmpty { writer.field("attached", attached) }
      if !calls.isEmpty {
        writer.key("calls")
        writer.array { writer in for call in calls { call.write(to: &writer) } }
      }
      if let confidence {
        writer.key("confidence")
        writer.double(confidence)
      }
      writer.optionalField("disposition", disposition?.rawValue)
      if let fault {
        writer.key("error")
        writer.object { writer in
          writer.field("kind", fault.kind.rawValue)
          writer.field("message", fault.message)
        }
      }
      writer.optionalField("model", model)
      if let output {
        writer.key("output")
        writer.value(output)
      }
      writer.optionalField("reason", reason?.rawValue)
      writer.optionalField("to", to)
      if let usage {
        writer.key("usage")
        usage.write(to: &writer)
      }
    }
  }

  /// The reply as agents send it, on one line.
  package var bytes: [UInt8] {
    var writer = JSONWriter(capacity: 512)
    write(to: &writer)
    return writer.bytes
  }
}

extension ProposedCall {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("action", action)
      if let arguments {
        writer.key("arguments")
        writer.value(arguments)
      }
      switch state {
      case .proposed: break
      case .executed: writer.field("executed", true)
      case .failed: writer.field("failed", true)
      }
    }
  }
}

extension Usage {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let calls { writer.field("calls", calls) }
      if let costInNanodollars {
        writer.key("cost_usd")
        writer.double(Double(costInNanodollars) / 1e9)
      }
      if let inputTokens { writer.field("input_tokens", inputTokens) }
      if let latencyMilliseconds {
        writer.key("latency_ms")
        writer.double(latencyMilliseconds)
      }
      if let outputTokens { writer.field("output_tokens", outputTokens) }
    }
  }
}
