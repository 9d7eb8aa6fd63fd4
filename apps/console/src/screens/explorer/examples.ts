/**
 * Operations to start from: those of the documentation of the API, where a test looks for each. They run as they stand against the
 * registry that npm start makes, for who may ask them; to follow a simulation its id is needed.
 */
import type { MessageKey } from "../../messages/text.ts";

export interface ExampleOperation {
  readonly title: MessageKey;
  readonly operation: string;
  readonly variables: string;
}

export const examples: readonly ExampleOperation[] = [
  {
    title: "explorer.example.professionals",
    operation: `query Professionals($search: String) {
  professionals(search: $search, first: 5) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        registryId
        lastName
        firstName
        profession {
          name
        }
      }
    }
  }
}
`,
    variables: `{ "search": "ro" }
`,
  },
  {
    title: "explorer.example.ledger",
    operation: `query Ledger($id: ID!, $triennium: String!, $knownOn: Date) {
  professional(id: $id) {
    lastName
    firstName
    ledger(triennium: $triennium, knownOn: $knownOn) {
      obligation {
        individual {
          exact
          display
        }
      }
      credits {
        acquired {
          display
        }
        counted {
          display
        }
        excluded {
          item
          reason
          amount {
            display
          }
          citation {
            act
            article
            comma
          }
        }
      }
      balance {
        display
      }
      document
    }
  }
}
`,
    variables: `{ "id": "P-0058", "triennium": "2017-2019", "knownOn": "2018-09-28" }
`,
  },
  {
    title: "explorer.example.explanation",
    operation: `query Why($id: ID!, $triennium: String!) {
  professional(id: $id) {
    ledger(triennium: $triennium) {
      explanation(line: "obligation.individual", language: IT) {
        nodes(depth: 2) {
          depth
          sentence
          value
          place
          opens
        }
      }
    }
  }
}
`,
    variables: `{ "id": "P-0058", "triennium": "2017-2019" }
`,
  },
  {
    title: "explorer.example.acts",
    operation: `query Acts {
  acts {
    name
    title
    knownFrom
    coverage {
      total
      encoded
      notNormative
      notExpressible
      undeclared
    }
  }
}
`,
    variables: "{}\n",
  },
  {
    title: "explorer.example.events",
    operation: `query Events($format: TrainingFormat) {
  events(format: $format, first: 5) {
    totalCount
    edges {
      node {
        registryId
        title
        provider {
          name
          kind
        }
        editions {
          number
          startsOn
          credits
        }
      }
    }
  }
}
`,
    variables: `{ "format": "FAD" }
`,
  },
  {
    title: "explorer.example.needed",
    operation: `query StillNeeded($id: ID!, $triennium: String!) {
  professional(id: $id) {
    leastPlan(triennium: $triennium) {
      kind
      steps {
        label {
          it
        }
        amount {
          display
        }
        from
        by
      }
      requirements {
        id
        met
        metAfter
        citation {
          act
          article
          comma
        }
      }
    }
  }
}
`,
    variables: `{ "id": "P-0058", "triennium": "2026-2028" }
`,
  },
  {
    title: "explorer.example.mayRequest",
    operation: `query MayRequest($id: ID!, $exemption: HypotheticalExemption!) {
  professional(id: $id) {
    mayRequestExemption(exemption: $exemption) {
      verdict
      answers {
        verdict
        reasons {
          it
          en
        }
        citation {
          act
          article
          comma
        }
      }
    }
  }
}
`,
    variables: `{ "id": "P-0058", "exemption": { "kind": "ESENZIONE", "reason": "maternity", "from": "2026-02-01", "to": "2026-04-30" } }
`,
  },
  {
    title: "explorer.example.plannedEvent",
    operation: `query WouldBeAdmissible($event: PlannedEvent!) {
  judgeEvent(event: $event) {
    admissible {
      verdict
      reasons {
        it
      }
      citation {
        act
        article
        comma
      }
    }
    credits {
      value {
        display
      }
      open {
        missing
      }
    }
    reportDeadline {
      value
    }
  }
}
`,
    variables: `{ "event": { "format": "RES", "kind": "CONGRESS", "start": "2026-03-10", "end": "2026-03-12", "hours": "12" } }
`,
  },
  {
    title: "explorer.example.mayMove",
    operation: `query MayMove {
  professional(id: "P-0001") {
    mayMoveParticipation(participation: "PA-0001-20", to: "2020-2022", on: "2026-07-01") {
      verdict
      answers {
        reasons { it en }
        citation { act article comma }
      }
    }
  }
}
`,
    variables: "{}\n",
  },
  {
    title: "explorer.example.startSimulation",
    operation: `mutation StartSimulation {
  startSimulation(
    input: {
      triennium: "2023-2025"
      cohort: { professions: [1], age: { to: 40 } }
      candidates: [{ name: "120 credits", parameters: [{ rule: "obbligo_standard", value: "120" }] }]
    }
  ) {
    ... on StartSimulationPayload { simulation { simulationId state } }
    ... on CannotSimulate { problems { scenario says { en } file line } }
  }
}
`,
    variables: "{}\n",
  },
  {
    title: "explorer.example.simulations",
    operation: `query Simulations {
  simulations(first: 5) {
    edges {
      node {
        simulationId
        triennium
        scenarios
        state
        report {
          people
          suppressedBelow
          candidates(first: 1) { edges { node { effect affected gain lose totalChange } } }
        }
      }
    }
  }
}
`,
    variables: "{}\n",
  },
  {
    title: "explorer.example.followSimulation",
    operation: `subscription FollowSimulation($id: ID!) {
  simulationProgress(id: $id) {
    eventId
    state
    simulation { progress { stage people of peoplePerSecond secondsLeft } }
  }
}
`,
    variables: `{ "id": "" }
`,
  },
];
