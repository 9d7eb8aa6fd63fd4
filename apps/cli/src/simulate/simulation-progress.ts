/**
 * One line on the terminal that says how far a simulation is, or the taking of its people, and what a sample says first; nothing where
 * nobody looks.
 */
import process from "node:process";
import type { SimulationProgress, SimulationReport } from "@delibera/simulation";
import { thousands } from "../print/simulation.ts";
import type { Terminal } from "../terminal.ts";
import { simulateWords } from "./simulate-words.ts";

export interface ProgressOfSimulation {
  /** Whether somebody looks. */
  readonly isSeen: boolean;
  readonly update: (progress: SimulationProgress) => void;
  readonly sample: (report: SimulationReport) => void;
  /** Takes the line away, before something else is written. */
  readonly clear: () => void;
}

const betweenUpdates = 200;

/** @param now the time in milliseconds, for tests. */
export function simulationProgress(
  { inWords }: Terminal,
  stream: { readonly isTTY?: boolean; write(text: string): unknown } = process.stderr,
  now: () => number = () => performance.now(),
): ProgressOfSimulation {
  if (stream.isTTY !== true)
    return { isSeen: false, update: () => undefined, sample: () => undefined, clear: () => undefined };
  let shown = -betweenUpdates;
  let isWritten = false;
  const clear = () => {
    if (isWritten) stream.write("\r\u001b[K");
    isWritten = false;
  };
  return {
    isSeen: true,
    clear,
    update({ done, all, milliseconds }) {
      if (now() - shown < betweenUpdates || done === 0) return;
      shown = now();
      isWritten = true;
      const rate = Math.round((done * 1000) / Math.max(1, milliseconds));
      const left = Math.ceil((all - done) / Math.max(1, rate));
      const words = simulateWords.progress(Math.floor((100 * done) / all), thousands(rate), left);
      stream.write(`\r\u001b[K${inWords(words)}`);
    },
    sample({ people, candidates }) {
      clear();
      for (const { name, affected } of candidates) {
        const count = affected === null ? "<5" : thousands(affected);
        stream.write(`${inWords(simulateWords.sample(thousands(people), name, count))}\n`);
      }
    },
  };
}
