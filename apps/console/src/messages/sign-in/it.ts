/** The words of signing in, in Italian, fetched with it. `en.ts` beside it has the same keys. */
export const it = {
  "signIn.title": "Accesso",
  "signIn.lede":
    "Si accede con SPID o CIE, di livello 2 o superiore, presso il gestore dell’identità che questo server riconosce.",
  "signIn.problemTitle": "L’accesso non è riuscito",
  "signIn.problem.denied": "L’accesso è stato annullato presso il gestore dell’identità.",
  "signIn.problem.level-too-low": "Il livello di sicurezza usato non basta: serve almeno il livello 2.",
  "signIn.problem.attempt-ended": "Questo tentativo è scaduto o è già stato usato: ricomincia da questa pagina.",
  "signIn.problem.invalid-answer":
    "La risposta del gestore dell’identità non è valida: ricomincia; se si ripete, avvisa chi gestisce il server.",
  "signIn.problem.no-role":
    "La tua identità è riconosciuta, ma qui non hai alcun ruolo: rivolgiti al tuo Ordine o a chi gestisce il server.",
  "signIn.problem.issuer-unavailable": "Il gestore dell’identità non risponde: riprova tra poco.",
} as const;
