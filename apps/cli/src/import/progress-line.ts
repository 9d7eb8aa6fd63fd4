/** One line on the terminal that says how far an import is; nothing where nobody looks. */
import process from "node:process";
import type { ImportProgress } from "@delibera/reports";
import type { Terminal } from "../terminal.ts";
import { importWords } from "./import-words.ts";

export interface ProgressLine {
  update(progress: ImportProgress): void;
  /** Takes the line away, before something else is written. */
  clear(): void;
}

const betweenUpdates = 200;

/** @param now the time in milliseconds, for tests. */
export function progressLine(
  terminal: Terminal,
  stream: { readonly isTTY?: boolean; write(text: string): unknown } = process.stderr,
  now: () => number = () => performance.now(),
): ProgressLine {
  if (stream.isTTY !== true) return { update: () => undefined, clear: () => undefined };
  const started = now();
  let [shown, written] = [-betweenUpdates, false];
  return {
    update(progress) {
      if (now() - shown < betweenUpdates) return;
      shown = now();
      written = true;
      stream.write(`\r\u001b[K${terminal.inWords(wordsOf(progress, now() - started))}`);
    },
    clear() {
      if (written) stream.write("\r\u001b[K");
      written = false;
    },
  };
}

function wordsOf({ bytes, read, participants, skipping }: ImportProgress, milliseconds: number) {
  const percent = Math.floor((100 * read) / Math.max(1, bytes));
  if (skipping) return importWords.skipping(percent);
  const seconds = Math.max(milliseconds, 1) / 1000;
  const remaining = Math.ceil((seconds * (bytes - read)) / Math.max(1, read));
  const left = importWords.left(remaining);
  const [people, rate] = [thousands(participants), thousands(Math.round(participants / seconds))];
  return {
    it: importWords.progress(percent, people, rate, left.it).it,
    en: importWords.progress(percent, people, rate, left.en).en,
  };
}

function thousands(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
}
