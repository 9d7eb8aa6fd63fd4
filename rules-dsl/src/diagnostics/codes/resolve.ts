/** Codes of name resolution: what is declared, what names lead nowhere, what amends what. */
export const resolveCodes = {
  "unknown-name": {
    severity: "error",
    it: { message: "nome sconosciuto `{name}`", help: "dichiararlo nel vocabolario o in un comma, oppure correggerlo" },
    en: { message: "unknown name `{name}`", help: "declare it in the vocabulary or in a comma, or correct it" },
  },
  "misspelt-name": {
    severity: "error",
    it: { message: "nome sconosciuto `{name}`", help: "forse si intendeva `{nearest}`" },
    en: { message: "unknown name `{name}`", help: "perhaps `{nearest}` was meant" },
  },
  "declared-twice": {
    severity: "error",
    it: { message: "`{name}` è già dichiarato", help: "dare un altro nome, o togliere una delle due dichiarazioni" },
    en: { message: "`{name}` is already declared", help: "use another name, or remove one of the two declarations" },
  },
  "vocabulary-missing": {
    severity: "error",
    it: { message: "manca il vocabolario", help: "aggiungere un file che comincia con `vocabolario`" },
    en: { message: "there is no vocabulary", help: "add a file that begins with `vocabolario`" },
  },
  "second-vocabulary": {
    severity: "error",
    it: { message: "`{name}` è un secondo vocabolario", help: "tenere un solo vocabolario per l'insieme degli atti" },
    en: { message: "`{name}` is a second vocabulary", help: "keep one vocabulary for the whole set of acts" },
  },
  "act-without-clause": {
    severity: "error",
    it: { message: "all'atto `{act}` manca la clausola `{clause}`", help: "scriverla sotto il titolo dell'atto" },
    en: { message: "act `{act}` lacks the clause `{clause}`", help: "write it under the title of the act" },
  },
  "dangling-citation": {
    severity: "error",
    it: { message: "`{act}` non ha {citation}", help: "citare un articolo e un comma che esistono" },
    en: { message: "`{act}` has no {citation}", help: "cite an article and a comma that exist" },
  },
  "definitions-disagree": {
    severity: "error",
    it: {
      message:
        "`{name}` è definito altrove con un altro tipo, un altro `per ogni`, un'altra deroga o un altro `favorevole se`",
      help: "scriverli uguali in tutte le definizioni, o scegliere un altro nome",
    },
    en: {
      message: "`{name}` is defined elsewhere with another type, `per ogni`, derogation or `favorevole se`",
      help: "write them alike in every definition, or choose another name",
    },
  },
  "replacement-missing": {
    severity: "error",
    it: {
      message: "il testo nuovo non definisce `{name}`",
      help: "definirlo in questo comma, o limitare con `limitatamente a`",
    },
    en: {
      message: "the new text does not define `{name}`",
      help: "define it in this comma, or narrow with `limitatamente a`",
    },
  },
  "nothing-to-amend": {
    severity: "error",
    it: { message: "il comma citato non contiene regole", help: "citare il comma che contiene la regola da cambiare" },
    en: { message: "the cited comma holds no rule", help: "cite the comma that holds the rule to change" },
  },
  "amended-by-lower-rank": {
    severity: "warning",
    it: {
      message: "`{act}` modifica `{target}`, che è di rango superiore",
      help: "dire perché con `motivo «…»`, o correggere la citazione",
    },
    en: {
      message: "`{act}` amends `{target}`, which ranks higher",
      help: "say why with `motivo «…»`, or correct the citation",
    },
  },
  "until-without-extension": {
    severity: "error",
    it: {
      message: "`fino al` sta con `proroga`, sempre e soltanto",
      help: "scrivere `proroga … fino al gg/mm/aaaa`, o togliere `fino al`",
    },
    en: {
      message: "`fino al` goes with `proroga`, always and only",
      help: "write `proroga … fino al dd/mm/yyyy`, or remove `fino al`",
    },
  },
  "derogations-in-a-circle": {
    severity: "error",
    it: {
      message: "deroghe che si rincorrono: {path}",
      help: "derogare a una regola che non è una deroga di questa",
    },
    en: {
      message: "derogations that chase each other: {path}",
      help: "depart from a rule that is not a derogation of this one",
    },
  },
} as const;
