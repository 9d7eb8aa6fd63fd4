/** What a request that sends a file of event reports says of it: how it is written, what it is called. Its body is read as it comes. */
import type { IncomingMessage } from "node:http";
import type { SentReport } from "@delibera/graphql";
import { withoutFiscalCodes } from "@delibera/identity";
import type { Problem } from "./problem.ts";

export type Upload = Pick<SentReport, "format" | "fileName">;

/** Which bytes of the file a request has. What it does not say is undefined. */
export interface Progress {
  readonly offset: number | undefined;
  /** Of the whole file. */
  readonly length: number | undefined;
  readonly isLast: boolean | undefined;
}

export function progressIn({ headers }: IncomingMessage): Progress | Problem {
  const numbers = ["upload-offset", "upload-length"].map((name) => {
    const written = headers[name];
    return written === undefined ? undefined : wholeNumber(written);
  });
  const [offset, length] = numbers;
  const complete = headers["upload-complete"];
  if (numbers.includes(Number.NaN) || !["?0", "?1", undefined].includes(complete as string | undefined))
    return notWritten;
  return { offset, length, isLast: complete === undefined ? undefined : complete === "?1" };
}

/** Of fewer bytes than a number counts. */
function wholeNumber(written: string | readonly string[]): number {
  return typeof written === "string" && /^\d{1,15}$/.test(written) ? Number.parseInt(written, 10) : Number.NaN;
}

/** Or why it is refused, before anything of it is read. */
export function uploadIn(request: IncomingMessage, mostBytes: number): Upload | Problem {
  const { headers } = request;
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const format = formats[type];
  if (format === undefined) return otherType;
  if ((headers["content-encoding"] ?? "identity") !== "identity") return encoded;
  const declared = Number.parseInt(headers["content-length"] ?? "0", 10);
  if (declared > mostBytes) return tooLarge(mostBytes);
  return { format, fileName: nameIn(headers["content-disposition"]) ?? `reports.${format}` };
}

export function tooLarge(mostBytes: number): Problem {
  const detail = `a file may have ${Math.floor(mostBytes / 2 ** 20)} MB: divide it, each report whole in one part`;
  return { status: 413, title: "Content Too Large", detail, headers: { connection: "close" } };
}

const formats: Readonly<Record<string, SentReport["format"]>> = {
  "application/xml": "xml",
  "text/xml": "xml",
  "text/csv": "csv",
  "application/x-ndjson": "ndjson",
  "application/jsonl": "ndjson",
};

const notWritten: Problem = {
  status: 400,
  title: "Bad Request",
  detail: "`Upload-Offset` and `Upload-Length` are whole numbers of bytes, and `Upload-Complete` is `?1` or `?0`",
  headers: { connection: "close" },
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
