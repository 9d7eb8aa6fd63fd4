/**
 * How people enter the registry: alone after signing in, as the identity provider names them, or by the Order that enrols them. The
 * profession is said once; no operation changes it.
 */
import { randomBytes } from "node:crypto";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { isFiscalCode } from "@delibera/database/fiscal-code";
import { eq, sql } from "drizzle-orm";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { dayOf } from "../day.ts";
import { registryIdWithCode } from "../reads/professionals.ts";
import { overtakenBy } from "./answer.ts";
import { refuseUnknownDisciplines } from "./chosen-disciplines.ts";
import type { ContactGiven } from "./contact.ts";
import { contactFields, contactIn } from "./contact.ts";
import { clientMutationId, personPayload, requiredDay } from "./fields.ts";
import { inBackticks, lineOf, longestName } from "./free-text.ts";
import type { Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface EnterInput extends Input, ContactGiven {
  readonly profession: number;
  readonly disciplines: readonly number[];
  readonly birthDate?: WrittenDay | null | undefined;
}

const input = builder.inputRef<EnterInput>("EnterRegistryInput").implement({
  description:
    "What a newcomer says. Name, surname and fiscal code are those of the sign-in, and cannot be said otherwise.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    profession: t.int({
      required: true,
      description: "National code of the one profession, which nobody changes afterwards.",
    }),
    disciplines: t.intList({ required: true, description: "National codes, of disciplines of that profession." }),
    birthDate: t.field({
      type: "Date",
      description: "Asked for when the identity provider does not say it; no other than it says.",
    }),
    ...contactFields(t),
  }),
});

mutation({
  name: "enterRegistry",
  description:
    "Enters the registry, for somebody who signed in and is not in it. From the next request on they are a professional.",
  input,
  payload: personPayload<{ readonly professional: string }>("EnterRegistryPayload", "The person is in the registry."),
  noun: "person",
  task: async (asked, context, db) => {
    const newcomer = context.viewer.kind === "signed-in" ? context.viewer.grant.newcomer : undefined;
    if (newcomer === undefined) {
      throw forbidden({
        en: "this is for who signed in and is not in the registry: an Order enrols with `enrolMember`",
        it: "è per chi è entrato e non è nel registro: un Ordine iscrive con `enrolMember`",
      });
    }
    const contact = contactIn(asked);
    const said = dayOf(asked.birthDate, "birthDate");
    const birthDate = newcomer.birthDate ?? said;
    if (said !== undefined && said !== birthDate) {
      throw badInput(
        {
          en: `\`birthDate\` is ${said}: the identity provider says ${birthDate}, leave it out`,
          it: `\`birthDate\` è ${said}: il gestore dell'identità dice ${birthDate}, si ometta`,
        },
        "birthDate",
      );
    }
    if (birthDate === undefined)
      throw badInput(
        { en: "`birthDate` is missing: write YYYY-MM-DD", it: "`birthDate` manca: si scrive AAAA-MM-GG" },
        "birthDate",
      );
    refuseFuture(birthDate, "birthDate", context);
    await waitForCode(newcomer.fiscalCode, db);
    const before = await registryIdWithCode({ ...context, db }, newcomer.fiscalCode);
    if (before !== undefined) {
      return overtakenBy({
        en: `you are in the registry already, as ${before}: nothing is left to do`,
        it: `si è già nel registro, come ${before}: non resta nulla da fare`,
      });
    }
    const { firstName, lastName, fiscalCode } = newcomer;
    const { profession, disciplines } = asked;
    const registryId = await insertPerson({ firstName, lastName, fiscalCode, birthDate, profession, disciplines }, db);
    await db.insert(tables.contactProfiles).values({
      professionalId: sql`(select id from professionals where public_id = ${registryId})` as unknown as number,
      registeredOn: context.today,
      ...contact,
    });
    context.audit.change("person", registryId);
    return { answer: "done", professional: registryId };
  },
});

interface EnrolInput extends Input {
  readonly fiscalCode: string;
  readonly resolvedOn: WrittenDay;
  readonly appliedOn?: WrittenDay | null | undefined;
  readonly order?: string | null | undefined;
  readonly person?: Unregistered | null | undefined;
}

interface Unregistered {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: WrittenDay;
  readonly profession: number;
  readonly disciplines: readonly number[];
}

