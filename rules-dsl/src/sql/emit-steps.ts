/**
 * Writes rows with the columns that are read of them, step by step: each step is a query around the one before. A step is in the order of
 * its rows, which keeps a planner from writing one step into the next and computing again for each reader what was computed once.
 */
import type { Loop, NodeId } from "../specialise/specialise.ts";
import type { Catalog } from "./catalog.ts";
import { collect } from "./collect.ts";
import { conditionsOfAll } from "./conditions-of-all.ts";
import { claimsOf, foldOfClaims } from "./emit-allocation.ts";
import type { Standing } from "./emit-expression.ts";
import { expressionOf, inputName, rowColumns, written } from "./emit-expression.ts";
import { figuresOf } from "./emit-figures.ts";
import type { Folded, Member } from "./emit-fold.ts";
import { conditionsOf, flag, flagged, foldOf, unless } from "./emit-fold.ts";
import { joinedPeriods, rowsOf, sourceIsKnown } from "./emit-rows.ts";
import { listName, rowsListed } from "./list-names.ts";
import { listsDue, withLists } from "./lists-of-rows.ts";
import { groupsRead, lookedUp, periodsRead, readsOf, rowsRead, valuesOf } from "./operands.ts";
import type { Plan } from "./plan.ts";
import type { Expression, Join, Named, Query } from "./query.ts";
import { all, call, column, fold, operator, query, truth, when } from "./query.ts";
import type { LoopNode, Reference, Space } from "./spaces.ts";
import type { Store } from "./store.ts";
import { storesOf } from "./store.ts";
import { isWorthKeeping } from "./worth-keeping.ts";

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
  /** By rows: columns that the row around them carries, under the alias of a join of this step or (undefined) of the row itself. */
  readonly #stored = new Map<Space, Map<string, string | undefined>>();
  /** By rows: columns that the same rows further out have, by the name that they have there. */
  readonly #held = new Map<Space, ReadonlyMap<string, string>>();

  constructor(plan: Plan, catalog: Catalog) {
    this.#plan = plan;
    this.#catalog = catalog;
  }

  /** The rows of a space with everything that the targets read of them. `aliases` are those of the rows around. */
  steps(space: Space, targets: readonly Reference[], aliases: Aliases, ofAll = false): Steps {
    const plan = this.#plan;
    const before = new Map([...(this.#stored.get(space) ?? noneStored), ...(this.#held.get(space) ?? noneStored)]);
    const { columns, inputs, position, folds, held, heldAt, ready, lastRead } = collect(plan, space, targets, before);
    const keys = keysOf(plan, space, position);
    let made = this.#rows(space, aliases, { inputs, position, ofAll, folds, ready });
    let alias = this.fresh();
    const stores = storesOf(plan, columns, held);
    for (const { rows } of stores) this.#stored.set(rows, new Map());
    for (const [rows, names] of held) this.#held.set(rows, names);
    const last = Math.max(0, ...[...columns.values()].map(({ step }) => step));
    const weights = new Map<string, number>();
    let there = [...[...inputs].map(inputName), ...folds.keys(), ...ready];
    for (let step = 1; step <= last; step++) {
      const due = [...columns].filter(([, each]) => each.step === step);
      if (due.length === 0) continue;
      const isRead = (name: string, from: number) =>
        [lastRead, ...stores.map((store) => store.lastRead)].some((read) => (read.get(name) ?? 0) >= from);
      const lists = listsDue(space, { heldAt, step, there });
      if (lists.length > 0) {
        const carried = there.filter((name) => isRead(name, step));
        made = withLists(space, { kind: "query", query: made, alias }, [...keys, ...carried], lists);
        there = [...carried, ...lists.map(listName)];
        alias = this.fresh();
        for (const { rows } of stores) this.#carry(rows, there);
      }
      const standing: Standing = { plan, aliases: new Map([...aliases, [space, alias]]) };
      const kept = this.#store(standing, stores, step);
      const { joins, values } = this.#computed(
        standing,
        due.map(([name, { reference }]) => ({ name, reference })),
      );
      const isStillRead = (name: string) => isRead(name, step + 1);
      const carried = [...keys, ...there.filter(isStillRead)];
      const here = alias;
      const isKept = isWorthKeeping(plan, due, values, weights);
      made = query(
        { kind: "query", query: made, alias },
        [...carried.map((name) => ({ name, value: column(here, name) })), ...kept.values, ...values],
        {
          joins: [...kept.joins, ...joins],
          orderBy: isKept ? ordering(keys).map((name) => column(here, name)) : [],
        },
      );
      there = [...there.filter(isStillRead), ...kept.values.map(({ name }) => name), ...due.map(([name]) => name)];
      alias = this.fresh();
      for (const { rows } of stores) this.#carry(rows, there);
    }
    for (const { rows } of stores) this.#stored.delete(rows);
    for (const rows of held.keys()) this.#held.delete(rows);
    return { query: made, alias };
  }

  /** Columns of rows inside that several loops read are computed once, and carried by the row around them as lists. */
  #store(
    standing: Standing,
    stores: readonly Store[],
    step: number,
  ): { readonly joins: readonly Join[]; readonly values: readonly Named[] } {
    const joins: Join[] = [];
    const values: Named[] = [];
    for (const { rows, atStep } of stores) {
      const stored = atStep.get(step) ?? [];
      if (stored.length === 0) continue;
      const { query: members, alias } = this.#members(
        rows,
        stored.map(({ reference }) => reference),
        standing.aliases,
      );
      const joined = this.fresh();
      const order = [{ by: column(alias, rowColumns.row) }];
      const listed = rowsListed(rows);
      const isFirst = !this.#stored.get(rows)?.has(listed);
      const lists = [
        ...(isFirst ? [{ name: listed, value: column(alias, rowColumns.row) }] : []),
        ...stored.map(({ name }) => ({ name, value: column(alias, name) })),
      ];
      const figures = lists.map(
        ({ name, value }): Named => ({ name: listName(name), value: fold("array_agg", { arg: value, order }) }),
      );
      joins.push({ query: figuresOf(members, alias, figures, this.fresh), alias: joined });
      values.push(...figures.map(({ name }) => ({ name, value: column(joined, name) })));
      for (const { name } of lists) this.#stored.get(rows)?.set(name, joined);
    }
    return { joins, values };
  }

  /** From now on they stand among the columns of the rows themselves, as long as these carry them: who reads them later computes them. */
  #carry(rows: Space, carried: readonly string[]): void {
    const stored = this.#stored.get(rows);
    for (const name of [...(stored?.keys() ?? [])]) {
      if (carried.includes(listName(name))) stored?.set(name, undefined);
      else stored?.delete(name);
    }
  }

  fresh = (): string => `q${this.#count++}`;

  #rows(
    space: Space,
    aliases: Aliases,
    wanted: {
      readonly inputs: ReadonlySet<number>;
      readonly position: boolean;
      readonly ofAll: boolean;
      readonly folds: ReadonlyMap<string, Reference>;
      readonly ready: ReadonlySet<string>;
    },
  ): Query {
    const plan = this.#plan;
    const { source } = space;
    if (source.kind === "groups") return this.#groups(source, aliases, wanted);
    if (source.kind !== "merged") {
      const { ready } = wanted;
      const rows = rowsOf({ plan, aliases }, this.#catalog, { space, source }, wanted, this.fresh);
      return ready.size === 0 ? rows : this.#withStored(space, rows, ready, aliases);
    }
    const { query: members, standing, alias } = this.#members(source.inner, periodsRead(source), aliases);
    const { belongs } = conditionsOf(withoutWhere(source.loop), memberAt(standing, alias, source.at));
    const days: Named[] = [
      { name: rowColumns.from, value: expressionOf(standing, { node: source.from, at: source.at }) },
      { name: rowColumns.to, value: expressionOf(standing, { node: source.to, at: source.at }) },
    ];
    return joinedPeriods(query({ kind: "query", query: members, alias }, days, { where: [belongs] }), this.fresh);
  }

  /** One row for each group, in the place of its first row, with what its rows come to. */
  #groups(
    source: Extract<Space["source"], { readonly kind: "groups" }>,
    aliases: Aliases,
    { folds, ofAll }: { readonly folds: ReadonlyMap<string, Reference>; readonly ofAll: boolean },
  ): Query {
    const { spaces } = this.#plan;
    const targets = [...groupsRead(source), ...[...folds.values()].flatMap((each) => this.#insideOf(each))];
    const { query: members, alias, standing } = this.#members(source.inner, targets, aliases, ofAll);
    const member = memberAt(standing, alias, source.at);
    const place = { name: rowColumns.row, value: fold("min", { arg: member.place }) };
    const folded = [...folds].map(([name, reference]) => {
      const { loop, ...node } = spaces.nodeOf(reference) as Extract<LoopNode, { readonly kind: "aggregate" | "pick" }>;
      const { filter: _, ...rest } = loop;
      return { name, ...foldOf({ ...node, loop: rest }, member, name) };
    });
    const by: Named[] = [
      { name: rowColumns.subject, value: column(alias, rowColumns.subject) },
      { name: "key", value: expressionOf(standing, { node: source.key, at: source.at }) },
    ];
    const where = source.base === undefined ? [] : [expressionOf(standing, { node: source.base, at: source.at })];
    const figures = [place, ...folded.flatMap((each) => each.figures)];
    const groups = figuresOf(members, alias, figures, this.fresh, { by, where });
    const at = this.fresh();
    const keys = [rowColumns.subject, rowColumns.row].map((name): Named => ({ name, value: column(at, name) }));
    const values = folded.map(({ name, result }): Named => ({ name, value: result(at) }));
    return query({ kind: "query", query: groups, alias: at }, [...keys, ...values]);
  }

  /** Each row with what the row around carries for it. */
  #withStored(space: Space, rows: Query, ready: ReadonlySet<string>, aliases: Aliases): Query {
    const alias = this.fresh();
    const around = space.parent && aliases.get(space.parent);
    const row = column(alias, rowColumns.row);
    const [stored, held] = [this.#stored.get(space), this.#held.get(space)];
    const outer = this.#plan.spaces.outerRows(space);
    const values = [...ready].map((name): Named => {
      const there = held?.get(name);
      const listOf = (inside: string, outside: string) =>
        there === undefined
          ? column(stored?.get(inside) ?? around ?? "", listName(inside))
          : column((outer && aliases.get(outer)) ?? "", listName(outside));
      const rowsOf = listOf(rowsListed(space), outer ? rowsListed(outer) : "");
      const place = call("array_position", rowsOf, row);
      return { name, value: { kind: "itemOf", array: listOf(name, there ?? ""), place } };
    });
    const own = rows.columns.map(({ name }) => ({ name, value: column(alias, name) }));
    return query({ kind: "query", query: rows, alias }, [...own, ...values]);
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
    const ofRows = conditionsOfAll(
      spaces.program.nodes,
      readers.map(({ reference }) => spaces.nodeOf(reference)),
    );
    const targets = readers.flatMap(({ reference }, place) =>
      this.#insideOf(reference, ofRows && [...ofRows.asked, ...(ofRows.beside[place] ?? [])]),
    );
    const ofAll = this.#standsAlone(space, targets);
    const {
      query: members,
      alias,
      standing: within,
    } = this.#members(space, targets, ofAll ? new Map() : standing.aliases, ofAll);
    const joined = this.fresh();
    const figures: Named[] = [];
    let where: readonly Expression[] = [];
    for (const [place, { name, reference }] of readers.entries()) {
      const node = spaces.nodeOf(reference);
      const asked = ofRows && { asked: ofRows.asked, beside: ofRows.beside[place] ?? [] };
      const folded = this.#fold(reference, node as LoopNode, { within, alias, name, asked });
      figures.push(...folded.figures);
      where = folded.where;
      values.push({ name, value: this.#asked(standing, reference, folded.result(joined), joins) });
    }
    const subject = { name: rowColumns.subject, value: column(alias, rowColumns.subject) };
    if (ofAll) {
      const here = standing.aliases.get(spaces.root) ?? "";
      const on = operator("=", column(joined, rowColumns.subject), column(here, rowColumns.subject));
      joins.push({
        query: figuresOf(members, alias, figures, this.fresh, { by: [subject], where }),
        alias: joined,
        on,
      });
    } else joins.push({ query: figuresOf(members, alias, figures, this.fresh, { where }), alias: joined });
  }

  #fold(
    reference: Reference,
    node: LoopNode,
    {
      within,
      alias,
      name,
      asked,
    }: {
      readonly within: Standing;
      readonly alias: string;
      readonly name: string;
      readonly asked: { readonly asked: readonly NodeId[]; readonly beside: readonly NodeId[] } | undefined;
    },
  ): Folded & { readonly where: readonly Expression[] } {
    const { spaces } = this.#plan;
    if (node.kind !== "aggregate" && node.kind !== "pick") {
      const [space] = readsOf(spaces, reference).members;
      const value = expressionOf(within, lookedUp(spaces, reference, space as Space));
      const figures: Named[] = [
        { name: `${name}_found`, value: { kind: "firstOf", array: fold("array_agg", { arg: value }) } },
      ];
      return { figures, result: (at) => column(at, `${name}_found`), where: [] };
    }
    const { inside } = spaces.membersOf(spaces.ownerOf(reference), node.loop, reference.at);
    const member = memberAt(within, alias, inside);
    if (!asked) return { ...foldOf(node, member, name), where: [] };
    const holds = (ids: readonly NodeId[]) => ids.map((id) => expressionOf(within, member.inside(id)));
    const conditions = { belongs: all(...holds(asked.beside)), mayDoubt: false, spoils: truth(false) };
    return { ...foldOf(node, member, name, conditions), where: holds(asked.asked) };
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
    joins.push({ query: figuresOf(claimed, claims, folded.figures, this.fresh), alias: joined });
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
    const { spoils } = conditionsOf(withoutWhere(source.loop), memberAt(within, alias, source.at));
    const figures = flag("spoilt", spoils);
    const deeper = this.#spoilt(standing, source.inner, joins);
    if (figures.length === 0) return deeper;
    const joined = this.fresh();
    joins.push({ query: figuresOf(members, alias, figures, this.fresh), alias: joined });
    const own = flagged(joined, figures, "spoilt");
    return deeper.kind === "boolean" ? own : operator("or", deeper, own);
  }

  /** What is read of the members; with other `conditions` than those of the loop, which come to the same. */
  #insideOf(reference: Reference, conditions?: readonly NodeId[]): readonly Reference[] {
    const { spaces } = this.#plan;
    const node = spaces.nodeOf(reference);
    if (!conditions || !("loop" in node)) return readsOf(spaces, reference).inside;
    const { space, inside: at } = spaces.membersOf(spaces.ownerOf(reference), node.loop, reference.at);
    return [
      ...[...conditions, ...valuesOf(node)].map((each) => ({ node: each, at })),
      ...rowsRead(spaces, space).inside,
    ];
  }

  /** Whether nothing that the members are asked depends on the rows around them: then all subjects are folded at once. */
  #standsAlone(space: Space, targets: readonly Reference[]): boolean {
    const { spaces } = this.#plan;
    const { source, parent } = space;
    if (collect(this.#plan, space, targets, this.#stored.get(space)).ready.size > 0) return false;
    if (parent !== spaces.root) return false;
    if (source.kind === "groups") {
      const { folds } = collect(this.#plan, space, targets);
      const read = [...groupsRead(source), ...[...folds.values()].flatMap((each) => this.#insideOf(each))];
      return this.#standsAlone(source.inner, read) && this.#isOf([space, source.inner], targets);
    }
    if (source.kind !== "rows" || source.of) return false;
    if (spaces.program.tables[source.table]?.within !== undefined) return false;
    return this.#isOf([space], targets);
  }

  #isOf(those: readonly Space[], targets: readonly Reference[]): boolean {
    return targets.every((each) => [...this.#plan.needsOf(each).keys()].every((read) => those.includes(read)));
  }
}

const noneStored: ReadonlyMap<string, string | undefined> = new Map();

/** Joined periods are those of the members that are there. */
function withoutWhere({ filter, require }: Loop): Partial<Pick<Loop, "filter" | "require">> {
  return { ...(filter === undefined ? {} : { filter }), ...(require === undefined ? {} : { require }) };
}

function memberAt(standing: Standing, alias: string, inside: readonly Space[]): Member {
  return { standing, place: column(alias, rowColumns.row), inside: (node) => ({ node, at: inside }) };
}

function keysOf({ spaces }: Plan, space: Space, position: boolean): readonly string[] {
  const placed = position ? [rowColumns.position] : [];
  if (space === spaces.root) return [rowColumns.subject];
  if (space.source.kind === "rows" || space.source.kind === "lookup" || space.source.kind === "groups")
    return [rowColumns.subject, rowColumns.row, ...placed];
  return [rowColumns.row, rowColumns.from, rowColumns.to];
}

function ordering(keys: readonly string[]): readonly string[] {
  return keys.filter((name) => name === rowColumns.subject || name === rowColumns.row);
}
