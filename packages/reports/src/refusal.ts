/** Why something is not imported: a code, its parameters, and the sentence in Italian and English. What, then what to do. */

type Parameters = Readonly<Record<string, string>>;
type Say = (parameters: Parameters) => string;

const known = {
  // The file
  "not-utf8": [
    () => "il testo non è UTF-8: salvare il file con la codifica UTF-8",
    () => "the text is not UTF-8: save the file with the UTF-8 encoding",
  ],
  "other-encoding": [
    ({ found }) => `la codifica \`${found}\` non si legge: salvare il file in UTF-8`,
    ({ found }) => `the encoding \`${found}\` is not read: save the file as UTF-8`,
  ],
  "empty-file": [
    () => "il file è vuoto: scegliere il file del rapporto",
    () => "the file is empty: choose the file of the report",
  ],
  doctype: [
    () => "una dichiarazione DOCTYPE non è ammessa, né lo sono le sue entità: toglierla",
    () => "a DOCTYPE declaration is not allowed, nor are its entities: remove it",
  ],
  "not-well-formed": [
    ({ found }) => `l'XML non è ben formato (${found}): da qui in poi il file non si può leggere`,
    ({ found }) => `the XML is not well-formed (${found}): from here on the file cannot be read`,
  ],
  truncated: [
    () => "il file finisce prima della fine del rapporto: procurarsi il file intero",
    () => "the file ends before the report does: get the whole file",
  ],
  "too-long": [
    ({ most }) => `un pezzo di testo senza fine supera ${most} caratteri: non può essere un rapporto`,
    ({ most }) => `a piece of text without an end is above ${most} characters: it cannot be a report`,
  ],
  "too-deep": [
    ({ most }) => `gli elementi sono annidati oltre ${most} livelli: non può essere un rapporto`,
    ({ most }) => `elements are nested more than ${most} levels deep: it cannot be a report`,
  ],
  "not-a-report": [
    ({ found }) => `l'elemento \`${found}\` non apre un rapporto: serve \`dataroot\`, o \`rapporti\` per molti`,
    ({ found }) => `the element \`${found}\` opens no report: use \`dataroot\`, or \`rapporti\` for many`,
  ],
  "quote-not-closed": [
    ({ found }) => `le virgolette del CSV non tornano (${found}): da qui in poi il file non si può leggere`,
    ({ found }) => `the quotes of the CSV do not match (${found}): from here on the file cannot be read`,
  ],
  "column-missing": [
    ({ field }) => `manca la colonna \`${field}\`: la prima riga dà i nomi delle colonne`,
    ({ field }) => `the column \`${field}\` is missing: the first line names the columns`,
  ],
  "column-unknown": [
    ({ field }) => `la colonna \`${field}\` non si conosce: toglierla o correggerne il nome`,
    ({ field }) => `the column \`${field}\` is not known: remove it or correct its name`,
  ],
  "not-json": [
    () => "la riga non è un oggetto JSON: scrivere un oggetto per riga",
    () => "the line is not a JSON object: write one object for each line",
  ],
  // The form
  "element-unknown": [
    ({ found }) => `l'elemento \`${found}\` qui non si conosce: toglierlo`,
    ({ found }) => `the element \`${found}\` is not known here: remove it`,
  ],
  "text-unexpected": [() => "qui non può stare del testo: toglierlo", () => "there can be no text here: remove it"],
  "second-event": [
    () => "`dataroot` contiene un solo evento: per molti usare `rapporti`",
    () => "`dataroot` holds one event only: for many use `rapporti`",
  ],
  "field-missing": [({ field }) => `manca \`${field}\`: aggiungerlo`, ({ field }) => `\`${field}\` is missing: add it`],
  "field-unknown": [
    ({ field }) => `\`${field}\` non si conosce: toglierlo o correggerne il nome`,
    ({ field }) => `\`${field}\` is not known: remove it or correct its name`,
  ],
  "field-malformed": [
    ({ field, found }) =>
      `\`${field}\`${found === undefined ? "" : ` è \`${found}\`, che`} non ha la forma giusta: correggerlo`,
    ({ field, found }) =>
      `\`${field}\`${found === undefined ? "" : ` is \`${found}\`, which`} does not have the right form: correct it`,
  ],
  "not-text": [
    ({ field }) => `\`${field}\` non è scritto come testo: metterlo tra virgolette`,
    ({ field }) => `\`${field}\` is not written as text: put it between quotes`,
  ],
  "no-such-date": [
    ({ field, found }) => `\`${field}\` è ${found}, un giorno che non esiste: correggerlo`,
    ({ field, found }) => `\`${field}\` is ${found}, a day that does not exist: correct it`,
  ],
  "fiscal-code": [
    ({ person }) =>
      `il codice fiscale ${person} non può esistere (forma, giorno di nascita o carattere di controllo): correggerlo`,
    ({ person }) => `the fiscal code ${person} cannot exist (form, day of birth or check character): correct it`,
  ],
  "no-profession": [
    () => "manca la professione con le sue discipline: aggiungerla",
    () => "the profession with its disciplines is missing: add it",
  ],
  "profession-repeated": [
    ({ found }) => `la professione ${found} è scritta due volte: lasciarne una`,
    ({ found }) => `the profession ${found} is written twice: leave one`,
  ],
  "discipline-repeated": [
    ({ found }) => `la disciplina ${found} è scritta due volte: lasciarne una`,
    ({ found }) => `the discipline ${found} is written twice: leave one`,
  ],
  "no-participants": [
    () => "il rapporto non ha partecipanti: un rapporto ne ha almeno uno",
    () => "the report has no participants: a report has at least one",
  ],
  "no-event": [
    () => "questa persona non sta in nessun rapporto: prima viene la riga dell'evento",
    () => "this person is in no report: the line of the event comes first",
  ],
  "rows-apart": [
    () => "le righe di questo evento non sono tutte vicine: ordinare il file per evento ed edizione",
    () => "the lines of this event are not all together: sort the file by event and edition",
  ],
  "event-changes": [
    ({ field }) => `\`${field}\` non è come nella prima riga dello stesso evento: correggere una delle due`,
    ({ field }) => `\`${field}\` is not as in the first line of the same event: correct one of them`,
  ],
  // The facts
  "ends-before-start": [
    ({ start, end }) => `l'evento finisce il ${end}, prima dell'inizio (${start}): correggere le date`,
    ({ start, end }) => `the event ends on ${end}, before it starts (${start}): correct the dates`,
  ],
  "outside-event": [
    ({ found, start, end }) =>
      `i crediti sono acquisiti il ${found}, fuori dall'evento (${start} – ${end}): correggere la data`,
    ({ found, start, end }) =>
      `the credits are acquired on ${found}, outside the event (${start} – ${end}): correct the date`,
  ],
  "in-the-future": [
    ({ found, day }) =>
      `i crediti sono acquisiti il ${found}, dopo il giorno della registrazione (${day}): aspettare, o correggere la data`,
    ({ found, day }) =>
      `the credits are acquired on ${found}, after the day of registration (${day}): wait, or correct the date`,
  ],
  "above-event": [
    ({ found, most }) => `${found} crediti sono più di quelli che l'evento dà (${most}): correggerli`,
    ({ found, most }) => `${found} credits are more than the event gives (${most}): correct them`,
  ],
  "format-unclear": [
    () => "l'evento è di tipo 4 senza che almeno due moduli siano 1: dire di quali è fatto",
    () => "the event is of type 4 and fewer than two modules are 1: say which it is made of",
  ],
  "objective-unknown": [
    ({ found }) => `l'obiettivo formativo ${found} non si conosce: correggere il codice`,
    ({ found }) => `the training objective ${found} is not known: correct the code`,
  ],
  "profession-unknown": [
    ({ found }) => `la professione ${found} non si conosce: correggere il codice`,
    ({ found }) => `the profession ${found} is not known: correct the code`,
  ],
  "discipline-unknown": [
    ({ found, profession }) => `la professione ${profession} non ha la disciplina ${found}: correggere il codice`,
    ({ found, profession }) => `the profession ${profession} has no discipline ${found}: correct the code`,
  ],
  // The rules
  "not-admissible": [
    ({ found, article }) => `le regole non ammettono l'evento: ${found} (${article})`,
    ({ found, article }) => `the rules do not admit the event: ${found} (${article})`,
  ],
  "credits-above": [
    ({ found, most, article }) =>
      `l'evento dà ${found} crediti, e secondo le regole ne può dare al massimo ${most} (${article})`,
    ({ found, most, article }) =>
      `the event gives ${found} credits, and by the rules it can give ${most} at most (${article})`,
  ],
  // The registry
  "provider-unknown": [
    ({ found }) => `il provider \`${found}\` non è nel registro: correggere \`cod_org\` o registrarlo prima`,
    ({ found }) => `the provider \`${found}\` is not in the registry: correct \`cod_org\` or register it first`,
  ],
  "provider-not-own": [
    ({ found, own }) => `l'evento è del provider ${found}: il provider ${own} rapporta solo i propri eventi`,
    ({ found, own }) => `the event is of the provider ${found}: the provider ${own} reports its own events only`,
  ],
  "event-differs": [
    ({ field, found, held }) => `nel registro l'evento ha \`${field}\` ${held}, non ${found}: correggere il rapporto`,
    ({ field, found, held }) => `in the registry the event has \`${field}\` ${held}, not ${found}: correct the report`,
  ],
  "registered-later": [
    ({ day }) =>
      `il registro ha già fatti di questo evento, registrati il ${day}: una correzione non si registra prima`,
    ({ day }) =>
      `the registry already has facts of this event, registered on ${day}: a correction is not registered before`,
  ],
  "person-unknown": [
    ({ person }) => `nessuno nel registro ha il codice fiscale ${person}: correggerlo o registrare prima la persona`,
    ({ person }) => `nobody in the registry has the fiscal code ${person}: correct it or register the person first`,
  ],
  "profession-differs": [
    ({ person, found }) =>
      `la persona ${person} non è registrata con la professione ${found}: correggere la professione`,
    ({ person, found }) => `the person ${person} is not registered with profession ${found}: correct the profession`,
  ],
  "person-repeated": [
    ({ person, line }) => `la persona ${person} è già alla riga ${line} dello stesso rapporto: lasciarne una`,
    ({ person, line }) => `the person ${person} stands already at line ${line} of the same report: leave one`,
  ],
  "discipline-not-of-event": [
    ({ found, held }) => `le discipline ${found} non sono tra quelle dell'evento (${held}): correggerle`,
    ({ found, held }) => `the disciplines ${found} are not among those of the event (${held}): correct them`,
  ],
} as const satisfies Readonly<Record<string, readonly [it: Say, en: Say]>>;

export type Reason = keyof typeof known;

/** The sentence of a refusal. A reason of a later version of this program is given as it is. */
export function sayRefusal(reason: string, parameters: Parameters, language: "it" | "en"): string {
  const sentences: readonly [Say, Say] | undefined = (known as Readonly<Record<string, readonly [Say, Say]>>)[reason];
  return sentences === undefined ? reason : sentences[language === "it" ? 0 : 1](parameters);
}

/** Every reason, for the tests that cause each. */
export const reasons = Object.keys(known) as readonly Reason[];

/** Enough of a fiscal code to find the line by, too little to know the person. */
export function masked(fiscalCode: string): string {
  return fiscalCode.slice(0, 3).toUpperCase().padEnd(16, "*");
}
