/**
 * The queue that hands jobs of one kind to servers, each to one: pg-boss, in a schema of its own in the same database. What it holds can be
 * made again from the rows of the jobs; a job of ours has its own id as the id of its job, so that offering it twice is once.
 */
import type { Database } from "@delibera/database";

export interface Queue {
  /** Makes sure that somebody will be handed it. */
  offer(id: string): Promise<void>;
  /** One that nobody else has, if there is one. */
  take(): Promise<string | undefined>;
  /** It has ended: nobody is handed it again. */
  finish(id: string): Promise<void>;
  /** Whoever had it does not do it: it is handed out again. */
  giveBack(id: string): Promise<void>;
  /** True when it is handed to somebody, who may be gone. */
  isTaken(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What ends a job that goes on failing is written in its own rows. */
const queueOptions = { policy: "standard", retryLimit: 1000, retryDelay: 0, expireInHours: 23 } as const;
const endedStates: ReadonlySet<string> = new Set(["completed", "cancelled", "failed"]);

/** @param tell of errors of pg-boss that no call of ours gets. */
/** @param name of the kind of job. */
export async function openQueue(database: Database, name: string, tell: (error: Error) => void): Promise<Queue> {
  // Loaded with the first job, not with the server.
  const { default: PgBoss } = await import("pg-boss");
  const channel = database.openChannel();
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({ rows: [...(await channel.run(text, values))] }),
    },
    // No timers of its own: what it would look after while nobody calls, we call.
    supervise: false,
    schedule: false,
  });
  boss.on("error", tell);
  try {
    await boss.start();
    await boss.createQueue(name, { name, ...queueOptions });
    await boss.maintain();
  } catch (error) {
    await channel.close();
    throw error;
  }
  return {
    async offer(id) {
      const known = await boss.getJobById(name, id);
      if (known !== null && !endedStates.has(known.state)) return;
      // Its rows say that it goes on: whatever the queue thought of it is over.
      if (known !== null) await boss.deleteJob(name, id);
      await boss.send(name, {}, { id });
    },
    async take() {
      const [job] = await boss.fetch(name);
      return job?.id;
    },
    async finish(id) {
      await boss.complete(name, id);
    },
    async giveBack(id) {
      await boss.fail(name, id);
    },
    async isTaken(id) {
      return (await boss.getJobById(name, id))?.state === "active";
    },
    async close() {
      await boss.stop({ graceful: false });
      await channel.close();
    },
  };
}
