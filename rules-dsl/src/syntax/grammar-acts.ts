/** Grammar of an act: its head, articles, commi, and the clauses of a comma other than rules and examples. */

import { ExampleGrammar } from "./grammar-examples.ts";
import type { GrammarRule } from "./grammar-expressions.ts";
import { tokenTypes as t } from "./tokens.ts";

export class ActGrammar extends ExampleGrammar {
  readonly act: GrammarRule = this.line("act", () => {
    this.SUBRULE(this.actHead);
    this.lines(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.actLine) },
        { ALT: () => this.SUBRULE(this.division) },
        { ALT: () => this.SUBRULE(this.strayParagraph) },
      ]),
    );
    this.CONSUME(t.End);
  });

  readonly actHead: GrammarRule = this.line("actHead", () => {
    this.CONSUME(t.ActKind);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.text));
  });

  readonly actLine: GrammarRule = this.line(
    "actLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.issuedBy) },
      { ALT: () => this.SUBRULE(this.adopted) },
      { ALT: () => this.SUBRULE(this.published) },
      { ALT: () => this.SUBRULE(this.effect) },
      { ALT: () => this.SUBRULE(this.source) },
    ]),
  );

  readonly issuedBy: GrammarRule = this.part("issuedBy", () => {
    this.CONSUME(t.Authority);
    this.SUBRULE(this.name);
  });

  readonly adopted: GrammarRule = this.part("adopted", () => {
    this.CONSUME(t.Adopted);
    this.SUBRULE(this.actDate);
    this.OPTION(() => this.CONSUME(t.Comma));
  });

  readonly published: GrammarRule = this.part("published", () => {
    this.CONSUME(t.Published);
    this.SUBRULE(this.actDate);
  });

  readonly actDate: GrammarRule = this.part(
    "actDate",
    this.among(() => [
      { ALT: () => this.CONSUME(t.UnknownDate) },
      {
        ALT: () => {
          this.CONSUME(t.Noise);
          this.SUBRULE(this.date);
        },
      },
    ]),
  );

  readonly source: GrammarRule = this.part("source", () => {
    this.CONSUME(t.Source);
    this.SUBRULE(this.text);
    this.OPTION(() => {
      this.CONSUME(t.Confidence);
      this.OR([
        { ALT: () => this.CONSUME(t.High) },
        { ALT: () => this.CONSUME(t.Medium) },
        { ALT: () => this.CONSUME(t.Low) },
      ]);
    });
  });

  readonly division: GrammarRule = this.line("division", () => {
    this.SUBRULE(this.divisionHead);
    this.lines(() =>
      this.OR([{ ALT: () => this.SUBRULE(this.paragraph) }, { ALT: () => this.SUBRULE(this.strayClause) }]),
    );
    this.CONSUME(t.End);
  });

  /** A comma outside an article, and a clause outside a comma: read, so as to report only them, and left out of the tree. */
  readonly strayParagraph: GrammarRule = this.part("strayParagraph", () => {
    this.SUBRULE(this.paragraph);
  });

  readonly strayClause: GrammarRule = this.part("strayClause", () => {
    this.SUBRULE(this.clause);
  });

  readonly divisionHead: GrammarRule = this.line("divisionHead", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Article) }, { ALT: () => this.CONSUME(t.Section) }]);
    this.SUBRULE(this.ordinal);
    this.OPTION(() => this.SUBRULE(this.text));
  });

  readonly paragraph: GrammarRule = this.line("paragraph", () => {
    this.SUBRULE(this.paragraphHead);
    this.lines(() => this.SUBRULE(this.clause));
    this.CONSUME(t.End);
  });

  readonly paragraphHead: GrammarRule = this.line("paragraphHead", () => {
    this.CONSUME(t.Paragraph);
    this.SUBRULE(this.ordinal);
  });

  readonly clause: GrammarRule = this.line(
    "clause",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.verbatim) },
      { ALT: () => this.SUBRULE(this.summary) },
      { ALT: () => this.SUBRULE(this.notNormative) },
      { ALT: () => this.SUBRULE(this.notExpressible) },
      { ALT: () => this.SUBRULE(this.restates) },
      { ALT: () => this.SUBRULE(this.effect) },
      // An interpretation called as a citation begins (`articolo`) cannot be decided by name.
      { ALT: () => this.SUBRULE(this.amendment), IGNORE_AMBIGUITIES: true },
      { ALT: () => this.SUBRULE(this.decision) },
      { ALT: () => this.SUBRULE(this.interpretation) },
      { ALT: () => this.SUBRULE(this.rule) },
      { ALT: () => this.SUBRULE(this.example) },
      { ALT: () => this.SUBRULE(this.property) },
      { ALT: () => this.SUBRULE(this.acceptedMutant) },
    ]),
  );

  readonly verbatim: GrammarRule = this.part("verbatim", () => {
    this.CONSUME(t.TextOf);
    this.SUBRULE1(this.text);
    this.OPTION(() => {
      this.CONSUME(t.Fingerprint);
      this.SUBRULE2(this.text, { LABEL: "fingerprint" });
    });
  });

  readonly summary: GrammarRule = this.part("summary", () => {
    this.CONSUME(t.Summary);
    this.SUBRULE(this.text);
    this.OPTION(() => this.SUBRULE(this.source));
  });

  readonly notNormative: GrammarRule = this.part("notNormative", () => {
    this.CONSUME(t.NotNormative);
    this.OPTION(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.text);
    });
  });

  readonly notExpressible: GrammarRule = this.part("notExpressible", () => {
    this.CONSUME(t.NotExpressible);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.text);
  });

  readonly restates: GrammarRule = this.part("restates", () => {
    this.CONSUME(t.Restates);
    this.SUBRULE(this.citation);
  });

  readonly amendment: GrammarRule = this.part("amendment", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Replaces) },
      { ALT: () => this.CONSUME(t.Repeals) },
      { ALT: () => this.CONSUME(t.Interprets) },
      { ALT: () => this.CONSUME(t.Extends) },
    ]);
    this.SUBRULE(this.citation);
    this.OPTION1(() => {
      this.CONSUME(t.OnlyFor);
      this.CONSUME1(t.To);
      this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.name) });
    });
    this.OPTION2(() => {
      this.CONSUME(t.UpTo);
      this.CONSUME2(t.To);
      this.SUBRULE(this.date);
    });
    this.OPTION3(() => this.SUBRULE(this.reason));
  });

  readonly decision: GrammarRule = this.part("decision", () => {
    this.CONSUME(t.Interprets);
    this.SUBRULE1(this.name, { LABEL: "interpretation" });
    this.CONSUME(t.As);
    this.SUBRULE2(this.name, { LABEL: "option" });
    this.OPTION(() => this.SUBRULE(this.reason));
  });

  readonly acceptedMutant: GrammarRule = this.part("acceptedMutant", () => {
    this.CONSUME(t.AcceptedMutant);
    this.SUBRULE(this.text);
    this.OPTION(() => this.SUBRULE(this.reason));
  });

  readonly citation: GrammarRule = this.part("citation", () => {
    this.OR([{ ALT: () => this.CONSUME(t.CitedArticle) }, { ALT: () => this.CONSUME(t.CitedSection) }]);
    this.SUBRULE1(this.ordinal, { LABEL: "division" });
    this.OPTION1(() => {
      this.CONSUME(t.CitedParagraph);
      this.SUBRULE2(this.ordinal, { LABEL: "paragraph" });
    });
    this.OPTION2(() => {
      this.CONSUME(t.Of);
      this.SUBRULE(this.name);
    });
  });

  readonly interpretation: GrammarRule = this.part("interpretation", () => {
    this.SUBRULE(this.interpretationHead);
    this.lines(() => this.SUBRULE(this.interpretationLine));
  });

  readonly interpretationHead: GrammarRule = this.line("interpretationHead", () => {
    this.CONSUME(t.Interpretation);
    this.SUBRULE(this.name);
    this.OPTION1(() => this.SUBRULE(this.label));
    this.OPTION2(() => this.SUBRULE(this.tag));
  });

  readonly interpretationLine: GrammarRule = this.line(
    "interpretationLine",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.choice) },
      { ALT: () => this.SUBRULE(this.chosen) },
      { ALT: () => this.SUBRULE(this.reason) },
      { ALT: () => this.SUBRULE(this.decided) },
    ]),
  );

  readonly choice: GrammarRule = this.part("choice", () => {
    this.CONSUME(t.Choice);
    this.SUBRULE(this.name);
    this.OPTION1(() => this.SUBRULE(this.label));
    this.OPTION2(() => this.SUBRULE(this.tag));
  });

  readonly chosen: GrammarRule = this.part("chosen", () => {
    this.CONSUME(t.Chosen);
    this.SUBRULE(this.name);
  });

  readonly decided: GrammarRule = this.part("decided", () => {
    this.CONSUME(t.DecidedBy);
    this.SUBRULE(this.text);
    this.OPTION(() => {
      this.CONSUME(t.Noise);
      this.SUBRULE(this.date);
    });
  });
}
