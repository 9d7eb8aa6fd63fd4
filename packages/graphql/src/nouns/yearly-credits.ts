/** Credits by year and format, as the portal of the national providers shows them. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { YearlyCredits } from "../reads/yearly-credits.ts";
import { trainingFormat } from "./codes.ts";
import { professional } from "./professional.ts";

const yearlyCredits = builder.objectRef<YearlyCredits>("YearlyCredits").implement({
  description: "What a person acquired in one year in one format, from national providers.",
  fields: (t) => ({
    year: t.exposeInt("year", { description: "Calendar year." }),
    format: t.expose("format", { type: trainingFormat, description: "How the events were held." }),
    participations: t.exposeInt("participations", { description: "How many." }),
    credits: t.expose("credits", { type: "Decimal", description: "Their sum, before any rule counts them." }),
  }),
});

builder.objectFields(professional, (t) => ({
  creditsByYear: t.field({
    type: [yearlyCredits],
    description:
      "Credits from national providers since 2011, by year and format. What counts, and for which triennium, is the ledger's to say.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "participation");
      return [...(await context.yearlyCredits.load(row))];
    },
  }),
}));
