/** The acts that a change is judged by. */
import type { PublishedProgram } from "@delibera/acts";
import { badInput } from "../bad-input.ts";
import type { Context } from "../context.ts";

/** Throws BAD_USER_INPUT while nothing is published: there is nobody to accept anything. */
export async function programInForce({ program }: Context): Promise<PublishedProgram> {
  const published = await program();
  if (published !== undefined) return published;
  throw badInput({
    en: "no act has been published: nothing can be judged until one is",
    it: "nessun atto è pubblicato: finché non ce n'è uno non si giudica nulla",
  });
}
