/**
 * Writes rows with the columns that are read of them, step by step: each step is a query around the one before. A step is in the order of
 * its rows, which keeps a planner from writing one step into the next and computing again for each reader what was computed once.
 */
import type { Catalog } from "./catalog.ts";
import { collect } from "./collect.ts";
import { claimsOf, foldOfClaims } from "./emit-allocation.ts";
import type { Standing } from "./emit-expression.ts";
import { expressionOf, inputName, rowColumns, written } from "./emit-expression.ts";
import type { Folded, Member } from "./emit-fold.ts";
import { conditionsOf, flag, flagged, foldOf, unless } from "./emit-fold.ts";
import { joinedPeriods, rowsOf, sourceIsKnown } from "./emit-rows.ts";
import { lookedUp, periodsRead, readsOf } from "./operands.ts";
import type { Plan } from "./plan.ts";
import type { Expression, Join, Named, Query } from "./query.ts";
import { all, column, fold, operator, query, truth, when } from "./query.ts";
import type { LoopNode, Reference, Space } from "./spaces.ts";

export interface Steps {
  readonly query: Query;
  /** Under which the last step stands for whoever reads it. */
  readonly alias: string;
}

type Aliases = ReadonlyMap<Space, string>;

export class StepWriter {
  readonly #plan: Plan;
  readonly #catalog: Catalog;
  #count = 0;

  constructor(plan: Plan, catalog: Catalog) {
    this.#plan = plan;
    this.#catalog = catalog;
  }

