/** Codes of name resolution. */
export const resolveCodes = {
  "unknown-name": {
    severity: "error",
    it: { message: "nome sconosciuto `{name}`", help: "{help}" },
    en: { message: "unknown name `{name}`", help: "{help}" },
  },
} as const;
