/** Codes of what no day, no value and no person can reach, of what is pinned or prescribed by a text, and of what changes nothing. */
export const reachCodes = {
  "text-changed": entry(
    "error",
    [
      "il testo non è più quello dell'impronta {written}",
      "ripristinare il testo, o scrivere l'impronta {expected} se il cambiamento è voluto",
    ],
    [
      "the text is no longer that of the fingerprint {written}",
      "restore the text, or write the fingerprint {expected} if the change is meant",
    ],
  ),
  "malformed-fingerprint": entry(
    "error",
    ["`{written}` non è un'impronta", "scrivere almeno 12 cifre esadecimali: {expected}"],
    ["`{written}` is not a fingerprint", "write at least 12 hexadecimal digits: {expected}"],
  ),
  "divided-by-a-fact": entry(
    "error",
    [
      "si divide per un valore che i fatti decidono: nessun denominatore serve per tutti i casi",
      "arrotondare il risultato come dispone il testo, o confrontare i prodotti invece dei quozienti",
    ],
    [
      "this divides by a value that facts decide: no denominator serves in every case",
      "round the result as the text prescribes, or compare products instead of quotients",
    ],
  ),
  "amount-too-large": entry(
    "error",
    [
      "può contare fino a {most} unità di {denominator} parti l'una: più di quante si contino con esattezza",
      "porre un limite con `al massimo`, arrotondare prima, o fare meno prodotti",
    ],
    [
      "this can count up to {most} units of {denominator} parts each: more than can be counted exactly",
      "set a limit with `al massimo`, round before, or multiply less",
    ],
  ),
  "rounding-not-prescribed": entry(
    "warning",
    [
      "si arrotonda, ma il testo del comma non ne parla",
      "togliere l'arrotondamento, citare il testo che lo dispone, o dichiarare un'`interpretazione`",
    ],
    [
      "this rounds, but the text of the comma does not speak of it",
      "remove the rounding, quote the text that prescribes it, or declare an `interpretazione`",
    ],
  ),
  "loops-too-deep": entry(
    "error",
    [
      "più di {limit} somme, scelte o ripartizioni una dentro l'altra",
      "dare un nome con una `regola` a ciò che sta dentro",
    ],
    ["more than {limit} sums, choices or allotments inside one another", "name what stands inside with a `regola`"],
  ),
  "definition-hole": entry(
    "warning",
    [
      "dal {from} al {to} nessun atto definisce `{name}`",
      "prorogare la definizione precedente, o far decorrere questa da prima",
    ],
    [
      "from {from} to {to} no act defines `{name}`",
      "extend the definition before, or let this one take effect earlier",
    ],
  ),
  "read-where-undefined": entry(
    "warning",
    [
      "nel {when} nessun atto definisce `{name}`: il valore sarebbe indeterminato per tutti",
      "far terminare prima questa regola, o definire `{name}` anche per allora",
    ],
    [
      "in {when} no act defines `{name}`: the value would be undetermined for everybody",
      "end this rule before, or define `{name}` for that time too",
    ],
  ),
  "read-before-defined": entry(
    "warning",
    [
      "la regola ha effetto dal {from}, e `{name}` dello stesso comma solo dal {later}: fino ad allora il valore sarebbe indeterminato",
      "dare l'effetto al comma, che vale per ciò che contiene, o anche a `{name}`",
    ],
    [
      "the rule has effect from {from}, and `{name}` of the same comma only from {later}: until then the value would be undetermined",
      "give the effect to the comma, which holds for what it contains, or to `{name}` too",
    ],
  ),
  "option-out-of-time": entry(
    "warning",
    [
      "`{name}` non esiste in alcun giorno in cui la regola ha effetto",
      "correggere l'effetto, o togliere la condizione",
    ],
    ["`{name}` exists on no day on which the rule has effect", "mend the effect, or remove the condition"],
  ),
  "condition-never-holds": entry(
    "warning",
    [
      "questa condizione non vale mai: si sa già che `{known}`",
      "correggere una delle due, o togliere ciò che ne dipende",
    ],
    ["this condition never holds: it is known that `{known}`", "mend one of the two, or remove what depends on it"],
  ),
  "condition-always-holds": entry(
    "warning",
    ["qui questa condizione vale sempre: si sa già che `{known}`", "toglierla, o correggere una delle due"],
    ["here this condition always holds: it is known that `{known}`", "remove it, or mend one of the two"],
  ),
  "acceptance-never-happens": entry(
    "warning",
    ["una di queste ragioni vale sempre: nessuno è mai accolto", "correggere una delle condizioni"],
    ["one of these grounds always holds: nobody is ever accepted", "mend one of the conditions"],
  ),
  "band-never-reached": entry(
    "warning",
    ["nessun valore arriva a questo scaglione: si sa che `{known}`", "togliere lo scaglione, o correggere un limite"],
    ["no value reaches this band: it is known that `{known}`", "remove the band, or mend a limit"],
  ),
  "derogation-never-applies": entry(
    "warning",
    [
      "`{name}` ha effetto {days}, quando `{base}` non ne ha: la deroga non si applica mai",
      "correggere l'effetto, o togliere la deroga",
    ],
    [
      "`{name}` has effect {days}, when `{base}` has none: the derogation never applies",
      "mend the effect, or remove the derogation",
    ],
  ),
  "conditions-collide": entry(
    "error",
    [
      "`{first}` e `{second}` valgono entrambe il {date} per chi ha: {person}",
      "dire quale prevale (`fatto salvo`, `cumulabile con`, `sostituisce`), o rendere le condizioni incompatibili",
    ],
    [
      "`{first}` and `{second}` both hold on {date} for whoever has: {person}",
      "say which prevails (`fatto salvo`, `cumulabile con`, `sostituisce`), or make the conditions exclude each other",
    ],
  ),
  "parameter-unused": entry(
    "warning",
    ["il parametro `{name}` non è usato da nessuna regola", "usarlo, o toglierlo"],
    ["parameter `{name}` is used by no rule", "use it, or remove it"],
  ),
  "local-unused": entry(
    "warning",
    ["`{name}` non è usato nelle righe che seguono", "usarlo, o toglierlo"],
    ["`{name}` is not used in the lines that follow", "use it, or remove it"],
  ),
  "interpretation-unused": entry(
    "warning",
    ["nessuna regola legge l'interpretazione `{name}`", "confrontarla con le sue opzioni in una regola, o toglierla"],
    ["no rule reads the interpretation `{name}`", "compare it with its options in a rule, or remove it"],
  ),
  "example-repeated": entry(
    "warning",
    ["dà gli stessi dati e afferma le stesse cose dell'esempio «{title}»", "cambiare i dati, o toglierlo"],
    ["gives the same facts and asserts the same as the example «{title}»", "change the facts, or remove it"],
  ),
} as const;

type Words<M extends string, H extends string> = readonly [message: M, help: H];

function entry<S extends string, M extends string, H extends string, N extends string, K extends string>(
  severity: S,
  [itMessage, itHelp]: Words<M, H>,
  [enMessage, enHelp]: Words<N, K>,
) {
  return { severity, it: { message: itMessage, help: itHelp }, en: { message: enMessage, help: enHelp } } as const;
}
