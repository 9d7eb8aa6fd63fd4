/** The sentence for rule files that do not compile: the first mistakes with their places, and what to run for all of them. */
import type { Publication } from "@delibera/acts";
import { describeRefusal } from "@delibera/acts";
import { CannotStart } from "../bin/steps/port.mjs";

const shown = 3;

export function refusedRules(folder: string, refused: Extract<Publication, { kind: "refused" }>): CannotStart {
  const mistakes = describeRefusal(refused);
  const more = mistakes.length > shown ? [`… and ${mistakes.length - shown} more: npx delibera check ${folder}`] : [];
  return new CannotStart(
    [`The rule files in ${folder} have mistakes and were not published:`, ...mistakes.slice(0, shown), ...more].join(
      "\n  ",
    ),
  );
}
