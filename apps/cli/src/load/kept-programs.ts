/**
 * Programs compiled before, in the folder of the bundle that compiled them: reading one takes a hundredth of the time of compiling it.
 * One stands under the hash of all the texts it was made of, behind the hash of its own bytes: what was altered there is not read.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { deserialize, serialize } from "node:v8";
import type { Program } from "@delibera/rules-dsl/ir";
import type { SourceFile } from "@delibera/rules-dsl/source";

/** Each takes a megabyte and a half. */
const most = 16;

export function keptProgram(folder: string, sources: readonly SourceFile[]): Program | undefined {
  try {
    const bytes = readFileSync(pathOf(folder, sources));
    const program = bytes.subarray(32);
    return sha256(program).equals(bytes.subarray(0, 32)) ? deserialize(program) : undefined;
  } catch {
    // Not kept, or not by this Node: it is compiled.
    return undefined;
  }
}

export function keepProgram(folder: string, sources: readonly SourceFile[], program: Program): void {
  const path = pathOf(folder, sources);
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const bytes = serialize(program);
    writeFileSync(unfinished, Buffer.concat([sha256(bytes), bytes]));
    renameSync(unfinished, path);
    forgetAllBut(most, folder);
  } catch {
    // The folder is somebody else's, or the disk is full: the answer does not depend on it.
    removeIfThere(unfinished);
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing may be written nothing was begun.
  }
}

/** Whatever the order in which the texts were read. */
function pathOf(folder: string, sources: readonly SourceFile[]): string {
  const texts = sources.map(({ name, text }) => JSON.stringify([name, text])).sort();
  return join(folder, sha256(texts.join("\n")).toString("hex"));
}

function forgetAllBut(count: number, folder: string): void {
  const ages = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  for (const { path } of ages.sort((a, b) => b.time - a.time).slice(count)) rmSync(path, { force: true });
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
