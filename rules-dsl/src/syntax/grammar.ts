/** The whole grammar: a file is a vocabulary or an act. One parser instance serves every parse; it keeps no state between. */

import { ActGrammar } from "./grammar-acts.ts";
import type { GrammarRule } from "./grammar-expressions.ts";
import { tokenTypes as t } from "./tokens.ts";

class Grammar extends ActGrammar {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  readonly file: GrammarRule = this.line(
    "file",
    this.among(() => [{ ALT: () => this.SUBRULE(this.vocabulary) }, { ALT: () => this.SUBRULE(this.act) }]),
  );

  readonly vocabulary: GrammarRule = this.line("vocabulary", () => {
    this.SUBRULE(this.vocabularyHead);
    this.lines(() => this.SUBRULE(this.declaration));
    this.CONSUME(t.End);
  });

  readonly vocabularyHead: GrammarRule = this.line("vocabularyHead", () => {
    this.CONSUME(t.Vocabulary);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly declaration: GrammarRule = this.line(
    "declaration",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.cycle) },
      { ALT: () => this.SUBRULE(this.authority) },
      { ALT: () => this.SUBRULE(this.enumeration) },
      { ALT: () => this.SUBRULE(this.entity) },
      { ALT: () => this.SUBRULE(this.action) },
      { ALT: () => this.SUBRULE(this.term) },
    ]),
  );

  readonly unit: GrammarRule = this.part("unit", () => {
    this.CONSUME(t.Unit);
    this.SUBRULE1(this.name);
    this.OPTION1(() => {
      this.CONSUME(t.Singular);
      this.SUBRULE2(this.name, { LABEL: "singular" });
    });
    this.OPTION2(() => {
      this.CONSUME(t.Step);
      this.SUBRULE(this.number);
    });
    this.OPTION3(() => this.SUBRULE(this.label));
  });

  readonly cycle: GrammarRule = this.part("cycle", () => {
    this.CONSUME(t.Cycle);
    this.SUBRULE(this.name);
    this.CONSUME(t.Of);
    this.SUBRULE1(this.number, { LABEL: "years" });
    this.CONSUME(t.From);
    this.SUBRULE2(this.number, { LABEL: "from" });
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly authority: GrammarRule = this.part("authority", () => {
    this.CONSUME(t.Authority);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly enumeration: GrammarRule = this.part("enumeration", () => {
    this.SUBRULE(this.enumerationHead);
    this.lines(() => this.SUBRULE(this.listed));
    this.CONSUME(t.End);
  });

  readonly enumerationHead: GrammarRule = this.line("enumerationHead", () => {
    this.CONSUME(t.Enumeration);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly listed: GrammarRule = this.line("listed", () => {
    this.CONSUME(t.Option);
    this.SUBRULE(this.name);
    this.OPTION1(() => this.SUBRULE(this.label));
    this.OPTION2(() => this.SUBRULE(this.code));
    this.OPTION3(() => {
      this.CONSUME(t.From);
      this.SUBRULE1(this.date, { LABEL: "from" });
      this.OPTION4(() => {
        this.CONSUME(t.To);
        this.SUBRULE2(this.date, { LABEL: "to" });
      });
    });
  });

  readonly code: GrammarRule = this.part("code", () => {
    this.CONSUME(t.Code);
    this.SUBRULE(this.text);
  });

  readonly entity: GrammarRule = this.part("entity", () => {
    this.SUBRULE(this.entityHead);
    this.lines(() => this.SUBRULE(this.entityLine));
    this.CONSUME(t.End);
  });

  readonly entityHead: GrammarRule = this.line("entityHead", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Subject) }, { ALT: () => this.CONSUME(t.Entity) }]);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly entityLine: GrammarRule = this.line(
    "entityLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.SUBRULE(this.identifiedBy) },
      { ALT: () => this.SUBRULE(this.effectiveOn) },
      { ALT: () => this.SUBRULE(this.knownSince) },
    ]),
  );

  readonly field: GrammarRule = this.part("field", () => {
    this.CONSUME(t.Field);
    this.SUBRULE(this.name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION1(() => {
      this.CONSUME(t.Otherwise);
      this.SUBRULE(this.operand);
    });
    this.OPTION2(() => this.SUBRULE(this.label));
    this.OPTION3(() => this.SUBRULE(this.code));
  });

  readonly identifiedBy: GrammarRule = this.part("identifiedBy", () => {
    this.CONSUME(t.IdentifiedBy);
    this.SUBRULE(this.name);
  });

  readonly effectiveOn: GrammarRule = this.part("effectiveOn", () => {
    this.CONSUME(t.EffectiveOn);
    this.AT_LEAST_ONE_SEP({ SEP: t.Otherwise, DEF: () => this.SUBRULE(this.name) });
  });

  readonly knownSince: GrammarRule = this.part("knownSince", () => {
    this.CONSUME(t.KnownSince);
    this.AT_LEAST_ONE_SEP({ SEP: t.Otherwise, DEF: () => this.SUBRULE(this.name) });
  });

  readonly term: GrammarRule = this.part("term", () => {
    this.CONSUME(t.Term);
    this.SUBRULE(this.name);
    this.MANY(() => this.SUBRULE(this.grain));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION1(() => this.SUBRULE(this.favourable));
    this.OPTION2(() => this.SUBRULE(this.label));
    this.OPTION3(() => this.SUBRULE(this.code));
  });

  readonly action: GrammarRule = this.part("action", () => {
    this.SUBRULE(this.actionHead);
    this.lines(() => this.SUBRULE(this.actionLine));
    this.CONSUME(t.End);
  });

  readonly actionHead: GrammarRule = this.line("actionHead", () => {
    this.CONSUME(t.Action);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.label));
  });

  readonly actionLine: GrammarRule = this.line(
    "actionLine",
    this.among(() => [{ ALT: () => this.SUBRULE(this.adds) }, { ALT: () => this.SUBRULE(this.amount) }]),
  );

  readonly adds: GrammarRule = this.part("adds", () => {
    this.CONSUME(t.Adds);
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(t.With);
      this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.givenField) });
    });
  });

  readonly amount: GrammarRule = this.part("amount", () => {
    this.CONSUME(t.Amount);
    this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(t.UpTo);
      this.CONSUME(t.To);
      this.SUBRULE(this.expression);
    });
  });
}

let instance: Grammar | undefined;

/** Made when the first text is parsed: its analysis of itself takes a quarter of a second, and not every program that is run was read here. */
export function grammar(): Grammar {
  instance ??= new Grammar();
  return instance;
}
