/** Italian words of a draft that is in this browser and on the server. `en.ts` has the same keys. */
export const it = {
  "sharing.commentsNone":
    "I commenti sono della bozza sul server: salvala lì, e chi la rivede potrà commentare ogni comma",
  "sharing.commentsOpen":
    "{count, plural, =0 {Nessuna discussione aperta.} one {# discussione da chiudere.} other {# discussioni da chiudere.}}",
  "sharing.title": "Sul server",
  "sharing.signIn":
    "La bozza è solo in questo browser. Per salvarla sul server e mandarla in revisione accedi come redattore di delibere: qui la ritrovi.",
  "sharing.role":
    "La bozza è solo in questo browser. Sul server la salva chi ha il ruolo di redattore di delibere: chiedilo a chi gestisce gli accessi, o passagli il testo.",
  "sharing.otherRole":
    "La bozza è solo in questo browser. Per salvarla sul server passa al ruolo di redattore di delibere, in alto accanto al tuo nome.",
  "sharing.never": "La bozza è solo in questo browser.",
  "sharing.looking": "Cerco la bozza sul server…",
  "sharing.missing": "La bozza non è più sul server: il testo resta qui, e si può salvare di nuovo",
  "sharing.saved": "revisione {number}, salvata da {who} il {when}.",
  "sharing.same": "Qui c’è lo stesso testo.",
  "sharing.ahead": "Qui ci sono modifiche che il server non ha ancora.",
  "sharing.backToDraft": "È {state}: salvare un altro testo la riporta in bozza, e la revisione va chiesta di nuovo.",
  "sharing.published": "Questa bozza è diventata legge: un altro testo è un’altra bozza.",
  "sharing.openAct": "Apri l’atto pubblicato",
  "sharing.another": "Comincia un’altra bozza",
  "sharing.save": "Salva sul server",
  "sharing.send": "Manda in revisione",
  "sharing.openReview": "Apri la revisione",
  "sharing.savedNow": "Salvata sul server come revisione {number}.",
  "sharing.sentNow": "Mandata in revisione: ora decide un’altra persona.",
  "sharing.offline": "Non c’è rete: ciò che scrivi resta in questo browser. Quando torna, premi «Salva sul server»",
  "sharing.unanswered":
    "Il server non ha risposto: il testo resta in questo browser. Quando torna, premi di nuovo «Salva sul server»",
  "sharing.othersTitle":
    "{count, plural, one {Sul server c’è già una bozza di questo atto} other {Sul server ci sono già # bozze di questo atto}}",
  "sharing.others":
    "Se la bozza è la stessa, uniscila: nessuno dei due testi si perde. Salvarla a parte ne fa un’altra.",
  "sharing.join": "Unisci a quella di {who}, revisione {number}",
  "sharing.movedTitle": "{who} ha salvato intanto la revisione {number}: siete in due su questa bozza",
  "sharing.movedTitleOther": "Sul server c’è la revisione {number}, di {who}, diversa dal testo qui",
  "sharing.moved": "Il tuo testo è intatto. Scegli che cosa farne prima di salvare: nessuno dei due si perde.",
  "sharing.merge": "Unisci i due testi",
  "sharing.keepMine": "Tieni il mio",
  "sharing.takeTheirs": "Prendi quello di {who}",
  "sharing.see": "Guarda le differenze",
  "sharing.seeLabel": "Dal testo di {who} al tuo",
  "sharing.merged":
    "{count, plural, =0 {I due testi sono uniti: rileggi, poi salva.} one {I due testi sono uniti. In un punto dicono altro: ci sono tutti e due, fra righe di commento. Scegli, poi salva.} other {I due testi sono uniti. In # punti dicono altro: ci sono tutti e due, fra righe di commento. Scegli, poi salva.}}",
  "sharing.kept": "Resta il tuo testo; la revisione {number} resta nella storia della bozza. Ora salva.",
  "sharing.taken": "Ora c’è il testo di {who}. Il tuo è messo da parte fra le bozze di questo browser.",
  "sharing.takenOnly": "Ora c’è il testo di {who}.",
  "sharing.asideTitle": "{title} (messa da parte)",
  "sharing.asideFailed": "Il browser non riesce a mettere da parte il tuo testo: non ho cambiato nulla",
  "sharing.alsoOpen":
    "{count, plural, one {Anche {who} ha aperto questa bozza} other {Anche {who} hanno aperto questa bozza}}, dalle {time}.",
  "sharing.openElsewhere": "Hai aperto questa bozza anche in un altro browser, dalle {time}.",
  "sharing.openAdvice": "Chi salva per secondo dovrà unire i due testi: mettetevi d’accordo su chi scrive.",
  "sharing.together": "L’ultima revisione è di {who}: mettetevi d’accordo su chi scrive.",
} as const;
