import CaseHTTP

@main
enum Helper {
  static func main() async {}
}
