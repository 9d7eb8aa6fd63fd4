/** What stands beside the obligation: who issues the document, the competent doctor, insurance, radioprotection, and debts paid by surpluses. */
import type { Figures } from "./figures.ts";
import { amountIn } from "./figures.ts";
import type { Citation, Ledger } from "./ledger-document.ts";

/** Null where no act says who it is. */
export function issuerOf(figures: Figures): Ledger["issuer"] {
  const asked = citationOf("issuer", figures);
  return asked === undefined ? null : { body: figures.option("issuer"), citation: asked };
}

/** Null for who is not a competent doctor. */
export function competentDoctorOf(figures: Figures): Ledger["competentDoctor"] {
  const asked = citationOf("competentDoctor.certifiable", figures);
  return asked === undefined
    ? null
    : {
        certifiable: figures.truth("competentDoctor.certifiable"),
        documentForm: figures.option("competentDoctor.documentForm"),
        citation: asked,
      };
}

/** Null in a triennium for which no act asks it. */
export function insuranceOf(figures: Figures): Ledger["insurance"] {
  const asked = requirement("insurance-70", figures);
  return asked && { threshold: figures.amount("insurance.threshold"), met: asked.met };
}

/** Null in a triennium for which no act asks it. */
export function radioprotectionOf(figures: Figures): Ledger["radioprotection"] {
  const asked = requirement("radioprotection", figures);
  return (
    asked && {
      need: figures.amount("radioprotection.need"),
      counted: figures.amount("radioprotection.counted"),
      selfStudyMax: figures.amount("radioprotection.selfStudyMax"),
      met: asked.met,
    }
  );
}

/** Null before any act lets one triennium pay the debt of another. Debts are negative, the most recent first; those of zero are left out. */
export function compensationOf(figures: Figures): Ledger["compensation"] {
  const pool = figures.of("compensation.pool")[0];
  if (pool?.citation === undefined) return null;
  const debts = figures.under("compensation").flatMap(({ code, value }) => {
    const triennium = /^compensation\.(\d{4}-\d{4})\.before$/.exec(code)?.[1];
    if (triennium === undefined || (value.kind === "quantity" && value.amount.n === 0n)) return [];
    return [{ triennium, before: amountIn(value), after: figures.amount(`compensation.${triennium}.after`) }];
  });
  return {
    pool: amountIn(pool.value),
    debts,
    residual: figures.amount("compensation.residual"),
    citation: pool.citation,
  };
}

function citationOf(asked: string, figures: Figures): Citation | undefined {
  return figures.of(asked)[0]?.citation;
}

function requirement(id: string, figures: Figures): { readonly met: boolean | null } | null {
  const found = figures.of(`requirements.${id}`)[0];
  if (found?.citation === undefined) return null;
  return { met: found.value.kind === "requirement" ? found.value.met : null };
}
