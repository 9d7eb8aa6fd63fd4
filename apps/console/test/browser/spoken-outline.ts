/**
 * What a screen reader tells of a page, from the browser's accessibility tree: landmarks, headings, names and states of controls, and
 * what is announced. The words between, the rows of tables and the links outside navigations are left out: they are the data's.
 */
import type { Locator } from "playwright-core";

/** One line for each, in the order in which they are read: `heading "Professionisti" [level=1]`, `status: 150 professionisti`. */
export async function spokenOutline(part: Locator): Promise<readonly string[]> {
  return outlineOf(await part.ariaSnapshot());
}

const told = new Set([
  ...["banner", "main", "contentinfo", "navigation", "region", "search", "form", "group", "dialog", "article"],
  ...["heading", "img", "table", "tablist", "tab", "tabpanel", "button", "textbox", "searchbox", "spinbutton"],
  ...["combobox", "checkbox", "radio", "progressbar"],
]);
/** Their words are told too: what is announced, and what a disclosure shows when it is closed. */
const withWords = new Set(["status", "alert", "group"]);

interface Node {
  readonly depth: number;
  readonly role: string;
  /** With its quotes; empty for a node without a name. */
  readonly name: string;
  readonly states: string;
  readonly words: string;
}

export function outlineOf(snapshot: string): readonly string[] {
  const nodes = snapshot.split("\n").flatMap(nodeOf);
  const outline: string[] = [];
  // How deep the table and the navigation stand that a node may be in.
  const inside = { table: none, navigation: none };
  for (const [at, { depth, role, name, states, words }] of nodes.entries()) {
    for (const kind of ["table", "navigation"] as const) {
      if (depth <= inside[kind]) inside[kind] = none;
    }
    if (depth > inside.table) continue;
    if (role === "table" || role === "navigation") inside[role] = depth;
    const said =
      role === "status" || role === "alert" ? [words, ...wordsUnder(nodes, at)].filter(Boolean).join(" ") : words;
    const isTold = told.has(role) || withWords.has(role) || (role === "link" && depth > inside.navigation);
    if (!isTold) continue;
    const line = [role, name, states].filter(Boolean).join(" ");
    outline.push(withWords.has(role) && said !== "" ? `${line}: ${said}` : line);
  }
  return outline;
}

const none = Number.POSITIVE_INFINITY;

function nodeOf(line: string): readonly Node[] {
  const found = /^(\s*)- '?([a-z]+)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]+\])*)'?(?::\s*(.*))?$/.exec(line);
  if (found === null) return [];
  const [, indent = "", role = "", name = "", states = "", words = ""] = found;
  return [
    {
      depth: indent.length,
      role,
      name: name.replaceAll("''", "'"),
      states: states.trim(),
      words: words.replace(/^(["'])(.*)\1$/, "$2"),
    },
  ];
}

/** The plain words under an announcement; controls in it have lines of their own. */
function wordsUnder(nodes: readonly Node[], at: number): readonly string[] {
  const after = nodes.slice(at + 1);
  const end = after.findIndex(({ depth }) => depth <= (nodes[at]?.depth ?? 0));
  return after
    .slice(0, end === -1 ? undefined : end)
    .filter(({ role }) => ["paragraph", "text", "strong", "listitem"].includes(role))
    .map(({ words }) => words);
}
