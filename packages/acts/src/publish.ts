/**
 * Publishes a set of rule files: compiles the whole of it, refuses it with its diagnostics when there are errors, else stores
 * each text that changed as a new version of its act, and the program. Publishing the same set again writes nothing.
 */
import type { Database, Db } from "@delibera/database";
import type { Diagnostic } from "@delibera/rules-dsl/diagnostics";
import { formatVersion, programHash } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { Edition } from "./latest-edition.ts";
import { latestEdition, latestEditionId } from "./latest-edition.ts";
import type { CompiledSet } from "./store-set.ts";
import { hashOfText, lockPublication, storeSet } from "./store-set.ts";
import { withPublishedDrafts } from "./with-published-drafts.ts";

export type Publication =
  | { readonly kind: "unchanged"; readonly program: string }
  | { readonly kind: "published"; readonly program: string; readonly acts: readonly string[] }
  /** Nothing was written. */
  | RefusedSet;

export interface RefusedSet {
  readonly kind: "refused";
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PublishOptions {
  /** Fingerprint of the compiler; a set compiled by another one is compiled again. */
  readonly compiler?: string;
  /** True for a set that does not know of drafts: what was published from a draft since stays. */
  readonly keepDrafts?: boolean;
}

export async function publish(
  database: Database,
  offered: readonly SourceFile[],
  { compiler = `ir-${formatVersion}`, keepDrafts = false }: PublishOptions = {},
): Promise<Publication> {
  for (;;) {
    const known = await latestEdition(database.db);
    const files = keepDrafts && known ? await withPublishedDrafts(database.db, known, offered) : offered;
    if (known !== undefined && isSame(known, files, compiler)) return { kind: "unchanged", program: known.program };
    const set = await compileSet(files, compiler);
    if ("kind" in set) return set;
    const acts = await database.exclusively((db) => db.transaction((tx) => storeAfter(tx, known, set)));
    if (acts !== undefined) return { kind: "published", program: set.hash, acts };
  }
}

/** The set with its program, or the mistakes that keep it from being one. */
export async function compileSet(files: readonly SourceFile[], compiler: string): Promise<CompiledSet | RefusedSet> {
  // Loaded only here: a start that publishes nothing does not wait for the parser.
  const { compile } = await import("@delibera/rules-dsl/compile");
  const { program, diagnostics, files: trees } = compile(files);
  if (program === undefined) return { kind: "refused", files, diagnostics };
  return {
    program,
    hash: programHash(program),
    compiler,
    texts: new Map(files.map(({ name, text }) => [name, text])),
    vocabularyFile: trees.find(({ vocabulary }) => vocabulary !== undefined)?.name ?? "",
  };
}

/** Undefined when somebody else published meanwhile: the set was made without knowing of it. */
async function storeAfter(
  tx: Db,
  known: Edition | undefined,
  set: CompiledSet,
): Promise<readonly string[] | undefined> {
  await lockPublication(tx);
  if ((await latestEditionId(tx)) !== known?.id) return undefined;
  return await storeSet(tx, set);
}

function isSame(known: Edition, files: readonly SourceFile[], compiler: string): boolean {
  const offered = new Map(files.map(({ name, text }) => [name, hashOfText(text)]));
  return (
    known.compiler === compiler &&
    known.files.length === offered.size &&
    known.files.every(({ name, hash }) => offered.get(name) === hash)
  );
}
