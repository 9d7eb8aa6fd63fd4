/** What follows from a condition that a branch has decided, and what does not. */
import { describe, expect, it } from "vitest";
import type { Node } from "../specialise/specialise.ts";
import { assume, assumeUnlessOpen } from "./assume.ts";
import { newBlock, no, yes } from "./code.ts";
import type { Emission, Scope } from "./emission.ts";
import { memoryKey } from "./emission.ts";

const boolean = { kind: "boolean" } as const;
const input = (column: number, maybe: boolean): Node => ({ kind: "input", table: 0, column, type: boolean, maybe });
const nodes: readonly Node[] = [
  input(0, false),
  input(1, true),
  { kind: "and", left: 0, right: 1, type: boolean, maybe: true },
  { kind: "not", operand: 2, type: boolean, maybe: true },
  { kind: "or", left: 0, right: 1, type: boolean, maybe: true },
];

function newScope(): Scope {
  const schedule = { units: [], fused: new Set<number>(), free: nodes.map(() => 0) };
  const emission = { program: { nodes }, schedule } as unknown as Emission;
  return { emission, block: newBlock([], { next: 0 }), bindings: [], needed: [] };
}

const known = (scope: Scope) => nodes.map((_, id) => scope.block.memory.get(memoryKey(scope, id)));

describe("a condition that a branch has decided", () => {
  it("decides both sides of what is only true when both are", () => {
    const scope = newScope();
    assume(scope, 3, false);
    expect(known(scope)).toEqual([yes, yes, yes, no, undefined]);
  });

  it("decides both sides of what is only false when both are", () => {
    const scope = newScope();
    assume(scope, 4, false);
    expect(known(scope)).toEqual([no, no, undefined, undefined, no]);
  });

  it("says nothing of either side of what one side may have decided", () => {
    const scope = newScope();
    assume(scope, 2, false);
    expect(known(scope)).toEqual([undefined, undefined, no, undefined, undefined]);
  });

  it("that may be undetermined is not decided by ruling out the contrary", () => {
    const scope = newScope();
    assumeUnlessOpen(scope, 2, true);
    assumeUnlessOpen(scope, 0, true);
    expect(known(scope)).toEqual([yes, undefined, undefined, undefined, undefined]);
  });

  it("is decided in its branch alone", () => {
    const scope = newScope();
    scope.block.inside("if (x0 === 1)", (block) => {
      assume({ ...scope, block }, 0, true);
      expect(known({ ...scope, block })[0]).toBe(yes);
    });
    expect(known(scope)[0]).toBeUndefined();
  });
});
