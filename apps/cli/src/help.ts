/** The words of `--help`, with the examples first and the exit codes last. */
import type { Command, Option } from "commander";
import { exitCodes, meaningOfExitCodes } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";
import type { Words } from "./words.ts";

export const sentences = {
  delibera: {
    it: "Le deliberazioni ECM come regole eseguibili: controllarle, provarle, applicarle a una persona",
    en: "The ECM deliberations as running rules: check them, test them, apply them to a person",
  },
  version: { it: "la versione del programma", en: "the version of the program" },
  help: { it: "questo aiuto", en: "this help" },
  language: { it: "lingua dei messaggi: it (predefinita) o en", en: "language of messages: it (default) or en" },
  noColor: { it: "senza colori (anche NO_COLOR)", en: "without colours (also NO_COLOR)" },
  check: {
    it: "controlla le regole: nomi, tipi, unità, scaglioni, date, citazioni",
    en: "checks the rules: names, types, units, bands, dates, citations",
  },
  paths: {
    it: "file o cartelle di regole; senza, la cartella delle deliberazioni",
    en: "rule files or folders; without, the folder of the deliberations",
  },
  checkFormat: { it: "pretty (predefinito), compact o json", en: "pretty (default), compact or json" },
  failLevel: {
    it: "da quale gravità l'esito non è 0: error (predefinita) o warning",
    en: "from which severity the exit code is not 0: error (default) or warning",
  },
  strict: { it: "come --fail-level warning", en: "as --fail-level warning" },
  fmt: { it: "riscrive le regole nella forma canonica", en: "rewrites the rules in the canonical form" },
  fmtPaths: {
    it: "file o cartelle di regole; - per leggere dallo standard input",
    en: "rule files or folders; - to read standard input",
  },
  fmtCheck: {
    it: "non scrive: elenca i file da riformattare, ed esce con 1 se ce ne sono",
    en: "does not write: lists the files to format, and exits with 1 when there are any",
  },
  fmtDiff: {
    it: "non scrive: mostra le righe che cambierebbero",
    en: "does not write: shows the lines that would change",
  },
  test: { it: "esegue gli esempi scritti negli atti", en: "runs the examples written in the acts" },
  folder: { it: "la cartella delle deliberazioni", en: "the folder of the deliberations" },
  run: {
    it: "solo gli esempi il cui titolo corrisponde all'espressione regolare",
    en: "only the examples whose title matches the regular expression",
  },
  coverage: {
    it: "mostra che ne è dei commi di ogni atto, e quali rami delle regole nessun esempio percorre",
    en: "shows what became of the commi of each act, and which branches of the rules no example takes",
  },
  minCoverage: {
    it: "esce con 4 se gli esempi percorrono una percentuale minore dei rami delle regole",
    en: "exits with 4 when the examples take a smaller percentage of the branches of the rules",
  },
  mutants: {
    it: "cambia le regole di un passo alla volta ed elenca i cambiamenti che nessun esempio nota; esce con 4 se ce ne sono",
    en: "changes the rules one step at a time and lists the changes that no example notices; exits with 4 when there are any",
  },
  properties: {
    it: "prova le proprietà degli atti su persone generate",
    en: "tries the properties of the acts on generated people",
  },
  runs: { it: "quante persone generare per ogni prova", en: "how many people to generate for each trial" },
  seed: { it: "il seme: lo stesso genera le stesse persone", en: "the seed: the same one generates the same people" },
  counterfactual: {
    it: "dice il minimo che resta da fare a una persona, entro quando e per quale comma",
    en: "says the least that a person must still do, by when and by which comma",
  },
  goal: {
    it: "un requisito da soddisfare; senza, quelli non soddisfatti; ripetibile",
    en: "a requirement to meet; without, those not met; repeatable",
  },
  diff: {
    it: "dice che cosa cambia da una versione degli atti a un'altra, nel testo e nei risultati",
    en: "says what changes from one version of the acts to another, in the text and in the results",
  },
  before: { it: "la cartella degli atti di prima", en: "the folder of the acts before" },
  after: { it: "la cartella degli atti di dopo", en: "the folder of the acts after" },
  diffTriennium: {
    it: "il triennio in cui confrontare i risultati; senza, l'ultimo di cui parlano gli esempi",
    en: "the three-year period in which results are compared; without, the last of which the examples speak",
  },
  simulate: {
    it: "applica le regole, e come potrebbero essere, a molte persone, inventate o di una coorte: chi cambia, di quanto e per quale comma",
    en: "applies the rules, and as they could be, to many people, invented or of a cohort: who changes, by how much and by which comma",
  },
  simulateTriennium: { it: "ad esempio 2023-2025", en: "for example 2023-2025" },
  simulatePeople: {
    it: "quante persone inventare, con le proporzioni d'Italia: 100000 (predefinito); tutte sono 1500000",
    en: "how many people to invent, in the proportions of Italy: 100000 (default); all are 1500000",
  },
  simulateCohort: {
    it: "invece di inventarle, le persone di una coorte (cartella scritta da delibera cohort)",
    en: "instead of inventing them, the people of a cohort (a folder written by delibera cohort)",
  },
  candidate: {
    it: 'un\'altra legge a confronto, ad esempio "obbligo_standard=120; A-PRORATION=YEARLY; draft=FILE; known-on=DATA"; ripetibile',
    en: 'another law to compare, for example "obbligo_standard=120; A-PRORATION=YEARLY; draft=FILE; known-on=DATE"; repeatable',
  },
  export: {
    it: "scrive i risultati in una cartella nuova: CSV, Parquet, Arrow e NDJSON, dizionario, metadati DCAT-AP_IT, manifest",
    en: "writes the results to a folder of their own: CSV, Parquet, Arrow and NDJSON, dictionary, DCAT-AP_IT metadata, manifest",
  },
  person: {
    it: "una sola persona, per pseudonimo: le due spiegazioni fianco a fianco, con il punto in cui si separano",
    en: "one person only, by pseudonym: the two explanations side by side, with the place where they part",
  },
  watch: {
    it: "tiene le persone in memoria e rifà il conto ogni volta che un file di regole viene salvato, fino a Ctrl-C",
    en: "holds the people in memory and counts again whenever a rule file is saved, until Ctrl-C",
  },
  reproduce: {
    it: "rifà un'esportazione dal suo manifest e dice, file per file, se i byte sono gli stessi",
    en: "makes an export again from its manifest and says, file by file, whether the bytes are the same",
  },
  manifest: { it: "manifest.json, o la cartella che lo contiene", en: "manifest.json, or the folder that holds it" },
  reproduceCohort: {
    it: "dove sta qui la coorte; senza, dove dice il manifest",
    en: "where the cohort is here; without, where the manifest says",
  },
  reproduceOut: {
    it: "tiene ciò che è stato rifatto in questa cartella nuova",
    en: "keeps what was made again in this folder, which is made",
  },
  draft: {
    it: "una bozza: sostituisce l'atto del file con lo stesso nome, o si aggiunge agli altri; ripetibile",
    en: "a draft: stands in for the act in the file of the same name, or joins the others; repeatable",
  },
  set: {
    it: "un parametro modificato nel triennio, ad esempio obbligo_standard=120; ripetibile",
    en: "a parameter amended in the period, for example obbligo_standard=120; repeatable",
  },
  candidateKnownOn: {
    it: "confronta con ciò che si conosceva quel giorno",
    en: "compares with what was known on that day",
  },
  sweep: {
    it: "una serie di valori di un parametro, ad esempio obbligo_standard=100..150:10",
    en: "a series of values of a parameter, for example obbligo_standard=100..150:10",
  },
  measure: {
    it: "la quantità di cui si misura la variazione: obligation.individual (predefinita), balance …",
    en: "the amount whose change is measured: obligation.individual (default), balance …",
  },
  state: {
    it: "lo stato da cui e verso cui si passa: certifiable (predefinito), requirements.obligation …",
    en: "the state that people leave and enter: certifiable (default), requirements.obligation …",
  },
  bands: {
    it: "le fasce di variazione, crescenti: -30;-10;0;10;30 (predefinite)",
    en: "the bands of change, ascending: -30;-10;0;10;30 (default)",
  },
  favourable: {
    it: "in quale verso la misura è un guadagno: smaller o greater; senza, ciò che dicono le regole",
    en: "which way the measure is a gain: smaller or greater; without, what the rules say",
  },
  by: {
    it: "anche per profession, discipline, order, region, birthYear, status, age o un dato della persona; ripetibile",
    en: "also by profession, discipline, order, region, birthYear, status, age or a fact of the person; repeatable",
  },
  audit: {
    it: "verifica il registro degli accessi: chi ha letto o cambiato che cosa di chi",
    en: "verifies the audit log: who read or changed what of whom",
  },
  auditWhat: {
    it: "verify: ricalcola la catena e nomina la prima voce che non regge",
    en: "verify: recomputes the chain and names the first entry that does not hold",
  },
  auditData: {
    it: "la cartella della banca dati; senza, quella di npm start (o DATABASE_URL)",
    en: "the folder of the database; without, that of npm start (or DATABASE_URL)",
  },
  auditHead: {
    it: "l'ultima voce annotata altrove: mostra se la fine è stata tagliata",
    en: "the last entry as written down elsewhere: shows whether the end was cut off",
  },
  json: { it: "un solo documento JSON", en: "one JSON document" },
  eval: {
    it: "calcola il libretto di una persona in un triennio",
    en: "computes the ledger of a person in a three-year period",
  },
  explain: {
    it: "spiega in frasi come si arriva a una riga del libretto",
    en: "explains in sentences how a line of the ledger comes about",
  },
  lsp: {
    it: "il server del linguaggio per gli editor: errori, completamento, spiegazioni mentre si scrive",
    en: "the language server for editors: mistakes, completion, explanations while one writes",
  },
  stdio: {
    it: "parla con lo standard input e output (l'unico modo)",
    en: "speaks over standard input and output (the only way)",
  },
  lspInput: {
    it: "i dati di una persona in JSON: accanto alle regole appaiono i suoi valori",
    en: "a person's record in JSON: the person's values appear beside the rules",
  },
  lspTriennium: {
    it: "il triennio dei valori, ad esempio 2017-2019",
    en: "the three-year period of the values, for example 2017-2019",
  },
  import: {
    it: "registra i rapporti degli eventi: un file del tracciato Co.Ge.A.P.S. (.xml), una tabella (.csv) o righe JSON (.ndjson)",
    en: "registers event reports: a file in the format of Co.Ge.A.P.S. (.xml), a table (.csv) or lines of JSON (.ndjson)",
  },
  files: { it: "i file dei rapporti", en: "the files of the reports" },
  database: {
    it: "indirizzo di PostgreSQL (postgres://…); senza, DATABASE_URL o il database che usa npm start",
    en: "address of PostgreSQL (postgres://…); without, DATABASE_URL or the database that npm start uses",
  },
  dryRun: { it: "non scrive: dice che cosa accadrebbe", en: "does not write: says what would happen" },
  report: {
    it: "scrive ogni rifiuto in un file, con riga e motivo: CSV se il nome finisce in .csv, altrimenti righe JSON",
    en: "writes every refusal to a file, with line and reason: CSV when the name ends in .csv, else lines of JSON",
  },
  registeredOn: {
    it: "il giorno sotto cui si registra; senza, oggi",
    en: "the day under which it is registered; without, today",
  },
  cohort: {
    it: "fatti di molte persone in colonne, per le domande su tutta Italia: inventati o presi dal registro",
    en: "facts of many people in columns, for questions about all of Italy: invented, or taken from the registry",
  },
  cohortGenerate: {
    it: "inventa una coorte nazionale: lo stesso seme dà gli stessi bit",
    en: "invents a national cohort: the same seed gives the same bits",
  },
  cohortExtract: {
    it: "prende una coorte dal registro, sotto pseudonimo, come dice una definizione",
    en: "takes a cohort from the registry, under pseudonyms, as a definition says",
  },
  cohortConvert: { it: "riscrive una coorte in un altro formato", en: "writes a cohort in another format" },
  cohortDescribe: {
    it: "controlla una coorte e dice che cosa c'è: hash, righe, persone per dimensione",
    en: "checks a cohort and says what is in it: hash, rows, people by dimension",
  },
  cohortOut: { it: "la cartella da creare", en: "the folder to make" },
  cohortFormat: { it: "arrow (predefinito), parquet o csv", en: "arrow (default), parquet or csv" },
  cohortPeople: { it: "quante persone: 10000 (predefinito)", en: "how many people: 10000 (default)" },
  cohortSeed: { it: "il seme: 1 (predefinito)", en: "the seed: 1 (default)" },
  cohortTriennium: {
    it: "il triennio in cui si formano: 2023-2025 (predefinito)",
    en: "the three-year period in which they train: 2023-2025 (default)",
  },
  cohortDefinition: { it: "la definizione, in JSON", en: "the definition, in JSON" },
  cohortFolder: { it: "la cartella della coorte", en: "the folder of the cohort" },
  docs: {
    it: "scrive una pagina per ogni atto, testo e regola affiancati, per chi legge la legge e non i file",
    en: "writes a page for each act, text and rule side by side, for who reads law and not files",
  },
  out: { it: "la cartella in cui scriverle", en: "the folder in which to write them" },
  normativeCoverage: {
    it: "mostra anche che ne è dei commi di ogni atto",
    en: "also shows what became of the commi of each act",
  },
  input: {
    it: "i dati della persona in JSON; - per lo standard input",
    en: "the person's record in JSON; - for standard input",
  },
  triennium: {
    it: "ad esempio 2017-2019; all per tutti quelli di cui le deliberazioni fissano l'obbligo",
    en: "for example 2017-2019; all for those whose obligation the deliberations fix",
  },
  asOf: {
    it: "data di riferimento: i fatti che hanno effetto dopo non contano",
    en: "reference date: facts that take effect later do not count",
  },
  knownOn: {
    it: "data di conoscenza: atti e fatti conosciuti dopo non contano",
    en: "knowledge date: acts and facts known later do not count",
  },
  interpretation: {
    it: "usa un'altra lettura del testo, per nome o per sigla; ripetibile",
    en: "uses another reading of the text, by name or by tag; repeatable",
  },
  deliberations: {
    it: "la cartella delle deliberazioni; senza, quella che sta qui o quella del programma",
    en: "the folder of the deliberations; without, the one here or the one of the program",
  },
  line: {
    it: "la riga da spiegare, come scritta da eval --json: obligation.individual, credits.counted …",
    en: "the line to explain, as eval --json writes it: obligation.individual, credits.counted …",
  },
  depth: {
    it: "quanti livelli di spiegazione mostrare nel testo: 3 (predefinito), un altro numero, o all",
    en: "how many levels of explanation the text shows: 3 (default), another number, or all",
  },
  explainFormat: { it: "text (predefinito) o json", en: "text (default) or json" },
} as const satisfies Record<string, Words>;

