/// What no function of a count, a rate or a confidence may take for a number.
let notNumbers: [Double] = [.nan, .signalingNaN, .infinity, -.infinity]
