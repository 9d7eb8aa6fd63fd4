/** What stands beside the obligation: who issues the document, the competent doctor, insurance, radioprotection, compensation of past debts. */
import type { Ledger } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";
import { amount } from "./amount.ts";
import { citation } from "./citation.ts";

type Debt = NonNullable<Ledger["compensation"]>["debts"][number];

export const issuer = builder.objectRef<NonNullable<Ledger["issuer"]>>("Issuer").implement({
  description: "Who issues the document.",
  fields: (t) => ({
    body: t.exposeString("body", {
      nullable: true,
      description: "`order`, `association` or `national-commission`; null when it cannot be told.",
    }),
    citation: t.expose("citation", { type: citation, description: "The comma that says it." }),
  }),
});

export const competentDoctor = builder
  .objectRef<NonNullable<Ledger["competentDoctor"]>>("CompetentDoctorCertification")
  .implement({
    description: "The certification of who is mainly a competent doctor.",
    fields: (t) => ({
      certifiable: t.exposeBoolean("certifiable", { nullable: true, description: "Null when it cannot be told." }),
      documentForm: t.exposeString("documentForm", {
        nullable: true,
        description: "Code of the form of the manual: `IIIB` when certifiable as competent doctor.",
      }),
      citation: t.expose("citation", { type: citation, description: "The comma that asks it." }),
    }),
  });

export const insurance = builder.objectRef<NonNullable<Ledger["insurance"]>>("Insurance").implement({
  description: "What the efficacy of the professional liability policy asks.",
  fields: (t) => ({
    threshold: t.expose("threshold", { type: amount, nullable: true, description: "Credits to be reached." }),
    met: t.exposeBoolean("met", { nullable: true, description: "Null when it cannot be told." }),
  }),
});

export const radioprotection = builder.objectRef<NonNullable<Ledger["radioprotection"]>>("Radioprotection").implement({
  description: "Training in radioprotection, as a share of the individual obligation.",
  fields: (t) => ({
    need: t.expose("need", { type: amount, nullable: true, description: "Credits to be reached." }),
    counted: t.expose("counted", { type: amount, nullable: true, description: "Credits tagged and counted." }),
    selfStudyMax: t.expose("selfStudyMax", {
      type: amount,
      nullable: true,
      description: "Of the need, at most by self-study.",
    }),
    met: t.exposeBoolean("met", { nullable: true, description: "Null when it cannot be told." }),
  }),
});

const compensatedDebt = builder.objectRef<Debt>("CompensatedDebt").implement({
  description: "The debt of a past triennium, before and after other trienni pay it. Negative.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Such as `2017-2019`." }),
    before: t.expose("before", { type: amount, nullable: true, description: "Before compensation." }),
    after: t.expose("after", { type: amount, nullable: true, description: "After compensation." }),
  }),
});

export const compensation = builder.objectRef<NonNullable<Ledger["compensation"]>>("Compensation").implement({
  description: "Surpluses of every triennium pay the debts of the past ones, the most recent first.",
  fields: (t) => ({
    pool: t.expose("pool", {
      type: amount,
      nullable: true,
      description: "Credits beyond the obligation, of all trienni.",
    }),
    debts: t.expose("debts", { type: [compensatedDebt], description: "Debts; what was never owed is left out." }),
    residual: t.expose("residual", {
      type: amount,
      nullable: true,
      description: "What is left or, when negative, still to be earned.",
    }),
    citation: t.expose("citation", { type: citation, description: "The comma that shares the surpluses out." }),
  }),
});
