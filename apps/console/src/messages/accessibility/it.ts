/** The words of the accessibility statement in Italian, fetched with it. `en.ts` beside it has the same keys. */
export const it = {
  "accessibility.title": "Accessibilità",
  "accessibility.lede":
    "Che cosa è stato controllato di queste pagine, che cosa ancora non va, e che cosa deve aggiungere chi le adotta.",
  "accessibility.checkedTitle": "Che cosa è controllato",
  "accessibility.checked1":
    "Ogni pagina è provata con axe-core sulle regole WCAG 2.0, 2.1 e 2.2 di livello A e AA, a 1280 e a 390 pixel: la prova fa parte di npm test e non ammette violazioni.",
  "accessibility.checked2":
    "Ogni azione si fa da tastiera; Tab esce anche dall’editor; il fuoco è visibile; chi ha chiesto meno movimento non vede animazioni.",
  "accessibility.checked3":
    "Nessuno stato è detto dal solo colore: requisiti, copertura, problemi e differenze hanno una forma e una parola.",
  "accessibility.checked4":
    "Le pagine principali sono lette come le legge un lettore di schermo: le loro parti, i titoli, i nomi dei comandi e gli annunci sono scritti uno per uno nelle prove.",
  "accessibility.limitsTitle": "Limiti noti",
  "accessibility.limits1":
    "Nell’editor i segni a margine sono nascosti alle tecnologie assistive: le stesse notizie stanno nell’elenco dei problemi e in quello degli articoli.",
  "accessibility.limits2":
    "Il contrasto dei colori dentro l’editor è stato misurato a mano, perché gli strumenti automatici non lo giudicano.",
  "accessibility.limits3": "Le pagine non sono ancora state provate con persone che usano un lettore di schermo.",
  "accessibility.statementTitle": "Dichiarazione di accessibilità",
  "accessibility.statement1":
    "Questa è un’autovalutazione del programma. La dichiarazione prevista dalla legge 4/2004 la compila ogni amministrazione che lo adotta, su form.agid.gov.it, per la propria installazione.",
} as const;
