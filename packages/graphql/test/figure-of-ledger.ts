/** Reads a figure of a ledger by its key, as a client of GraphQL must: each part of the answer holds some of them. */

/** The parts of a ledger that hold figures. */
export const figuresAsked = `
  obligation { start years standard { exact } prorated { exact } individual { exact }
    reductions { id amount { exact } } bonuses { id amount { exact } } }
  credits { acquired { exact } counted { exact } learner { exact } recruited { exact } teaching { exact } individual { exact }
    selfStudy { exact } excluded { item reason amount { exact } } }
  requirements { id met missing { exact } } balance { exact } certifiable document
  insurance { threshold { exact } }
  radioprotection { need { exact } counted { exact } selfStudyMax { exact } }
  compensation { pool { exact } debts { triennium before { exact } after { exact } } residual { exact } }
  issuer { body } documentForm competentDoctor { certifiable documentForm } requests { answers { id verdict } }
  undetermined { id }`;

type Exact = { readonly exact: string } | null;
interface Line {
  readonly id: string;
  readonly amount: { readonly exact: string };
}

export interface LedgerAnswer {
  readonly obligation: Readonly<Record<string, Exact | string | number | readonly Line[]>> & {
    readonly reductions: readonly Line[];
    readonly bonuses: readonly Line[];
  };
  readonly credits: Readonly<Record<string, Exact>> & {
    readonly excluded: readonly {
      readonly item: string | null;
      readonly reason: string;
      readonly amount: { exact: string };
    }[];
  };
  readonly requirements: readonly { readonly id: string; readonly met: boolean | null; readonly missing: Exact }[];
  readonly undetermined: readonly { readonly id: string }[];
  readonly balance: Exact;
  readonly certifiable: boolean | null;
  readonly document: string | null;
  readonly documentForm: string | null;
  readonly issuer: { readonly body: string | null } | null;
  readonly competentDoctor: { readonly certifiable: boolean | null; readonly documentForm: string | null } | null;
  readonly requests: readonly {
    readonly answers: readonly { readonly id: string; readonly verdict: "ACCEPTED" | "REFUSED" | null }[];
  }[];
  readonly insurance: Readonly<Record<string, Exact>> | null;
  readonly radioprotection: Readonly<Record<string, Exact>> | null;
  readonly compensation: {
    readonly pool: Exact;
    readonly residual: Exact;
    readonly debts: readonly { readonly triennium: string; readonly before: Exact; readonly after: Exact }[];
  } | null;
}

export interface ReadFigure {
  /** As the example writes it; null where the ledger says that it cannot be determined, or that no act asks it. */
  readonly exact: string | null;
  /** The ledger says nothing of it: it is zero, or no act asks it. */
  readonly isAbsent?: boolean;
  /** Of a requirement that is not met. */
  readonly missing?: string | undefined;
}

const parts = ["obligation", "credits", "requirements", "balance", "certifiable", "document"];
const besides = [
  "insurance",
  "radioprotection",
  "compensation",
  "issuer",
  "documentForm",
  "competentDoctor",
  "requests",
];

/** A ledger prints codes where an example says the names of options. */
const names: Readonly<Record<string, string>> = {
  order: "ordini_e_collegi",
  II: "allegato_II",
  IIIA: "allegato_III_A",
  IIIB: "allegato_III_B",
};

/** Whether a ledger has a place for the figure. */
export function isPrinted(key: string): boolean {
  if (key.startsWith("requests.")) return /^requests\.(move|radioprotection|exemption)\b/.test(key);
  return [...parts, ...besides].includes(key.split(".")[0] ?? "");
}

