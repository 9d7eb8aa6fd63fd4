/** Every worked example and every contradiction of the sources opens, with its sign, the title of an example of the act it illustrates. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

interface Sign {
  /** V: the Vademecum; M: the manual; X: Orders and other public pages; C: two texts that disagree. */
  readonly sign: string;
  readonly kind: "vademecum" | "manual" | "others" | "contradiction";
  readonly says: string;
  /** The commi that quote it, `act article.comma`; none where it decides no value, and then `why`. */
  readonly commi: readonly string[];
  readonly why?: string;
}

const list = new URL("../fonti/esempi-e-contrasti.json", import.meta.url);
const signs = JSON.parse(readFileSync(list, "utf8")) as readonly Sign[];

/** By sign, the commi whose examples open with it: `V-07, V-08b: …`. */
const quoted = new Map<string, Set<string>>();
for (const { title, citation } of program.examples) {
  const opening = /^([VMXC]-\d+[a-z]?(?:, )?)+(?=:)/.exec(title)?.[0].split(", ") ?? [];
  for (const sign of opening) {
    const commi = quoted.get(sign) ?? new Set();
    quoted.set(sign, commi.add(`${citation.act} ${citation.article}.${citation.comma}`));
  }
}

it("lists 33 examples and the 22 contradictions, each once, with what it says", () => {
  const count = (kind: Sign["kind"]) => signs.filter((each) => each.kind === kind).length;
  expect([count("vademecum"), count("manual"), count("others"), count("contradiction")]).toEqual([21, 3, 9, 22]);
  expect(new Set(signs.map(({ sign }) => sign)).size).toBe(signs.length);
  expect(signs.filter(({ says, commi, why }) => says === "" || (commi.length === 0) === (why === undefined))).toEqual(
    [],
  );
});

it.each(signs)("$sign, $says, is quoted in the act it illustrates", ({ sign, commi }) => {
  expect([...(quoted.get(sign) ?? [])].toSorted()).toEqual([...commi].toSorted());
});

it("no title opens with a sign that the sources do not have", () => {
  const known = new Set(signs.map(({ sign }) => sign));
  expect([...quoted.keys()].filter((sign) => !known.has(sign))).toEqual([]);
});
