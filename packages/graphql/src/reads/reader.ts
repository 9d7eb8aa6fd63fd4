/** Who reads, and through which transaction: what every reading query is given. */
import type { Db } from "@delibera/database";
import type { Viewer } from "@delibera/identity";

export interface Reader {
  readonly db: Db;
  readonly viewer: Viewer;
  /** Civil date on which enrolments and periods are looked at. */
  readonly today: string;
}
