/** What a version of a rule says, as the rule language writes it: its lines one after the other, bands without the unit of their bounds. */

import type { Known } from "../ir/has-unit.ts";
import type { Band, Body, Expression, Gap } from "../ir/program.ts";
import { tightness, writtenExpression, writtenText } from "../ir/written-expression.ts";

export function writtenBody(body: Body, known: Known): string {
  const write = (expression: Expression) => writtenExpression(expression, known);
  switch (body.kind) {
    case "expression":
      return write(body.expression);
    case "bands": {
      const bands = body.bands.map((band) => writtenBand(band, known));
      return [`scaglioni su ${write(body.on)}`, ...bands, ...body.gaps.map(writtenGap)].join("; ");
    }
    case "requirement": {
      const counted = writtenExpression(body.counted, known, tightness.sum);
      const bound = `${body.bound === "atLeast" ? "almeno" : "al massimo"} ${write(body.required)}`;
      return [
        `conta ${counted} ${bound}`,
        ...(body.deadline ? [`entro ${write(body.deadline)}`] : []),
        ...(body.missingLabel === undefined ? [] : [`mancano ${writtenText(body.missingLabel)}`]),
      ].join("; ");
    }
    case "verdict": {
      const grounds = body.grounds.map(({ condition, reason, english }) => {
        const translated = english === undefined ? "" : ` / ${writtenText(english)}`;
        return `rifiuta quando ${write(condition)} perché ${writtenText(reason)}${translated}`;
      });
      return [...grounds, "altrimenti accoglie"].join("; ");
    }
  }
}

/** `da … a …` has both bounds in it, `oltre … fino a …` only the upper one. */
export function writtenBand({ from, to, result }: Band, known: Known): string {
  return `${bounds(from, to)}: ${writtenExpression(result, known)}`;
}

function bounds(from: Band["from"], to: Band["to"]): string {
  if (from === undefined) return to === undefined ? "" : `${to.inclusive ? "fino a" : "sotto"} ${number(to.value)}`;
  if (to === undefined) return `${from.inclusive ? "almeno" : "oltre"} ${number(from.value)}`;
  if (!from.inclusive) return `oltre ${number(from.value)} ${to.inclusive ? "fino a" : "e sotto"} ${number(to.value)}`;
  return `da ${number(from.value)} ${to.inclusive ? "a" : "e sotto"} ${number(to.value)}`;
}

/** Which band the values between two of them follow is asked of an interpretation. */
export function writtenGap({ after, before, interpretation }: Gap): string {
  const where = before === undefined ? `oltre ${number(after)}` : `lacuna tra ${number(after)} e ${number(before)}`;
  return `${where}: ${interpretation}`;
}

function number(exact: string): string {
  return exact.replace(".", ",");
}
