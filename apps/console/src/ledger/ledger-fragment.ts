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
  [AmountFields, CitationFields, LineFields],
);

type LedgerOfTheWire = ResultOf<typeof LedgerFields>;

/** Absent years travel as null; citations travel as a list. Nothing else differs. */
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
  };
}

type LineOfTheWire = LedgerOfTheWire["obligation"]["reductions"][number];

function lineFromWire({ year, ...line }: LineOfTheWire): Ledger["obligation"]["reductions"][number] {
  return year === null ? line : { ...line, year };
}

function byFigure(citations: readonly { readonly figure: string; readonly citation: Citation }[]) {
  return Object.fromEntries(citations.map(({ figure, citation }) => [figure, citation]));
}
