/// `1 case`, `2 cases`; a noun whose plural is irregular brings it along.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