  /** The rows of a space with everything that the targets read of them. `aliases` are those of the rows around. */
  steps(space: Space, targets: readonly Reference[], aliases: Aliases, ofAll = false): Steps {
    const plan = this.#plan;
    const { columns, inputs, position, lastRead } = collect(plan, space, targets);
    const keys = keysOf(plan, space, position);
    let made = this.#rows(space, aliases, { inputs, position, ofAll });
    let alias = this.fresh();
    const last = Math.max(0, ...[...columns.values()].map(({ step }) => step));
    let there = [...inputs].map(inputName);
    for (let step = 1; step <= last; step++) {
      const standing: Standing = { plan, aliases: new Map([...aliases, [space, alias]]) };
      const due = [...columns].filter(([, each]) => each.step === step);
      const { joins, values } = this.#computed(
        standing,
        due.map(([name, { reference }]) => ({ name, reference })),
      );
      const isStillRead = (name: string) => (lastRead.get(name) ?? 0) > step;
      const carried = [...keys, ...there.filter(isStillRead)];
      const here = alias;
      made = query(
        { kind: "query", query: made, alias },
        [...carried.map((name) => ({ name, value: column(here, name) })), ...values],
        { joins, orderBy: ordering(keys).map((name) => column(here, name)) },
      );
      there = [...there.filter(isStillRead), ...due.map(([name]) => name)];
      alias = this.fresh();
    }
    return { query: made, alias };
  }

  fresh = (): string => `q${this.#count++}`;

  #rows(
    space: Space,
    aliases: Aliases,
    wanted: { readonly inputs: ReadonlySet<number>; readonly position: boolean; readonly ofAll: boolean },
  ): Query {
    const plan = this.#plan;
    const { source } = space;
    if (source.kind !== "merged")
      return rowsOf({ plan, aliases }, this.#catalog, { space, source }, wanted, this.fresh);
    const { query: members, standing, alias } = this.#members(source.inner, periodsRead(source), aliases);
    const { belongs } = conditionsOf(
      { loop: { ...source.loop, where: undefined } as unknown as LoopNode["loop"] },
      memberAt(standing, alias, source.at),
    );
    const days: Named[] = [
      { name: rowColumns.from, value: expressionOf(standing, { node: source.from, at: source.at }) },
      { name: rowColumns.to, value: expressionOf(standing, { node: source.to, at: source.at }) },
    ];
    return joinedPeriods(query({ kind: "query", query: members, alias }, days, { where: [belongs] }), this.fresh);
  }

  #members(space: Space, targets: readonly Reference[], aliases: Aliases, ofAll = false) {
    const steps = this.steps(space, targets, aliases, ofAll);
    const standing: Standing = { plan: this.#plan, aliases: new Map([...aliases, [space, steps.alias]]) };
    return { ...steps, standing };
  }

  /** Columns of one step: operations, and loops, which share a join where they share their rows. */
  #computed(standing: Standing, due: readonly { readonly name: string; readonly reference: Reference }[]) {
    const { spaces } = this.#plan;
    const joins: Join[] = [];
    const values: Named[] = [];
    const bySpace = new Map<Space, { readonly name: string; readonly reference: Reference }[]>();
    for (const each of due) {
      const [members] = readsOf(spaces, each.reference).members;
      if (!members) values.push({ name: each.name, value: written(standing, each.reference) });
      else if (spaces.nodeOf(each.reference).kind === "allocate")
        this.#allocated(standing, members, each, joins, values);
      else bySpace.set(members, [...(bySpace.get(members) ?? []), each]);
    }
    for (const [members, readers] of bySpace) this.#folded(standing, members, readers, joins, values);
    return { joins, values };
  }

  #folded(
    standing: Standing,
    space: Space,
    readers: readonly { readonly name: string; readonly reference: Reference }[],
    joins: Join[],
    values: Named[],
  ): void {
    const { spaces } = this.#plan;
    const targets = readers.flatMap(({ reference }) => this.#insideOf(reference));
    const ofAll = this.#standsAlone(space, targets);
    const {
      query: members,
      alias,
      standing: within,
    } = this.#members(space, targets, ofAll ? new Map() : standing.aliases, ofAll);
    const joined = this.fresh();
    const figures: Named[] = [];
    for (const { name, reference } of readers) {
      const node = spaces.nodeOf(reference);
      const folded = this.#fold(reference, node as LoopNode, within, alias, name);
      figures.push(...folded.figures);
      values.push({ name, value: this.#asked(standing, reference, folded.result(joined), joins) });
    }
    const from = { kind: "query" as const, query: members, alias };
    const subject = { name: rowColumns.subject, value: column(alias, rowColumns.subject) };
    const here = standing.aliases.get(spaces.root) ?? "";
    if (ofAll) {
      const grouped = query(from, [subject, ...figures], { groupBy: [subject.value] });
      joins.push({
        query: grouped,
        alias: joined,
        on: operator("=", column(joined, rowColumns.subject), column(here, rowColumns.subject)),
      });
    } else joins.push({ query: query(from, figures), alias: joined });
  }

  #fold(reference: Reference, node: LoopNode, within: Standing, alias: string, name: string): Folded {
    const { spaces } = this.#plan;
    if (node.kind !== "aggregate" && node.kind !== "pick") {
      const [space] = readsOf(spaces, reference).members;
      const value = expressionOf(within, lookedUp(spaces, reference, space as Space));
      const figures: Named[] = [
        { name: `${name}_found`, value: { kind: "firstOf", array: fold("array_agg", { arg: value }) } },
      ];
      return { figures, result: (at) => column(at, `${name}_found`) };
    }
    const { inside } = spaces.membersOf(spaces.ownerOf(reference), node.loop, reference.at);
    return foldOf(node, memberAt(within, alias, inside), name);
  }

  #allocated(
    standing: Standing,
    space: Space,
    { name, reference }: { readonly name: string; readonly reference: Reference },
    joins: Join[],
    values: Named[],
  ): void {
    const { spaces } = this.#plan;
    const node = spaces.nodeOf(reference) as Extract<LoopNode, { readonly kind: "allocate" }>;
    const { inside } = spaces.membersOf(spaces.ownerOf(reference), node.loop, reference.at);
    const {
      query: members,
      alias,
      standing: within,
    } = this.#members(space, this.#insideOf(reference), standing.aliases);
    const [claims, joined] = [this.fresh(), this.fresh()];
    const claimed = query(
      { kind: "query", query: members, alias },
      claimsOf(node, memberAt(within, alias, inside), name),
    );
    const folded = foldOfClaims(node, claims, name, expressionOf(standing, { node: node.pool, at: reference.at }));
    joins.push({ query: query({ kind: "query", query: claimed, alias: claims }, folded.figures), alias: joined });
    values.push({ name, value: this.#asked(standing, reference, folded.result(joined), joins) });
  }

  /** The result where it may be asked, and where it is known which members there are. */
  #asked(standing: Standing, reference: Reference, result: Expression, joins: Join[]): Expression {
    const { spaces } = this.#plan;
    const node = spaces.nodeOf(reference);
    if (node.kind !== "aggregate" && node.kind !== "pick" && node.kind !== "allocate") return result;
    const { space } = spaces.membersOf(spaces.ownerOf(reference), node.loop, reference.at);
    const isAsked =
      node.loop.when === undefined ? truth(true) : expressionOf(standing, { node: node.loop.when, at: reference.at });
    const may = all(isAsked, sourceIsKnown(standing, space));
    const sound = unless([this.#spoilt(standing, space, joins)], result);
    return may.kind === "boolean" ? sound : when([[may, sound]]);
  }

  /** Whether it is not known which periods are joined. */
  #spoilt(standing: Standing, { source }: Space, joins: Join[]): Expression {
    if (source.kind !== "merged") return truth(false);
    const {
      query: members,
      alias,
      standing: within,
    } = this.#members(source.inner, periodsRead(source), standing.aliases);
    const { spoils } = conditionsOf(
      { loop: { ...source.loop, where: undefined } as unknown as LoopNode["loop"] },
      memberAt(within, alias, source.at),
    );
    const figures = flag("spoilt", spoils);
    const deeper = this.#spoilt(standing, source.inner, joins);
    if (figures.length === 0) return deeper;
    const joined = this.fresh();
    joins.push({ query: query({ kind: "query", query: members, alias }, figures), alias: joined });
    const own = flagged(joined, figures, "spoilt");
    return deeper.kind === "boolean" ? own : operator("or", deeper, own);
  }

  #insideOf(reference: Reference): readonly Reference[] {
    return readsOf(this.#plan.spaces, reference).inside;
  }

  /** Whether nothing that the members are asked depends on the rows around them: then all subjects are folded at once. */
  #standsAlone(space: Space, targets: readonly Reference[]): boolean {
    const { spaces } = this.#plan;
    const { source, parent } = space;
    if (source.kind !== "rows" || source.of || parent !== spaces.root) return false;
    if (spaces.program.tables[source.table]?.within !== undefined) return false;
    return targets.every((each) => [...this.#plan.needsOf(each).keys()].every((read) => read === space));
  }
}

function memberAt(standing: Standing, alias: string, inside: readonly Space[]): Member {
  return { standing, place: column(alias, rowColumns.row), inside: (node) => ({ node, at: inside }) };
}

function keysOf({ spaces }: Plan, space: Space, position: boolean): readonly string[] {
  const placed = position ? [rowColumns.position] : [];
  if (space === spaces.root) return [rowColumns.subject];
  if (space.source.kind === "rows" || space.source.kind === "lookup")
    return [rowColumns.subject, rowColumns.row, ...placed];
  return [rowColumns.row, rowColumns.from, rowColumns.to];
}

function ordering(keys: readonly string[]): readonly string[] {
  return keys.filter((name) => name === rowColumns.subject || name === rowColumns.row);
}
