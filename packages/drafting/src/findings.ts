/** What the program with a draft in it tells of the draft's act: its examples, the branches they take, slips nobody would notice, its commi. */
import type { Example, Paragraph, Program } from "@delibera/rules-dsl/ir";
import type { Check, CheckName, CheckPlace } from "./checklist.ts";
import { mutantsFound } from "./mutants-found.ts";

type Results = ReturnType<typeof import("@delibera/rules-dsl/examples").runExamples>;

const results = new WeakMap<Program, Results>();

/** One check for each name that is told by the program; @param patience milliseconds for what takes long. */
export async function findingsOf(
  program: Program,
  act: string,
  names: readonly CheckName[],
  patience: number,
): Promise<readonly Check[]> {
  const { coverageOf, runExamples } = await import("@delibera/rules-dsl/examples");
  const ran = (): Results => {
    const known = results.get(program) ?? runExamples(program);
    results.set(program, known);
    return known;
  };
  const found: Check[] = [];
  for (const name of names) {
    if (name === "examples") found.push(examples(program, await failingExamples(program)));
    if (name === "clause-coverage") {
      const own = coverageOf(program, ran()).filter(({ citation }) => citation.act === act);
      const missed = own.flatMap(({ rule, place, branches }) =>
        branches
          .filter(({ exercised }) => !exercised)
          .map(({ id, on }) => ({ file: place.file, line: place.line, says: same(branchInWords(rule, id, on)) })),
      );
      found.push(clauseCoverage(missed, own.flatMap(({ branches }) => branches).length));
    }
    if (name === "mutants") found.push(await mutantsFound(program, act, ran(), patience));
    if (name === "normative-coverage") found.push(normativeCoverage(program, act));
    if (name === "law-examples") found.push(lawExamples(program, act));
  }
  return found;
}

/** Of every act: a text may break what another one says. */
export async function failingExamples(program: Program): Promise<readonly Example[]> {
  const { exampleHolds } = await import("@delibera/rules-dsl/examples");
  return program.examples.filter((each) => !exampleHolds(program, each));
}

function examples(program: Program, failed: readonly Example[]): Check {
  const all = program.examples.length;
  const count = `${all - failed.length}/${all}`;
  return {
    name: "examples",
    state: failed.length === 0 && all > 0 ? "passed" : "failed",
    reason: {
      it: `esempi di tutti gli atti che valgono: ${count}`,
      en: `examples of all acts that hold: ${count}`,
    },
    places: failed.map(({ title, citation, place }) => ({
      ...place,
      says: same(`${titleOf(program, citation.act)}, ${citation.article}/${citation.comma}: «${title}»`),
    })),
  };
}

function clauseCoverage(places: readonly CheckPlace[], all: number): Check {
  const count = `${all - places.length}/${all}`;
  return {
    name: "clause-coverage",
    state: places.length === 0 ? "passed" : "failed",
    reason: {
      it: `rami delle regole percorsi dagli esempi: ${count}`,
      en: `branches of the rules that the examples take: ${count}`,
    },
    places,
  };
}

function branchInWords(rule: string, branch: string, on: string): string {
  return on === "" ? `${rule}: ${branch}` : `${rule}: ${branch} (${on})`;
}

function normativeCoverage(program: Program, act: string): Check {
  const commi = commiOf(program, act);
  const undeclared = commi.filter(({ paragraph }) => paragraph.standing === "undeclared");
  const count = `${commi.length - undeclared.length}/${commi.length}`;
  return {
    name: "normative-coverage",
    state: undeclared.length === 0 && commi.length > 0 ? "passed" : "failed",
    reason: {
      it: `commi con regole o dichiarati senza: ${count}`,
      en: `commi with rules or declared without: ${count}`,
    },
    places: undeclared.map((each) => ({ ...each.place, says: same(`${each.article}/${each.paragraph.number}`) })),
  };
}

/** A comma whose text gives an example in words has it as an example that is run. */
function lawExamples(program: Program, act: string): Check {
  const giving = commiOf(program, act).filter(
    ({ paragraph }) => paragraph.standing === "encoded" && givesAnExample.test(paragraph.text),
  );
  const without = giving.filter(
    ({ article, paragraph }) => !program.examples.some(isIn(act, article, paragraph.number)),
  );
  const count = `${giving.length - without.length}/${giving.length}`;
  return {
    name: "law-examples",
    state: without.length === 0 ? "passed" : "failed",
    reason:
      giving.length === 0
        ? { it: "il testo della legge non dà esempi", en: "the text of the law gives no examples" }
        : { it: `esempi della legge riportati: ${count}`, en: `examples of the law that are quoted: ${count}` },
    places: without.map((each) => ({ ...each.place, says: same(`${each.article}/${each.paragraph.number}`) })),
  };
}

const givesAnExample = /\b(ad esempio|per esempio|a titolo di esempio|a titolo esemplificativo|p\. ?es\.|esempio:)/i;

function isIn(act: string, article: string, comma: string): (example: Example) => boolean {
  return ({ citation }) => citation.act === act && citation.article === article && citation.comma === comma;
}

interface PlacedComma {
  readonly article: string;
  readonly paragraph: Paragraph;
  readonly place: { readonly file: string; readonly line: number };
}

function commiOf(program: Program, act: string): readonly PlacedComma[] {
  const found = program.acts.find(({ name }) => name === act);
  return (found?.divisions ?? []).flatMap(({ number: article, paragraphs }) =>
    paragraphs.map((paragraph) => ({
      article,
      paragraph,
      place: { file: found?.file ?? "", line: paragraph.line },
    })),
  );
}

function titleOf(program: Program, act: string): string {
  return program.acts.find(({ name }) => name === act)?.title ?? act;
}

function same(text: string): CheckPlace["says"] {
  return { it: text, en: text };
}
