/** A ledger for the tests of this room: small, whole, with one of everything that a page must show. */
import type { Amount, Citation } from "@delibera/ledger/statement";
import type { ShownLedger } from "./shown-ledger.ts";

export function amount(exact: string, display: string): Amount {
  return { exact, display };
}

export function comma(article: string, number: string, act = "atto_uno"): Citation {
  return { act, article, comma: number, textHash: "sha256:0" };
}

export const sampleLedger: ShownLedger = {
  formatVersion: "1.0",
  professional: "P-1",
  triennium: "2017-2019",
  asOf: "2019-12-31",
  knownOn: "2018-09-28",
  program: "sha256:0123456789abcdef",
  facts: "sha256:fedcba9876543210",
  obligation: {
    standard: amount("150", "150,0"),
    start: "2018-01-01",
    years: 2,
    prorated: amount("200/3", "66,7"),
    reductions: [
      {
        id: "esonero-2018",
        year: 2018,
        label: { it: "riduzione per esonero", en: "reduction by study" },
        amount: amount("50", "50,0"),
        citation: comma("8", "2"),
      },
    ],
    bonuses: [],
    individual: amount("200/3", "66,7"),
    citations: {
      standard: comma("1", "1"),
      start: comma("1", "4"),
      years: comma("1", "5"),
      prorated: comma("1", "5"),
      individual: comma("1", "1"),
    },
  },
  credits: {
    acquired: amount("100.5", "100,5"),
    counted: amount("85.5", "85,5"),
    learner: amount("70.5", "70,5"),
    recruited: null,
    teaching: amount("0", "0,0"),
    individual: amount("15", "15,0"),
    selfStudy: amount("15", "15,0"),
    excluded: [
      {
        item: "IF-1",
        amount: amount("15", "15,0"),
        reason: "self-study-cap",
        label: { it: "autoformazione oltre il limite", en: "self-study above the limit" },
        citation: comma("3", "2"),
      },
    ],
    citations: {
      acquired: comma("1", "3"),
      counted: comma("2", "4"),
      learner: comma("3", "2"),
      teaching: comma("2", "4"),
      individual: comma("2", "4"),
      selfStudy: comma("3", "2"),
    },
  },
  requirements: [
    {
      id: "learner-40",
      label: { it: "quota minima da discente", en: "minimum share as a learner" },
      met: false,
      required: amount("60", "60,0"),
      counted: amount("59.9", "59,9"),
      missing: amount("0.1", "0,1"),
      citation: comma("3", "2"),
    },
  ],
  balance: amount("113/6", "18,8"),
  certifiable: false,
  document: "attestato",
  outcomeCitations: { balance: comma("2", "3"), certifiable: comma("2", "3"), document: comma("2", "2") },
  insurance: null,
  radioprotection: null,
  compensation: {
    pool: amount("50", "50,0"),
    debts: [{ triennium: "2014-2016", before: amount("-60", "-60,0"), after: amount("-10", "-10,0") }],
    residual: amount("-10", "-10,0"),
    citation: comma("2", "2"),
  },
  documentForm: "II",
  issuer: { body: "order", citation: comma("2", "5") },
  competentDoctor: null,
  requests: [
    {
      kind: "move",
      item: "PA-1",
      verdict: "refused",
      answers: [
        {
          id: "requests.move[PA-1]",
          label: { it: "spostamento a un altro triennio", en: "move to another period" },
          verdict: "refused",
          reasons: [{ it: "spostata dopo il termine", en: "moved after the deadline" }],
          open: null,
          citation: comma("2", "1"),
        },
      ],
    },
    { kind: "radioprotection", item: "PA-2", verdict: null, answers: [] },
  ],
  events: [],
  teachingSessions: [],
  interpretations: [],
  undetermined: [
    {
      id: "requirements.recruited-third",
      missing: ["participations[PA-1].recruited"],
      reasons: [],
      citation: comma("3", "3"),
    },
  ],
  conflicts: [],
  notConsidered: [],
};
