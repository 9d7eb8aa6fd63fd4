/** Training dossiers: what is planned in each area, and what is achieved of it. What they are worth stands in the ledger. */
import type { DossierArea } from "@delibera/database";
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { DossierRow } from "../reads/dossiers.ts";
import { dossierArea, dossierKind } from "./codes.ts";
import { professional } from "./professional.ts";

interface Area {
  readonly area: DossierArea;
  readonly planned: string;
  readonly achieved: string | null;
}

const area = builder.objectRef<Area>("DossierShare").implement({
  description: "What a dossier plans in one area.",
  fields: (t) => ({
    area: t.expose("area", { type: dossierArea, description: "Which area." }),
    planned: t.expose("planned", { type: "Decimal", description: "Per cent of the credits planned in it." }),
    achieved: t.expose("achieved", {
      type: "Decimal",
      nullable: true,
      description: "Per cent of those credits that were achieved in it; null until it is recorded.",
    }),
  }),
});

const dossier = builder.objectRef<DossierRow>("Dossier").implement({
  description: "A training dossier. What the acts give for it stands in `Obligation.bonuses`.",
  fields: (t) => ({
    kind: t.expose("kind", { type: dossierKind, description: "Of the person, or of a group." }),
    triennium: t.exposeString("triennium", { description: "Such as `2026-2028`." }),
    builtOn: t.expose("builtOn", { type: "Date", description: "When it was built." }),
    group: t.exposeID("group", {
      nullable: true,
      description:
        "Of which group, as `recordDossierProgress` takes it; null for an individual one, or when nobody said.",
    }),
    objectives: t.intList({
      description: "Codes of the objectives; empty when only percentages are known.",
      resolve: ({ objectives }) => [...(objectives ?? [])],
    }),
    areas: t.field({
      type: [area],
      description: "What is planned, area by area.",
      resolve: (row) => [
        ...share("technical", row.technicalPlanned, row.technicalAchieved),
        ...share("process", row.processPlanned, row.processAchieved),
        ...share("system", row.systemPlanned, row.systemAchieved),
      ],
    }),
  }),
});

builder.objectFields(professional, (t) => ({
  dossiers: t.field({
    type: [dossier],
    description: "Training dossiers, the latest first.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "record");
      return [...(await context.dossiers.load(row))];
    },
  }),
}));

function share(of: DossierArea, planned: string | null, achieved: string | null): readonly Area[] {
  return planned === null ? [] : [{ area: of, planned, achieved }];
}
