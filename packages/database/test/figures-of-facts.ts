/** Counts what an Order counts from the facts alone, person by person, as the law of the figures is told and not as the database keeps them. */

import type { Db } from "../src/database.ts";
import { tables } from "../src/database.ts";

/** What is counted, its part, and how many: in order, and without what is none. */
export type Figures = readonly (readonly [counted: string, part: string, figure: number])[];

interface Fact {
  readonly id: number;
  readonly professionalId: number;
  readonly effectiveOn: string;
  readonly supersedes: number | null;
  readonly retracted: boolean;
}

export async function figuresOfFacts(db: Db): Promise<(order: number, day: string) => Figures> {
  const people = await db.select().from(tables.professionals);
  const memberships = live(await db.select().from(tables.orderMemberships));
  const registrations = live(await db.select().from(tables.registrations));
  const periods = live(await db.select().from(tables.competentDoctorPeriods));
  const exemptions = live(await db.select().from(tables.exemptions));
  const requests = (await db.select().from(tables.requests)).filter(({ kind }) => kind === "document");
  const decisions = new Map((await db.select().from(tables.requestDecisions)).map((it) => [it.requestId, it]));
  return (order, day) => {
    const counted = new Map<string, number>();
    const count = (what: string, part: string | number) =>
      counted.set(`${what}|${part}`, (counted.get(`${what}|${part}`) ?? 0) + 1);
    for (const { id, profession } of people) {
      const of = <Row extends { readonly professionalId: number }>(rows: readonly Row[]) =>
        rows.filter(({ professionalId }) => professionalId === id);
      if (!of(memberships).some((it) => it.orderId === order && covers(it, day))) continue;
      count("member", profession);
      for (const { effectiveOn, kind } of of(registrations)) count("resolution", `${effectiveOn.slice(0, 4)} ${kind}`);
      if (of(periods).some((it) => covers(it, day))) count("competent-doctor", "");
      if (of(exemptions).some((it) => covers(it, day))) count("exempt", "");
      for (const request of of(requests)) {
        const decision = decisions.get(request.id);
        if (decision === undefined) count("pending", "");
        else if (decision.accepted) count("document", document(decision.result));
      }
    }
    return [...counted]
      .map(([what, figure]) => [what.split("|")[0] ?? "", what.split("|")[1] ?? "", figure] as const)
      .sort((one, other) => (`${one[0]} ${one[1]}` < `${other[0]} ${other[1]}` ? -1 : 1));
  };
}

function document(result: unknown): string {
  const { triennium, document, form } = result as Readonly<Record<string, string | undefined>>;
  return `${triennium} ${document} ${form ?? "-"}`;
}

function live<Row extends Fact>(rows: readonly Row[]): readonly Row[] {
  const replaced = new Set(rows.map(({ supersedes }) => supersedes));
  return rows.filter(({ id, retracted }) => !retracted && !replaced.has(id));
}

function covers(fact: { readonly effectiveOn: string; readonly endsOn: string | null }, day: string): boolean {
  return fact.effectiveOn <= day && (fact.endsOn === null || fact.endsOn >= day);
}
