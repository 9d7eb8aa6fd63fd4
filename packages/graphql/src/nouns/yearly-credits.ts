/** Credits by year and format, as the portal of the national providers shows them. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { LeftOut, YearlyCredits } from "../reads/yearly-credits.ts";
import { trainingFormat } from "./codes.ts";
import { label } from "./label.ts";
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

const leftOut = builder.objectRef<LeftOut>("LeftOutOfYearlyCredits").implement({
  description: "What a portal has to say that its credits by year leave out.",
  fields: (t) => ({
    regional: t.exposeInt("regional", { description: "Participations of regional providers since 2011." }),
    before2011: t.exposeInt("earlier", { description: "Participations before 2011, of whatever provider." }),
    says: t.field({
      type: label,
      description: "What is not there, and where it is.",
      resolve: ({ regional, earlier }) => ({
        it: `qui non ci sono le partecipazioni a eventi di provider regionali (${regional}), quelle precedenti il 2011 (${earlier}), gli esoneri e le esenzioni: sono nel registro, e la posizione che si certifica è quella del prospetto di ogni triennio`,
        en: `participations of regional providers (${regional}), those before 2011 (${earlier}) and exemptions are not here: they are in the registry, and the position that is certified is that of the ledger of each triennium`,
      }),
    }),
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
  leftOutOfCreditsByYear: t.field({
    type: leftOut,
    description: "What `creditsByYear` leaves out, as the portal of the national providers has to say.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "participation");
      return await context.leftOutOfYears.load(row);
    },
  }),
}));
