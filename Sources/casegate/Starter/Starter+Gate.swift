extension Starter {
  static let gateText = """
    # The release gate: no change gets in that makes an AI workflow worse than its bar.
    #
    # Before it can be green, do two things. Name your copy of casegate below (OWNER and COMMIT). Make the job "gate" a
    # required check of the branch: until then, GitHub merges whatever it says.
    #
    # Keep it as plain as it is. A pipe, `|| true` or continue-on-error hides the exit code; a paths filter misses the
    # prompt or the dataset that made the difference; a step that is skipped counts as passed.
    name: casegate

    on:
      push:
        branches: [main]
      pull_request:
      merge_group:

    permissions:
      contents: read

    jobs:
      gate:
        runs-on: ubuntu-24.04
        timeout-minutes: 30
        container: swift:6.3
        steps:
          - name: The change
            uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
            with:
              path: change
              persist-credentials: false

          - name: The gate
            uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
            with:
              repository: OWNER/casegate   # where your organisation keeps it
              ref: COMMIT                  # the whole hash: a tag can move, and the judge with it
              path: gate
              persist-credentials: false

          - name: Build the gate
            run: swift build -c release --product casegate
            working-directory: gate

          - name: Every workflow and dataset can be read
            run: ../gate/.build/release/casegate check --strict workflows/*.yaml
            working-directory: change

          # Exit code 0 is promote, and nothing else is. One such step for each workflow.
          - name: expenses
            run: ../gate/.build/release/casegate run workflows/expenses.yaml --output ../expenses.xml
            working-directory: change

          - name: Keep the report
            if: ${{ always() }}
            uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
            with:
              name: verdict
              path: "*.xml"
              if-no-files-found: error

    """
}
