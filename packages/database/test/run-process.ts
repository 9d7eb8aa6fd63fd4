/** Starts `process-under-test.ts` and waits for what it says. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Resolves when the process says a line that begins so; rejects when it ends without. */
  said(beginning: string): Promise<string>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  ended(): Promise<{ code: number | null; lines: readonly string[] }>;
}

const script = fileURLToPath(new URL("process-under-test.ts", import.meta.url));

export function runProcess(...options: readonly string[]): RunningProcess {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let over = false;
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    for (const listener of listeners) listener();
  });
  const closed = once(child, "close").then(() => {
    over = true;
    for (const listener of listeners) listener();
  });
  return {
    child,
    said: (beginning) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found !== undefined) resolve(found);
          else if (over) reject(new Error(`the process ended and said only: ${lines.join("; ")}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
    async ended() {
      await closed;
      return { code: child.exitCode, lines };
    },
  };
}
