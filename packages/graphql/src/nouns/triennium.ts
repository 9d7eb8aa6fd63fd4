/** The argument that names a triennium. */
import { isTriennium } from "@delibera/ledger/record";
import { badInput } from "../bad-input.ts";

/** First and last day; throws BAD_USER_INPUT when the text names no triennium. */
export function triennium(text: string, argument = "triennium"): { readonly from: string; readonly to: string } {
  if (!isTriennium(text)) {
    throw badInput(
      {
        en: `\`${argument}\` is ${JSON.stringify(text.slice(0, 40))}: write a triennium such as 2017-2019`,
        it: `\`${argument}\` è ${JSON.stringify(text.slice(0, 40))}: si scrive un triennio come 2017-2019`,
      },
      argument,
    );
  }
  const [first, last] = text.split("-");
  return { from: `${first}-01-01`, to: `${last}-12-31` };
}
