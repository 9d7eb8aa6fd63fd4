/** Decides which real PostgreSQL a test run uses: the one it is told, else an embedded one, else none, and that aloud. */
import type { EmbeddedServer } from "./embedded-server.ts";

export type FoundServer = Pick<EmbeddedServer, "url" | "stop">;

/**
 * @param environment `TEST_DATABASE_URL` names a server; `CI` set to `true` makes its absence a failure.
 * @returns undefined when there is none and the suites that need it are to be skipped.
 */
export async function findServer(
  environment: Readonly<Record<string, string | undefined>>,
  startEmbedded: () => Promise<FoundServer>,
  warn: (line: string) => void,
): Promise<FoundServer | undefined> {
  const url = environment.TEST_DATABASE_URL;
  if (url !== undefined && url !== "") return { url, stop: async () => undefined };
  try {
    return await startEmbedded();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (environment.CI === "true") throw new Error(`no PostgreSQL for the tests: ${reason}`, { cause: error });
    warn(`\nNO REAL POSTGRESQL: its suites are SKIPPED (${reason}). Set TEST_DATABASE_URL.\n\n`);
    return undefined;
  }
}
