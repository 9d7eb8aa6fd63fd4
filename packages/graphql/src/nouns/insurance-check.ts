/** The yes or no that an insurer asks about somebody: nothing of the ledger behind it is shown. */
import { admitToCheck } from "@delibera/database";
import { computeLedger } from "@delibera/ledger";
import { authorizeRead } from "../authorize.ts";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { registryIdWithCode } from "../reads/professionals.ts";
import { triennium } from "./triennium.ts";

interface InsuranceCheck {
  readonly triennium: string;
  readonly met: boolean | null;
}

const insuranceCheck = builder.objectRef<InsuranceCheck>("InsuranceCheck").implement({
  description: "Whether somebody reaches the share of the obligation that the efficacy of an insurance policy asks.",
  fields: (t) => ({
    triennium: t.exposeString("triennium", { description: "Of which triennium." }),
    met: t.exposeBoolean("met", {
      nullable: true,
      description: "Yes or no; null when it cannot be told, or no act asks it in that triennium.",
    }),
  }),
});

builder.queryField("insuranceCheck", (t) =>
  t.field({
    type: insuranceCheck,
    nullable: true,
    description: "Yes or no about the person with this fiscal code; null when nobody has it.",
    args: {
      fiscalCode: t.arg.string({ required: true, description: "Codice fiscale, whole." }),
      triennium: t.arg.string({ required: true, description: "Such as `2023-2025`." }),
    },
    complexity: { field: 200, multiplier: 1 },
    resolve: async (_root, { fiscalCode, triennium: asked }, context) => {
      authorizeRead(context, "insuranceCheck");
      triennium(asked);
      const published = await context.program();
      if (published === undefined)
        throw badInput({
          en: "no act has been published: there is nothing to check with",
          it: "nessun atto è pubblicato: non c'è nulla con cui verificare",
        });
      const registryId = await personWith(fiscalCode.trim().toUpperCase(), context);
      const record = registryId === undefined ? undefined : await context.records().load(registryId);
      if (registryId === undefined || record === undefined) return null;
      context.audit.read("insuranceCheck", registryId);
      const { ledger } = computeLedger(published, record, { triennium: asked, today: context.today });
      return { triennium: asked, met: ledger.insurance?.met ?? null };
    },
  }),
);

/** An insurer may ask about whose code it knows; the others about whom they may see. */
function personWith(fiscalCode: string, context: Context): Promise<string | undefined> {
  const { viewer } = context;
  return viewer.kind === "signed-in" && viewer.grant.role === "insurer"
    ? admitToCheck(context.db, fiscalCode)
    : registryIdWithCode(context, fiscalCode);
}
