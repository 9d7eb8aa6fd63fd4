/** An exact amount and how it is read. */
import type { Amount } from "@delibera/ledger/statement";
import { builder } from "../builder.ts";

export const amount = builder.objectRef<Amount>("Amount").implement({
  description: "An exact amount.",
  fields: (t) => ({
    exact: t.expose("exact", { type: "Rational", description: "The amount itself." }),
    display: t.exposeString("display", {
      description: "One decimal, half up, decimal comma: for reading, never for computing.",
    }),
  }),
});
