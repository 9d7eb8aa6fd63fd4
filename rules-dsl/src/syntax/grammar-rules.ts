/** Grammar of rules, parameters and requirements: their heads, conditions, locals, values, bands. */
import type { GrammarRule } from "./grammar-expressions.ts";
import { ExpressionGrammar } from "./grammar-expressions.ts";
import { tokenTypes as t } from "./tokens.ts";

export class RuleGrammar extends ExpressionGrammar {
  readonly effect: GrammarRule = this.part("effect", () => {
    this.CONSUME(t.Effect);
    this.CONSUME(t.From);
    this.SUBRULE1(this.date, { LABEL: "from" });
    this.OPTION(() => {
      this.CONSUME(t.To);
      this.SUBRULE2(this.date, { LABEL: "to" });
    });
  });

  readonly grain: GrammarRule = this.part("grain", () => {
    this.CONSUME(t.ForEach);
    this.SUBRULE(this.name);
  });

  readonly rule: GrammarRule = this.line("rule", () => {
    this.SUBRULE(this.ruleHead);
    this.lines(() => this.SUBRULE(this.ruleLine));
    this.OPTION(() => this.SUBRULE(this.ruleBody));
  });

  private readonly kindOfRule = this.among(() => [
    { ALT: () => this.CONSUME(t.Parameter) },
    { ALT: () => this.CONSUME(t.Rule) },
    { ALT: () => this.CONSUME(t.Requirement) },
  ]);

