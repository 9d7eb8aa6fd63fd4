/** For whom a person really works, as they say it, and what that makes of what was recorded once it is accepted. */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayBefore } from "../day.ts";
import type { EmploymentRow } from "../reads/employments.ts";
import { employingBodyNamed } from "../reads/employments.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import { declaredFrom } from "./declared-period.ts";

export interface RightEmploymentGiven {
  readonly body: string;
  readonly from: WrittenDay;
  readonly insteadOf?: string | null | undefined;
  readonly besideOthers?: boolean | null | undefined;
}

/** As the request keeps it. */
export interface RightEmployment {
  /** Rows of bodies. */
  readonly body: number;
  readonly from: string;
  /** The body that is wrong; absent when none is. */
  readonly insteadOf?: number;
}

export const rightEmployment = builder.inputRef<RightEmploymentGiven>("RightEmploymentInput").implement({
  description:
    "For whom the person really works: it is recorded when the incongruity is accepted, and the wrong body ends the day before.",
  fields: (t) => ({
    body: t.id({ required: true, description: "Id of the employing body, as `employingBodies` finds it." }),
    from: t.field({ type: "Date", required: true, description: "First day." }),
    insteadOf: t.id({
      description: "Id of the body that is wrong; left out, the only one recorded from that day on.",
    }),
    besideOthers: t.boolean({ description: "True when no recorded body is wrong, and this one is missing." }),
  }),
});

/** Throws BAD_USER_INPUT when it cannot be told which body is wrong, or nothing is. */
export async function rightEmploymentIn(
  given: RightEmploymentGiven,
  person: ProfessionalRow,
  context: Context,
): Promise<RightEmployment> {
  const from = declaredFrom(given.from, "employment", context, person);
  const { row: body } = await employingBodyNamed(given.body, context.db);
  const recorded = await context.employments.load(person.row);
  if (recorded.some((each) => each.body.row === body && each.from === from && each.to === null)) {
    throw badInput(
      {
        en: `the registry has that employment from ${from} already: nothing is wrong`,
        it: `il registro ha già quell'impiego dal ${from}: non c'è nulla di sbagliato`,
      },
      "employment",
    );
  }
  if (given.besideOthers === true) {
    if (!given.insteadOf) return { body, from };
    throw badInput(
      {
        en: "`insteadOf` and `besideOthers` exclude each other: leave one out",
        it: "`insteadOf` e `besideOthers` si escludono: se ne ometta uno",
      },
      "employment",
    );
  }
  const fromThen = recorded.filter((each) => lastsOn(each, from));
  const bodies = new Map(fromThen.map((each) => [each.body.row, each.body]));
  if (given.insteadOf) {
    const wrong = [...bodies.values()].find(({ id }) => id === given.insteadOf?.trim());
    if (wrong !== undefined) return { body, from, insteadOf: wrong.row };
    const id = JSON.stringify(given.insteadOf.slice(0, 40));
    throw badInput(
      {
        en: `the registry has no employment of ${id} from ${from} on: name one it has`,
        it: `il registro non ha un impiego presso ${id} dal ${from} in poi: se ne nomini uno che ha`,
      },
      "employment",
    );
  }
  const [only, another] = bodies.values();
  if (another !== undefined) {
    const ids = [...bodies.values()].map(({ id }) => id).join(", ");
    throw badInput(
      {
        en: `from ${from} on the registry has ${ids}: say which is wrong in \`insteadOf\``,
        it: `dal ${from} in poi il registro ha ${ids}: si dica in \`insteadOf\` quale è sbagliato`,
      },
      "employment",
    );
  }
  return { body, from, ...(only === undefined ? {} : { insteadOf: only.row }) };
}

/** What was recorded of the wrong body ends the day before, or never was; nothing is lost, for each is a row that takes another's place. */
export async function recordRightEmployment(
  right: RightEmployment,
  person: { readonly row: number },
  context: Context,
  db: Context["db"],
): Promise<void> {
  const { body, from, insteadOf } = right;
  const fact = { professionalId: person.row, registeredOn: context.today };
  const recorded = await context.employments.load(person.row);
  const wrong = recorded.filter((each) => each.body.row === insteadOf && lastsOn(each, from));
  const same = recorded.find((each) => each.body.row === body && each.from === from);
  const ended = wrong
    .filter(({ row }) => row !== same?.row)
    .map((each) => ({
      ...fact,
      bodyId: each.body.row,
      effectiveOn: each.from,
      endsOn: each.from < from ? dayBefore(from) : each.to,
      retracted: each.from >= from,
      supersedes: each.row,
    }));
  const next = { ...fact, bodyId: body, effectiveOn: from, endsOn: null, supersedes: same?.row ?? null };
  await db.insert(tables.employments).values([...ended, next]);
}

function lastsOn({ to }: EmploymentRow, day: string): boolean {
  return to === null || to >= day;
}
