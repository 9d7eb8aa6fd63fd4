import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnose } from "../src/compile.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const act = (name: string, body: string) => ({
  name: `${name}.delibera`,
  text: [
    `delibera ${name} "Atto"`,
    '  articolo 1 "Quote"',
    "    comma 1",
    "      riassunto «Una quota.»",
    `      ${body}`,
    "    fine",
    "  fine",
    "fine",
    "",
  ].join("\n"),
});

describe("the symbols of a vocabulary that is read once", () => {
  const vocabulary = { name: "library.delibera", text: read("library.delibera") };
  const said = (set: Parameters<typeof diagnose>[0]) =>
    diagnose(set).diagnostics.map(({ code, span }) => `${span.file} ${span.start} ${code}`);

  it("serve every set of acts, and nothing of one set is known in the next", () => {
    const first = [vocabulary, act("prima", "parametro misura_mia = 10 gettoni")];
    const second = [vocabulary, act("seconda", "parametro altra = misura_mia")];
    const [one, other] = [diagnose(first), diagnose(second)];
    expect(other.model.symbols.entities).toBe(one.model.symbols.entities);
    expect([...other.model.symbols.rules.keys()]).not.toContain("misura_mia");
    const namesOf = ({ model }: typeof one) => [...model.bindings.keys()].map(({ span }) => span.file);
    expect(namesOf(other)).not.toContain("prima.delibera");
    expect(namesOf(one)).not.toContain("seconda.delibera");
    // The same texts in objects never seen before.
    expect(said(second)).toEqual(said(second.map((source) => ({ ...source }))));
  });

  it("are looked for again where there is something to report, each time", () => {
    const mistaken = { ...vocabulary, text: vocabulary.text.replace(/campo (\w+) : gettoni/, "campo $1 : gettonni") };
    expect(mistaken.text).not.toBe(vocabulary.text);
    const set = [mistaken, act("prima", "parametro misura_mia = 10 gettoni")];
    const once = said(set);
    expect(once.filter((each) => each.endsWith("misspelt-name"))).toHaveLength(1);
    expect(said(set)).toEqual(once);
  });
});
