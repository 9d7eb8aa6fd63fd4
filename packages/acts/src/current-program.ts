/** Reads the program in force back from the database, refuses it when it is not a program, and keeps it until another is published. */
import type { Database, Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { Program } from "@delibera/rules-dsl/ir";
import { validateProgram } from "@delibera/rules-dsl/ir";
import { eq, inArray } from "drizzle-orm";
import type { Edition, EditionFile } from "./latest-edition.ts";
import { latestEdition, latestEditionId } from "./latest-edition.ts";

export interface PublishedProgram {
  /** `sha256:` of the program, as the compiler computes it. */
  readonly hash: string;
  readonly program: Program;
  /** The vocabulary first, then the acts in the order of the program. */
  readonly files: readonly PublishedFile[];
}

export interface PublishedFile {
  readonly name: string;
  readonly text: string;
  /** `sha256:` of the text. */
  readonly hash: string;
  /** 1, 2, 3 … within the act. */
  readonly version: number;
}

interface Kept {
  readonly edition: number;
  readonly published: Promise<PublishedProgram>;
}

const kept = new WeakMap<Db, Kept>();

/**
 * Undefined until acts are published. One short statement when the program is already here.
 * @param db the transaction to read in, when there is one.
 */
export async function currentProgram(database: Database, db = database.db): Promise<PublishedProgram | undefined> {
  const id = await latestEditionId(db);
  if (id === undefined) return undefined;
  const known = kept.get(database.db);
  if (known?.edition === id) return known.published;
  const published = read(db);
  kept.set(database.db, { edition: id, published });
  // A failed reading must not be what later callers get.
  published.catch(() => kept.delete(database.db));
  return published;
}

/** A program that is or was in force, by its hash; undefined when it never was. What is in force is not read again. */
export async function publishedProgram(database: Database, hash: string): Promise<PublishedProgram | undefined> {
  const current = await currentProgram(database);
  if (current?.hash === hash) return current;
  const edition = await latestEdition(database.db, hash);
  return edition && (await programOf(database.db, edition));
}

async function read(db: Db): Promise<PublishedProgram> {
  const edition = await latestEdition(db);
  if (edition === undefined) throw new Error("the edition of the rulebook vanished while it was read");
  return await programOf(db, edition);
}

async function programOf(db: Db, edition: Edition): Promise<PublishedProgram> {
  const [row] = await db
    .select({ ir: tables.programs.ir })
    .from(tables.programs)
    .where(eq(tables.programs.hash, edition.program));
  const program = validated(row?.ir, edition);
  return { hash: edition.program, program, files: await filesOf(db, edition.files) };
}

function validated(ir: unknown, edition: Edition): Program {
  const [problem] = validateProgram(ir);
  if (problem === undefined) return ir as Program;
  throw new Error(
    `the stored program ${edition.program} is not one: ${problem.path || "it"} should be ${problem.expected}`,
  );
}

async function filesOf(db: Db, files: readonly EditionFile[]): Promise<readonly PublishedFile[]> {
  const { actVersions } = tables;
  const ids = files.map(({ id }) => id);
  const texts = await db
    .select({ id: actVersions.id, version: actVersions.number, text: actVersions.sourceText })
    .from(actVersions)
    .where(inArray(actVersions.id, ids));
  const byId = new Map(texts.map((row) => [row.id, row]));
  return files.flatMap(({ id, name, hash }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ name, hash, text: row.text, version: row.version }];
  });
}
