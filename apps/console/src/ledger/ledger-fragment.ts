/** The ledger as GraphQL carries it, and the same ledger in the interchange shape that the screens read. */
import type { Citation, Ledger } from "@delibera/ledger/statement";
import type { ResultOf } from "../connection/graphql.ts";
import { graphql } from "../connection/graphql.ts";

export const CitationFields = graphql(`
  fragment CitationFields on Citation {
    act
    article
    comma
    textHash
  }
`);

const AmountFields = graphql(`
  fragment AmountFields on Amount {
    exact
    display
  }
`);

const LineFields = graphql(
  `
    fragment LineFields on LedgerLine {
      id
      year
      label {
        it
        en
      }
      amount {
        ...AmountFields
      }
      citation {
        ...CitationFields
      }
    }
  `,
  [AmountFields, CitationFields],
);

export const AnswerFields = graphql(
  `
    fragment AnswerFields on RequestAnswer {
      id
      label {
        it
        en
      }
      verdict
      reasons {
        it
        en
      }
      open {
        missing
        reasons
      }
      citation {
        ...CitationFields
      }
    }
  `,
  [CitationFields],
);

const EventCreditsFields = graphql(
  `
    fragment EventCreditsFields on EventCredits {
      id
      value {
        ...AmountFields
      }
      open {
        missing
        reasons
      }
      citation {
        ...CitationFields
      }
    }
  `,
  [AmountFields, CitationFields],
);

export const LedgerFields = graphql(
  `
    fragment LedgerFields on Ledger {
      professional
      triennium
      asOf
      knownOn
      program
      facts
      obligation {
        standard {
          ...AmountFields
        }
        start
        years
        prorated {
          ...AmountFields
        }
        reductions {
          ...LineFields
        }
        bonuses {
          ...LineFields
        }
        individual {
          ...AmountFields
        }
        citations {
          figure
          citation {
            ...CitationFields
          }
        }
      }
      credits {
        acquired {
          ...AmountFields
        }
        counted {
          ...AmountFields
        }
        learner {
          ...AmountFields
        }
        recruited {
          ...AmountFields
        }
        teaching {
          ...AmountFields
        }
        individual {
          ...AmountFields
        }
        selfStudy {
          ...AmountFields
        }
        excluded {
          item
          reason
          label {
            it
            en
          }
          amount {
            ...AmountFields
          }
          citation {
            ...CitationFields
          }
        }
        citations {
          figure
          citation {
            ...CitationFields
          }
        }
      }
      requirements {
        id
        met
        label {
          it
          en
        }
        required {
          ...AmountFields
        }
        counted {
          ...AmountFields
        }
        missing {
          ...AmountFields
        }
        citation {
          ...CitationFields
        }
      }
      balance {
        ...AmountFields
      }
      certifiable
      document
      documentForm
      issuer {
        body
        citation {
          ...CitationFields
        }
      }
      competentDoctor {
        certifiable
        documentForm
        citation {
          ...CitationFields
        }
      }
      insurance {
        threshold {
          ...AmountFields
        }
        met
      }
      radioprotection {
        need {
          ...AmountFields
        }
        counted {
          ...AmountFields
        }
        selfStudyMax {
          ...AmountFields
        }
        met
      }
      compensation {
        pool {
          ...AmountFields
        }
        debts {
          triennium
          before {
            ...AmountFields
          }
          after {
            ...AmountFields
          }
        }
        residual {
          ...AmountFields
        }
        citation {
          ...CitationFields
        }
      }
      requests {
        kind
        item
        verdict
        answers {
          ...AnswerFields
        }
      }
      events {
        item
        admissible {
          ...AnswerFields
        }
        credits {
          ...EventCreditsFields
        }
        reportDeadline {
          id
          value
          open {
            missing
            reasons
          }
          citation {
            ...CitationFields
          }
        }
      }
      teachingSessions {
        item
        credits {
          ...EventCreditsFields
        }
      }
      interpretations {
        name
        tag
        option
        default
        citation {
          ...CitationFields
        }
      }
      undetermined {
        id
        missing
        reasons
        citation {
          ...CitationFields
        }
      }
      conflicts {
        id
        citations {
          ...CitationFields
        }
      }
      notConsidered
    }
  `,
  [AmountFields, AnswerFields, CitationFields, EventCreditsFields, LineFields],
);

type LedgerOfTheWire = ResultOf<typeof LedgerFields>;

/** Absent years travel as null, citations as a list, closed lists in upper case. Nothing else differs. */
export function ledgerFromWire(wire: LedgerOfTheWire): Ledger {
  const { obligation, credits } = wire;
  return {
    formatVersion: "1.0",
    ...wire,
    obligation: {
      ...obligation,
      reductions: obligation.reductions.map(lineFromWire),
      bonuses: obligation.bonuses.map(lineFromWire),
      citations: byFigure(obligation.citations),
    },
    credits: { ...credits, citations: byFigure(credits.citations) },
    requests: wire.requests.map(({ kind, verdict, answers, ...request }) => ({
      ...request,
      kind: kinds[kind],
      verdict: verdictFromWire(verdict),
      answers: answers.map(answerFromWire),
    })),
    events: wire.events.map(({ admissible, ...event }) => ({
      ...event,
      admissible: admissible && answerFromWire(admissible),
    })),
  };
}

const kinds = {
  EXEMPTION: "exemption",
  MOVE: "move",
  RADIOPROTECTION: "radioprotection",
  CANCELLATION: "cancellation",
  DISABILITY: "disability",
  COMPETENT_DOCTOR: "competent-doctor",
  DOSSIER: "dossier",
} as const;

type AnswerOfTheWire = ResultOf<typeof AnswerFields>;

function answerFromWire({ verdict, ...answer }: AnswerOfTheWire): Ledger["requests"][number]["answers"][number] {
  return { ...answer, verdict: verdictFromWire(verdict) };
}

function verdictFromWire(verdict: AnswerOfTheWire["verdict"]): "accepted" | "refused" | null {
  if (verdict === null) return null;
  return verdict === "ACCEPTED" ? "accepted" : "refused";
}

type LineOfTheWire = LedgerOfTheWire["obligation"]["reductions"][number];

function lineFromWire({ year, ...line }: LineOfTheWire): Ledger["obligation"]["reductions"][number] {
  return year === null ? line : { ...line, year };
}

function byFigure(citations: readonly { readonly figure: string; readonly citation: Citation }[]) {
  return Object.fromEntries(citations.map(({ figure, citation }) => [figure, citation]));
}
