/** Refuses a noun of the domain in the compiler, its comments and its fixtures: another registry could use it tomorrow. */
import { domainWords, wordsIn } from "../domain-words.ts";
import type { Tree, Violation } from "../tree.ts";

const remedy = "say it in the words of any rulebook, or move it to deliberations/";

/** The lines of the compiler that speak of the domain, each once. */
export function compilerKnowsNoDomain(tree: Tree): readonly Violation[] {
  const forbidden = domainWords(tree);
  return tree.files
    .filter(({ path }) => /^rules-dsl\/(src|test)\//.test(path))
    .flatMap(({ path, text }) => {
      const inName = wordsIn(path.slice("rules-dsl/".length)).find((word) => forbidden.has(word));
      const named = inName === undefined ? [] : [{ path, what: `is named after \`${inName}\``, remedy }];
      return [...named, ...text.split("\n").flatMap((content, index) => lineViolation(path, index + 1, content))];
    });

  function lineViolation(path: string, line: number, content: string): Violation[] {
    const word = wordsIn(content).find((candidate) => forbidden.has(candidate));
    return word === undefined ? [] : [{ path, line, what: `says \`${word}\``, remedy }];
  }
}
