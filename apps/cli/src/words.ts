/** The table of what the command line says, in Italian and English: lower case, no full stop, what is wrong, then what to do. */
export interface Words {
  readonly it: string;
  readonly en: string;
}

export const words = {
  unexpected: (what: string): Words => ({
    it: `errore imprevisto (${what}): è un difetto del programma, segnalarlo con il comando che lo ha causato`,
    en: `unexpected failure (${what}): this is a defect of the program, report it with the command that caused it`,
  }),
  missing: (path: string): Words => ({
    it: `${path} non esiste: controllare il percorso`,
    en: `${path} does not exist: check the path`,
  }),
  denied: (path: string): Words => ({
    it: `${path} non si può leggere: controllare i permessi`,
    en: `${path} cannot be read: check its permissions`,
  }),
  notAFile: (path: string): Words => ({
    it: `${path} non è un file: indicare un file`,
    en: `${path} is not a file: name a file`,
  }),
  notAFolder: (path: string): Words => ({
    it: `${path} non è una cartella: indicare una cartella`,
    en: `${path} is not a folder: name a folder`,
  }),
  notUtf8: (path: string): Words => ({
    it: `${path} non è un testo UTF-8: salvarlo con la codifica UTF-8`,
    en: `${path} is not UTF-8 text: save it with the UTF-8 encoding`,
  }),
  tooLong: (path: string): Words => ({
    it: `${path} supera i 32 MB: non può essere il file giusto`,
    en: `${path} is above 32 MB: it cannot be the right file`,
  }),
  unreadable: (path: string): Words => ({
    it: `${path} non si è potuto leggere: controllare il disco`,
    en: `${path} could not be read: check the disk`,
  }),
  cannotWrite: (path: string): Words => ({
    it: `${path} non si può scrivere: controllare i permessi`,
    en: `${path} cannot be written: check its permissions`,
  }),
  pagesWritten: (acts: number, index: string): Words => ({
    it: `${acts} atti, una pagina ciascuno: aprire ${index}`,
    en: `${acts} acts, a page each: open ${index}`,
  }),
  cannotPrint: (why: string): Words => ({
    it: `il risultato non si è potuto scrivere (${why}): controllare dove va`,
    en: `the result could not be written (${why}): check where it goes`,
  }),
  onlyStdio: (): Words => ({
    it: "lsp parla solo con lo standard input e output: avviarlo con `delibera lsp --stdio`",
    en: "lsp speaks over standard input and output only: start it with `delibera lsp --stdio`",
  }),
  personAndTriennium: (): Words => ({
    it: "per mostrare i valori di una persona servono un file (--input FILE, non -) e un triennio (--triennium)",
    en: "to show the values of a person, name a file (--input FILE, not -) and a three-year period (--triennium)",
  }),
  examplesRun: (passed: number, failed: number): Words => ({
    it: `${passed === 1 ? "1 esempio riuscito" : `${passed} esempi riusciti`}, ${failed === 1 ? "1 fallito" : `${failed} falliti`}`,
    en: `${passed === 1 ? "1 example" : `${passed} examples`} passed, ${failed} failed`,
  }),
  examplesNotRun: (): Words => ({
    it: "gli esempi non si possono eseguire: prima correggere gli errori nelle regole",
    en: "the examples cannot be run: mend the errors in the rules first",
  }),
  noRuleFiles: (path: string): Words => ({
    it: `nessun file .delibera in ${path}: indicare la cartella delle deliberazioni`,
    en: `no .delibera file in ${path}: name the folder of the deliberations`,
  }),
  notARuleFile: (path: string): Words => ({
    it: `${path} non è un file .delibera: indicare un file di regole o una cartella`,
    en: `${path} is not a .delibera file: name a rule file or a folder`,
  }),
  brokenRules: (folder: string, errors: number, first: string): Words => ({
    it: `le regole in ${folder} hanno ${errors === 1 ? "un errore" : `${errors} errori`} (${first}): correggerle con l'aiuto di \`delibera check\``,
    en: `the rules in ${folder} have ${errors === 1 ? "one error" : `${errors} errors`} (${first}): mend them with the help of \`delibera check\``,
  }),
  notJson: (path: string, line: number, column: number): Words => ({
    it: `${path} non è JSON valido alla riga ${line}, colonna ${column}: correggere lì`,
    en: `${path} is not valid JSON at line ${line}, column ${column}: mend it there`,
  }),
  repeatedKey: (path: string, key: string, line: number, column: number): Words => ({
    it: `${path} ripete la chiave \`${key}\` alla riga ${line}, colonna ${column}: lasciarne una`,
    en: `${path} repeats the key \`${key}\` at line ${line}, column ${column}: leave one`,
  }),
  refusedRecord: (path: string, problems: number): Words => ({
    it: `${path} è rifiutato per ${problems === 1 ? "un motivo" : `${problems} motivi`}:`,
    en: `${path} is refused for ${problems === 1 ? "one reason" : `${problems} reasons`}:`,
  }),
  notATriennium: (text: string, sample: string): Words => ({
    it: `\`${text}\` non è un triennio: scrivere ad esempio ${sample}, oppure all`,
    en: `\`${text}\` is not a three-year period: write for example ${sample}, or all`,
  }),
  notADate: (option: string, text: string): Words => ({
    it: `\`${text}\` in ${option} non è una data: scriverla come 2018-09-26`,
    en: `\`${text}\` in ${option} is not a date: write it as 2018-09-26`,
  }),
  notAChoice: (text: string): Words => ({
    it: `\`${text}\` non è una scelta: scrivere --interpretation NOME=OPZIONE`,
    en: `\`${text}\` is not a choice: write --interpretation NAME=OPTION`,
  }),
  unknownInterpretation: (name: string, known: string): Words => ({
    it: `nessuna interpretazione si chiama \`${name}\`: scrivere una fra ${known}`,
    en: `no interpretation is called \`${name}\`: write one of ${known}`,
  }),
  unknownOption: (option: string, name: string, known: string): Words => ({
    it: `\`${option}\` non è un'opzione di ${name}: scrivere una fra ${known}`,
    en: `\`${option}\` is not an option of ${name}: write one of ${known}`,
  }),
  chosenTwice: (name: string): Words => ({
    it: `${name} è scelta due volte: lasciare una sola --interpretation per ${name}`,
    en: `${name} is chosen twice: leave one --interpretation for ${name}`,
  }),
  nothingToSay: (): Words => ({
    it: "le deliberazioni non fissano l'obbligo di nessun triennio: controllare la cartella e le date",
    en: "the deliberations fix the obligation of no three-year period: check the folder and the dates",
  }),
  onlyStandardInput: (): Words => ({
    it: "- sta per lo standard input e non si unisce ad altri percorsi: scrivere l'uno o gli altri",
    en: "- stands for standard input and does not go with other paths: write the one or the others",
  }),
  unknownLine: (line: string, known: string): Words => ({
    it: `il libretto non ha la riga \`${line}\`: scrivere una fra ${known}`,
    en: `the ledger has no line \`${line}\`: write one of ${known}`,
  }),
  notADepth: (text: string): Words => ({
    it: `\`${text}\` non è una profondità: scrivere un numero da 1 a 999, oppure all`,
    en: `\`${text}\` is not a depth: write a number from 1 to 999, or all`,
  }),
  noExamples: (pattern: string | undefined): Words =>
    pattern === undefined
      ? { it: "gli atti non hanno esempi: scriverne almeno uno", en: "the acts have no example: write at least one" }
      : {
          it: `nessun esempio ha un titolo che corrisponde a \`${pattern}\`: correggere --run`,
          en: `no example has a title that matches \`${pattern}\`: mend --run`,
        },
  belowThreshold: (reached: number, least: number): Words => ({
    it: `la copertura è ${reached}%, sotto il ${least}% richiesto: aggiungere esempi per i rami mostrati da --coverage`,
    en: `the coverage is ${reached}%, below the ${least}% asked for: add examples for the branches that --coverage shows`,
  }),
  unknownGoal: (written: string, known: string): Words => ({
    it: `\`${written}\` non è un requisito né una domanda: scrivere uno fra ${known}`,
    en: `\`${written}\` is neither a requirement nor a request: write one of ${known}`,
  }),
  notAWholeNumber: (option: string, text: string): Words => ({
    it: `\`${text}\` in ${option} non è un numero intero da 1 a 1000000: scriverlo in cifre`,
    en: `\`${text}\` in ${option} is not a whole number from 1 to 1000000: write it in digits`,
  }),
  noDatabase: (folder: string): Words => ({
    it: `in ${folder} non c'è una banca dati: indicarla con --data o DATABASE_URL`,
    en: `there is no database in ${folder}: name it with --data or DATABASE_URL`,
  }),
  databaseClosed: (why: string): Words => ({
    it: `la banca dati non si apre (${why}): correggere --data o DATABASE_URL, o fermare chi la usa`,
    en: `the database does not open (${why}): mend --data or DATABASE_URL, or stop who uses it`,
  }),
  notAHead: (text: string): Words => ({
    it: `\`${text}\` in --head non è una voce: scriverla come la stampa audit verify, numero:sha256:…`,
    en: `\`${text}\` in --head is not an entry: write it as audit verify prints it, number:sha256:…`,
  }),
  notAPattern: (text: string): Words => ({
    it: `\`${text}\` non è un'espressione regolare: correggerla`,
    en: `\`${text}\` is not a regular expression: mend it`,
  }),
  notAPercentage: (text: string): Words => ({
    it: `\`${text}\` non è una percentuale da 0 a 100: scrivere ad esempio 90`,
    en: `\`${text}\` is not a percentage from 0 to 100: write for example 90`,
  }),
} as const;
