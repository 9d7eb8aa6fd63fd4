/**
 * Answers whoever started this process how much processor time it used and how much memory it holds. With `DELIBERA_BENCH_PROFILES`,
 * the name of a folder, it leaves there where the time went since it was first asked, for any viewer of `.cpuprofile`.
 */
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { basename, join } from "node:path";
import process from "node:process";

export interface Use {
  /** Of this process, in all its threads. */
  readonly microseconds: number;
  /** The most it ever held. */
  readonly kilobytes: number;
}

export function tellUse(): void {
  const profile = profiler(process.env["DELIBERA_BENCH_PROFILES"]);
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const use: Use = { microseconds: user + system, kilobytes: process.resourceUsage().maxRSS };
    process.send?.({ kind: "use", ...use });
    void profile.begin();
  });
  process.once("disconnect", () => void profile.end().then(() => process.exit(0)));
}

function profiler(folder: string | undefined) {
  let session: Session | undefined;
  return {
    async begin() {
      if (folder === undefined || session !== undefined) return;
      session = new Session();
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.start");
    },
    async end() {
      if (folder === undefined || session === undefined) return;
      const { profile } = await session.post("Profiler.stop");
      const name = `${basename(process.argv[1] ?? "server", ".mjs")}.cpuprofile`;
      writeFileSync(join(folder, name), JSON.stringify(profile));
    },
  };
}
