/** Where two texts disagree, the explanation says which one prevails, names the one that yields, and says why. */
import { readFileSync } from "node:fs";
import type { EvaluationRequest, Outcome } from "@delibera/rules-dsl/evaluator";
import { evaluate } from "@delibera/rules-dsl/evaluator";
import type { ExplanationNode } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import type { Citation, Example } from "@delibera/rules-dsl/ir";
import { describe, expect, it } from "vitest";
import { program } from "./ledger-by-the-acts.ts";

/** Where a contradiction is seen: in the first example of that comma whose title opens with its sign. */
interface Seen {
  readonly example: string;
  readonly rule: string;
  readonly item?: string;
  readonly year?: number;
  readonly prevails: string;
  readonly yields: string;
  /** As the evaluator says it; `interpreted` where a doubt is decided and the other reading stays open. */
  readonly because: string;
}

interface Contradiction {
  readonly sign: string;
  readonly kind: string;
  readonly says: string;
  readonly seen?: Seen;
}

const list = new URL("../fonti/esempi-e-contrasti.json", import.meta.url);
const signs = JSON.parse(readFileSync(list, "utf8")) as readonly Contradiction[];
const contradictions = signs.filter(({ kind }) => kind === "contradiction");
const resolved = contradictions.flatMap(({ seen, ...each }) => (seen ? [{ ...each, ...seen }] : []));

const comma = ({ act, article, comma: number }: Citation) => `${act} ${article}.${number}`;

describe("two texts that disagree", () => {
  it("are twenty-two pairs, and each is seen in an example", () => {
    expect(resolved.map(({ sign }) => sign)).toEqual(
      Array.from({ length: 22 }, (_, index) => `C-${String(index + 1).padStart(2, "0")}`),
    );
  });

  it.each(resolved.filter(({ because }) => because !== "interpreted"))(
    "$sign, $says: $prevails prevails over $yields",
    (seen) => {
      const outcome = outcomeOf(exampleOf(seen));
      const trace = outcome.trace(seen.rule, seen);
      const root = trace.root === undefined ? undefined : trace.node(trace.root);
      expect(root?.version && comma(root.version.citation)).toBe(seen.prevails);
      const lost = (root?.overridden ?? []).map(({ citation, because }) => `${comma(citation)}: ${because}`);
      expect(lost).toContain(`${seen.yields}: ${seen.because}`);

      const explanation = explain(program, outcome, seen);
      expect(explanation.citation && comma(explanation.citation)).toBe(seen.prevails);
      const said = explanation.children.filter(
        ({ kind, citation }) => kind === "overridden" && citation && comma(citation) === seen.yields,
      );
      expect(said).toHaveLength(1);
      expect(said[0]?.sentence).toMatch(reasonInWords[seen.because] ?? /^$/);
    },
  );

  it.each(resolved.filter(({ because }) => because === "interpreted"))(
    "$sign, $says: $prevails decides, and $yields is the reading that was not taken",
    (seen) => {
      const explanation = explain(program, outcomeOf(exampleOf(seen)), seen);
      const decided = nodesOf(explanation).filter(({ kind }) => kind === "interpretation");
      expect(decided.map(({ citation }) => citation && comma(citation))).toEqual([seen.prevails]);
      const others = nodesOf(explanation).filter(({ kind }) => kind === "alternative");
      const texts = others.flatMap(nodesOf).flatMap(({ citation }) => (citation ? [comma(citation)] : []));
      expect(texts).toEqual([seen.yields]);
    },
  );
});

/** What the sentence says after the name of the text that yields. */
const reasonInWords: Readonly<Record<string, RegExp>> = {
  "lower-rank": /di rango inferiore a /,
  replaced: /sostituito da /,
  "more-general": /norma generale, prevale quella speciale di /,
};

function exampleOf({ sign, example: where }: { readonly sign: string; readonly example: string }): Example {
  const opens = new RegExp(`^(?:[VMXC]-\\d+[a-z]?, )*${sign}[,:]`);
  const found = program.examples.find(({ title, citation }) => opens.test(title) && comma(citation) === where);
  if (!found) throw new Error(`no example of ${where} opens with ${sign}`);
  return found;
}

const always = "9999-12-31";

function outcomeOf({ cycle, asOf, knownOn, interpretations, given, facts }: Example): Outcome {
  const dates: Pick<EvaluationRequest, "asOf" | "knownOn"> = { asOf: asOf ?? always, knownOn: knownOn ?? always };
  return evaluate(program, facts, { cycle, ...dates, interpretations, given });
}

function nodesOf(node: ExplanationNode): readonly ExplanationNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}
