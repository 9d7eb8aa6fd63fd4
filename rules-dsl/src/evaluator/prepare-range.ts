/** What an aggregate runs over, and how each member is bound while its conditions and values are evaluated. */
import type { Range } from "../ir/expression.ts";
import type { Frame } from "./frame.ts";
import type { Scope } from "./scope.ts";
import { failed } from "./undetermined.ts";
import type { OptionValue, Undetermined, Value } from "./value.ts";
import { same } from "./value.ts";

export interface PreparedRange {
  readonly members: (frame: Frame) => readonly Value[] | Undetermined;
  readonly bind: (frame: Frame, member: Value) => void;
  /** Where the bound name is known. */
  readonly inner: Scope;
}

export function prepareRange(range: Range, scope: Scope): PreparedRange {
  if (range.kind === "years") {
    return {
      members: ({ cycle }) => cycle.years,
      bind: (frame, member) => {
        frame.year = member.kind === "year" ? member.year : undefined;
      },
      inner: scope,
    };
  }
  const members = membersOf(range, scope);
  const { slot, inner } = scope.bind(range.variable);
  const bind = (frame: Frame, member: Value) => {
    frame.slots[slot] = member;
  };
  return { members, bind, inner };
}

function membersOf(range: Range, scope: Scope): (frame: Frame) => readonly Value[] | Undetermined {
  switch (range.kind) {
    case "list":
      return membersOfList(range, scope);
    case "options":
      return membersOfEnumeration(range.enumeration, scope);
    case "earlierCycles":
      return ({ session, cycle }) => session.cyclesBefore(cycle).map(({ period }) => period);
    case "groups":
      return groupsOf(range, scope);
    case "years":
      return ({ cycle }) => cycle.years;
  }
}

/** Lists of the members that have one key, in the order in which the keys first occur; a key that is not known leaves them unknown. */
function groupsOf(
  range: Extract<Range, { readonly kind: "groups" }>,
  scope: Scope,
): (frame: Frame) => readonly Value[] | Undetermined {
  const list = scope.prepare(range.list);
  const { slot, inner } = scope.bind(range.member);
  const key = inner.prepare(range.key);
  return (frame) => {
    const value = list(frame);
    if (value.kind !== "list") return failed(value, value, "groups");
    const keys: Value[] = [];
    const groups: Value[][] = [];
    for (const member of value.values) {
      frame.slots[slot] = member;
      const found = key(frame);
      if (found.kind === "undetermined") return found;
      const place = keys.findIndex((each) => same(each, found));
      if (place >= 0) groups[place]?.push(member);
      else {
        keys.push(found);
        groups.push([member]);
      }
    }
    return groups.map((values): Value => ({ kind: "list", values }));
  };
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
