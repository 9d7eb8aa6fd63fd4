/**
 * The floors of the house, as data: each workspace and each room of the compiler names what it stands on, and nothing
 * else may be imported. A line is added here by a decision, never to make a test pass.
 */

/** Doors of another workspace: `"any"`, or the names under which its package.json exports them (`"."` is the front). */
export type Doors = "any" | readonly string[];

// The doors of the compiler speak of texts, amounts, programs and diagnostics: who may open one may name these shapes.
const shapes = ["source", "values", "ir", "diagnostics"];

/** What each workspace may import, beyond packages from outside. */
export const workspaceFloors: Readonly<Record<string, Readonly<Record<string, Doors>>>> = {
  "rules-dsl": {},
  "packages/database": {},
  "packages/architecture": {},
  // The bench asks the acts of an invented nation.
  deliberations: { "rules-dsl": "any", "packages/cohorts": ["synthetic"] },
  // Acts enter from files or from a draft, and are compiled before they are stored; what is published is asked for its own examples.
  "packages/acts": {
    "packages/database": "any",
    "rules-dsl": ["compile", "node", "examples", "explanation", ...shapes],
  },
  // A text is compiled and examined before somebody else approves it, and published through the same door as the folder of rule files.
  "packages/drafting": {
    "packages/acts": "any",
    "packages/database": "any",
    "rules-dsl": ["examples", "analysis", ...shapes],
  },
  "packages/identity": { "packages/database": "any" },
  "packages/ledger": {
    "packages/acts": "any",
    "packages/database": "any",
    "rules-dsl": ["evaluator", "explanation", "analysis", "specialise", "sql", ...shapes],
  },
  // A report is read, judged by the rules through the ledger, and registered: it knows neither rules nor tables itself.
  "packages/reports": {
    "packages/ledger": "any",
    "packages/acts": "any",
    "packages/database": "any",
  },
  // Snapshots of many people in columns: invented, read from files, or copied out of the registry under pseudonyms.
  "packages/cohorts": {
    "packages/ledger": "any",
    "packages/database": "any",
    "rules-dsl": ["specialise", "columnar", "evaluator", ...shapes],
  },
  "packages/simulation": {
    "packages/cohorts": "any",
    "packages/ledger": "any",
    "packages/acts": "any",
    "packages/database": "any",
    // The test kit makes the programs on which the backends are compared.
    "rules-dsl": ["evaluator", "explanation", "specialise", "columnar", "sql", "analysis", "testing", ...shapes],
    // Workload W is written once, and measured in memory there and in the database here.
    deliberations: ["bench/workload", "bench/workload-cohort", "bench/figures"],
  },
  // What a person does not wait for in one request: kept as rows, handed out by a queue, done by whichever server is there.
  "packages/jobs": {
    "rules-dsl": ["ir"],
    "packages/simulation": "any",
    "packages/cohorts": "any",
    "packages/drafting": "any",
    "packages/reports": "any",
    "packages/acts": "any",
    "packages/database": "any",
  },
  "packages/graphql": {
    "packages/jobs": "any",
    "packages/acts": "any",
    "packages/drafting": "any",
    "packages/ledger": "any",
    "packages/simulation": "any",
    "packages/reports": "any",
    "packages/identity": "any",
    "packages/database": "any",
  },
  // The API also publishes the acts and loads the sample registry when it starts (decision 0010).
  "apps/api": {
    "packages/jobs": ["run"],
    "packages/graphql": "any",
    "packages/identity": "any",
    "packages/database": "any",
    "packages/acts": "any",
    "packages/ledger": "any",
  },
  // The ledger of one person is recomputed in the browser, by the same builder as on the server (decision 0007).
  "apps/console": {
    "rules-dsl": [
      ...["language-service", "colours", "formatter", "evaluator", "explanation", "compile", "examples", "analysis"],
      ...shapes,
    ],
    "packages/ledger": ["statement", "record"],
    // A change of the rules is tried on invented people in a worker of the browser (decision 0029).
    "packages/simulation": [".", "people", "simulate"],
    "packages/cohorts": ["synthetic", "content-hash"],
    "packages/database": ["invention"],
  },
  // What a team outside this house would write: it knows the schema and nothing else of ours.
  "apps/portal": {},
  "apps/cli": {
    "rules-dsl": "any",
    "packages/database": "any",
    "packages/acts": "any",
    "packages/identity": "any",
    "packages/ledger": "any",
    "packages/reports": "any",
    "packages/cohorts": "any",
    "packages/simulation": "any",
    "packages/graphql": "any",
  },
};

