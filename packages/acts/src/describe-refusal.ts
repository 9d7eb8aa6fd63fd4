/** The mistakes that keep a set of rule files from being published, one line each: place, sentence, what to do. */
import type { Language } from "@delibera/rules-dsl/diagnostics";
import { sentence } from "@delibera/rules-dsl/diagnostics";
import { lineIndex } from "@delibera/rules-dsl/source";
import type { Publication } from "./publish.ts";

export function describeRefusal(
  { files, diagnostics }: Extract<Publication, { kind: "refused" }>,
  language: Language = "en",
): readonly string[] {
  const indexes = new Map(files.map(({ name, text }) => [name, lineIndex(text)]));
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((found) => {
      const { message, help } = sentence(found, language);
      const place = indexes.get(found.span.file)?.positionAt(found.span.start);
      return `${found.span.file}:${place?.line ?? 1}:${place?.column ?? 1}: ${message} (${help})`;
    });
}
