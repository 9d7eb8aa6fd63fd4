/** The language of messages: `--lang`, else DELIBERA_LANG, else Italian. Known before the command is, so that help speaks it too. */
import type { Language } from "@delibera/rules-dsl/diagnostics";

export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const joined = args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
  const next = args.includes("--lang") ? args[args.indexOf("--lang") + 1] : undefined;
  return (joined ?? next ?? environment["DELIBERA_LANG"]) === "en" ? "en" : "it";
}
