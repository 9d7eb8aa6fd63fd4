/** The sentence for a file that could not be read. */
import type { WhyUnreadable } from "@delibera/rules-dsl/node";
import { Refusal } from "../refusal.ts";
import type { Words } from "../words.ts";
import { words } from "../words.ts";

export function unreadable(path: string, why: WhyUnreadable): Refusal {
  return new Refusal(sentences[why](path));
}

const sentences: Readonly<Record<WhyUnreadable, (path: string) => Words>> = {
  missing: words.missing,
  denied: words.denied,
  "not-a-file": words.notAFile,
  "not-a-folder": words.notAFolder,
  "not-utf8": words.notUtf8,
  "too-long": words.tooLong,
  failed: words.unreadable,
};