const unregistered = builder.inputRef<Unregistered>("UnregisteredPersonInput").implement({
  description: "Who somebody is that the registry does not know yet.",
  fields: (t) => ({
    firstName: t.string({ required: true, description: "Name." }),
    lastName: t.string({ required: true, description: "Surname." }),
    birthDate: t.field({ type: "Date", required: true, description: "Date of birth." }),
    profession: t.int({ required: true, description: "National code of the one profession." }),
    disciplines: t.intList({ required: true, description: "National codes, of disciplines of that profession." }),
  }),
});

const enrolInput = builder.inputRef<EnrolInput>("EnrolMemberInput").implement({
  description: "A resolution of an Order that enrols somebody in its register.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    fiscalCode: t.string({ required: true, description: "Codice fiscale, whole." }),
    resolvedOn: t.field({ type: "Date", required: true, description: "The day of the resolution, which counts." }),
    appliedOn: t.field({ type: "Date", description: "When the person applied; informative." }),
    order: t.id({ description: "Registry id of the Order; left out by an Order, for its own register." }),
    person: t.field({
      type: unregistered,
      description: "Who it is; asked for when the registry does not know the code.",
    }),
  }),
});

mutation({
  name: "enrolMember",
  description: "Enrols somebody in the register of an Order, and in the registry when nobody has entered them yet.",
  input: enrolInput,
  payload: personPayload<{ readonly professional: string }>("EnrolMemberPayload", "The person is enrolled."),
  noun: "orderMembership",
  task: async (asked, context, db) => {
    const [resolvedOn, appliedOn] = [requiredDay(asked.resolvedOn, "resolvedOn"), dayOf(asked.appliedOn, "appliedOn")];
    refuseFuture(resolvedOn, "resolvedOn", context);
    if (appliedOn !== undefined && appliedOn > resolvedOn) {
      throw badInput(
        {
          en: `\`appliedOn\` is ${appliedOn}: it comes after the resolution`,
          it: `\`appliedOn\` è ${appliedOn}: viene dopo la delibera`,
        },
        "appliedOn",
      );
    }
    const code = asked.fiscalCode.trim().toUpperCase();
    if (!isFiscalCode(code))
      throw badInput(
        {
          en: "`fiscalCode` is no fiscal code: check every character",
          it: "`fiscalCode` non è un codice fiscale: se ne controlli ogni carattere",
        },
        "fiscalCode",
      );
    const order = await orderNamed(asked.order, context);
    await waitForCode(code, db);
    const known = await rowToEnrol(code, db);
    if (known !== undefined && (await isMember(known, order, context, db))) {
      throw badInput(
        { en: "the person is enrolled in that register already", it: "la persona è già iscritta a quell'albo" },
        "fiscalCode",
      );
    }
    const row = known ?? (await enteredByOrder(code, asked.person ?? undefined, context, db));
    await db.insert(tables.orderMemberships).values({
      professionalId: row,
      orderId: order,
      effectiveOn: resolvedOn,
      registeredOn: context.today,
    });
    // From here on the Order sees its member.
    const registryId = await registryIdWithCode({ ...context, db }, code);
    if (registryId === undefined) throw new Error("a member was enrolled and is not there");
    const record = await context.records().load(registryId);
    const last = record?.registrations?.at(-1);
    if (last !== undefined && resolvedOn < last.resolvedOn) {
      throw badInput(
        {
          en: `\`resolvedOn\` is ${resolvedOn}: there is a resolution of ${last.resolvedOn}`,
          it: `\`resolvedOn\` è ${resolvedOn}: c'è una delibera del ${last.resolvedOn}`,
        },
        "resolvedOn",
      );
    }
    // Who is enrolled with another Order changes register, and is not enrolled anew.
    if (last === undefined || last.kind === "cancellation") {
      await db.insert(tables.registrations).values({
        professionalId: row,
        effectiveOn: resolvedOn,
        registeredOn: context.today,
        kind: last === undefined ? "first" : "reenrolment",
        appliedOn: appliedOn ?? null,
      });
    }
    context.audit.change("orderMembership", registryId);
    return { answer: "done", professional: registryId };
  },
});

interface Person {
  readonly fiscalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly profession: number;
  readonly disciplines: readonly number[];
}

