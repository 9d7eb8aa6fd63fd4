/** Writes an act in the rule language from what was found in a text: law verbatim, commi declared or waiting, premises as comments. */
import type { FoundLaw } from "./split-law.ts";

export interface NewAct {
  /** The law's word: `delibera`, `decisione` … */
  readonly kind: string;
  /** By which other acts cite it: letters, digits and `_`. */
  readonly name: string;
  readonly title: string;
  readonly authority: string;
  /** `2026-11-21`; undefined when it is not known. */
  readonly adopted: string | undefined;
  readonly effectFrom: string;
  readonly effectTo: string | undefined;
  readonly source: string;
  readonly law: FoundLaw;
  /** Heads, feet and numbers of the pages it was printed on: no part of the law, kept as a comment. */
  readonly leftOut?: readonly string[];
  /** What becomes of each comma; those not named wait to be encoded. */
  readonly declared: ReadonlyMap<string, Declaration>;
}

export interface Declaration {
  readonly standing: "not-normative" | "not-expressible";
  readonly reason: string;
}

export function commaKey(division: string, comma: string): string {
  return `${division}/${comma}`;
}

export function actText(act: NewAct): string {
  const { kind, name, title, authority, adopted, effectFrom, effectTo, source, law, declared, leftOut = [] } = act;
  const lines = [
    ...commented("Dal testo incollato, prima del primo articolo:", law.preamble.split("\n")),
    ...commented("Righe delle pagine del testo incollato, tolte:", leftOut),
    `${kind} ${name} "${quotable(title)}"`,
    `  autorità ${authority}`,
    adopted === undefined ? "  adottata in data non nota" : `  adottata il ${day(adopted)}`,
    `  con effetto dal ${day(effectFrom)}${effectTo === undefined ? "" : ` al ${day(effectTo)}`}`,
    `  fonte «${balanced(source)}» attendibilità alta`,
  ];
  for (const { word, number, heading, commi } of law.divisions) {
    lines.push(
      "",
      `  ${word === "article" ? "articolo" : "paragrafo"} ${number}${heading === "" ? "" : ` "${quotable(heading)}"`}`,
    );
    commi.forEach((comma, at) => {
      if (at > 0) lines.push("");
      lines.push(`    comma ${comma.number}`, `      testo «${balanced(comma.text)}»`);
      const said = declared.get(commaKey(number, comma.number));
      if (said) lines.push(`      ${clause[said.standing]} : «${balanced(oneLine(said.reason))}»`);
      lines.push("    fine");
    });
    lines.push("  fine");
  }
  return `${[...lines, "fine"].join("\n")}\n`;
}

const clause = { "not-normative": "non normativo", "not-expressible": "non esprimibile" } as const;

/** A name for the act and its file from what it is called: `Delibera n. 3 del 2026` → `delibera_n_3_del_2026`. */
export function nameFrom(title: string): string {
  const plain = title
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  return /^[a-z]/.test(name) ? name : `atto_${name || "nuovo"}`;
}

/** Guillemets that do not close one another would end the text early: those become straight quotes. */
export function balanced(text: string): string {
  const open: number[] = [];
  const lone = new Set<number>();
  [...text].forEach((character, at) => {
    if (character === "«") open.push(at);
    if (character === "»" && open.pop() === undefined) lone.add(at);
  });
  for (const at of open) lone.add(at);
  return lone.size === 0 ? text : [...text].map((character, at) => (lone.has(at) ? '"' : character)).join("");
}

function commented(title: string, lines: readonly string[]): readonly string[] {
  const written = lines.filter((line) => line.trim() !== "");
  return written.length === 0 ? [] : [`-- ${title}`, ...written.map((line) => `-- ${line}`)];
}

/** Titles stand between straight quotes, and have no way to hold one. */
function quotable(title: string): string {
  return oneLine(title).replaceAll('"', "'");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function day(date: string): string {
  return date.split("-").reverse().join("/");
}
