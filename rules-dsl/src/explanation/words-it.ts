/** The words of explanations in Italian. */
import type { Words } from "./words.ts";

const first = (args: readonly string[]) => args[0] ?? "";
const listed = (args: readonly string[]) => args.join("; ");

/** `il 10%`, `l'8%`, `l'11%`, `l'80%`: the article goes by the sound of the number. */
function withArticle(percent: string): string {
  return /^(?:8\d*|11|1)(?:,\d+)?%$/.test(percent) ? `l'${percent}` : `il ${percent}`;
}

/** Whether the verb of an amount is singular: `1 punto`, `1`. */
function isOne(amount: string): boolean {
  return /^-?1(?: |$)/.test(amount);
}

function areCounted(amount: string): string {
  return `${isOne(amount) ? "si conta" : "si contano"} ${amount}`;
}

function areNeeded(amount: string): string {
  return `${isOne(amount) ? "serve" : "servono"} ${amount}`;
}

export const italian: Words = {
  yes: "sì",
  no: "no",
  notKnown: "non determinato",
  emptyPeriod: "nessun giorno",
  emptyList: "nessun elemento",
  thisYear: "anno",
  cycle: "periodo",
  singular: { days: "giorno", months: "mese", years: "anno", hours: "ora" },
  date: (year, month, day) => `${day}/${month}/${year}`,
  period: (from, to) => `dal ${from} al ${to}`,
  openPeriod: (from) => `dal ${from} in poi`,
  cases: {
    ofItem: (label, item) => `${label}, ${item}`,
    inYear: (label, year) => `${label}, anno ${year}`,
    inCycle: (label, cycle) => `${label}, ${cycle}`,
    numbered: (noun, number) => `${noun} n. ${number}`,
  },
  about: (exact, display) => `${exact}, cioè circa ${display}`,
  percentOf: (percent, base) => `${withArticle(percent)} di ${base}`,
  partOf: (part, base) => `${part} di ${base}`,
  arithmetic: { plus: "più", minus: "meno", times: "per", dividedBy: "diviso" },
  limited: (amount, limit, why) => `${amount}, ma non oltre ${limit}${why === undefined ? "" : `: ${why}`}`,
  withinLimit: (amount, limit) => `${amount}, entro il limite di ${limit}`,
  raised: (amount, floor, why) => `${amount}, ma non meno di ${floor}${why === undefined ? "" : `: ${why}`}`,
  aboveFloor: (amount, floor) => `${amount}, non meno di ${floor}`,
  rounded: {
    down: (amount, step) => `${amount}, con arrotondamento per difetto a ${step}`,
    up: (amount, step) => `${amount}, con arrotondamento per eccesso a ${step}`,
    "half-up": (amount, step) => `${amount}, con arrotondamento commerciale a ${step}`,
  },
  because: (result, why) => `${result}, perché ${why}`,
  since: (value, condition) => `${value}, poiché ${condition}`,
  sameAs: (label) => `pari a «${label}»`,
  stands: (subject, relation) => `${subject}, cioè ${relation}`,
  numbers: {
    equal: (other) => `esattamente ${other}`,
    notEqual: (other) => `non ${other}`,
    less: (other) => `meno di ${other}`,
    lessOrEqual: (other) => `non più di ${other}`,
    greater: (other) => `più di ${other}`,
    greaterOrEqual: (other) => `almeno ${other}`,
  },
  dates: {
    equal: (other) => `lo stesso giorno, ${other}`,
    notEqual: (other) => `non il ${other}`,
    less: (other) => `prima del ${other}`,
    lessOrEqual: (other) => `non dopo il ${other}`,
    greater: (other) => `dopo il ${other}`,
    greaterOrEqual: (other) => `non prima del ${other}`,
  },
  among: (options) => `compreso fra: ${options}`,
  notAmong: (options) => `non compreso fra: ${options}`,
  and: "e",
  or: "o",
  isMissing: (what) => `manca ${what}`,
  isPresent: (what) => `non manca ${what}`,
  within: (date, period) => `${date}, compreso nel periodo ${period}`,
  notWithin: (date, period) => `${date}, fuori dal periodo ${period}`,
  moved: {
    "plus-days": (date, by) => `${by} dopo il ${date}`,
    "plus-months": (date, by) => `${by} dopo il ${date}`,
    "plus-years": (date, by) => `${by} dopo il ${date}`,
    "minus-days": (date, by) => `${by} prima del ${date}`,
    "minus-months": (date, by) => `${by} prima del ${date}`,
    "minus-years": (date, by) => `${by} prima del ${date}`,
  },
  daysBetween: (from, to) => `giorni dal ${from} al ${to}`,
  aggregates: {
    years: "anni",
    items: "elementi",
    sum: (chosen) => `somma su ${chosen}`,
    count: (chosen) => `si contano ${chosen}`,
    greatest: (chosen) => `il valore più alto su ${chosen}`,
    smallest: (chosen) => `il valore più basso su ${chosen}`,
    list: (chosen) => `elenco su ${chosen}`,
    some: (chosen) => `la condizione vale per ${chosen}`,
    noneIn: (all) => `la condizione non vale per alcun elemento di «${all}»`,
    every: (all) => `la condizione vale per ogni elemento di «${all}»`,
    notEvery: (all) => `la condizione non vale per ogni elemento di «${all}»`,
    first: (all) => `il primo di «${all}»`,
    last: (all) => `l'ultimo di «${all}»`,
    chosen: (count, total, noun) => (count === total ? `${total} ${noun}` : `${count} di ${total} ${noun}`),
  },
  operations: {
    yearOf: (args) => `anno del ${first(args)}`,
    firstOfYear: (args) => `1° gennaio ${first(args)}`,
    lastOfYear: (args) => `31 dicembre ${first(args)}`,
    period: ([from = "", to = ""]) => `periodo dal ${from} al ${to}`,
    yearPeriod: (args) => `anno ${first(args)}, dal 1° gennaio al 31 dicembre`,
    firstDay: (args) => `primo giorno del periodo ${first(args)}`,
    lastDay: (args) => `ultimo giorno del periodo ${first(args)}`,
    days: (args) => `giorni ${first(args)}, estremi compresi`,
    wholeMonths: (args) => `mesi compiuti ${first(args)}`,
    wholeYears: (args) => `anni compiuti ${first(args)}`,
    intersection: ([a = "", b = ""]) => `parte comune di ${a} e ${b}`,
    covers: ([a = "", b = ""]) => `confronto fra il periodo ${a} e il periodo ${b}`,
    mergedPeriods: (args) => `periodi uniti: ${first(args)}`,
    yearsFromStart: (args) => `anni del periodo ${first(args)}, contati dal primo giorno`,
    calendarMonths: (args) => `mesi di calendario del periodo ${first(args)}`,
    prevailingYear: (args) => `anno con più giorni del periodo ${first(args)}`,
    completedBlocks: ([period = "", days = "", year = ""]) =>
      `blocchi di ${days} continui ${period} che si compiono nel ${year}`,
    wholeQuotient: ([a = "", b = ""]) => `quante volte ${b} sta per intero in ${a}`,
    position: (args) => `posto nell'elenco di ${first(args)}`,
    smallest: (args) => `il più basso fra ${listed(args)}`,
    greatest: (args) => `il più alto fra ${listed(args)}`,
    size: (args) => `quanti elementi: ${first(args)}`,
  },
  band: (value, band) => `${value} ${isOne(value) ? "sta" : "stanno"} nello scaglione ${band}`,
  bands: {
    between: (from, to) => `da ${from} a ${to}`,
    below: (to) => `sotto ${to}`,
    upTo: (to) => `fino a ${to}`,
    above: (from) => `oltre ${from}`,
    atLeast: (from) => `da ${from} in su`,
    any: "unico",
    aboveUpTo: (from, to) => `oltre ${from} e fino a ${to}`,
    fromBelow: (from, to) => `da ${from} e sotto ${to}`,
    aboveBelow: (from, to) => `oltre ${from} e sotto ${to}`,
  },
  gap: (value) => `nessuno scaglione del testo comprende ${value}`,
  sameBand: (band) => `si segue lo scaglione ${band}`,
  requirement: {
    met: (counted, required) => `${areCounted(counted)} e ${areNeeded(required)}`,
    notMet: (counted, required, missing) =>
      `${areCounted(counted)} e ${areNeeded(required)}: ${isOne(missing) ? "manca" : "mancano"} ${missing}`,
    withinLimit: (counted, limit) => `${areCounted(counted)}, entro il limite di ${limit}`,
    beyondLimit: (counted, limit, excess) =>
      `${areCounted(counted)}, oltre il limite di ${limit}: in eccesso ${excess}`,
    isMet: "soddisfatto",
    isNotMet: "non soddisfatto",
  },
  member: (item, value) => `${item}: ${value}`,
  excluded: (item, why) => `${item}: non conta${why === undefined ? "" : `, perché ${why}`}`,
  doubtful: (item) => `${item}: non si sa se conta`,
  otherwise: (value) => `altrimenti: ${value}`,
  local: (name) => `«${name}»`,
  fact: (label, value) => `${label}: ${value}`,
  given: (label, value) => `${label}: ${value}, valore dato`,
  interpretation: (question, option, reason) =>
    `dove il testo tace (${question}) si è scelto «${option}»${reason === undefined ? "" : `: ${reason}`}`,
  decided: (by, on) => (on === undefined ? `deciso da ${by}` : `deciso da ${by} il ${on}`),
  accordingTo: (reference) => `secondo «${reference}»`,
  place: (act, division) => `${act}, ${division}`,
  article: (number, comma) => `art. ${number} comma ${comma}`,
  section: (number, comma) => `par. ${number} comma ${comma}`,
  missing: (field, holder) => `manca «${field}»${holder === undefined ? "" : ` (${holder})`}`,
  missingFacts: (count) => (count === 1 ? "manca un dato" : `mancano ${count} dati`),
  conflict: (places) => `più atti regolano lo stesso caso e nessuno prevale: ${places}`,
  notApplied: (place, why) => `non si applica ${place}: ${why}`,
  overridden: {
    replaced: (by) => `sostituito da ${by}`,
    repealed: (by) => `abrogato da ${by}`,
    "lower-rank": (by) => `di rango inferiore a ${by}`,
    "more-general": (by) => `norma generale, prevale quella speciale di ${by}`,
    older: (by) => `anteriore a ${by}`,
    "condition-does-not-hold": () => "la sua condizione non è soddisfatta",
    "condition-undetermined": () => "non si sa se la sua condizione è soddisfatta",
    "not-yet-known": (_, on) => `noto solo dal ${on}`,
    "not-in-effect": () => "non ha effetto per tutto il periodo del caso",
  },
  reasons: {
    declared: ({ text }) => text || "il testo non dispone",
    "no-version": ({ from, to, knownOn }) =>
      `nessun atto noto al ${knownOn} regola il caso ${from === to ? `del ${from}` : `dal ${from} al ${to}`}`,
    "before-first-cycle": ({ cycle }) => `il periodo ${cycle} precede il primo`,
    "year-outside-cycle": ({ year, cycle }) => `l'anno ${year} non è del periodo ${cycle}`,
    "no-band": ({ value }) => `nessuno scaglione comprende ${value}`,
    "gap-left-open": ({ value }) => `nessuno scaglione comprende ${value}, e così si è scelto di leggere il testo`,
    "division-by-zero": () => "si dividerebbe per zero",
    "not-whole": ({ value }) => `${value} non è un numero intero`,
    "not-positive": ({ value }) => `${value} non è maggiore di zero`,
    "outside-calendar": () => "la data uscirebbe dal calendario",
    "empty-period": () => "il periodo non ha giorni",
    "nothing-to-choose-from": () => "non c'è alcun elemento fra cui scegliere",
    "refused-fact": ({ path }) => `il dato «${path}» non è stato accettato`,
    circular: ({ name }) => `«${name}» dipende da sé stesso`,
    "ill-typed": ({ to }) => `il programma non è valido («${to}»)`,
    "refused-request": () => "la richiesta non è stata accettata",
    "unknown-rule": ({ name }) => `non c'è alcuna regola «${name}»`,
    "unknown-item": ({ name }) => `fra i dati non c'è «${name}»`,
    "year-needed": ({ rule }) => `«${rule}» si chiede per un anno`,
  },
};
