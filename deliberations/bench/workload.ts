/** Workload W in the rule language: a simplified ledger of three years, with caps, shares, suspensions and one sum for each event. */

import { compile } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";

const vocabulary = `vocabolario carico "Carico di prova" / "Workload"
  unità crediti singolare credito passo 0,01 "crediti" / "credits"
  ciclo triennio di 3 anni dal 2017 "triennio" / "three-year period"
  autorità prova "prova" / "trial"
  elenco ruolo "ruolo" / "role"
    voce discente "discente" / "learner" codice "learner"
    voce docente "docente" / "teacher" codice "teacher"
    voce da_solo "da solo" / "alone" codice "self-study"
  fine
  soggetto persona "persona" / "person"
    campo nato_il : data "nato il" / "born" codice "birthDate"
    campo iscritto_nel : anno "iscritto nel" / "enrolled in" codice "enrolled"
    campo acquisiti_prima : crediti "acquisiti prima" / "acquired before" codice "before"
    campo con_radiazioni : numero "quota di radioprotezione, in percentuale" / "radioprotection, per cent" codice "radiation"
    campo competente : sì/no "medico competente" / "competent doctor" codice "competent"
    campo sospensioni : lista di sospensione "sospensioni" / "suspensions" codice "suspensions"
    campo partecipazioni : lista di partecipazione "partecipazioni" / "participations" codice "participations"
  fine
  entità sospensione "sospensione" / "suspension"
    campo dal_giorno : data "dal" / "from" codice "from"
    campo al_giorno : data "al" / "to" codice "to"
    campo di_studio : sì/no "di studio" / "for study" codice "study"
  fine
  entità partecipazione "partecipazione" / "participation"
    campo acquisita_il : data "acquisita il" / "acquired on" codice "acquiredOn"
    campo evento : numero "evento" / "event" codice "event"
    campo valore : crediti "crediti" / "credits" codice "credits"
    campo svolto_da : ruolo "ruolo" / "role" codice "role"
    campo reclutato : sì/no "reclutato" / "recruited" codice "recruited"
    campo radioprotezione : sì/no "radioprotezione" / "radioprotection" codice "radioprotection"
    campo disciplina : numero "disciplina" / "discipline" codice "discipline"
  fine
  termine obbligo : crediti "obbligo" / "requirement" codice "requirement"
  termine conteggiati : crediti "conteggiati" / "counted" codice "counted"
  termine radioprotezione_raggiunta : sì/no "radioprotezione" / "radioprotection" codice "radiationMet"
  termine competente_in_regola : sì/no "medico competente" / "competent doctor" codice "doctorMet"
  termine in_regola : sì/no "in regola" / "compliant" codice "compliant"
  termine assicurato : sì/no "assicurato" / "insured" codice "insured"
fine
`;

const act = `delibera carico_2017 "Carico di prova"
  autorità prova
  adottata in data non nota
  con effetto dal 01/01/2017 al 31/12/2019
  fonte «prova» attendibilità bassa

  articolo 1 "Tutto"
    comma 1
      riassunto «Il carico di prova.» fonte «prova» attendibilità bassa
      regola attivo per ogni anno : sì/no
        = iscritto_nel < anno e nato_il + 70 anni > primo_gennaio(anno)
      regola riduzione per ogni anno : crediti
        sia intero = esiste s in sospensioni con di_studio di s e copre(periodo_tra(dal_giorno di s; al_giorno di s); anno_solare(anno))
        sia quindicine = somma di quoziente_intero(durata(parte_comune(periodo_tra(dal_giorno di s; al_giorno di s); anno_solare(anno))); 15 giorni) per ogni s in sospensioni
        = se intero allora 50 crediti altrimenti quindicine * 2 crediti al massimo 50 crediti
      regola premio : crediti
        = se acquisiti_prima ≥ 121 crediti allora 30 crediti altrimenti se acquisiti_prima ≥ 80 crediti allora 15 crediti altrimenti 0 crediti
      regola obbligo : crediti
        = (somma di (se attivo allora 50 crediti - riduzione altrimenti 0 crediti) per ogni anno) - premio al minimo 0 crediti
      regola da_discente : crediti
        = somma di valore di p per ogni p in partecipazioni con acquisita_il di p in triennio e svolto_da di p = discente e non reclutato di p
      regola da_reclutato : crediti
        = somma di valore di p per ogni p in partecipazioni con acquisita_il di p in triennio e svolto_da di p = discente e reclutato di p
      regola da_solo_svolti : crediti
        = somma di valore di p per ogni p in partecipazioni con acquisita_il di p in triennio e svolto_da di p = da_solo
      regola da_docente : crediti
        = somma di (somma di valore di q per ogni q in g al massimo 50 crediti) per ogni gruppo g di p in (elenco di p per ogni p in partecipazioni con acquisita_il di p in triennio e svolto_da di p = docente) secondo evento di p
      regola conteggiati : crediti
        sia reclutati = da_reclutato al massimo (1/3 di obbligo arrotondato per difetto a 0,01 crediti)
        sia soli = da_solo_svolti al massimo (20% di obbligo arrotondato per difetto a 0,01 crediti)
        = da_discente + reclutati + (soli + da_docente al massimo (60% di obbligo arrotondato per difetto a 0,01 crediti))
      regola radioprotezione_raggiunta : sì/no
        sia svolti = somma di valore di p per ogni p in partecipazioni con acquisita_il di p in triennio e radioprotezione di p
        = svolti * 100 ≥ obbligo * con_radiazioni
      regola competente_in_regola : sì/no
        sia svolti = somma di valore di p per ogni p in partecipazioni con acquisita_il di p in triennio e disciplina di p = 57
        = non competente o svolti ≥ 70% di obbligo
      regola in_regola : sì/no
        = conteggiati ≥ obbligo
      regola assicurato : sì/no
        = conteggiati ≥ 70% di obbligo
    fine
  fine
fine
`;

export function workloadProgram(): Program {
  const { program, diagnostics } = compile([
    { name: "vocabolario.delibera", text: vocabulary },
    { name: "carico.delibera", text: act },
  ]);
  if (!program)
    throw new Error(
      JSON.stringify(
        diagnostics.map(({ code, span }) => ({ code, span })),
        null,
        1,
      ),
    );
  return program;
}
