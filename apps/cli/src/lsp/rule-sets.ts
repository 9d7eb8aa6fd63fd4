/** The sets of rule files that an editor has to do with: a file belongs to the nearest folder above it that has a vocabulary. */
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRuleFile } from "@delibera/rules-dsl/node";
import { folderOfSet, hasVocabulary } from "../load/deliberations.ts";
import { RuleSet } from "./rule-set.ts";

/** A document of a set. */
export interface DocumentPlace {
  readonly set: RuleSet;
  readonly name: string;
}

export class RuleSets {
  readonly #sets = new Map<string, RuleSet>();

  all(): readonly RuleSet[] {
    return [...this.#sets.values()];
  }

  /** The set of a workspace folder: its own files, or those in its folder of deliberations. */
  open(folderUri: string): void {
    const folder = pathOf(folderUri);
    if (folder === undefined || !isFolder(folder)) return;
    const rules = [folder, join(folder, "deliberations")].find((each) => isFolder(each) && hasVocabulary(each));
    if (rules !== undefined) this.#setOf(rules);
  }

  /** Undefined for what is no rule file on a disk. */
  find(uri: string): DocumentPlace | undefined {
    const path = pathOf(uri);
    if (path === undefined || !isRuleFile(path)) return undefined;
    const known = this.all().find((set) => set.nameOf(path) !== undefined);
    const set = known ?? this.#setOf(folderOf(path));
    const name = set.nameOf(path);
    return name === undefined ? undefined : { set, name };
  }

  #setOf(folder: string): RuleSet {
    const known = this.#sets.get(folder);
    if (known) return known;
    const set = new RuleSet(folder);
    this.#sets.set(folder, set);
    return set;
  }
}

/** A file that is not written yet may stand in a folder that is not there yet. */
function folderOf(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) ? folderOfSet(folder) : folder;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // An address that is no file: a text that was never saved, a page of some archive.
    return undefined;
  }
}
