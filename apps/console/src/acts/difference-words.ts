/** A difference between two texts in words: which part of an act or a rule it is of, and what stands there, as people write it. */
import { formatDate } from "../messages/format.ts";
import type { Language } from "../messages/language.tsx";
import type { MessageKey, Text } from "../messages/text.ts";

/** @param part as the comparison names it; for a rule with the place of its version before it. */
export function partName(part: string, text: Text): string {
  const plain = plainPart(part);
  const band = /^band (\d+)$/.exec(plain)?.[1];
  if (band !== undefined) return text("part.band", { number: Number(band) });
  const key = partKeys[plain];
  return key === undefined ? plain : text(key);
}

/** Days, declarations and kinds of value as the language writes them; what a rule says stands in the words of the rule language. */
export function partText(part: string, said: string, text: Text, language: Language): string {
  switch (plainPart(part)) {
    case "adopted":
    case "published":
    case "effect":
    case "known from":
    case "extended":
      return said.replace(/\d{4}-\d{2}-\d{2}/g, (day) => formatDate(day, language));
    case "standing":
      return said.replace(/^[a-z-]+/, (code) => (standings[code] === undefined ? code : text(standings[code])));
    case "source":
      return said.replace(/ (high|medium|low)$/, (_, level: keyof typeof confidences) => {
        return `, ${text(confidences[level])}`;
      });
    case "type":
      return typeText(said, text);
    default:
      return said;
  }
}

/** Without the version of a rule, which stands before the name of the part and has no space in it. */
function plainPart(part: string): string {
  return partNames.find((name) => part === name || part.endsWith(` ${name}`)) ?? /band \d+$/.exec(part)?.[0] ?? part;
}

function typeText(said: string, text: Text): string {
  const { kind, unit } = JSON.parse(said) as { readonly kind: string; readonly unit?: string };
  if (kind === "quantity") return unit === undefined ? text("type.number") : text("type.quantity", { unit });
  return kind === "boolean" || kind === "date" ? text(`type.${kind}`) : said;
}

const partKeys: Readonly<Record<string, MessageKey>> = {
  "": "part.whole",
  "known from": "part.knownFrom",
  "for each": "part.grain",
  authority: "part.authority",
  adopted: "part.adopted",
  published: "part.published",
  effect: "part.effect",
  source: "part.source",
  text: "part.text",
  standing: "part.standing",
  options: "part.options",
  chosen: "part.chosen",
  reason: "part.reason",
  decisions: "part.decisions",
  type: "part.type",
  extended: "part.extended",
  replaces: "part.replaces",
  condition: "part.condition",
  value: "part.value",
  gaps: "part.gaps",
};
const partNames = Object.keys(partKeys).filter((name) => name !== "");

const standings: Readonly<Record<string, MessageKey>> = {
  encoded: "standing.ENCODED",
  "not-normative": "standing.NOT_NORMATIVE",
  "not-expressible": "standing.NOT_EXPRESSIBLE",
  restates: "standing.RESTATES",
  undeclared: "standing.UNDECLARED",
};
const confidences = { high: "confidence.HIGH", medium: "confidence.MEDIUM", low: "confidence.LOW" } as const;