/** Undefined when a ledger has no place for the figure. */
export function figureOf(ledger: LedgerAnswer, key: string): ReadFigure | undefined {
  const [part = "", ...rest] = key.split(".");
  const name = rest.join(".");
  switch (part) {
    case "obligation":
      return ofObligation(ledger, key, name);
    case "credits":
      return name.startsWith("excluded.") ? excluded(ledger, key, name) : written(ledger.credits[name]);
    case "requirements":
      return requirement(ledger, name);
    case "balance":
      return written(ledger.balance);
    case "certifiable":
      return { exact: ledger.certifiable === null ? null : String(ledger.certifiable) };
    case "document":
      return { exact: ledger.document };
    case "documentForm":
      return { exact: named(ledger.documentForm) };
    case "issuer":
      return { exact: named(ledger.issuer?.body ?? null) };
    case "competentDoctor":
      return ofCompetentDoctor(ledger, name);
    case "requests":
      return ofRequests(ledger, key);
    case "insurance":
      return written(ledger.insurance?.[name] ?? null);
    case "radioprotection":
      return written(ledger.radioprotection?.[name] ?? null);
    case "compensation":
      return ofCompensation(ledger, name);
    default:
      return undefined;
  }
}

function ofObligation(ledger: LedgerAnswer, key: string, name: string): ReadFigure | undefined {
  const { obligation } = ledger;
  if (name.startsWith("reductions.") || name.startsWith("bonuses.")) {
    const found = [...obligation.reductions, ...obligation.bonuses].find(({ id }) => key.endsWith(`.${id}`));
    return printed(ledger, key, found?.amount.exact);
  }
  const value = obligation[name];
  if (typeof value === "string" || typeof value === "number") return { exact: String(value) };
  return written(value as Exact | undefined);
}

/** A line of nothing is not printed, nor one that no act asks; what cannot be determined is listed apart. */
function printed({ undetermined }: LedgerAnswer, key: string, exact: string | undefined): ReadFigure {
  if (exact !== undefined) return { exact };
  return undetermined.some(({ id }) => id === key) ? { exact: null } : { exact: "0", isAbsent: true };
}

function excluded(ledger: LedgerAnswer, key: string, name: string): ReadFigure {
  const [, reason = "", item] = /^excluded\.([^[]+)(?:\[(.+)\])?$/.exec(name) ?? [];
  const found = ledger.credits.excluded.find((each) => each.reason === reason && each.item === (item ?? null));
  return printed(ledger, key, found?.amount.exact);
}

function requirement({ requirements }: LedgerAnswer, name: string): ReadFigure {
  const found = requirements.find(({ id }) => id === name);
  if (found === undefined || found.met === null) return { exact: null };
  return { exact: found.met ? "met" : "not-met", missing: found.missing?.exact };
}

function ofCompensation({ compensation }: LedgerAnswer, name: string): ReadFigure {
  if (compensation === null) return { exact: null };
  if (name === "pool" || name === "residual") return { exact: compensation[name]?.exact ?? null };
  const [triennium = "", when = ""] = name.split(".");
  const debt = compensation.debts.find((each) => each.triennium === triennium);
  if (debt === undefined) return { exact: "0" };
  return { exact: (when === "before" ? debt.before : debt.after)?.exact ?? null };
}

function ofCompetentDoctor({ competentDoctor }: LedgerAnswer, name: string): ReadFigure {
  if (competentDoctor === null) return { exact: null };
  const { certifiable, documentForm } = competentDoctor;
  if (name === "documentForm") return { exact: named(documentForm) };
  return { exact: certifiable === null ? null : String(certifiable) };
}

/** Undefined when the record holds no such request. */
function ofRequests({ requests }: LedgerAnswer, key: string): ReadFigure | undefined {
  const answers = requests.flatMap((request) => request.answers);
  const found = answers.find(({ id }) => id === key);
  return found && { exact: found.verdict?.toLowerCase() ?? null };
}

const named = (code: string | null) => (code === null ? null : (names[code] ?? code));

function written(value: Exact | undefined): ReadFigure | undefined {
  return value === undefined ? undefined : { exact: value?.exact ?? null };
}
