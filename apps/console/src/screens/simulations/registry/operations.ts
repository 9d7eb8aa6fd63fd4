/** What the console asks of the API about simulations of the registry, which a server computes while nobody waits. */
import type { ResultOf, VariablesOf } from "../../../connection/graphql.ts";
import { graphql } from "../../../connection/graphql.ts";
import { notDone } from "../../../connection/not-done.ts";

export const SimulationsOfRegistry = graphql(`
  query SimulationsOfRegistry($after: String) {
    simulations(first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          simulationId
          askedAt
          triennium
          scenarios
          state
        }
      }
    }
  }
`);

export type ListedSimulation = ResultOf<typeof SimulationsOfRegistry>["simulations"]["edges"][number]["node"];

export const SimulationOfRegistry = graphql(`
  query SimulationOfRegistry($id: ID!) {
    simulation(id: $id) {
      simulationId
      askedAt
      startedAt
      endedAt
      triennium
      asOf
      scenarios
      state
      attempts
      program
      cohortHash
      progress {
        stage
        people
        of
        peoplePerSecond
        secondsLeft
      }
      problems {
        says {
          it
          en
        }
        scenario
        file
        line
      }
      failure {
        it
        en
      }
      sample {
        people
      }
    }
  }
`);

export type OpenSimulation = NonNullable<ResultOf<typeof SimulationOfRegistry>["simulation"]>;

const WholeScenario = graphql(`
  fragment WholeScenario on SimulationScenario {
    name
    asOf
    knownOn
    program
    undetermined
    total
    distribution {
      upTo
      people
    }
    quantiles {
      percent
      value
    }
  }
`);

const WholeGroup = graphql(`
  fragment WholeGroup on SimulationGroup {
    label
    people
    affected
    unchanged
    appeared
    vanished
    undetermined
    totalChange
    bands {
      upTo
      people
    }
  }
`);

/** The answer for one of the laws: `after` is the cursor of the one before it. */
export const ReportOfSimulation = graphql(
  `
  query ReportOfSimulation($id: ID!, $after: String, $by: String) {
    simulation(id: $id) {
      simulationId
      triennium
      report {
        isSample
        cohort
        people
        suppressedBelow
        favourable
        measure {
          rule
          code
          label {
            it
            en
          }
        }
        state {
          rule
          code
          label {
            it
            en
          }
        }
        unit {
          it
          en
        }
        baselineStates {
          name
          people
        }
        baseline {
          ...WholeScenario
        }
        summaries: candidates(first: 64) {
          edges {
            cursor
            node {
              effect
              affected
              rise
              fall
              gain
              lose
              totalChange
              largestRise
              largestFall
              dimensions
              scenario {
                name
              }
            }
          }
        }
        candidates(first: 1, after: $after) {
          edges {
            node {
              scenario {
                ...WholeScenario
              }
              states {
                name
                people
              }
              everybody: groups(first: 1) {
                edges {
                  node {
                    ...WholeGroup
                    passages {
                      from
                      to
                      people
                    }
                  }
                }
              }
              groups(first: 50, dimension: $by) {
                edges {
                  node {
                    ...WholeGroup
                  }
                }
              }
              causes(first: 30) {
                edges {
                  node {
                    rule
                    label {
                      it
                      en
                    }
                    triennium
                    year
                    people
                    totalChange
                    before {
                      act
                      article
                      comma
                      textHash
                    }
                    after {
                      act
                      article
                      comma
                      textHash
                    }
                  }
                }
              }
              witness {
                pseudonym
                facts
                results {
                  rule
                  before {
                    nodes {
                      id
                      parent
                      kind
                      sentence
                      value
                      citation {
                        act
                        article
                        comma
                        textHash
                      }
                    }
                  }
                  after {
                    nodes {
                      id
                      parent
                      kind
                      sentence
                      value
                      citation {
                        act
                        article
                        comma
                        textHash
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`,
  [WholeScenario, WholeGroup],
);

/** What about one person in a hundred told first: the headline alone, because it is no result. */
export const SampleOfSimulation = graphql(`
  query SampleOfSimulation($id: ID!) {
    simulation(id: $id) {
      simulationId
      sample {
        cohort
        people
        candidates(first: 64) {
          edges {
            node {
              effect
              affected
              gain
              lose
              totalChange
              scenario {
                name
              }
            }
          }
        }
      }
    }
  }
`);

type Answered = NonNullable<ResultOf<typeof ReportOfSimulation>["simulation"]>;
export type ServerReport = NonNullable<Answered["report"]>;

export const StartSimulation = graphql(
  `
  mutation StartSimulation($input: StartSimulationInput!) {
    answer: startSimulation(input: $input) {
      __typename
      ... on StartSimulationPayload {
        simulation {
          simulationId
        }
      }
      ... on CannotSimulate {
        problems {
          says {
            it
            en
          }
          scenario
          file
          line
        }
      }
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
    }
  }
`,
  notDone,
);

export type StartInput = VariablesOf<typeof StartSimulation>["input"];

export const CancelSimulation = graphql(
  `
  mutation CancelSimulation($input: CancelSimulationInput!) {
    answer: cancelSimulation(input: $input) {
      __typename
      ... on CancelSimulationPayload {
        simulation {
          simulationId
          state
        }
      }
      ...RefusedChange
      ...InvalidChange
      ...NotAllowedChange
      ...OvertakenChange
    }
  }
`,
  notDone,
);

/** Read as server-sent events: it tells at once how the simulation stands, then each change, and ends with it. */
export const SimulationProgress = graphql(`
  subscription SimulationProgress($id: ID!) {
    simulationProgress(id: $id) {
      state
      simulation {
        progress {
          stage
          people
          of
          peoplePerSecond
          secondsLeft
        }
        sample {
          people
        }
      }
    }
  }
`);

export type ProgressEvent = ResultOf<typeof SimulationProgress>["simulationProgress"];
