/**
 * What the codes of the report say of an event, for the rules and for the registry. The codes are those of a regional platform
 * that sends this report (attendibility medium, see `rapporto-evento.xsd`); what they leave open is left open.
 */
import type { TrainingFormat } from "@delibera/database";
import type { ReportValues } from "../form/check-form.ts";

/** Undefined when the event is mixed and does not say of what. */
export function formatOf(values: ReportValues): TrainingFormat | undefined {
  switch (values.tipo_form) {
    case "1":
      return "FAD";
    case "2":
      return "FSC";
    case "3":
      return "RES";
    default: {
      const modules = [values.modulo_fad, values.modulo_fsc, values.modulo_res];
      return modules.filter((flag) => flag === "1").length >= 2 ? "BLENDED" : undefined;
    }
  }
}

/** Code of the vocabulary's kind of event; undefined where the number's meaning is not known. */
export function kindOf(values: ReportValues): string | undefined {
  return kinds[values.cod_tipologia_form ?? ""];
}

const kinds: Readonly<Record<string, string>> = {
  "1": "course",
  "3": "congress",
  "4": "workshop",
  // The platform accepts 5 where it expects 1.
  "5": "course",
  "6": "individual-training",
  "7": "improvement",
  "8": "research",
  "9": "clinical-audit",
  "10": "asynchronous",
  "11": "tutored",
};
