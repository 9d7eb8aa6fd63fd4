/** Stores a compiled set: each text that changed as a new version of its act, the program, and the edition that names both. */
import { createHash } from "node:crypto";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Program } from "@delibera/rules-dsl/ir";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
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
  const changed: string[] = [];
  const versions: number[] = [];
  for (const act of set.program.acts) {
    const { id, isNew } = await storeVersion(tx, act.name, {
      title: act.title,
      authority: act.authority,
      adoptedOn: act.adoptedOn ?? null,
      publishedOn: act.publishedOn ?? null,
      effectiveFrom: act.effect.from,
      effectiveTo: act.effect.to ?? null,
      sourceText: set.texts.get(act.file) ?? "",
      fragment: { kind: "act", file: act.file, act },
    });
    versions.push(id);
    if (isNew) changed.push(act.name);
  }
  await storeEdition(tx, set, versions);
  return changed;
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

/** The version whose text this is, written when it is not the latest one of its act. */
async function storeVersion(tx: Db, name: string, version: Version): Promise<{ id: number; isNew: boolean }> {
  const { actVersions } = tables;
  const actId = await actIdOf(tx, name);
  const hash = hashOfText(version.sourceText);
  const [latest] = await tx
    .select({ id: actVersions.id, number: actVersions.number, hash: actVersions.hash })
    .from(actVersions)
    .where(and(eq(actVersions.actId, actId), isNotNull(actVersions.publishedAt)))
    .orderBy(desc(actVersions.number))
    .limit(1);
  if (latest?.hash === hash && version.fragment.kind === "act") return { id: latest.id, isNew: false };
  const row = { ...version, actId, hash, number: (latest?.number ?? 0) + 1, publishedAt: new Date().toISOString() };
  const [written] = await tx.insert(actVersions).values(row).returning({ id: actVersions.id });
  return { id: written?.id ?? 0, isNew: true };
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

async function storeEdition(tx: Db, set: CompiledSet, versions: readonly number[]): Promise<void> {
  const { program, hash, compiler } = set;
  await tx
    .insert(tables.programs)
    .values({ hash, ir: program, actVersionIds: [...versions] })
    .onConflictDoNothing();
  const fragment: RulebookFragment = { kind: "rulebook", file: set.vocabularyFile, program: hash, compiler, versions };
  await storeVersion(tx, program.vocabulary.name, {
    title: program.vocabulary.label.it,
    authority: "",
    adoptedOn: null,
    publishedOn: null,
    effectiveFrom: null,
    effectiveTo: null,
    sourceText: set.texts.get(set.vocabularyFile) ?? "",
    fragment,
  });
}

export function hashOfText(text: string): string {
  return `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}
