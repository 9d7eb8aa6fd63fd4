/** Grammar of examples and properties: what is given, when, and what must follow. */
import type { GrammarRule } from "./grammar-expressions.ts";
import { RuleGrammar } from "./grammar-rules.ts";
import { tokenTypes as t } from "./tokens.ts";

export class ExampleGrammar extends RuleGrammar {
  readonly example: GrammarRule = this.part("example", () => {
    this.SUBRULE(this.exampleHead);
    this.lines(() => this.SUBRULE(this.exampleLine));
  });

  readonly exampleHead: GrammarRule = this.line("exampleHead", () => {
    this.CONSUME(t.Example);
    this.SUBRULE(this.text);
  });

  readonly exampleLine: GrammarRule = this.line(
    "exampleLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.exampleCycle) },
      { ALT: () => this.SUBRULE(this.exampleDate) },
      { ALT: () => this.SUBRULE(this.exampleInterpretation) },
      { ALT: () => this.SUBRULE(this.given) },
      { ALT: () => this.SUBRULE(this.outcome) },
      { ALT: () => this.SUBRULE(this.ignore) },
    ]),
  );

  readonly exampleCycle: GrammarRule = this.part("exampleCycle", () => {
    this.CONSUME(t.InCycle);
    this.SUBRULE(this.name);
    this.SUBRULE(this.years);
  });

  readonly exampleDate: GrammarRule = this.part("exampleDate", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.KnownOn) },
      {
        ALT: () => {
          this.CONSUME(t.OnDate);
          this.OPTION(() => this.CONSUME(t.Of));
        },
      },
    ]);
    this.SUBRULE(this.date);
  });

  readonly exampleInterpretation: GrammarRule = this.part("exampleInterpretation", () => {
    this.CONSUME(t.WithInterpretation);
    this.SUBRULE1(this.name, { LABEL: "interpretation" });
    this.CONSUME(t.Equals);
    this.SUBRULE2(this.name, { LABEL: "option" });
  });

  private readonly itemOrValue = this.among(() => [
    { ALT: () => this.SUBRULE(this.givenItem) },
    {
      ALT: () => {
        this.SUBRULE(this.target);
        this.CONSUME(t.Equals);
        this.SUBRULE(this.expression);
      },
    },
  ]);

  readonly given: GrammarRule = this.part("given", () => {
    this.CONSUME(t.Given);
    this.itemOrValue();
  });

  readonly givenItem: GrammarRule = this.part("givenItem", () => {
    this.SUBRULE1(this.name, { LABEL: "entity" });
    this.SUBRULE2(this.name, { LABEL: "item" });
    this.OPTION1(() => {
      this.CONSUME(t.Of);
      this.SUBRULE3(this.name, { LABEL: "holder" });
    });
    this.OPTION2(() => {
      this.CONSUME(t.With);
      this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.givenField) });
    });
  });

  readonly givenField: GrammarRule = this.part("givenField", () => {
    this.SUBRULE(this.name);
    this.CONSUME(t.Equals);
    this.SUBRULE(this.expression);
  });

  private readonly whatFollows = this.among(() => [
    {
      ALT: () => {
        this.CONSUME(t.Equals);
        this.SUBRULE1(this.expression, { LABEL: "value" });
      },
    },
    {
      ALT: () => {
        this.OPTION1(() => this.CONSUME(t.Not));
        this.CONSUME(t.Met);
        this.OPTION2(() => {
          this.OR1([{ ALT: () => this.CONSUME(t.Lacks) }, { ALT: () => this.CONSUME(t.IsMissing) }]);
          this.SUBRULE2(this.expression, { LABEL: "missing" });
        });
      },
    },
    { ALT: () => this.CONSUME(t.Accepted) },
    {
      ALT: () => {
        this.CONSUME(t.Refused);
        this.OPTION3(() => {
          this.CONSUME(t.Because);
          this.SUBRULE(this.text);
        });
      },
    },
  ]);

  readonly outcome: GrammarRule = this.part("outcome", () => {
    this.CONSUME(t.Then);
    this.SUBRULE(this.target);
    this.whatFollows();
  });

  private readonly afterTarget = this.among(() => [
    { ALT: () => this.SUBRULE(this.targetOf) },
    { ALT: () => this.SUBRULE(this.targetYear) },
  ]);

  readonly target: GrammarRule = this.part("target", () => {
    this.SUBRULE(this.name);
    this.MANY(this.afterTarget);
  });

  readonly targetOf: GrammarRule = this.part("targetOf", () => {
    this.CONSUME(t.Of);
    this.SUBRULE(this.name);
    this.OPTION(() => this.CONSUME(t.Previous));
  });

  readonly targetYear: GrammarRule = this.part("targetYear", () => {
    this.CONSUME(t.InYear);
    this.SUBRULE(this.number);
  });

  readonly ignore: GrammarRule = this.part("ignore", () => {
    this.CONSUME(t.Ignore);
    this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.name) });
  });

  readonly property: GrammarRule = this.part("property", () => {
    this.SUBRULE(this.propertyHead);
    this.lines(() => this.SUBRULE(this.propertyLine));
  });

  readonly propertyHead: GrammarRule = this.line("propertyHead", () => {
    this.CONSUME(t.Property);
    this.SUBRULE(this.text);
  });

  readonly propertyLine: GrammarRule = this.line(
    "propertyLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.exampleCycle) },
      { ALT: () => this.SUBRULE(this.exampleDate) },
      { ALT: () => this.SUBRULE(this.invariant) },
      { ALT: () => this.SUBRULE(this.monotone) },
    ]),
  );

  readonly invariant: GrammarRule = this.part("invariant", () => {
    this.CONSUME(t.Always);
    this.SUBRULE(this.expression);
  });

  readonly monotone: GrammarRule = this.part("monotone", () => {
    this.OR1([
      {
        ALT: () => {
          this.CONSUME(t.AsGrows);
          this.CONSUME1(t.Of);
          this.SUBRULE1(this.name, { LABEL: "field" });
          this.OPTION1(() => {
            this.CONSUME2(t.Of);
            this.SUBRULE2(this.name, { LABEL: "entity" });
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.AsAdded);
          this.CONSUME3(t.Of);
          this.SUBRULE3(this.name, { LABEL: "entity" });
        },
      },
    ]);
    this.OR2([{ ALT: () => this.CONSUME(t.NotDecreases) }, { ALT: () => this.CONSUME(t.NotIncreases) }]);
    this.OPTION2(() => this.CONSUME(t.Noise));
    this.SUBRULE4(this.name);
  });
}
