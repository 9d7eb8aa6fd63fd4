/** What a request that sends a file of event reports says of it: how it is written, what it is called. Its body is read as it comes. */
import type { IncomingMessage } from "node:http";
import type { SentReport } from "@delibera/graphql";
import { withoutFiscalCodes } from "@delibera/identity";
import type { Problem } from "./problem.ts";

export type Upload = Pick<SentReport, "format" | "fileName" | "bytes">;

/** Or why it is refused, before anything of it is read. */
export function uploadIn(request: IncomingMessage, mostBytes: number): Upload | Problem {
  const { headers } = request;
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const format = formats[type];
  if (format === undefined) return otherType;
  if ((headers["content-encoding"] ?? "identity") !== "identity") return encoded;
  const declared = Number.parseInt(headers["content-length"] ?? "0", 10);
  if (declared > mostBytes) return tooLarge(mostBytes);
  return { format, fileName: nameIn(headers["content-disposition"]) ?? `reports.${format}`, bytes: request };
}

export function tooLarge(mostBytes: number): Problem {
  const detail = `a file may have ${mostBytes >> 20} MB: divide it, each report whole in one part`;
  return { status: 413, title: "Content Too Large", detail, headers: { connection: "close" } };
}

const formats: Readonly<Record<string, SentReport["format"]>> = {
  "application/xml": "xml",
  "text/xml": "xml",
  "text/csv": "csv",
  "application/x-ndjson": "ndjson",
  "application/jsonl": "ndjson",
};

const otherType: Problem = {
  status: 415,
  title: "Unsupported Media Type",
  detail: "send the reports as application/xml, text/csv or application/x-ndjson, as the body of the request",
  headers: { accept: "application/xml, text/csv, application/x-ndjson", connection: "close" },
};

const encoded: Problem = {
  status: 415,
  title: "Unsupported Media Type",
  detail: "send the file as it is, without a content-encoding",
  headers: { "accept-encoding": "identity", connection: "close" },
};

/** As `attachment; filename="report.xml"` says it, without a folder; a name that tells of a person is not kept. */
function nameIn(disposition = ""): string | undefined {
  const name = /;\s*filename="?([^";]+)"?/i.exec(disposition)?.[1]?.replace(/^.*[/\\]/, "");
  const plain = name?.replace(/[^\p{L}\p{N} ._-]/gu, "").slice(0, 100);
  return plain ? withoutFiscalCodes(plain) : undefined;
}
