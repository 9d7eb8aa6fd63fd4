import { describe, expect, it } from "vitest";
import { delibera, sample } from "./run-delibera.ts";

const selfStudy = [
  "explain",
  "--input",
  sample("autoformazione"),
  "--triennium",
  "2017-2019",
  "--line",
  "credits.selfStudy",
];

interface Node {
  readonly sentence: string;
  readonly value?: { readonly exact: string };
  readonly citation?: { readonly act: string; readonly article: string; readonly comma: string };
  readonly children: readonly Node[];
}

function all(node: Node): readonly Node[] {
  return [node, ...node.children.flatMap(all)];
}

describe("an explanation", () => {
  it.each([
    ["2018-09-26", "15", "cnfc_2017_crediti"],
    ["2018-09-28", "30", "cnfc_2018_autoformazione"],
  ])("of self-study as known on %s says %s credits, by the act that was known", (knownOn, exact, act) => {
    const { code, out, err } = delibera([...selfStudy, "--known-on", knownOn, "--format", "json"]);
    expect([code, err]).toEqual([0, ""]);
    const { explanations, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      formatVersion: "1.0",
      professional: "ESEMPIO-06",
      triennium: "2017-2019",
      asOf: "2026-01-15",
      knownOn,
    });
    expect(explanations.map(({ line }: { line: string }) => line)).toEqual(["credits.selfStudy"]);
    const [{ tree }] = explanations;
    expect(tree.value.exact).toBe(exact);
    const share = all(tree).find(({ sentence }) => sentence.startsWith("quota autoformazione"));
    expect(share?.citation?.act).toBe(act);
  });

  it("is sentences, as deep as asked, and says when there is more", () => {
    const lines = (depth: string) => {
      return delibera([...selfStudy, "--known-on", "2018-09-26", "--depth", depth])
        .out.trimEnd()
        .split("\n");
    };
    const one = lines("1");
    expect(one[0]).toBe("ESEMPIO-06, triennio 2017-2019, al 15/01/2026, per quanto noto il 26/09/2018");
    expect(one[2]).toMatch(/^di cui di autoformazione: 15 crediti, /);
    expect(one.slice(3, -1).every((line) => line.startsWith("- "))).toBe(true);
    expect(one.at(-1)).toBe("(il resto con --depth all)");
    const two = lines("2").slice(3, -1);
    expect(two.filter((line) => line.startsWith("- "))).toEqual(one.slice(3, -1));
    expect(two.every((line) => /^(- | {2}- )/.test(line))).toBe(true);
    const everything = lines("all");
    expect(everything.length).toBeGreaterThan(two.length + 5);
    expect(everything.at(-1)).not.toContain("--depth");
  });

  it("without a line explains what a person asks first, in the language asked for", () => {
    const args = ["explain", "--input", sample("manca-un-dato"), "--triennium", "2017-2019", "--lang", "en"];
    const paragraphs = delibera(args).out.split("\n\n");
    expect(paragraphs.map((each) => each.split(":")[0])).toEqual([
      "ESEMPIO-13, three-year period 2017-2019, as of 2026-01-15, as known on 2026-01-15",
      "individual obligation",
      "counted credits",
      "document",
    ]);
  });

  it("of an item names it", () => {
    const args = ["explain", "--input", sample("iscritta-nel-2017"), "--triennium", "2017-2019", "--format", "json"];
    const { out } = delibera([...args, "--line", "credits.excluded.before-obligation[PA-1]"]);
    const [{ tree }] = JSON.parse(out).explanations;
    expect([tree.value.exact, tree.citation.act, tree.citation.comma]).toEqual(["12", "fnomceo_2019_manuale", "5"]);
  });

  it("of a line that is not there is refused with those that are", () => {
    const { code, out, err } = delibera([...selfStudy.slice(0, -1), "credits.selfstudy"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^delibera: il libretto non ha la riga `credits.selfstudy`: scrivere una fra obligation.standard, /,
    );
    expect(err).toContain("credits.selfStudy");
  });

  it("to no depth is refused", () => {
    expect(delibera([...selfStudy, "--depth", "0"])).toEqual({
      code: 1,
      out: "",
      err: "delibera: `0` non è una profondità: scrivere un numero da 1 a 999, oppure all\n",
    });
  });
});
