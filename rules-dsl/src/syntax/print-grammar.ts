/** Prints the grammar as text, production by production, with keywords spelled as in the rule files: the body of GRAMMAR.md. */
import { grammar } from "./grammar.ts";
import { keywords, symbols } from "./keywords.ts";
import { grammarVocabulary } from "./tokens.ts";

export function printGrammar(): string {
  return (grammar().getSerializedGastProductions() as readonly Shape[])
    .map((production) => `${kebab(production.name ?? "")}\n  = ${printed(production, "choice")}`)
    .join("\n\n");
}

/** What each family of tokens holds. */
export function printFamilies(): string {
  const families = grammarVocabulary.filter(({ name }) => !(name in keywords) && members(name).length > 0);
  return families.map(({ name }) => `- \`<${kebab(name)}>\`: ${members(name).join(" ")}`).join("\n");
}

/** Every keyword with its spellings and where it is read as one. */
export function printKeywords(): string {
  const rows = Object.entries(keywords).map(([name, { it, reading }]) => {
    return `| \`${kebab(name)}\` | ${it.map((spelling) => `\`${spelling}\``).join(" ")} | ${reading} |`;
  });
  return ["| token | spellings | read as such |", "|---|---|---|", ...rows].join("\n");
}

function members(family: string): readonly string[] {
  const inFamily = grammarVocabulary.filter(({ CATEGORIES }) => CATEGORIES?.some((each) => each.name === family));
  return inFamily.map(({ name }) => `\`${terminal(name ?? "")}\``);
}

type Inside = "choice" | "sequence";

/** What chevrotain tells of a production. */
interface Shape {
  readonly type: string;
  readonly definition?: readonly Shape[];
  readonly name?: string;
  readonly separator?: { readonly name: string };
}

function printed(node: Shape, inside: Inside): string {
  const parts = node.definition ?? [];
  switch (node.type) {
    case "Terminal":
      return terminal(node.name ?? "");
    case "NonTerminal":
      return kebab(node.name ?? "");
    case "Alternation": {
      const choices = parts.map((part) => printed(part, "choice")).join(" | ");
      return inside === "sequence" ? `( ${choices} )` : choices;
    }
    case "Option":
      return `[ ${sequence(parts)} ]`;
    case "Repetition":
      return `{ ${sequence(parts)} }`;
    case "RepetitionMandatory":
      return `( ${sequence(parts)} )+`;
    case "RepetitionWithSeparator":
      return `[ ${separated(node)} ]`;
    case "RepetitionMandatoryWithSeparator":
      return separated(node);
    default:
      return sequence(parts);
  }
}

function sequence(parts: readonly Shape[]): string {
  return parts.map((part) => printed(part, parts.length > 1 ? "sequence" : "choice")).join(" ");
}

function separated(node: Shape): string {
  const one = sequence(node.definition ?? []);
  return `${one} { ${terminal(node.separator?.name ?? "")} ${one} }`;
}

function terminal(name: string): string {
  const spelling = spellings.get(name);
  return spelling === undefined ? `<${kebab(name)}>` : `"${spelling}"`;
}

const spellings: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(keywords).map(([name, { it }]): [string, string] => [name, it[0] ?? ""]),
  ...Object.entries(symbols).map(([name, [first]]): [string, string] => [name, first]),
]);

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