/** Returns the new registry id: random, so that nobody can tell from it who came before or after. */
async function insertPerson(person: Person, db: Db): Promise<string> {
  const { professions, professionals } = tables;
  const [profession] = await db
    .select({ code: professions.code, name: professions.name })
    .from(professions)
    .where(eq(professions.code, person.profession));
  if (profession === undefined)
    throw badInput(
      { en: `there is no profession ${person.profession}`, it: `non c'è la professione ${person.profession}` },
      "profession",
    );
  await refuseUnknownDisciplines(person.disciplines, profession, db);
  const publicId = `P-${randomBytes(6).toString("hex").toUpperCase()}`;
  await db.insert(professionals).values({ ...person, disciplines: [...person.disciplines], publicId });
  return publicId;
}

async function enteredByOrder(
  fiscalCode: string,
  person: Unregistered | undefined,
  context: Context,
  db: Db,
): Promise<number> {
  if (person === undefined)
    throw badInput(
      {
        en: "nobody has that fiscal code: say who it is in `person`",
        it: "nessuno ha quel codice fiscale: si dica in `person` di chi è",
      },
      "person",
    );
  const bounds = { field: "person", longest: longestName };
  const firstName = lineOf(person.firstName, {
    ...bounds,
    called: inBackticks("firstName"),
    todo: { en: "write the name", it: "si scriva il nome" },
  });
  const lastName = lineOf(person.lastName, {
    ...bounds,
    called: inBackticks("lastName"),
    todo: { en: "write the surname", it: "si scriva il cognome" },
  });
  const birthDate = requiredDay(person.birthDate, "birthDate");
  refuseFuture(birthDate, "birthDate", context);
  const { profession, disciplines } = person;
  const registryId = await insertPerson({ fiscalCode, firstName, lastName, birthDate, profession, disciplines }, db);
  context.audit.change("person", registryId);
  const row = await rowToEnrol(fiscalCode, db);
  if (row === undefined) throw new Error("a person was written and is not there");
  return row;
}

/** Until the transaction ends nobody else enters the person with this code. */
async function waitForCode(code: string, db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`code ${code}`}, 0))`);
}

async function rowToEnrol(code: string, db: Db): Promise<number | undefined> {
  const [found] = await db
    .select({ row: sql<number | null>`person_to_enrol(${code})`.mapWith(tables.professionals.id) })
    .from(sql`(select 1) as one`);
  return found?.row ?? undefined;
}

async function isMember(person: number, order: number, { today }: Context, db: Db): Promise<boolean> {
  const [found] = await db
    .select({ one: sql`1` })
    .from(tables.orderMemberships)
    .where(
      sql`${tables.orderMemberships.professionalId} = ${person} and ${tables.orderMemberships.orderId} = ${order}
        and not ${tables.orderMemberships.retracted} and coalesce(${tables.orderMemberships.endsOn}, ${today}) >= ${today}
        and not exists (select from order_memberships later where later.supersedes = ${tables.orderMemberships.id})`,
    );
  return found !== undefined;
}

async function orderNamed(id: string | null | undefined, { viewer, db }: Context): Promise<number> {
  const own = viewer.kind === "signed-in" ? viewer.grant.order : undefined;
  if (own !== undefined) {
    if (id === null || id === undefined || id === own.registryId) return own.row;
    throw forbidden({ en: "that is the register of another Order", it: "è l'albo di un altro Ordine" });
  }
  if (id === null || id === undefined)
    throw badInput(
      {
        en: "`order` is missing: name the Order, by registry id",
        it: "`order` manca: si nomina l'Ordine, con il suo id nel registro",
      },
      "order",
    );
  const [found] = await db.select({ row: tables.orders.id }).from(tables.orders).where(eq(tables.orders.publicId, id));
  if (found === undefined)
    throw badInput(
      {
        en: `there is no Order ${JSON.stringify(id.slice(0, 40))}`,
        it: `non c'è l'Ordine ${JSON.stringify(id.slice(0, 40))}`,
      },
      "order",
    );
  return found.row;
}

function refuseFuture(day: string, field: string, { today }: Context): void {
  if (day > today)
    throw badInput(
      { en: `\`${field}\` is ${day}: it is later than today`, it: `\`${field}\` è ${day}: è dopo oggi` },
      field,
    );
}
