/** The languages a sentence can be asked in. */
import { builder } from "../builder.ts";

export const language = builder.enumType("Language", {
  description: "The language of a sentence.",
  values: {
    IT: { value: "it", description: "Italian." },
    EN: { value: "en", description: "English." },
  } as const,
});
