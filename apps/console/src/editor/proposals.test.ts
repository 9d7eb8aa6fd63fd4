/** How the compiler's proposals become those of the editor. */
import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { colours } from "./highlighting.ts";
import { proposalsFrom, templateOf } from "./proposals.ts";

const place = (number: string, words = "") => ["$", `{${number}${words}}`].join("");

it("places to fill are those of the editor", () => {
  const template = templateOf(`regola ${place("1", ":nome")} : $2\n  = $0`);
  expect(template).toBe(`regola ${place("1", ":nome")} : ${place("")}\n  = ${place("")}`);
});

it("what fits best stands first, and a clause to fill in is written by the editor", async () => {
  const complete = async () => ({
    from: 0,
    proposals: [
      { text: "regola …", kind: "snippet", detail: "una regola", rank: 1, insert: "regola $0" },
      { text: "regolare", kind: "rule", detail: "numero", rank: 0 },
    ],
  });
  const state = EditorState.create({ doc: "rego", extensions: [colours] });
  const found = await proposalsFrom({ complete })(new CompletionContext(state, 4, true));
  expect(found?.options).toMatchObject([
    { label: "regola …", detail: "una regola", boost: -1, apply: expect.any(Function) },
    { label: "regolare", detail: "numero", boost: 0 },
  ]);
});