/** Makes a command speak the language of the terminal, stop with an error instead of exiting, and list the exit codes. */
export function helpIn(terminal: Terminal, command: Command): Command {
  const say = (words: Words) => terminal.inWords(words);
  return command
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => {
        const words = titles[title];
        return words === undefined ? title : say(words);
      },
      // Commander would add the choices, the default and the variable in English; the descriptions say what matters.
      optionDescription: ({ description }: Option) => description,
    })
    .helpOption("-h, --help", say(sentences.help))
    .helpCommand(false)
    .addHelpText("before", () => (command.parent === null ? `${examples}\n` : ""))
    .addHelpText("after", () => `\n${exitCodesIn(terminal)}`);
}

const titles: Readonly<Record<string, Words>> = {
  "Usage:": { it: "Uso:", en: "Usage:" },
  "Arguments:": { it: "Argomenti:", en: "Arguments:" },
  "Options:": { it: "Opzioni:", en: "Options:" },
  "Commands:": { it: "Comandi:", en: "Commands:" },
};

const examples = [
  "delibera check deliberations",
  "delibera eval --input deliberations/professionisti/iscritta-nel-2017.json --triennium 2017-2019",
  "delibera explain --input deliberations/professionisti/autoformazione.json --triennium 2017-2019 --known-on 2018-09-26",
].join("\n");

function exitCodesIn(terminal: Terminal): string {
  const title = terminal.inWords({ it: "Codici di uscita:", en: "Exit codes:" });
  const lines = Object.entries(exitCodes).map(([name, code]) => {
    const meaning = meaningOfExitCodes[name as keyof typeof exitCodes];
    return `  ${String(code).padEnd(4)} ${terminal.inWords(meaning)}`;
  });
  return [title, ...lines].join("\n");
}
