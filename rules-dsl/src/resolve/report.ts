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

export function newReport(): Report {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    add(code, parameters, span, also) {
      diagnostics.push(diagnostic(code, parameters, span, also) as Diagnostic);
    },
  };
}
