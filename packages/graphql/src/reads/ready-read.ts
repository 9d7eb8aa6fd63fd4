/**
 * Reads that nearly every operation asks, put together once for each kind of viewer: what differs between two viewers of a kind, and
 * between two days, comes in as a value.
 */
import type { ReadyQuery } from "@delibera/database";
import { readyQuery } from "@delibera/database";
import type { Grant, SignedIn } from "@delibera/identity";
import { sql } from "drizzle-orm";
import type { Reader } from "./reader.ts";

type Build<Row> = Parameters<typeof readyQuery<Row>>[1];

/**
 * @param build writes the query for a reader whose own rows and whose day are placeholders.
 * @returns asks it; `kind` names everything else that makes two queries different texts.
 */
export function readyRead<Row, Kind extends string>(
  name: string,
  build: (reader: Reader, kind: Kind) => ReturnType<Build<Row>>,
) {
  const ready = new Map<string, ReadyQuery<Row>>();
  return (reader: Reader, kind: Kind, values: Readonly<Record<string, unknown>>): Promise<Row[]> => {
    const key = `${name} ${kind} ${kindOf(reader)}`;
    let query = ready.get(key);
    if (query === undefined) {
      query = readyQuery(key, (db) => build({ ...unspecific(reader), db }, kind));
      ready.set(key, query);
    }
    return query(reader.db, { ...values, ...valuesOf(reader) });
  };
}

const bounds = ["professional", "provider", "order", "body", "newcomer"] as const;

function kindOf({ viewer }: Reader): string {
  if (viewer.kind === "anonymous") return "anonymous";
  return [viewer.grant.role, ...bounds.filter((bound) => viewer.grant[bound] !== undefined)].join(" ");
}

function unspecific({ db, viewer }: Reader): Reader {
  const today = placeholder<string>("today");
  if (viewer.kind === "anonymous") return { db, viewer, today };
  const { role, professional, provider, order, body, newcomer } = viewer.grant;
  const grant: Grant = {
    role,
    ...(professional === undefined ? {} : { professional: rowOf("professional") }),
    ...(provider === undefined ? {} : { provider: rowOf("provider") }),
    ...(order === undefined ? {} : { order: rowOf("order") }),
    ...(body === undefined ? {} : { body: placeholder<NonNullable<Grant["body"]>>("body") }),
    ...(newcomer === undefined
      ? {}
      : { newcomer: { fiscalCode: placeholder<string>("newcomer"), firstName: "", lastName: "" } }),
  };
  const anyone: SignedIn = { kind: "signed-in", subject: "", displayName: "", grant, grants: [grant] };
  return { db, viewer: anyone, today };
}

function valuesOf({ viewer, today }: Reader): Record<string, unknown> {
  if (viewer.kind === "anonymous") return { today };
  const { professional, provider, order, body, newcomer } = viewer.grant;
  const rows = { professional: professional?.row, provider: provider?.row, order: order?.row };
  return { today, ...rows, body, newcomer: newcomer?.fiscalCode };
}

function rowOf(bound: string) {
  return { row: placeholder<number>(bound), registryId: "" };
}

/** Stands where the query has a value; whoever builds a query puts it in as it is, and never looks at it. */
function placeholder<Value>(name: string): Value {
  return sql.placeholder(name) as unknown as Value;
}

/** Of numbers of rows, for a placeholder that is cast to a list. */
export function listOfRows(rows: readonly number[]): string {
  return `{${rows.join(",")}}`;
}

/** Of texts that anybody may have written, for a placeholder that is cast to a list. */
export function listOfTexts(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
