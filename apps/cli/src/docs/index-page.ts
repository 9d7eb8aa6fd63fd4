/** The first page: every act in the order in which it became known, with what became of its commi. */
import type { Act, Paragraph } from "@delibera/rules-dsl/ir";
import { printDay } from "../print/citation.ts";
import type { Words } from "../words.ts";
import type { Library } from "./act-page.ts";
import { fileOfAct } from "./act-page.ts";
import { html, page } from "./html.ts";
import { labels, standings } from "./words.ts";

const order = ["encoded", "restates", "not-normative", "not-expressible", "undeclared"] as const;

export function indexPage({ program, terminal }: Library): string {
  const say = (words: Words) => terminal.inWords(words);
  const acts = program.acts.toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0));
  const row = (act: Act) => {
    const count = (standing: Paragraph["standing"]) =>
      act.divisions.flatMap(({ paragraphs }) => paragraphs).filter((each) => each.standing === standing).length;
    return html`<tr><td>${printDay(act.knownFrom)}</td><th scope="row"><a href="${fileOfAct(act.name)}">${act.title}</a></th>
<td>${say(act.authorityLabel)}</td>${order.map((standing) => html`<td>${count(standing)}</td>`)}</tr>
`;
  };
  const heads = [labels.knownFrom, labels.act, labels.authority, ...order.map((standing) => standings[standing])];
  const body = html`<main>
<h1>${say(labels.title)}</h1>
<div class="scroll"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${acts.map(row)}</tbody>
</table></div>
</main>`;
  return page(say(labels.title), terminal.language, body);
}
