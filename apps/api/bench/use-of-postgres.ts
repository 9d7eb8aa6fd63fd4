/** How much processor time a PostgreSQL server of this machine has used, in all its processes; undefined where that is not told. */
import { readdirSync, readFileSync } from "node:fs";
import type postgres from "postgres";

/** In microseconds, to the hundredth of a second. */
export async function useOfPostgres(client: postgres.Sql): Promise<number | undefined> {
  const [found] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const own = found === undefined ? undefined : statOf(String(found.pid));
  if (own === undefined || !own.name.startsWith("postgres")) return undefined;
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const ticks = all.filter(({ parent }) => parent === own.parent).reduce((sum, each) => sum + each.ticks, 0);
  return ticks * microsecondsInTick;
}

const microsecondsInTick = 10_000;

function statOf(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [before, after] = [
      stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")),
      stat.slice(stat.lastIndexOf(")") + 2),
    ];
    const fields = after.split(" ");
    return { name: before, parent: fields[1], ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It ended meanwhile, or this is another system.
    return undefined;
  }
}
