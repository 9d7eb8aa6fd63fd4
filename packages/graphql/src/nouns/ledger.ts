/** The triennial ledger, with the names of the interchange ledger and the explanation of each of its lines. */
import type { ComputedLedger } from "@delibera/ledger";
import type { Ledger } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";
import { credits } from "./credits.ts";
import { explained, explanation, explanationArgs, toldOf } from "./explanation.ts";
import { interpretationUsed } from "./interpretation.ts";
import { judgedEvent, judgedRequest, judgedSession } from "./judged.ts";
import { obligation } from "./obligation.ts";
import { requirement } from "./requirement.ts";
import { compensation, competentDoctor, insurance, issuer, radioprotection } from "./special-duties.ts";

type Undetermined = Ledger["undetermined"][number];
type Conflict = Ledger["conflicts"][number];

const undetermined = builder.objectRef<Undetermined>("Undetermined").implement({
  description: "A figure that cannot be given, and why.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the figure." }),
    missing: t.exposeStringList("missing", { description: "The facts that are missing." }),
    reasons: t.exposeStringList("reasons", { description: "What the law does not say." }),
    citation: t.expose("citation", { type: citation, nullable: true, description: "The comma that asks for it." }),
  }),
});

const conflict = builder.objectRef<Conflict>("Conflict").implement({
  description: "Rules at the same level that disagree, so that no value can be given.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Key of the figure." }),
    citations: t.expose("citations", { type: [citation], description: "The commi that disagree." }),
  }),
});

export const ledger = builder.objectRef<ComputedLedger>("Ledger").implement({
  description:
    "One professional, one triennium: computed from the facts known on a date and the acts published on that date. Same names as the interchange ledger.",
  fields: (t) => ({
    formatVersion: t.string({ description: "Version of these names.", resolve: ({ ledger }) => ledger.formatVersion }),
    professional: t.string({
      description: "Registry id of the professional.",
      resolve: ({ ledger }) => ledger.professional,
    }),
    triennium: t.string({ description: "Such as `2017-2019`.", resolve: ({ ledger }) => ledger.triennium }),
    asOf: t.field({ type: "Date", description: "Reference date.", resolve: ({ ledger }) => ledger.asOf }),
    knownOn: t.field({
      type: "Date",
      description: "Which facts were registered, and which acts published.",
      resolve: ({ ledger }) => ledger.knownOn,
    }),
    program: t.string({ description: "`sha256:` of the program.", resolve: ({ ledger }) => ledger.program }),
    facts: t.string({
      description: "`sha256:` of the facts the ledger was computed from.",
      resolve: ({ ledger }) => ledger.facts,
    }),
    obligation: t.field({ type: obligation, description: "How much must be done.", resolve: (computed) => computed }),
    credits: t.field({ type: credits, description: "Credits acquired and counted.", resolve: (computed) => computed }),
    requirements: t.field({
      type: [requirement],
      description: "What must be reached or not exceeded.",
      resolve: (computed) =>
        computed.ledger.requirements.map((asked) => explained(asked, computed, `requirements.${asked.id}`)),
    }),
    balance: t.field({
      type: amount,
      nullable: true,
      description: "Surplus or, when negative, debt.",
      resolve: ({ ledger }) => ledger.balance,
    }),
    certifiable: t.boolean({
      nullable: true,
      description: "Whether the triennium may be certified; null when it cannot be told.",
      resolve: ({ ledger }) => ledger.certifiable,
    }),
    document: t.string({
      nullable: true,
      description: "Code of the document that may be issued: `certificato` or `attestato`.",
      resolve: ({ ledger }) => ledger.document,
    }),
    documentForm: t.string({
      nullable: true,
      description: "Code of the form of the manual on which the document is issued: `II`, `IIIA`.",
      resolve: ({ ledger }) => ledger.documentForm,
    }),
    issuer: t.field({
      type: issuer,
      nullable: true,
      description: "Who issues the document; null where no act says it.",
      resolve: ({ ledger }) => ledger.issuer,
    }),
    competentDoctor: t.field({
      type: competentDoctor,
      nullable: true,
      description: "Null for who does not declare to be mainly a competent doctor, and where no act asks it.",
      resolve: ({ ledger }) => ledger.competentDoctor,
    }),
    insurance: t.field({
      type: insurance,
      nullable: true,
      description: "Null where no act asks it.",
      resolve: ({ ledger }) => ledger.insurance,
    }),
    radioprotection: t.field({
      type: radioprotection,
      nullable: true,
      description: "Null where no act asks it.",
      resolve: ({ ledger }) => ledger.radioprotection,
    }),
    compensation: t.field({
      type: compensation,
      nullable: true,
      description: "Null where no act allows it.",
      resolve: ({ ledger }) => ledger.compensation,
    }),
    requests: t.field({
      type: [judgedRequest],
      description: "Requests of the record that concern the triennium, and what the acts answer.",
      resolve: (computed) => computed.ledger.requests.map((judged) => ({ judged, computed })),
    }),
    events: t.field({
      type: [judgedEvent],
      description: "Planned events of the record that begin in the triennium.",
      resolve: (computed) => computed.ledger.events.map((judged) => ({ judged, computed })),
    }),
    teachingSessions: t.field({
      type: [judgedSession],
      description: "Teaching sessions of the record that are held in the triennium.",
      resolve: (computed) => computed.ledger.teachingSessions.map((judged) => ({ judged, computed })),
    }),
    interpretations: t.field({
      type: [interpretationUsed],
      description: "The readings on which the figures rest.",
      resolve: ({ ledger }) => ledger.interpretations,
    }),
    undetermined: t.field({
      type: [undetermined],
      description: "What cannot be told, and why.",
      resolve: ({ ledger }) => ledger.undetermined,
    }),
    conflicts: t.field({
      type: [conflict],
      description: "Rules that disagree.",
      resolve: ({ ledger }) => ledger.conflicts,
    }),
    notConsidered: t.stringList({
      description: "Keys of the record of which no published act speaks: kept, and without effect on this ledger.",
      resolve: ({ ledger }) => [...ledger.notConsidered],
    }),
    explanation: t.field({
      type: explanation,
      nullable: true,
      description:
        "Why a figure is what it is. `line` is its key: `obligation.individual`, `obligation.reductions.esonero-2018`, `credits.counted`, `requirements.self-study-cap`, `credits.excluded.exemption[PA-1]`, `balance`, `certifiable`, `document`. Null when the ledger has no such line.",
      args: {
        line: t.arg.string({ required: true, description: "Key of the figure." }),
        language: t.arg(explanationArgs.language),
      },
      complexity: { field: 20, multiplier: 1 },
      resolve: (computed, { line, language }) => toldOf(computed, line, language) ?? null,
    }),
  }),
});
