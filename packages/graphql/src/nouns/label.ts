/** A name in both languages. */
import { builder } from "../builder.ts";

export const label = builder.objectRef<{ readonly it: string; readonly en: string }>("Label").implement({
  description: "A name in both languages.",
  fields: (t) => ({
    it: t.exposeString("it", { description: "In Italian." }),
    en: t.exposeString("en", { description: "In English." }),
  }),
});
