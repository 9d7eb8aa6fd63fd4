/**
 * The fuzzer: the hostile corpus, then texts drawn from a seed for as long as asked, each in a process of 512 MB that must answer within
 * two seconds. What does not is made as small as it still fails and written down; the run then ends with 1.
 */
import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { drawFrom } from "./draw.ts";
import type { HostileText } from "./hostile-texts.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { randomText } from "./random-texts.ts";

export interface FuzzOptions {
  readonly child: string;
  /** The folder of the compiler. */
  readonly home: string;
  readonly seed: number;
  /** Random texts: for so many minutes, or so many of them. */
  readonly minutes: number | undefined;
  readonly runs: number | undefined;
}

/** All that is done with one text; each step of it must end within two seconds, the third time at the latest. */
const longest = 60_000;

export async function fuzz({ child, home, seed, minutes, runs }: FuzzOptions): Promise<number> {
  const vocabulary = readFileSync(join(home, "test/library.delibera"), "utf8");
  const samples = samplesIn(home);
  const corpus = hostileTexts(samples.filter((_, place) => place % Math.ceil(samples.length / 12) === 0));
  const runner = newRunner(child, vocabulary);
  const draw = drawFrom(seed);
  const found: string[] = [];
  let tried = 0;
  const attempt = async ({ name, text }: HostileText) => {
    tried++;
    const problem = await runner.run(text);
    if (problem === undefined) return;
    const smaller = await minimised(text, runner, problem);
    const path = join(home, "test/fuzz/found", `${found.length + 1}.delibera`);
    mkdirSync(join(home, "test/fuzz/found"), { recursive: true });
    writeFileSync(path, smaller);
    found.push(name);
    say(
      `${name}: ${problem.split("\n").slice(0, 4).join(" | ")}\n  ${path} (${smaller.length} of ${text.length} characters)`,
    );
  };
  const start = process.hrtime.bigint();
  const elapsed = () => (process.hrtime.bigint() - start) / 1_000_000n;
  for (const each of corpus) await attempt(each);
  const texts = samples.map(({ text }) => text);
  const until = minutes === undefined ? undefined : elapsed() + BigInt(minutes) * 60_000n;
  for (let place = 0; until === undefined ? place < (runs ?? 0) : elapsed() < until; place++) {
    await attempt({ name: `random text ${place} of seed ${seed}`, text: randomText(draw, texts) });
  }
  runner.stop();
  const seconds = elapsed() / 1000n;
  const random = tried - corpus.length;
  say(
    `${corpus.length} hostile texts and ${random} random ones in ${seconds} s: ${found.length} failed, slowest ${runner.slowest()} ms`,
  );
  return found.length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The acts of a library, and what the fixtures accept. */
function samplesIn(home: string): readonly HostileText[] {
  const folders = [
    "test/library-acts",
    "test/fixtures/syntax/ok",
    "test/fixtures/check/ok",
    "test/fixtures/resolve/ok",
  ];
  return folders.flatMap((folder) =>
    readdirSync(join(home, folder))
      .filter((name) => name.endsWith(".delibera"))
      .map((name) => ({ name, text: readFileSync(join(home, folder, name), "utf8").split(/^---- /m)[0] ?? "" })),
  );
}

interface Runner {
  readonly run: (text: string) => Promise<string | undefined>;
  readonly slowest: () => number;
  readonly stop: () => void;
}

function newRunner(child: string, vocabulary: string): Runner {
  let running: ChildProcess | undefined;
  let slowest = 0;
  const started = async (): Promise<ChildProcess> => {
    if (running?.connected) return running;
    const made = fork(child, [], {
      execArgv: ["--max-old-space-size=512"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await new Promise((resolve) => made.once("message", resolve));
    running = made;
    return made;
  };
  return {
    slowest: () => slowest,
    stop: () => running?.kill("SIGKILL"),
    async run(text) {
      const process = await started();
      return new Promise((resolve) => {
        const begun = performance.now();
        const answer = (problem: string | undefined, isLost: boolean) => {
          clearTimeout(timer);
          process.removeAllListeners("message").removeAllListeners("exit");
          slowest = Math.max(slowest, Math.round(performance.now() - begun));
          if (isLost) {
            process.kill("SIGKILL");
            running = undefined;
          }
          resolve(problem);
        };
        const timer = setTimeout(() => answer(`no answer within ${longest} ms`, true), longest);
        process.once("message", (message: { readonly problem: string | null }) =>
          answer(message.problem ?? undefined, false),
        );
        process.once("exit", (code, signal) => answer(`the process ended (${signal ?? code}): out of memory?`, true));
        process.send({ text, vocabulary });
      });
    },
  };
}

/** Without lines, then without words, as long as it still fails in the same way. */
async function minimised(text: string, { run }: Runner, problem: string): Promise<string> {
  const kind = problem.split("\n")[0];
  const fails = async (candidate: string) => (await run(candidate))?.split("\n")[0] === kind;
  // What does not answer costs a minute at each try.
  const mostTries = problem.startsWith("no answer") ? 8 : 100;
  let parts = text.length > 200_000 ? [text] : text.split(/(?<=\n)/);
  for (const pattern of [undefined, /(?<=\s)/]) {
    if (pattern) parts = parts.join("").split(pattern);
    for (let size = parts.length >> 1, tries = 0; size >= 1 && tries < mostTries; size >>= 1) {
      for (let at = 0; at < parts.length && tries < mostTries; tries++) {
        const candidate = parts.toSpliced(at, size);
        if (await fails(candidate.join(""))) parts = candidate;
        else at += size;
      }
    }
  }
  return parts.join("");
}
