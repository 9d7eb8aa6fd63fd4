/**
 * What whoever watches is told: `/health/live`, that this process answers, and `/health`, whether it can serve: that the database
 * answers too, now, and acts are published. Says nothing of what is in it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import { setSecurityHeaders } from "./security-headers.ts";

/** A database that takes longer is as good as away. */
const patienceMilliseconds = 2000;

export function healthEndpoint(database: Database) {
  return async (_request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const health = path === "/health/live" ? live : await readiness(database);
    setSecurityHeaders(response);
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    const isWell = health.status !== "unavailable";
    response.writeHead(isWell ? 200 : 503, isWell ? {} : { "retry-after": "2" }).end(JSON.stringify(health));
  };
}

interface Health {
  readonly status: "live" | "ready" | "unavailable";
  readonly database?: "answers" | "does not answer";
  /** The hash of the program in force. */
  readonly program?: string | null;
}

const live: Health = { status: "live" };

async function readiness(database: Database): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), patienceMilliseconds);
  });
  const program = await Promise.race([currentProgram(database).catch(() => "late" as const), late]);
  clearTimeout(timer);
  if (program === "late") return { status: "unavailable", database: "does not answer", program: null };
  return {
    status: program === undefined ? "unavailable" : "ready",
    database: "answers",
    program: program?.hash ?? null,
  };
}
