/**
 * The fields of an event report and the form of each, the same in every format. Names, lengths and codes are those of the XML
 * report as a regional platform keeps them (see `rapporto-evento.xsd` for what is known of each, and how well).
 */

export interface Field {
  /** What the whole value must look like. */
  readonly form: RegExp;
  readonly optional?: true;
  /** Says something about a person, so that a message must not repeat it. */
  readonly personal?: true;
}

const flag = /^[01]$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
/** More than 0 and at most 50, always with one decimal. */
const credits = /^(?!0?0\.0)(?:[0-4]?\d\.\d|50\.0)$/;
const name = /^[A-Za-z ',\-.]{1,100}$/;
const thousand = /^(?!0+$)\d{1,3}$/;

export const reportFields = {
  // A character that the database or a terminal reads specially is in no code.
  cod_evento: { form: /^[^\p{Cc}\p{Cs}]{1,20}$/u },
  cod_edi: { form: thousand, optional: true },
  cod_org: { form: /^[^\p{Cc}\p{Cs}]{1,20}$/u },
  cod_accr: { form: /^\d{3}$/ },
  data_ini: { form: date },
  data_fine: { form: date },
  crediti: { form: credits },
  ore: { form: thousand },
  tipo_form: { form: /^[1-4]$/ },
  modulo_fad: { form: flag, optional: true },
  modulo_fsc: { form: flag, optional: true },
  modulo_res: { form: flag, optional: true },
  tipo_eve: { form: /^[EP]$/ },
  cod_obi: { form: thousand },
  num_part: { form: /^\d{1,6}$/ },
  cod_tipologia_form: { form: /^(?:[1-9]|1[01])$/ },
} as const satisfies Readonly<Record<string, Field>>;

export const participantFields = {
  // Its shape, its day of birth and its check character are looked at together.
  cod_fisc: { form: /^[A-Za-z0-9]{16}$/, personal: true },
  nome: { form: name, personal: true },
  cognome: { form: name, personal: true },
  ruolo: { form: /^[PTDR]$/ },
  lib_dip: { form: /^[LDCP]$/ },
  part_reclutato: { form: flag },
  sponsor: { form: /^[0-9A-Za-z ',;\-.()]{1,100}$/, optional: true },
  cred_acq: { form: credits },
  data_acq: { form: date },
} as const satisfies Readonly<Record<string, Field>>;

/** A profession under which a person is reported, and its disciplines. */
export const professionForm = /^(?!0+$)\d{1,2}$/;
export const disciplineForm = thousand;

export type ReportField = keyof typeof reportFields;
export type ParticipantField = keyof typeof participantFields;
