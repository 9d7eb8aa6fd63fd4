/** The table of sentences about a refused record: lower case, no full stop, what is wrong, then what to write. */
import type { Words } from "./problem.ts";

export const sentences = {
  unknownKey: (key: string, nearest: string | undefined, known: string): Words => ({
    it: `chiave ${key} sconosciuta: ${nearest === undefined ? `qui si possono scrivere ${known}` : `forse ${nearest}?`}`,
    en: `unknown key ${key}: ${nearest === undefined ? `here one may write ${known}` : `perhaps ${nearest}?`}`,
  }),
  missingKey: (key: string): Words => ({
    it: `manca \`${key}\`: aggiungerlo`,
    en: `\`${key}\` is missing: add it`,
  }),
  notAnObject: (found: Words): Words => ({
    it: `trovato ${found.it}: scrivere un oggetto fra graffe`,
    en: `found ${found.en}: write an object in braces`,
  }),
  notAList: (found: Words): Words => ({
    it: `trovato ${found.it}: scrivere una lista fra parentesi quadre`,
    en: `found ${found.en}: write a list in square brackets`,
  }),
  notText: (found: Words): Words => ({
    it: `trovato ${found.it}: scrivere un testo fra virgolette`,
    en: `found ${found.en}: write a text in quotes`,
  }),
  notYesOrNo: (found: Words): Words => ({
    it: `trovato ${found.it}: scrivere true o false`,
    en: `found ${found.en}: write true or false`,
  }),
  notAWholeNumber: (found: Words): Words => ({
    it: `trovato ${found.it}: scrivere un numero intero senza virgolette`,
    en: `found ${found.en}: write a whole number without quotes`,
  }),
  amountNotText: (found: Words, sample: string): Words => ({
    it: `trovato ${found.it}: gli importi si scrivono come testo con il punto decimale, ad esempio "${sample}"`,
    en: `found ${found.en}: amounts are written as text with a decimal point, for example "${sample}"`,
  }),
  notAmong: (value: string, known: string): Words => ({
    it: `${value} non è fra i valori ammessi: scrivere uno fra ${known}`,
    en: `${value} is not among the accepted values: write one of ${known}`,
  }),
  unknownCode: (value: string, nearest: string): Words => ({
    it: `${value} non è fra i codici ammessi: forse ${nearest}?`,
    en: `${value} is not among the accepted codes: perhaps ${nearest}?`,
  }),
  below: (value: string, limit: string): Words => ({
    it: `${value} è minore di ${limit}: scrivere almeno ${limit}`,
    en: `${value} is below ${limit}: write at least ${limit}`,
  }),
  above: (value: string, limit: string): Words => ({
    it: `${value} è maggiore di ${limit}: scrivere al massimo ${limit}`,
    en: `${value} is above ${limit}: write at most ${limit}`,
  }),
  repeatedInList: (value: string): Words => ({
    it: `${value} compare più di una volta: scriverlo una volta sola`,
    en: `${value} appears more than once: write it once`,
  }),
  dateShape: (value: string): Words => ({
    it: `${value} non è una data fra il 1900 e il 2099: scriverla come "2017-05-20"`,
    en: `${value} is not a date from 1900 to 2099: write it as "2017-05-20"`,
  }),
  dateImpossible: (value: string): Words => ({
    it: `${value} non esiste nel calendario: correggere il giorno o il mese`,
    en: `${value} is not in the calendar: correct the day or the month`,
  }),
  fiscalCodeShape: (value: string): Words => ({
    it: `${value} non ha la forma di un codice fiscale: scrivere i sedici caratteri in maiuscolo e senza spazi, o le undici cifre del codice provvisorio`,
    en: `${value} is not shaped like a fiscal code: write its sixteen characters in capitals and without spaces, or the eleven digits of a provisional code`,
  }),
  fiscalCodeCheck: (value: string, expected: string): Words => ({
    it: `${value} ha il carattere di controllo sbagliato: con quei caratteri sarebbe \`${expected}\`, ricopiare il codice dal documento`,
    en: `${value} has the wrong check character: with those characters it would be \`${expected}\`, copy the code again from the document`,
  }),
  fiscalCodeDate: (value: string): Words => ({
    it: `${value} porta una data di nascita che non esiste: ricopiare il codice dal documento`,
    en: `${value} carries a date of birth that does not exist: copy the code again from the document`,
  }),
  triennium: (value: string): Words => ({
    it: `${value} non è un triennio: scrivere ad esempio "2017-2019" (i trienni cominciano nel 2011, 2014, 2017 …)`,
    en: `${value} is not a three-year period: write for example "2017-2019" (periods begin in 2011, 2014, 2017 …)`,
  }),
  decimalComma: (value: string, repaired: string): Words => ({
    it: `${value} ha la virgola: nei documenti JSON scrivere il punto, "${repaired}"`,
    en: `${value} has a comma: in JSON documents write a point, "${repaired}"`,
  }),
  tooManyDecimals: (value: string, decimals: number): Words => ({
    it: `${value} ha troppi decimali: scriverne al massimo ${decimals === 1 ? "uno" : "due"}`,
    en: `${value} has too many decimals: write at most ${decimals === 1 ? "one" : "two"}`,
  }),
  creditsTooMany: (value: string): Words => ({
    it: `${value} supera i 50,0 crediti che una partecipazione può dare: correggere l'importo`,
    en: `${value} is above the 50.0 credits that one participation can give: correct the amount`,
  }),
  creditsNone: (value: string): Words => ({
    it: `${value} non è maggiore di zero: togliere la partecipazione o correggere i crediti`,
    en: `${value} is not above zero: remove the participation or correct the credits`,
  }),
  amountShape: (value: string, sample: string): Words => ({
    it: `${value} non è un importo: scrivere cifre con il punto decimale, ad esempio "${sample}"`,
    en: `${value} is not an amount: write digits with a decimal point, for example "${sample}"`,
  }),
  percentage: (value: string): Words => ({
    it: `${value} non è una percentuale da 0 a 100: scrivere ad esempio "80"`,
    en: `${value} is not a percentage from 0 to 100: write for example "80"`,
  }),
  identifier: (value: string): Words => ({
    it: `${value} non è un identificativo: scrivere da 1 a 64 lettere, cifre o segni . _ : / - senza spazi`,
    en: `${value} is not an identifier: write 1 to 64 letters, digits or the signs . _ : / - without blanks`,
  }),
  name: (value: string): Words => ({
    it: `${value} non è un nome: scriverne uno fra 1 e 100 caratteri, senza spazi agli estremi`,
    en: `${value} is not a name: write one of 1 to 100 characters, without blanks at the ends`,
  }),
  country: (value: string): Words => ({
    it: `${value} non è un codice di paese: scrivere le due lettere maiuscole ISO 3166-1, ad esempio "CH"`,
    en: `${value} is not a country code: write the two capital letters of ISO 3166-1, for example "CH"`,
  }),
  allOrList: (value: string): Words => ({
    it: `${value} non è ammesso: scrivere "all" o la lista dei codici delle discipline`,
    en: `${value} is not accepted: write "all" or the list of discipline codes`,
  }),
  endsBeforeItBegins: (end: string, key: string, begin: string): Words => ({
    it: `${end} viene prima di \`${key}\` (${begin}): correggere una delle due date`,
    en: `${end} is before \`${key}\` (${begin}): correct one of the two dates`,
  }),
  knownBeforeItHappened: (known: string, key: string, happened: string): Words => ({
    it: `${known} viene prima di \`${key}\` (${happened}), e il registro non può conoscere ciò che non è ancora avvenuto: correggere una delle due date`,
    en: `${known} is before \`${key}\` (${happened}), and the registry cannot know what has not happened yet: correct one of the two dates`,
  }),
  givenTwice: (value: string, where: string): Words => ({
    it: `${value} è già in \`${where}\`: toglierne uno o cambiarlo`,
    en: `${value} is already in \`${where}\`: remove one or change it`,
  }),
} as const;

/** What was found instead of what was expected. */
export function kindOf(value: unknown): Words {
  if (value === null) return { it: "null", en: "null" };
  if (Array.isArray(value)) return { it: "una lista", en: "a list" };
  switch (typeof value) {
    case "object":
      return { it: "un oggetto", en: "an object" };
    case "boolean":
      return { it: `\`${value}\``, en: `\`${value}\`` };
    case "number":
      return { it: `il numero \`${value}\``, en: `the number \`${value}\`` };
    default:
      return { it: "un testo", en: "a text" };
  }
}
