/** The words of a simulation as a page. */
import type { Words } from "../words.ts";

export const simulationWords = {
  title: ({ cycle, people, of, isInvented }: Title): Words =>
    of === undefined
      ? {
          it: `${cycle}, ${people} persone${isInvented ? " inventate" : " di una coorte"}`,
          en: `${cycle}, ${people} ${isInvented ? "invented people" : "people of a cohort"}`,
        }
      : {
          it: `${cycle}, CAMPIONE di ${people} persone su ${of}`,
          en: `${cycle}, SAMPLE of ${people} people out of ${of}`,
        },
  baseline: (name: string, asOf: string, knownOn: string): Words => ({
    it: `${name} (fatti al ${asOf}, atti conosciuti al ${knownOn})`,
    en: `${name} (facts as of ${asOf}, acts known on ${knownOn})`,
  }),
  candidate: (name: string): Words => ({ it: `a confronto: ${name}`, en: `compared: ${name}` }),
  impossible: {
    it: "  NESSUN EFFETTO: per questa domanda le regole sono le stesse, per chiunque",
    en: "  NO EFFECT: for this question the rules are the same, for anybody",
  },
  noEffect: (people: string): Words => ({
    it: `  NESSUN EFFETTO su queste ${people} persone; le regole però sono altre, e altre persone potrebbero notarlo`,
    en: `  NO EFFECT on these ${people} people; the rules are others though, and other people could notice`,
  }),
  headline: (affected: string, rise: string, fall: string, favourable: "smaller" | "greater" | undefined): Words => {
    if (favourable === undefined)
      return {
        it: `persone interessate ${affected}; aumenta per ${rise}, diminuisce per ${fall}`,
        en: `people affected ${affected}; rises for ${rise}, falls for ${fall}`,
      };
    const [gain, lose] = favourable === "greater" ? [rise, fall] : [fall, rise];
    return {
      it: `persone interessate ${affected}; ci guadagnano ${gain}, ci perdono ${lose}`,
      en: `people affected ${affected}; gain ${gain}, lose ${lose}`,
    };
  },
  affected: { it: "interessate", en: "affected" },
  rises: { it: "aumenta", en: "rises" },
  falls: { it: "diminuisce", en: "falls" },
  total: { it: "variazione", en: "change" },
  totals: (total: string, rise: string, fall: string): Words => ({
    it: `variazione totale ${total}; aumento massimo ${rise}, diminuzione massima ${fall}`,
    en: `total change ${total}; largest rise ${rise}, largest fall ${fall}`,
  }),
  bands: (measure: string): Words => ({
    it: `variazione di: ${measure} (persone per fascia; = nessuna, ? indeterminata)`,
    en: `change of: ${measure} (people by band; = none, ? undetermined)`,
  }),
  people: { it: "persone", en: "people" },
  everybody: { it: "tutti", en: "everybody" },
  appeared: { it: "diventa noto", en: "known now" },
  vanished: { it: "non più noto", en: "not known now" },
  causes: { it: "la prima regola che fa la differenza:", en: "the first rule that makes the difference:" },
  witness: (pseudonym: string, size: number): Words => ({
    it: `la persona con meno dati (${size}) per cui cambia, pseudonimo ${pseudonym}:`,
    en: `the person with the fewest facts (${size}) for whom it changes, pseudonym ${pseudonym}:`,
  }),
  before: { it: "prima:", en: "before:" },
  after: { it: "dopo:", en: "after:" },
  parting: { it: "si separano qui:", en: "they part here:" },
  changePoints: (count: number): Words => ({
    it: `punti in cui il risultato cambia: ${count}`,
    en: `points at which the result changes: ${count}`,
  }),
  cliff: { it: "SALTO", en: "CLIFF" },
  state: (state: string): Words =>
    ({
      yes: { it: "sì", en: "yes" },
      no: { it: "no", en: "no" },
      undetermined: { it: "indeterminato", en: "undetermined" },
    })[state] ?? { it: state, en: state },
  note: (fewest: number): Words => ({
    it: `· meno di ${fewest} persone, o ciò che lo farebbe capire`,
    en: `· fewer than ${fewest} people, or what would give it away`,
  }),
} as const;

interface Title {
  readonly cycle: string;
  readonly people: string;
  /** Of how many, for a sample. */
  readonly of: string | undefined;
  readonly isInvented: boolean;
}
