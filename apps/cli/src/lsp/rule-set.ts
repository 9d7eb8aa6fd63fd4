/** One folder of rule files as an editor sees it: what is on the disk, and in its place what is open and not yet saved. */
import { join, relative, sep } from "node:path";
import type { Compilation } from "@delibera/rules-dsl/compile";
import { diagnose, newCompilationMemory, withProgram } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Unreadable } from "@delibera/rules-dsl/node";
import { readRuleFolder, readText } from "@delibera/rules-dsl/node";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { uriOf } from "./positions.ts";

export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export class RuleSet {
  readonly folder: string;
  #files: Map<string, SourceFile>;
  #unreadable: readonly Unreadable[];
  readonly #open = new Map<string, OpenText>();
  readonly #memory = newCompilationMemory();
  #compilation: Compilation | undefined;
  #lowered: Compilation | undefined;
  #program: Program | undefined;

  constructor(folder: string) {
    this.folder = folder;
    const { files, unreadable } = readRuleFolder(folder);
    this.#files = new Map(files.map((file) => [file.name, file]));
    this.#unreadable = unreadable;
  }

  /** Of the texts as they are now, without their program: at each key only mistakes are looked for. */
  compilation(): Compilation {
    this.#compilation ??= diagnose([...this.#files.values()], this.#memory);
    return this.#compilation;
  }

  /** The program of the texts as they are; undefined while they have mistakes. */
  program(): Program | undefined {
    this.#lowered ??= withProgram(this.compilation(), this.#memory);
    return this.#lowered.program;
  }

  /** The program of the texts as they last were without mistakes: while a line is half written, what it gave is still of use. */
  lastProgram(): Program | undefined {
    this.#program = this.program() ?? this.#program;
    return this.#program;
  }

  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  names(): readonly string[] {
    return [...this.#files.keys()];
  }

  textOf(name: string): string {
    return this.#files.get(name)?.text ?? "";
  }

  opened(name: string): OpenText | undefined {
    return this.#open.get(name);
  }

  /** An address as the editor writes it, for what it has open. */
  uri(name: string): string {
    return this.#open.get(name)?.uri ?? uriOf(join(this.folder, name));
  }

  /** The name of a file in the folder or below; undefined for any other. */
  nameOf(path: string): string | undefined {
    const name = relative(this.folder, path).split(sep).join("/");
    return name === "" || name.startsWith("../") || name === ".." ? undefined : name;
  }

  edit(name: string, open: OpenText): void {
    this.#open.set(name, open);
    this.#write(name, open.text);
  }

  /** What is on the disk counts again. */
  close(name: string): void {
    this.#open.delete(name);
    this.reread(name);
  }

  reread(name: string): void {
    if (this.#open.has(name)) return;
    const path = join(this.folder, name);
    const { text, why } = readText(path);
    this.#unreadable = this.#unreadable.filter((found) => found.path !== path);
    if (why !== undefined && why !== "missing") this.#unreadable = [...this.#unreadable, { path, why }];
    this.#write(name, text);
  }

  #write(name: string, text: string | undefined): void {
    if (text !== undefined && this.#files.get(name)?.text === text) return;
    this.#compilation = undefined;
    this.#lowered = undefined;
    if (text === undefined) this.#files.delete(name);
    else this.#files.set(name, { name, text });
  }
}
