/**
 * Runs a task as somebody: one transaction in which the database itself lets through only the rows that the person may read or
 * write. Nothing of it is left on the connection when the transaction ends.
 */
import { sql } from "drizzle-orm";
import type { ProviderKind } from "../schema/codes.ts";
import type { Database, Db } from "./open-database.ts";

/** Who asks, as the policies of the database know it: numbers are those of rows. */
export interface ViewerSettings {
  /** Absent: nobody is signed in. */
  readonly role?: string | undefined;
  /** As the issuer names them. */
  readonly actor?: string | undefined;
  /** True for who knows people by a pseudonym only: columns that tell who somebody is cannot be read at all. */
  readonly pseudonymous?: boolean;
  readonly professional?: number | undefined;
  readonly provider?: number | undefined;
  readonly order?: number | undefined;
  /** Providers accredited so are those of the body. */
  readonly body?: ProviderKind | undefined;
}

/** What `task` throws undoes everything it wrote. Every query of the task must go through the `db` it is given. */
export function asViewer<T>({ db }: Database, settings: ViewerSettings, task: (db: Db) => Promise<T>): Promise<T> {
  const databaseRole = settings.pseudonymous === true ? "delibera_pseudonymous" : "delibera_viewer";
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('delibera.role', ${settings.role ?? ""}, true),
      set_config('delibera.actor', ${settings.actor ?? ""}, true),
      set_config('delibera.professional', ${textOf(settings.professional)}, true),
      set_config('delibera.provider', ${textOf(settings.provider)}, true),
      set_config('delibera.order', ${textOf(settings.order)}, true),
      set_config('delibera.body', ${settings.body ?? ""}, true),
      set_config('role', ${databaseRole}, true)`);
    return await task(tx);
  });
}

function textOf(row: number | undefined): string {
  return row === undefined ? "" : String(row);
}
