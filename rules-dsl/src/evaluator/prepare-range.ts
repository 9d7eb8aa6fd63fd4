/** What an aggregate runs over, and how each member is bound while its conditions and values are evaluated. */
import type { Range } from "../ir/expression.ts";
import type { Frame } from "./frame.ts";
import type { Scope } from "./scope.ts";
import { failed } from "./undetermined.ts";
import type { OptionValue, Undetermined, Value } from "./value.ts";
import { yearValue } from "./value.ts";

export interface PreparedRange {
  readonly members: (frame: Frame) => readonly Value[] | Undetermined;
  readonly bind: (frame: Frame, member: Value) => void;
  /** Where the bound name is known. */
  readonly inner: Scope;
}

export function prepareRange(range: Range, scope: Scope): PreparedRange {
  if (range.kind === "years") {
    return {
      members: ({ cycle }) => yearsFrom(cycle.firstYear, cycle.lastYear),
      bind: (frame, member) => {
        frame.year = member.kind === "year" ? member.year : undefined;
      },
      inner: scope,
    };
  }
  const members = range.kind === "list" ? membersOfList(range, scope) : membersOfEnumeration(range.enumeration, scope);
  const { slot, inner } = scope.bind(range.variable);
  const bind = (frame: Frame, member: Value) => {
    frame.slots[slot] = member;
  };
  return { members, bind, inner };
}

function membersOfList(
  range: Extract<Range, { readonly kind: "list" }>,
  scope: Scope,
): (frame: Frame) => readonly Value[] | Undetermined {
  const list = scope.prepare(range.list);
  return (frame) => {
    const value = list(frame);
    return value.kind === "list" ? value.values : failed(value, value, "list");
  };
}

function membersOfEnumeration(name: string, scope: Scope): () => readonly Value[] {
  const enumeration = scope.prepared.program.vocabulary.enumerations.find((each) => each.name === name);
  const options = (enumeration?.options ?? []).map((each): OptionValue => {
    return { kind: "option", enumeration: name, option: each.name };
  });
  return () => options;
}

function yearsFrom(first: number, last: number): readonly Value[] {
  return Array.from({ length: last - first + 1 }, (_, index) => yearValue(first + index));
}
