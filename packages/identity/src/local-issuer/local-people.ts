/**
 * Whom one may be while trying: some professionals of the fictional registry, and for each other role somebody who is in no
 * registry. Nobody of a registry that is not fictional is ever offered.
 */
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { fictionalFiscalCode, isFictional } from "@delibera/database/registry";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { RoleRule } from "../configuration/identity-configuration.ts";
import type { LocalPerson } from "./local-person.ts";

const { professionals, providers, orders, professions, competentDoctorPeriods, events } = tables;

export interface LocalPeople {
  readonly people: readonly LocalPerson[];
  /** What their groups give. */
  readonly roles: readonly RoleRule[];
}

/** True when nobody in the registry could be somebody. */
export async function isRegistryFictional({ db }: Database): Promise<boolean> {
  const [someone] = await db
    .select({ id: professionals.id })
    .from(professionals)
    .where(sql`substr(${professionals.fiscalCode}, 12, 1) <> 'X'`)
    .limit(1);
  return someone === undefined;
}

export async function localPeople(database: Database): Promise<LocalPeople> {
  const roles = [...fixedRoles, ...(await boundRoles(database))];
  const officials = roles.map((rule, place) => official(rule, place));
  return { people: [...(await someProfessionals(database)), ...officials, colleague, newcomer], roles };
}

/** A second author, to try how two write one draft. */
const colleague: LocalPerson = {
  id: "policy-author:colleague",
  givenName: "Brunilde",
  familyName: "Fittizia",
  fiscalCode: fictionalFiscalCode({
    firstName: "Brunilde",
    lastName: "Fittizia",
    sex: "female",
    birthDate: "1971-05-02",
    birthPlace: 991,
  }),
  groups: ["policy-author"],
  description: "Redattore di delibere · collega",
};

/** Somebody whom no registry knows, to try how one enters it. */
const newcomer: LocalPerson = {
  id: "newcomer",
  givenName: "Livia",
  familyName: "Fittizia",
  fiscalCode: fictionalFiscalCode({
    firstName: "Livia",
    lastName: "Fittizia",
    sex: "female",
    birthDate: "1992-04-03",
    birthPlace: 990,
  }),
  birthDate: "1992-04-03",
  email: "livia.fittizia@example.org",
  groups: [],
  description: "Non ancora nel registro",
};

const fixedRoles: readonly RoleRule[] = [
  rule("registry-operator"),
  rule("policy-author"),
  rule("reviewer"),
  rule("analyst"),
  rule("ministry"),
  rule("insurer"),
  rule("auditor"),
  { claim: "groups", value: "accrediting-body:national", role: "accrediting-body", body: "national" },
  { claim: "groups", value: "accrediting-body:regional", role: "accrediting-body", body: "regional" },
];

function rule(role: Exclude<RoleRule["role"], "provider" | "order" | "accrediting-body">): RoleRule {
  return { claim: "groups", value: role, role };
}

/** Every Order, and the providers with the most events. */
async function boundRoles({ db }: Database): Promise<RoleRule[]> {
  const held = await db.select({ id: orders.publicId }).from(orders).orderBy(asc(orders.id));
  const busiest = await db
    .select({ id: providers.publicId })
    .from(providers)
    .innerJoin(events, eq(events.providerId, providers.id))
    .groupBy(providers.id, providers.publicId)
    .orderBy(desc(sql`count(*)`), asc(providers.id))
    .limit(2);
  return [
    ...held.map(({ id }): RoleRule => ({ claim: "groups", value: `order:${id}`, role: "order", order: id })),
    ...busiest.map(
      ({ id }): RoleRule => ({ claim: "groups", value: `provider:${id}`, role: "provider", provider: id }),
    ),
  ];
}

/** The first doctor, nurse and midwife, and the first competent doctor, who is an analyst too: somebody must have two roles. */
async function someProfessionals({ db }: Database): Promise<LocalPerson[]> {
  const columns = {
    id: professionals.publicId,
    givenName: professionals.firstName,
    familyName: professionals.lastName,
    fiscalCode: professionals.fiscalCode,
    profession: professions.name,
  };
  const firstOfEach = await db
    .selectDistinctOn([professionals.profession], columns)
    .from(professionals)
    .innerJoin(professions, eq(professions.code, professionals.profession))
    .where(inArray(professionals.profession, [1, 14, 18]))
    .orderBy(asc(professionals.profession), asc(professionals.id));
  const [competent] = await db
    .select(columns)
    .from(professionals)
    .innerJoin(professions, eq(professions.code, professionals.profession))
    .innerJoin(competentDoctorPeriods, eq(competentDoctorPeriods.professionalId, professionals.id))
    .orderBy(asc(professionals.id))
    .limit(1);
  const one = ({ profession, ...person }: (typeof firstOfEach)[number]): LocalPerson => ({
    ...person,
    groups: [],
    description: `${profession} · ${person.id}`,
  });
  const both = (person: (typeof firstOfEach)[number]): LocalPerson => ({
    ...one(person),
    groups: ["analyst"],
    description: `Medico competente · ${person.id} · anche ${words.analyst}`,
  });
  const others = firstOfEach.filter(({ id }) => id !== competent?.id).map(one);
  const people = competent === undefined ? others : [...others, both(competent)];
  return people.filter(({ fiscalCode }) => isFictional(fiscalCode));
}

const words: Readonly<Record<RoleRule["role"], string>> = {
  provider: "Provider",
  order: "Ordine",
  "registry-operator": "Operatore del registro",
  "accrediting-body": "Ente accreditante",
  "policy-author": "Redattore di delibere",
  reviewer: "Revisore di delibere",
  analyst: "Analista",
  ministry: "Ministero",
  insurer: "Assicuratore",
  auditor: "Controllore",
};
const bodies = { national: "dei provider nazionali", regional: "dei provider regionali" } as const;
const givenNames = ["Prisca", "Delfo", "Ilda", "Nevio", "Zaira", "Olmo", "Tecla", "Ardito"] as const;

function official(given: RoleRule, place: number): LocalPerson {
  const bound = given.provider ?? given.order ?? (given.body && bodies[given.body]);
  const [givenName = "", familyName] = [givenNames[place % givenNames.length], "Fittizio"];
  const birthDate = `19${60 + (place % 30)}-01-01`;
  return {
    id: given.value,
    givenName,
    familyName,
    fiscalCode: fictionalFiscalCode({
      firstName: givenName,
      lastName: familyName,
      sex: "male",
      birthDate,
      birthPlace: place,
    }),
    groups: [given.value],
    description: `${words[given.role]}${bound === undefined ? "" : ` · ${bound}`}`,
  };
}
