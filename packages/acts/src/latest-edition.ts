/** The latest edition of the rulebook: which program is in force, and which versions of which files it was compiled from. */
import type { Db } from "@delibera/database";
import { readyQuery, tables } from "@delibera/database";
import { and, desc, inArray, isNotNull, sql } from "drizzle-orm";
import type { RulebookFragment } from "./fragment.ts";

export interface Edition {
  /** Id of the version that carries it: another id, another edition. */
  readonly id: number;
  /** Hash of the program. */
  readonly program: string;
  readonly compiler: string;
  /** The vocabulary first, then the acts in the order of the program. */
  readonly files: readonly EditionFile[];
}

export interface EditionFile {
  readonly id: number;
  readonly name: string;
  readonly hash: string;
}

const { actVersions } = tables;
const isRulebook = and(sql`${actVersions.fragment} ->> 'kind' = 'rulebook'`, isNotNull(actVersions.publishedAt));
const fileName = sql<string>`${actVersions.fragment} ->> 'file'`;

/** Undefined until something is published. */
export async function latestEditionId(db: Db): Promise<number | undefined> {
  const [found] = await newest(db);
  return found?.id;
}

// Every operation asks it.
const newest = readyQuery("latest_edition", (db) =>
  db.select({ id: actVersions.id }).from(actVersions).where(isRulebook).orderBy(desc(actVersions.id)).limit(1),
);

/** Undefined until something is published. @param ofProgram hash: the latest edition of that program instead. */
export async function latestEdition(db: Db, ofProgram?: string): Promise<Edition | undefined> {
  const named = ofProgram === undefined ? undefined : sql`${actVersions.fragment} ->> 'program' = ${ofProgram}`;
  const [rulebook] = await db
    .select({ id: actVersions.id, name: fileName, hash: actVersions.hash, fragment: actVersions.fragment })
    .from(actVersions)
    .where(and(isRulebook, named))
    .orderBy(desc(actVersions.id))
    .limit(1);
  if (rulebook === undefined) return undefined;
  const { program, compiler, versions } = rulebook.fragment as RulebookFragment;
  const found = await db
    .select({ id: actVersions.id, name: fileName, hash: actVersions.hash })
    .from(actVersions)
    .where(inArray(actVersions.id, [...versions]));
  const byId = new Map(found.map((version) => [version.id, version]));
  const acts = versions.flatMap((id) => byId.get(id) ?? []);
  return {
    id: rulebook.id,
    program,
    compiler,
    files: [rulebook, ...acts].map(({ id, name, hash }) => ({ id, name, hash })),
  };
}
