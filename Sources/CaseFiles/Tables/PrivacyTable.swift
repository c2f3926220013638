import CaseModel

let privacyTable = Table<PrivacyPolicy>(
  "What becomes of a live reply that holds what should not be written down.",
  [
    Field(
      "secrets", .word(PrivacyPolicy.Treatment.self),
      "keys, tokens and what environment variables hold: refuse unless said"
    ) { $0.secrets = $1 },
    Field(
      "personal_data", .word(PrivacyPolicy.Treatment.self),
      "card numbers, e-mail addresses and telephone numbers in replies that are recorded: refuse unless said"
    ) { $0.personalData = $1 },
  ])
