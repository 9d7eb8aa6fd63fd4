/** A growing list of diagnostics that a pass fills and returns. */

import type { Parameters } from "../diagnostics/codes.ts";
import type { Diagnostic, DiagnosticCode, Fix, RelatedPlace } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  add<C extends DiagnosticCode>(
    code: C,
    parameters: Parameters<C>,
    span: Span,
    also?: { readonly related?: readonly RelatedPlace[]; readonly fixes?: readonly Fix[] },
  ): void;
}

/** Of one code: who reads these knows what to mend, and no file however wrong fills the memory. */
const mostOfOneCode = 500;

export function newReport(): Report {
  const diagnostics: Diagnostic[] = [];
  const counts = new Map<DiagnosticCode, number>();
  return {
    diagnostics,
    add(code, parameters, span, also) {
      const count = counts.get(code) ?? 0;
      counts.set(code, count + 1);
      if (count >= mostOfOneCode) return;
      diagnostics.push(diagnostic(code, parameters, span, also) as Diagnostic);
    },
  };
}
