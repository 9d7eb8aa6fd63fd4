/** Codes of the lexer and parser. */
export const syntaxCodes = {
  // Characters and literals.
  "unexpected-character": {
    severity: "error",
    it: { message: "carattere `{character}` fuori posto", help: "toglierlo, o chiuderlo dentro un testo «…»" },
    en: { message: "character `{character}` is out of place", help: "remove it, or put it inside a text «…»" },
  },
  "invisible-direction-control": {
    severity: "error",
    it: {
      message: "carattere invisibile `{character}` che cambia il verso di lettura",
      help: "toglierlo: farebbe leggere una regola diversa da quella scritta",
    },
    en: {
      message: "invisible character `{character}` changes the direction of reading",
      help: "remove it: the rule would read differently from what is written",
    },
  },
  "foreign-letter": {
    severity: "error",
    it: {
      message: "la lettera `{letter}` di `{word}` non è dell'alfabeto latino",
      help: "riscrivere la parola: due lettere uguali a vedersi sarebbero due nomi diversi",
    },
    en: {
      message: "the letter `{letter}` of `{word}` is not a Latin letter",
      help: "write the word again: letters that look alike would make two different names",
    },
  },
  "unterminated-text": {
    severity: "error",
    it: { message: "il testo che comincia qui non è chiuso", help: "chiuderlo con `»`" },
    en: { message: "the text that begins here is not closed", help: "close it with `»`" },
  },
  "unterminated-string": {
    severity: "error",
    it: { message: "le virgolette aperte qui non sono chiuse", help: 'chiuderle con `"` sulla stessa riga' },
    en: { message: "the quotes opened here are not closed", help: 'close them with `"` on the same line' },
  },
  "typographic-quotes": {
    severity: "error",
    it: { message: "virgolette tipografiche", help: 'usare le virgolette diritte `"…"`, o un testo «…»' },
    en: { message: "typographic quotes", help: 'use straight quotes `"…"`, or a text «…»' },
  },
  "decimal-point": {
    severity: "error",
    it: { message: "`{written}` ha il punto decimale", help: "scrivere `{fixed}`" },
    en: { message: "`{written}` has a decimal point", help: "write `{fixed}`" },
  },
  "thousands-separator": {
    severity: "error",
    it: { message: "`{written}` separa le migliaia con il punto", help: "scrivere `{fixed}`" },
    en: { message: "`{written}` separates thousands with a point", help: "write `{fixed}`" },
  },
  "malformed-number": {
    severity: "error",
    it: { message: "`{written}` non è un numero", help: "scrivere le cifre di seguito e i decimali dopo una virgola" },
    en: { message: "`{written}` is not a number", help: "write digits without points, and decimals after a comma" },
  },
  "number-too-long": {
    severity: "error",
    it: { message: "numero con più di {limit} cifre", help: "controllare che non sia un errore di battitura" },
    en: { message: "number of more than {limit} digits", help: "check that it is not a typing mistake" },
  },
  "zero-denominator": {
    severity: "error",
    it: { message: "`{written}` divide per zero", help: "scrivere un denominatore diverso da zero" },
    en: { message: "`{written}` divides by zero", help: "write a denominator other than zero" },
  },
  "iso-date": {
    severity: "error",
    it: { message: "la data `{written}` non è scritta giorno/mese/anno", help: "scrivere `{fixed}`" },
    en: { message: "the date `{written}` is not written day/month/year", help: "write `{fixed}`" },
  },

  // Sizes.
  "file-too-large": {
    severity: "error",
    it: { message: "il file ha più di {limit} caratteri e non è stato letto", help: "dividerlo in più atti" },
    en: { message: "the file has more than {limit} characters and was not read", help: "split it into several acts" },
  },
  "nesting-too-deep": {
    severity: "error",
    it: { message: "espressione annidata per più di {limit} livelli", help: "dare un nome alle sue parti con `sia`" },
    en: { message: "expression nested more than {limit} levels deep", help: "name its parts with `sia`" },
  },
  "expression-too-long": {
    severity: "error",
    it: { message: "espressione con più di {limit} operatori", help: "dare un nome alle sue parti con `sia`" },
    en: { message: "expression with more than {limit} operators", help: "name its parts with `sia`" },
  },
  "too-many-mistakes": {
    severity: "error",
    it: {
      message: "più di {limit} errori: da qui in poi non sono elencati",
      help: "correggere i primi e ricontrollare",
    },
    en: {
      message: "more than {limit} mistakes: the rest are not listed",
      help: "correct the first ones and check again",
    },
  },

  // The file and its blocks.
  "empty-file": {
    severity: "error",
    it: { message: "il file è vuoto", help: "un file comincia con `vocabolario` o con un atto, come `delibera`" },
    en: { message: "the file is empty", help: "a file begins with `vocabolario` or with an act, such as `delibera`" },
  },
  "unknown-beginning": {
    severity: "error",
    it: {
      message: "un file non può cominciare con `{found}`",
      help: "cominciare con `vocabolario` o con il genere dell'atto: {expected}",
    },
    en: {
      message: "a file cannot begin with `{found}`",
      help: "begin with `vocabolario` or with the kind of act: {expected}",
    },
  },
  "missing-end": {
    severity: "error",
    it: { message: "manca il `fine` di `{block}`", help: "scrivere `fine` dopo la sua ultima riga" },
    en: { message: "the `fine` of `{block}` is missing", help: "write `fine` after its last line" },
  },
  "unmatched-end": {
    severity: "error",
    it: { message: "questo `fine` non chiude niente", help: "toglierlo" },
    en: { message: "this `fine` closes nothing", help: "remove it" },
  },
  "text-after-end": {
    severity: "error",
    it: {
      message: "`{found}` sta dopo il `fine` che chiude il file",
      help: "un file contiene un solo atto o vocabolario: togliere un `fine` di troppo, o spostare il resto in un altro file",
    },
    en: {
      message: "`{found}` stands after the `fine` that closes the file",
      help: "a file holds one act or vocabulary: remove a `fine` too many, or move the rest to another file",
    },
  },

  // Clauses.
  "unknown-clause": {
    severity: "error",
    it: { message: "nessuna clausola comincia con `{found}`", help: "qui può stare: {expected}" },
    en: { message: "no clause begins with `{found}`", help: "what may stand here: {expected}" },
  },
  "clause-out-of-place": {
    severity: "error",
    it: { message: "`{found}` non può stare qui", help: "qui può stare: {expected}" },
    en: { message: "`{found}` cannot stand here", help: "what may stand here: {expected}" },
  },
  "clause-needs-its-own-line": {
    severity: "error",
    it: { message: "`{found}` comincia una clausola a metà di una riga", help: "andare a capo prima di `{found}`" },
    en: { message: "`{found}` begins a clause in the middle of a line", help: "start a new line before `{found}`" },
  },
  "repeated-clause": {
    severity: "error",
    it: { message: "`{clause}` è già stato scritto", help: "lasciarne uno solo" },
    en: { message: "`{clause}` has already been written", help: "leave only one" },
  },

  // What was expected.
  "expected-name": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole un nome", help: "un nome è una parola sola, con `_` al posto degli spazi" },
    en: { message: "a name is needed after `{after}`", help: "a name is one word, with `_` instead of spaces" },
  },
  "reserved-word-as-name": {
    severity: "error",
    it: { message: "`{found}` è una parola della lingua, non può essere un nome", help: "scegliere un nome più lungo" },
    en: { message: "`{found}` is a word of the language, it cannot be a name", help: "choose a longer name" },
  },
  "expected-value": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole un valore", help: "scrivere un numero, un nome o un calcolo" },
    en: { message: "a value is needed after `{after}`", help: "write a number, a name or a calculation" },
  },
  "expected-type": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole un tipo", help: "scrivere una unità, un elenco o uno fra: {expected}" },
    en: { message: "a type is needed after `{after}`", help: "write a unit, a list or one of: {expected}" },
  },
  "expected-text": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole un testo", help: 'scriverlo fra «…» o fra "…"' },
    en: { message: "a text is needed after `{after}`", help: 'write it between «…» or "…"' },
  },
  "expected-date": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole una data", help: "scriverla come `31/12/2019`" },
    en: { message: "a date is needed after `{after}`", help: "write it as `31/12/2019`" },
  },
  "expected-number": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole un numero", help: "scriverlo in cifre" },
    en: { message: "a number is needed after `{after}`", help: "write it in digits" },
  },
  "expected-years": {
    severity: "error",
    it: { message: "dopo `{after}` ci vogliono due anni", help: "scriverli come `2017-2019`" },
    en: { message: "two years are needed after `{after}`", help: "write them as `2017-2019`" },
  },
  "expected-word": {
    severity: "error",
    it: { message: "dopo `{after}` ci vuole {expected}", help: "aggiungerlo, o controllare come comincia la frase" },
    en: { message: "{expected} is needed after `{after}`", help: "add it, or check how the sentence begins" },
  },
  "unexpected-word": {
    severity: "error",
    it: { message: "`{found}` non può stare qui", help: "togliere `{found}`, o aggiungere quel che manca prima" },
    en: { message: "`{found}` cannot stand here", help: "remove `{found}`, or add what is missing before it" },
  },

  // Expressions.
  "chained-comparison": {
    severity: "error",
    it: { message: "due confronti di seguito", help: "unirli con `e`: `a < b e b < c`" },
    en: { message: "two comparisons in a row", help: "join them with `e`: `a < b e b < c`" },
  },
  "condition-needs-parentheses": {
    severity: "error",
    it: { message: "`se` in mezzo a un calcolo", help: "chiuderlo fra parentesi: `(se … allora … altrimenti …)`" },
    en: {
      message: "`se` in the middle of a calculation",
      help: "put it in parentheses: `(se … allora … altrimenti …)`",
    },
  },
  "list-out-of-place": {
    severity: "error",
    it: {
      message: "un elenco fra parentesi può stare solo dopo `in`",
      help: "lasciare un solo valore fra le parentesi",
    },
    en: { message: "a list in parentheses may only follow `in`", help: "leave one value in the parentheses" },
  },
  "of-needs-a-name": {
    severity: "error",
    it: { message: "prima di `{word}` ci vuole un nome o un numero", help: "dare un nome a questa parte con `sia`" },
    en: { message: "a name or a number must precede `{word}`", help: "name this part with `sia`" },
  },

  // Formatting: neither should ever be seen; a file is left alone rather than changed wrongly.
  "format-changes-meaning": {
    severity: "error",
    it: {
      message: "il formattatore cambierebbe il senso di questo file, e lo lascia com'è",
      help: "segnalare il file",
    },
    en: { message: "the formatter would change what this file means, and leaves it alone", help: "report the file" },
  },
  "format-is-unstable": {
    severity: "error",
    it: {
      message: "il formattatore non trova una forma stabile per questo file, e lo lascia com'è",
      help: "segnalare il file",
    },
    en: { message: "the formatter finds no stable form for this file, and leaves it alone", help: "report the file" },
  },
} as const;
