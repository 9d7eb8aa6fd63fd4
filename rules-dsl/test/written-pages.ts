/** Pages with parts that are written from the code: `<!-- NAME: written from the code -->` … `<!-- end -->`. `npm run update` writes them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Page {
  readonly path: string;
  readonly text: string;
}

export function pageOf(name: string): Page {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  return { path, text: readFileSync(path, "utf8") };
}

/** The page as it should be. */
export function withWritten(page: Page, parts: Readonly<Record<string, string>>): string {
  let text = page.text;
  for (const [name, content] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: written from the code -->\n`, "\n<!-- end -->"];
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`${page.path} has no part ${name}`);
    text = text.slice(0, from + begin.length) + content + text.slice(to);
  }
  return text;
}
