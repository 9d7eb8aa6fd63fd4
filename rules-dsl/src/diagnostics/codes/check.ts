/** Codes of the checks: types, units, bands, dates, conflicts. */
export const checkCodes = {
  "unit-mismatch": {
    severity: "error",
    it: { message: "`{left}` e `{right}` non si possono combinare", help: "portare i due lati alla stessa unità" },
    en: { message: "cannot combine `{left}` and `{right}`", help: "bring both sides to the same unit" },
  },
} as const;
