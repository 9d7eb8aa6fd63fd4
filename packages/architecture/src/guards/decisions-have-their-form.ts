/** Refuses a decision without its number, its claim, its four sections, or longer than a page. */
import type { Tree, Violation } from "../tree.ts";

const folder = "packages/architecture/decisions/";
const sections = ["Context", "Decision", "Consequences", "Revisit when"];
const page = 70;
const remedy = "one page: # NNNN Claim, then ## Context, ## Decision, ## Consequences, ## Revisit when";
// The table of dependencies is as long as there are dependencies.
const longer = "0009-each-dependency-earns-its-line.md";

/** The decisions that are not written as the others are. */
export function decisionsHaveTheirForm(tree: Tree): readonly Violation[] {
  const decisions = tree.files.filter(({ path }) => path.startsWith(folder));
  return decisions.flatMap(({ path, text }, place) => {
    const name = path.slice(folder.length);
    const number = String(place + 1).padStart(4, "0");
    const found = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    const wrong = [
      ...(/^\d{4}-[a-z0-9-]+\.md$/.test(name) ? [] : ["is not named NNNN-claim.md"]),
      ...(name.startsWith(number) ? [] : [`is not number ${number}`]),
      ...(new RegExp(`^# ${name.slice(0, 4)} \\S`).test(text) ? [] : ["does not open with its number and its claim"]),
      ...(String(found) === String(sections) ? [] : [`has the sections ${found.join(", ") || "(none)"}`]),
      ...(name === longer || text.split("\n").length <= page ? [] : [`is longer than ${page} lines`]),
    ];
    return wrong.map((what) => ({ path, what, remedy }));
  });
}
