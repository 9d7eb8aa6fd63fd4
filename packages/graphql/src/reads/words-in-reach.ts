/**
 * In which words people are looked for: an Order and the Ministry have the words of those whom they see, so that they find and list them
 * without passing by everybody else. Whether a row is still of somebody whom they see is asked of the facts.
 */
import { tables } from "@delibera/database";
import { mayRead } from "@delibera/identity";
import type { SQL, SQLWrapper } from "drizzle-orm";
import { eq } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "./reader.ts";

const { nameWords, memberWords, competentDoctorWords } = tables;

export interface WordsInReach {
  readonly table: PgTable;
  readonly word: SQLWrapper;
  readonly searchName: SQLWrapper;
  readonly professionalId: SQLWrapper;
  /** Which of the rows; undefined when all of them. */
  readonly those: SQL | undefined;
  /** True where everybody has the empty word too, which lists all. */
  readonly listsAll: boolean;
}

/** Undefined for whoever sees nobody, or only one person. */
export function wordsInReach({ viewer }: Reader): WordsInReach | undefined {
  const permission = mayRead(viewer, "person");
  if (permission.kind === "refused" || viewer.kind === "anonymous") return undefined;
  const { order } = viewer.grant;
  if (permission.scope === "self") return undefined;
  if (permission.scope === "members" && order !== undefined) {
    return { table: memberWords, ...memberWords, those: eq(memberWords.orderId, order.row), listsAll: true };
  }
  if (permission.scope === "competent-doctors") {
    return { table: competentDoctorWords, ...competentDoctorWords, those: undefined, listsAll: true };
  }
  return { table: nameWords, ...nameWords, those: undefined, listsAll: false };
}
