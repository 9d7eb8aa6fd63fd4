/** Reads `--interpretation NAME=OPTION`: name and option as the act declares them, or their tags; accents and case do not matter. */
import type { Program } from "@delibera/rules-dsl/ir";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";

export function interpretationChoices(program: Program, choices: readonly string[]): Readonly<Record<string, string>> {
  const chosen = new Map<string, string>();
  for (const choice of choices) {
    const [, name, option] = /^([^=]+)=(.+)$/.exec(choice) ?? [];
    if (name === undefined || option === undefined) throw new Refusal(words.notAChoice(choice));
    const interpretation = named(program.interpretations, name);
    if (interpretation === undefined) {
      throw new Refusal(words.unknownInterpretation(name, list(program.interpretations)));
    }
    const meant = named(interpretation.options, option);
    if (meant === undefined) {
      throw new Refusal(
        words.unknownOption(option, interpretation.tag ?? interpretation.name, list(interpretation.options)),
      );
    }
    if (chosen.has(interpretation.name))
      throw new Refusal(words.chosenTwice(interpretation.tag ?? interpretation.name));
    chosen.set(interpretation.name, meant.name);
  }
  return Object.fromEntries(chosen);
}

/** Whether what stands before `=` is an interpretation: `obbligo_standard=120` amends a parameter. */
export function isInterpretation({ interpretations }: Program, choice: string): boolean {
  return named(interpretations, choice.split("=")[0] ?? "") !== undefined;
}

interface Named {
  readonly name: string;
  readonly tag?: string;
}

function named<T extends Named>(all: readonly T[], written: string): T | undefined {
  const key = plain(written);
  return all.find(({ name }) => plain(name) === key) ?? all.find(({ tag }) => tag !== undefined && plain(tag) === key);
}

function plain(text: string): string {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function list(all: readonly Named[]): string {
  return all.map(({ name, tag }) => (tag === undefined ? name : `${tag} (${name})`)).join(", ");
}
