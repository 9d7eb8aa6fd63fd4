/** Requests and planned events as rows: one for each comma that answers, with its verdict, its reasons and what is missing. */
import type { Answer, JudgedEvent, JudgedRequest, Openness } from "@delibera/ledger/statement";
import { sentenceCase } from "../messages/format.ts";
import type { MessageKey } from "../messages/text.ts";
import type { Row, RowValue, Wording } from "./ledger-rows.ts";
import type { ShownLedger } from "./shown-ledger.ts";

export function requestRows({ requests }: ShownLedger, wording: Wording): Row[] {
  return requests.flatMap((request) => {
    const name = nameOf(request, wording);
    if (request.answers.length > 0) return request.answers.map((answer) => answerRow(answer, name, wording));
    const note = wording.text("request.unspoken");
    const key = `requests.${request.kind}[${request.item}]`;
    return [{ key, label: name, weight: "figure", value: verdictValue(null), citation: undefined, note }];
  });
}

export function eventRows({ events, teachingSessions }: ShownLedger, wording: Wording): Row[] {
  const sessions = teachingSessions.flatMap(({ item, credits }) =>
    credits === null
      ? []
      : [figureRow(credits, `${wording.text("event.session")} ${item}`, amountOf(credits), wording)],
  );
  return [...events.flatMap((event) => rowsOf(event, wording)), ...sessions];
}

function rowsOf({ item, admissible, credits, reportDeadline }: JudgedEvent, wording: Wording): Row[] {
  const { text, formatDate } = wording;
  const name = (what: MessageKey) => `${text("event.event")} ${item}: ${text(what)}`;
  const day = reportDeadline?.value;
  const until: RowValue = day == null ? { kind: "undetermined" } : { kind: "words", words: formatDate(day) };
  return [
    ...(admissible === null ? [] : [answerRow(admissible, name("event.admissible"), wording)]),
    ...(credits === null ? [] : [figureRow(credits, name("event.credits"), amountOf(credits), wording)]),
    ...(reportDeadline === null ? [] : [figureRow(reportDeadline, name("event.reportDeadline"), until, wording)]),
  ];
}

function answerRow({ id, label, verdict, reasons, open, citation }: Answer, name: string, wording: Wording): Row {
  const { language } = wording;
  // A request may have several answers: what each one judges tells them apart.
  const said = [sentenceCase(label[language]), ...reasons.map((reason) => sentenceCase(reason[language]))];
  const note = [...said, ...openWords(open, wording)].join(" · ");
  return { key: id, label: name, weight: "figure", value: verdictValue(verdict), citation, note };
}

type Figure = NonNullable<JudgedEvent["credits"] | JudgedEvent["reportDeadline"]>;

function figureRow({ id, open, citation }: Figure, label: string, value: RowValue, wording: Wording): Row {
  const note = openWords(open, wording).join(" · ");
  return { key: id, label, weight: "figure", value, citation, ...(note === "" ? {} : { note }) };
}

function amountOf({ value }: NonNullable<JudgedEvent["credits"]>): RowValue {
  return value === null ? { kind: "undetermined" } : { kind: "amount", amount: value };
}

function openWords(open: Openness | null, { text }: Wording): readonly string[] {
  if (open === null) return [];
  const missing = open.missing.map((fact) => text("request.missing", { fact }));
  return [...missing, ...open.reasons.map(sentenceCase)];
}

function verdictValue(verdict: Answer["verdict"]): RowValue {
  return { kind: "verdict", verdict };
}

function nameOf({ kind, item }: JudgedRequest, { text, describeItem }: Wording): string {
  const name = text(`request.${kind}` satisfies MessageKey);
  return item === null ? name : `${name}: ${describeItem(item) ?? item}`;
}
