/// The switch that stops every change at once.
package struct KillSwitch: Sendable, Equatable {
  package var isOn = false
  package var owner: Owner?

  package init() {}
}
