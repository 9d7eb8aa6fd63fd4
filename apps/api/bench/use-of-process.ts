/** Answers whoever started this process how much processor time it used and how much memory it holds. */
import process from "node:process";

export interface Use {
  /** Of this process, in all its threads. */
  readonly microseconds: number;
  /** The most it ever held. */
  readonly kilobytes: number;
}

export function tellUse(): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const use: Use = { microseconds: user + system, kilobytes: process.resourceUsage().maxRSS };
    process.send?.({ kind: "use", ...use });
  });
  process.once("disconnect", () => process.exit(0));
}
