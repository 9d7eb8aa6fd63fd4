/** Waits until somebody saves a rule file: one of the acts, or a draft. */
import { watch } from "node:fs";
import { dirname, resolve } from "node:path";
import { isRuleFile } from "@delibera/rules-dsl/node";
import { Refusal } from "../refusal.ts";
import { simulateWords } from "./simulate-words.ts";

export interface RuleWatch {
  /** Resolves when something has been saved since the last time, also before it was called. @throws Refusal when it can no longer be seen. */
  readonly saved: () => Promise<void>;
  readonly close: () => void;
}

/** Editors write a file in several steps: milliseconds in which nothing more is written. */
const settled = 30;

/** @throws Refusal when the files cannot be watched. */
export function watchRules(folder: string, drafts: readonly string[]): RuleWatch {
  let isSaved = false;
  let failed: unknown;
  let wake: () => void = () => undefined;
  const heard = (_: string, name: string | null) => {
    if (name !== null && !isRuleFile(name)) return;
    isSaved = true;
    wake();
  };
  const fail = (error: unknown) => {
    failed = error;
    wake();
  };
  const folders = new Map([
    [resolve(folder), true],
    ...drafts.map((path) => [dirname(resolve(path)), false] as const).filter(([each]) => each !== resolve(folder)),
  ]);
  const watchers = [...folders].map(([path, recursive]) => {
    try {
      return watch(path, { recursive }, heard).on("error", fail);
    } catch (error) {
      throw cannotWatch(path, error);
    }
  });
  const heardAgain = (milliseconds?: number) =>
    new Promise<boolean>((done) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => done(false), milliseconds);
      wake = () => {
        clearTimeout(timer);
        done(true);
      };
    });
  return {
    async saved() {
      while (!isSaved && failed === undefined) await heardAgain();
      while (failed === undefined && (await heardAgain(settled)));
      if (failed !== undefined) throw cannotWatch(folder, failed);
      isSaved = false;
    },
    close() {
      for (const each of watchers) each.close();
    },
  };
}

function cannotWatch(path: string, error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? `${error.code}` : `${error}`;
  return new Refusal(simulateWords.cannotWatch(path, code), { cause: error });
}
