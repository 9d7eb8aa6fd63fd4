/** What the form of a new act holds, what it suggests from the text, and what it still lacks. */
import type { Declaration, NewAct } from "../../authoring/act-text.ts";
import { commaKey, nameFrom } from "../../authoring/act-text.ts";
import type { LeftOut } from "../../authoring/page-edges.ts";
import type { FoundLaw } from "../../authoring/split-law.ts";
import type { AuthoringKey } from "../../authoring/words.tsx";
import { today } from "../../connection/today.ts";
import type { Authority } from "../../editor/protocol.ts";

/** The law's words for an act that the language knows, those of the sources first. */
export const actKinds = [
  ...["delibera", "decisione", "determina", "manuale", "legge", "decreto", "decreto legislativo", "decreto legge"],
  ...["regolamento", "accordo", "intesa", "circolare", "direttiva", "ordinanza", "prassi"],
] as const;

/** Empty for what the author has not said: the text, or the form, suggests it. */
export interface Wizard {
  readonly pasted: string;
  readonly kind: string;
  readonly title: string;
  readonly name: string;
  readonly authority: string;
  readonly adopted: string;
  readonly effectFrom: string;
  readonly effectTo: string;
  readonly source: string;
  readonly declared: Readonly<Record<string, Declaration>>;
  /** The lines of the paper stay in the text: the author wants them, or they are the law's. */
  readonly keepsEdges?: boolean;
}

export const emptyWizard: Wizard = {
  ...{
    pasted: "",
    kind: "",
    title: "",
    name: "",
    authority: "",
    adopted: "",
    effectFrom: "",
    effectTo: "",
    source: "",
  },
  declared: {},
};

export function isWizard(found: unknown): found is Wizard {
  if (typeof found !== "object" || found === null) return false;
  return Object.entries(emptyWizard).every(
    ([key, value]) => typeof (found as Record<string, unknown>)[key] === typeof value,
  );
}

/** What the author left empty, as the text says it; what the author said stays. */
export function suggested(wizard: Wizard, law: FoundLaw, authorities: readonly Authority[]): Wizard {
  const lines = law.preamble.split("\n").filter((line) => line.trim() !== "");
  const opening = lines.find((line) => actWord.test(line)) ?? lines[0] ?? "";
  const title = wizard.title || titleOf(opening);
  const kind = wizard.kind || kindOf(opening);
  const adopted = wizard.adopted || (dateIn(opening) ?? "");
  const authority = wizard.authority || (authorities.find(({ name }) => name === "CNFC") ?? authorities[0])?.name || "";
  return { ...wizard, title, kind, adopted, authority, name: wizard.name || (title === "" ? "" : nameFrom(title)) };
}

/** By the field that lacks something, or by the comma (`1/2`). */
export function problemsOf(
  wizard: Wizard,
  law: FoundLaw,
  usedNames: ReadonlySet<string | undefined>,
): ReadonlyMap<string, AuthoringKey> {
  const found = new Map<string, AuthoringKey>();
  if (wizard.title.trim() === "") found.set("title", "wizard.titleMissing");
  if (!/^[a-z][a-z0-9_]{2,59}$/.test(wizard.name)) found.set("name", "wizard.nameWrong");
  else if (usedNames.has(wizard.name)) found.set("name", "wizard.nameUsed");
  if (wizard.authority === "") found.set("authority", "wizard.authorityMissing");
  if (wizard.effectFrom === "") found.set("effectFrom", "wizard.effectMissing");
  if (wizard.effectTo !== "" && wizard.effectTo < wizard.effectFrom) found.set("effectTo", "wizard.effectBackwards");
  for (const { number, commi } of law.divisions) {
    for (const comma of commi) {
      const key = commaKey(number, comma.number);
      const declared = wizard.declared[key];
      if (declared && declared.reason.trim() === "") found.set(key, "wizard.reasonMissing");
    }
  }
  return found;
}

/** @param leftOut lines of the paper, which the draft keeps in a comment. */
export function toNewAct(wizard: Wizard, law: FoundLaw, leftOut: readonly LeftOut[]): NewAct {
  const { kind, name, title, authority, adopted, effectFrom, effectTo, source, declared } = wizard;
  return {
    ...{ kind, name, title, authority, effectFrom, law },
    adopted: adopted || undefined,
    effectTo: effectTo || undefined,
    source: source.trim() || `testo incollato il ${today().split("-").reverse().join("/")}`,
    declared: new Map(Object.entries(declared)),
    leftOut: leftOut.map(({ text }) => text),
  };
}

const actWord =
  /\b(deliber|decision|determin|decret|legge|circolar|accord|intesa|regolament|ordinanz|direttiv|manual)/iu;
const longestTitle = 160;

function titleOf(opening: string): string {
  const plain = opening.trim();
  // A title all in capitals is the habit of a typewriter.
  const calm = plain === plain.toUpperCase() ? plain.charAt(0) + plain.slice(1).toLowerCase() : plain;
  return calm.length <= longestTitle ? calm : calm.slice(0, longestTitle).replace(/\s+\S*$/, "");
}

function kindOf(opening: string): string {
  const plain = opening.toLowerCase();
  const found = actKinds.filter((kind) => plain.includes(kind)).toSorted((a, b) => b.length - a.length);
  return found[0] ?? "delibera";
}

const months = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(
  " ",
);

/** `3 marzo 2026`, `03/03/2026` → `2026-03-03`; undefined when there is none. */
function dateIn(line: string): string | undefined {
  const inWords = new RegExp(`\\b(\\d{1,2})[°º]?\\s+(${months.join("|")})\\s+(\\d{4})\\b`, "iu").exec(line);
  const inDigits = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(line);
  const [, day, month, year] = inWords ?? inDigits ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const number = inWords ? months.indexOf(month.toLowerCase()) + 1 : Number(month);
  const isDay =
    number >= 1 &&
    number <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  return isDay ? `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}
