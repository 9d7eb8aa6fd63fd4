/** Stores a compiled set: each text that changed as a new version of its act, the program, and the edition that names both. */
import { createHash } from "node:crypto";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Program } from "@delibera/rules-dsl/ir";
import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Fragment, RulebookFragment } from "./fragment.ts";

export interface CompiledSet {
  readonly program: Program;
  /** `sha256:` of the program. */
  readonly hash: string;
  readonly compiler: string;
  /** Every text by the name of its file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly vocabularyFile: string;
}

/** Until the transaction ends nobody else publishes. What was read of the edition before must be read again. */
export async function lockPublication(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('publication', 0))`);
}

/** Names of the acts that have a new version. */
export async function storeSet(tx: Db, set: CompiledSet): Promise<readonly string[]> {
  const { acts, vocabulary } = set.program;
  const latest = await latestVersions(tx, [...acts.map(({ name }) => name), vocabulary.name]);
  const changed: string[] = [];
  const versions: number[] = [];
  for (const act of acts) {
    const known = latest.get(act.name);
    const sourceText = set.texts.get(act.file) ?? "";
    if (known?.hash === hashOfText(sourceText)) {
      versions.push(known.id);
      continue;
    }
    const version = {
      title: act.title,
      authority: act.authority,
      adoptedOn: act.adoptedOn ?? null,
      publishedOn: act.publishedOn ?? null,
      effectiveFrom: act.effect.from,
      effectiveTo: act.effect.to ?? null,
      sourceText,
      fragment: { kind: "act", file: act.file, act },
    } as const;
    versions.push(await storeVersion(tx, act.name, version, known));
    changed.push(act.name);
  }
  await storeEdition(tx, set, versions, latest.get(vocabulary.name));
  return changed;
}

interface KnownVersion {
  readonly id: number;
  readonly actId: number;
  readonly number: number;
  readonly hash: string;
}

/** The latest published version of each of these acts that has one, by the name of the act. */
async function latestVersions(tx: Db, names: readonly string[]): Promise<ReadonlyMap<string, KnownVersion>> {
  const { acts, actVersions } = tables;
  const rows = await tx
    .selectDistinctOn([actVersions.actId], {
      name: acts.publicId,
      id: actVersions.id,
      actId: actVersions.actId,
      number: actVersions.number,
      hash: actVersions.hash,
    })
    .from(actVersions)
    .innerJoin(acts, eq(acts.id, actVersions.actId))
    .where(and(inArray(acts.publicId, [...names]), isNotNull(actVersions.publishedAt)))
    .orderBy(actVersions.actId, desc(actVersions.number));
  return new Map(rows.map(({ name, ...version }) => [name, version]));
}

interface Version {
  readonly title: string;
  readonly authority: string;
  readonly adoptedOn: string | null;
  readonly publishedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly sourceText: string;
  readonly fragment: Fragment;
}

/** The id of the version, written after the latest one of its act. */
async function storeVersion(tx: Db, name: string, version: Version, latest: KnownVersion | undefined): Promise<number> {
  const { actVersions } = tables;
  const actId = latest?.actId ?? (await actIdOf(tx, name));
  const hash = hashOfText(version.sourceText);
  const row = { ...version, actId, hash, number: (latest?.number ?? 0) + 1, publishedAt: new Date().toISOString() };
  const [written] = await tx.insert(actVersions).values(row).returning({ id: actVersions.id });
  if (written === undefined) throw new Error(`a version of ${name} was written and is not there`);
  return written.id;
}

async function actIdOf(tx: Db, name: string): Promise<number> {
  const { acts } = tables;
  const find = () => tx.select({ id: acts.id }).from(acts).where(eq(acts.publicId, name));
  const [known] = await find();
  if (known !== undefined) return known.id;
  await tx.insert(acts).values({ publicId: name }).onConflictDoNothing();
  const [written] = await find();
  if (written === undefined) throw new Error(`the act ${name} was written and is not there`);
  return written.id;
}

async function storeEdition(
  tx: Db,
  set: CompiledSet,
  versions: readonly number[],
  latest: KnownVersion | undefined,
): Promise<void> {
  const { program, hash, compiler } = set;
  await tx
    .insert(tables.programs)
    .values({ hash, ir: program, actVersionIds: [...versions] })
    .onConflictDoNothing();
  const fragment: RulebookFragment = { kind: "rulebook", file: set.vocabularyFile, program: hash, compiler, versions };
  const edition = {
    title: program.vocabulary.label.it,
    authority: "",
    adoptedOn: null,
    publishedOn: null,
    effectiveFrom: null,
    effectiveTo: null,
    sourceText: set.texts.get(set.vocabularyFile) ?? "",
    fragment,
  };
  await storeVersion(tx, program.vocabulary.name, edition, latest);
}

export function hashOfText(text: string): string {
  return `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}