  readonly ruleHead: GrammarRule = this.line("ruleHead", () => {
    this.kindOfRule();
    this.SUBRULE1(this.name);
    this.OPTION1(() => this.SUBRULE(this.derogated));
    this.MANY(() => this.SUBRULE(this.grain));
    this.OPTION2(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.type);
      this.OPTION3(() => this.SUBRULE(this.favourable));
    });
    this.OPTION4(() => this.SUBRULE(this.label));
  });

  readonly derogated: GrammarRule = this.part("derogated", () => {
    this.CONSUME(t.Derogating);
    this.CONSUME(t.To);
    this.SUBRULE(this.name);
  });

  readonly favourable: GrammarRule = this.part(
    "favourable",
    this.among(() => [
      { ALT: () => this.CONSUME(t.FavourableIfSmaller) },
      { ALT: () => this.CONSUME(t.FavourableIfGreater) },
    ]),
  );

  readonly ruleLine: GrammarRule = this.line(
    "ruleLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.effect) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.local) },
      { ALT: () => this.SUBRULE(this.saves) },
      { ALT: () => this.SUBRULE(this.cumulates) },
      { ALT: () => this.SUBRULE(this.prevails) },
    ]),
  );

  readonly saves: GrammarRule = this.part("saves", () => {
    this.CONSUME(t.Saves);
    this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.name) });
  });

  readonly cumulates: GrammarRule = this.part("cumulates", () => {
    this.CONSUME(t.Cumulates);
    this.CONSUME(t.With);
    this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.name) });
    this.OPTION(() => {
      this.CONSUME(t.UpTo);
      this.CONSUME(t.To);
      this.SUBRULE(this.expression);
    });
  });

  readonly prevails: GrammarRule = this.part("prevails", () => {
    this.CONSUME(t.PrevailsIfMoreFavourable);
  });

  readonly when: GrammarRule = this.part("when", () => {
    this.CONSUME(t.When);
    this.SUBRULE(this.expression);
  });

  readonly local: GrammarRule = this.part("local", () => {
    this.CONSUME(t.Let);
    this.SUBRULE(this.name);
    this.CONSUME(t.Equals);
    this.SUBRULE(this.expression);
  });

  readonly ruleBody: GrammarRule = this.line(
    "ruleBody",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.inlineValue) },
      { ALT: () => this.SUBRULE(this.value) },
      { ALT: () => this.SUBRULE(this.bands) },
      { ALT: () => this.SUBRULE(this.requirementBody) },
      { ALT: () => this.SUBRULE(this.verdict) },
    ]),
  );

  readonly inlineValue: GrammarRule = this.part("inlineValue", () => {
    this.CONSUME(t.Equals);
    this.SUBRULE(this.expression);
  });

  readonly value: GrammarRule = this.part("value", () => {
    this.CONSUME(t.LineEquals);
    this.SUBRULE(this.expression);
  });

  readonly bands: GrammarRule = this.part("bands", () => {
    this.SUBRULE(this.bandsHead);
    this.lines(() => this.SUBRULE(this.band));
  });

  readonly bandsHead: GrammarRule = this.line("bandsHead", () => {
    this.CONSUME(t.Bands);
    this.SUBRULE(this.expression);
  });

  readonly band: GrammarRule = this.line(
    "band",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.bandBetween) },
      { ALT: () => this.SUBRULE(this.bandBelow) },
      { ALT: () => this.SUBRULE(this.bandUpTo) },
      { ALT: () => this.SUBRULE(this.bandAtLeast) },
      { ALT: () => this.SUBRULE(this.bandAbove) },
      { ALT: () => this.SUBRULE(this.gap) },
    ]),
  );

  readonly bandBetween: GrammarRule = this.part("bandBetween", () => {
    this.CONSUME(t.From);
    this.SUBRULE1(this.quantity);
    this.CONSUME(t.To);
    this.SUBRULE2(this.quantity);
    this.SUBRULE(this.bandValue);
  });

  readonly bandBelow: GrammarRule = this.part("bandBelow", () => {
    this.CONSUME(t.Below);
    this.SUBRULE(this.quantity);
    this.SUBRULE(this.bandValue);
  });

  readonly bandUpTo: GrammarRule = this.part("bandUpTo", () => {
    this.CONSUME(t.UpTo);
    this.CONSUME(t.To);
    this.SUBRULE(this.quantity);
    this.SUBRULE(this.bandValue);
  });

  readonly bandAtLeast: GrammarRule = this.part("bandAtLeast", () => {
    this.CONSUME(t.AtLeast);
    this.SUBRULE(this.quantity);
    this.SUBRULE(this.bandValue);
  });

  readonly bandAbove: GrammarRule = this.part("bandAbove", () => {
    this.CONSUME(t.Above);
    this.SUBRULE1(this.quantity);
    this.OR([
      { ALT: () => this.SUBRULE(this.reading) },
      {
        ALT: () => {
          this.OPTION(() => {
            this.CONSUME(t.UpTo);
            this.CONSUME(t.To);
            this.SUBRULE2(this.quantity);
          });
          this.SUBRULE(this.bandValue);
        },
      },
    ]);
  });

  readonly bandValue: GrammarRule = this.part("bandValue", () => {
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
  });

  readonly gap: GrammarRule = this.part("gap", () => {
    this.CONSUME(t.Gap);
    this.SUBRULE1(this.quantity);
    this.CONSUME(t.And);
    this.SUBRULE2(this.quantity);
    this.SUBRULE(this.reading);
  });

  readonly reading: GrammarRule = this.part("reading", () => {
    this.CONSUME(t.InterpretedAs);
    this.OR1([
      { ALT: () => this.CONSUME(t.LowerBand) },
      { ALT: () => this.CONSUME(t.UpperBand) },
      { ALT: () => this.CONSUME(t.NoBand) },
    ]);
    this.MANY(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(t.Named);
            this.SUBRULE(this.name);
          },
        },
        { ALT: () => this.SUBRULE(this.tag) },
        { ALT: () => this.SUBRULE(this.reason) },
      ]),
    );
  });

  readonly tag: GrammarRule = this.part("tag", () => {
    this.CONSUME(t.Tag);
    this.SUBRULE(this.text);
  });

  readonly reason: GrammarRule = this.part("reason", () => {
    this.CONSUME(t.Reason);
    this.SUBRULE(this.text);
  });

  readonly requirementBody: GrammarRule = this.part("requirementBody", () => {
    this.SUBRULE(this.counted);
    this.OPTION1(() => this.SUBRULE(this.bound));
    this.OPTION2(() => this.SUBRULE(this.metBy));
    this.OPTION3(() => this.SUBRULE(this.lacks));
  });

  readonly counted: GrammarRule = this.line("counted", () => {
    this.CONSUME(t.Count);
    this.SUBRULE(this.quantity);
  });

  readonly bound: GrammarRule = this.line("bound", () => {
    this.OR([{ ALT: () => this.CONSUME(t.AtLeast) }, { ALT: () => this.CONSUME(t.AtMostOf) }]);
    this.SUBRULE(this.expression);
  });

  readonly metBy: GrammarRule = this.line("metBy", () => {
    this.CONSUME(t.MetBy);
    this.SUBRULE(this.expression);
  });

  readonly lacks: GrammarRule = this.line("lacks", () => {
    this.CONSUME(t.Lacks);
    this.SUBRULE(this.text);
  });

  readonly verdict: GrammarRule = this.part("verdict", () => {
    this.SUBRULE1(this.ground);
    this.lines(() => this.SUBRULE2(this.ground));
    this.SUBRULE(this.accepts);
  });

  readonly ground: GrammarRule = this.line("ground", () => {
    this.CONSUME(t.Refuses);
    this.SUBRULE(this.expression);
    this.CONSUME(t.Because);
    this.SUBRULE1(this.text, { LABEL: "it" });
    this.OPTION(() => {
      this.CONSUME(t.Slash);
      this.SUBRULE2(this.text, { LABEL: "en" });
    });
  });

  readonly accepts: GrammarRule = this.line("accepts", () => {
    this.CONSUME(t.Accepts);
  });
}
