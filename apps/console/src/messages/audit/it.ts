/** Italian words of the audit log. */
export const it = {
  "audit.title": "Registro degli accessi",
  "audit.lede":
    "Chi ha letto o cambiato che cosa, di chi e perché. Le voci si aggiungono soltanto, e ciascuna porta l’impronta di quella prima.",
  "audit.waiting": "Leggo il registro degli accessi…",
  "audit.subject": "Di chi",
  "audit.subjectHint": "Numero di registro, pseudonimo o bozza, per intero",
  "audit.search": "Cerca",
  "audit.all": "Mostra tutte le voci",
  "audit.count": "{count, plural, one {# voce} other {# voci}}",
  "audit.none": "Nessuna voce",
  "audit.noneBody": "Il numero si cerca per intero, com’è scritto nelle voci.",
  "audit.pages": "Pagine del registro",
  "audit.older": "Voci precedenti",
  "audit.newest": "Le più recenti",
  "audit.entry": "Voce {number}",
  "audit.hash": "Impronta",
  "audit.action.read": "lettura",
  "audit.action.change": "modifica",
  "audit.action.sign-in": "accesso",
  "audit.action.sign-out": "uscita",
} as const;