/** Documents that cross a border as they are, and who may read them: the console and the API meet in the schema. */
export const borderDocuments: Readonly<Record<string, readonly string[]>> = {
  "packages/graphql/schema.graphql": ["apps/console", "apps/portal"],
};

/**
 * Rooms of rules-dsl/src. Two staircases share a ground floor: the left turns text into programs, the right turns
 * programs into answers, and no room of one may import a room of the other.
 */
export const groundRooms: Readonly<Record<string, readonly string[]>> = {
  source: [],
  values: [],
  ir: ["source", "values"],
};

export const leftRooms: Readonly<Record<string, readonly string[]>> = {
  diagnostics: ["source", "values"],
  types: ["values", "ir"],
  syntax: ["source", "values", "diagnostics"],
  resolve: ["source", "values", "ir", "diagnostics", "types", "syntax"],
  formatter: ["source", "values", "diagnostics", "syntax"],
  check: ["source", "values", "ir", "diagnostics", "types", "syntax", "resolve"],
  lower: ["source", "values", "ir", "diagnostics", "types", "syntax", "resolve", "check"],
  "compile.ts": ["source", "values", "ir", "diagnostics", "types", "syntax", "resolve", "check", "lower"],
  "language-service": [
    ...["source", "values", "ir", "diagnostics", "types", "syntax", "resolve", "formatter", "check"],
    "compile.ts",
  ],
};

export const rightRooms: Readonly<Record<string, readonly string[]>> = {
  evaluator: ["ir", "values"],
  explanation: ["ir", "values", "evaluator"],
  examples: ["ir", "values", "evaluator"],
  // A question about many subjects, with all that dates decide already decided: the ground of both cohort backends (decision 0020).
  specialise: ["ir", "values"],
  columnar: ["ir", "values", "specialise"],
  sql: ["ir", "values", "specialise"],
  analysis: ["ir", "values", "evaluator", "examples"],
};

/** Rooms that serve both staircases from outside: the test kit, and the only I/O. No other room may import them. */
export const outerRooms = ["testing", "node"] as const;

/** Rooms whose code a browser loads: they may import one another, the compiler's pure rooms, and the packages listed. */
export const browserRooms: Readonly<Record<string, readonly string[]>> = {
  "packages/ledger/src/statement": [],
  "packages/ledger/src/record": ["ajv", "@delibera/database/fiscal-code"],
};

/** Chevrotain's types and classes are known to these rooms only: elsewhere a grammar is an AST. */
export const chevrotainRooms = ["rules-dsl/src/syntax/", "rules-dsl/src/formatter/"] as const;

/** What a workspace may hold at its top, apart from the files that tools read there. */
export const workspaceFolders = ["src", "test", "bench", "bin"] as const;

/** Folders that only one workspace has. */
export const ownFolders: Readonly<Record<string, readonly string[]>> = {
  "packages/database": ["migrations"],
  "packages/architecture": ["decisions"],
  "apps/console": ["public"],
  // The acts' texts as received, against which every verbatim quotation is checked.
  deliberations: ["professionisti", "fonti"],
};

/** The top of the repository: the tree of the architecture, and the files that tools force there. */
export const topLevel = [
  ...["packages", "apps", "rules-dsl", "deliberations"],
  ...["turbo.json", "package.json", "package-lock.json", "tsconfig.base.json", "biome.json"],
  ...["README.md", "README.it.md", "CONTRIBUTING.md", "LICENSE", "publiccode.yml"],
  ...[".ci", ".gitignore", ".gitattributes", ".editorconfig", ".npmrc"],
] as const;
