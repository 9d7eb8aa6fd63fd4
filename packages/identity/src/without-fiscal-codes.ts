/** Takes fiscal codes out of a text that will be kept: logs, purposes and errors must not say who somebody is. */

const fiscalCode = /[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]/gi;

/** Codes of sixteen characters become `[fiscal code]`; the provisional ones of eleven digits cannot be told from other numbers. */
export function withoutFiscalCodes(text: string): string {
  return text.replace(fiscalCode, "[fiscal code]");
}
