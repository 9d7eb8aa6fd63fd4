/**
 * Publishes a set of rule files: compiles the whole of it, refuses it with its diagnostics when there are errors, else stores
 * each text that changed as a new version of its act, and the program. Publishing the same set again writes nothing.
 */
import { createHash } from "node:crypto";
import type { Database, Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Diagnostic } from "@delibera/rules-dsl/diagnostics";
import type { Program } from "@delibera/rules-dsl/ir";
import { formatVersion, programHash } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Fragment, RulebookFragment } from "./fragment.ts";
import type { Edition } from "./latest-edition.ts";
import { latestEdition } from "./latest-edition.ts";

export type Publication =
  | { readonly kind: "unchanged"; readonly program: string }
  | { readonly kind: "published"; readonly program: string; readonly acts: readonly string[] }
  /** Nothing was written. */
  | { readonly kind: "refused"; readonly files: readonly SourceFile[]; readonly diagnostics: readonly Diagnostic[] };

export interface PublishOptions {
  /** Fingerprint of the compiler; a set compiled by another one is compiled again. */
  readonly compiler?: string;
}

export async function publish(
  database: Database,
  files: readonly SourceFile[],
  { compiler = `ir-${formatVersion}` }: PublishOptions = {},
): Promise<Publication> {
  const known = await latestEdition(database.db);
  if (known !== undefined && isSame(known, files, compiler)) return { kind: "unchanged", program: known.program };
  // Loaded only here: a start that publishes nothing does not wait for the parser.
  const { compile } = await import("@delibera/rules-dsl/compile");
  const { program, diagnostics, files: trees } = compile(files);
  if (program === undefined) return { kind: "refused", files, diagnostics };
  const set: CompiledSet = {
    program,
    hash: programHash(program),
    compiler,
    texts: new Map(files.map(({ name, text }) => [name, text])),
    vocabularyFile: trees.find(({ vocabulary }) => vocabulary !== undefined)?.name ?? "",
  };
  const acts = await database.exclusively((db) => db.transaction((tx) => store(tx, set)));
  return { kind: "published", program: set.hash, acts };
}

interface CompiledSet {
  readonly program: Program;
  readonly hash: string;
  readonly compiler: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly vocabularyFile: string;
}

type Transaction = Parameters<Parameters<Db["transaction"]>[0]>[0];

function isSame(known: Edition, files: readonly SourceFile[], compiler: string): boolean {
  const offered = new Map(files.map(({ name, text }) => [name, hashOfText(text)]));
  return (
    known.compiler === compiler &&
    known.files.length === offered.size &&
    known.files.every(({ name, hash }) => offered.get(name) === hash)
  );
}

/** Names of the acts that have a new version. */
async function store(tx: Transaction, set: CompiledSet): Promise<readonly string[]> {
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
async function storeVersion(tx: Transaction, name: string, version: Version): Promise<{ id: number; isNew: boolean }> {
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

async function actIdOf(tx: Transaction, name: string): Promise<number> {
  const { acts } = tables;
  await tx.insert(acts).values({ publicId: name }).onConflictDoNothing();
  const [act] = await tx.select({ id: acts.id }).from(acts).where(eq(acts.publicId, name));
  return act?.id ?? 0;
}

async function storeEdition(tx: Transaction, set: CompiledSet, versions: readonly number[]): Promise<void> {
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
