/** What the REST façade asks of GraphQL: the same reading, the same authority and the same audit log as for everybody else. */
import { parse } from "graphql";

const fragments = `
  fragment A on Amount { exact display }
  fragment C on Citation { act article comma }
  fragment L on LedgerLine { id amount { ...A } citation { ...C } }
`;

export const ledgerOperation = parse(`
  query RestLedger($id: ID!, $triennium: String!) {
    professional(id: $id) {
      ledger(triennium: $triennium) {
        formatVersion professional triennium asOf knownOn program facts
        obligation {
          standard { ...A } start years prorated { ...A } individual { ...A }
          reductions { ...L } bonuses { ...L } citations { figure citation { ...C } }
        }
        credits {
          acquired { ...A } counted { ...A } learner { ...A } recruited { ...A } teaching { ...A } individual { ...A }
          selfStudy { ...A } excluded { item reason amount { ...A } citation { ...C } }
          citations { figure citation { ...C } }
        }
        balance { ...A } certifiable document documentForm issuer { body citation { ...C } }
      }
    }
  }
  ${fragments}
`);

export const documentOperation = parse(`
  query RestDocument($id: ID!) {
    request(id: $id) {
      id decidedOn professional { registryId }
      document { triennium document form issuer program facts }
    }
  }
`);

export const reportImportOperation = parse(`
  query RestReportImport($id: ID!) {
    reportImport(id: $id) {
      importId fileName format provider registeredOn state hash sentAt endedAt
      progress { kilobytes of participations participationsPerSecond secondsLeft }
      tally { first later known refused late registered corrected withdrawn }
      brokenAt { line reason says { it en } }
      failure { it en }
      refusals(first: 100) { totalCount edges { node { line event edition reason says { it en } } } }
    }
  }
`);

/** Answered only where the database is, and a program in force. */
export const statusOperation = parse("query RestStatus { program { hash } }");
