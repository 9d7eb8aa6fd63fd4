/** An exemption by study or by suspension of activity: asked of the acts first, or registered at once when they accept it. */
import type { FormEvent } from "react";
import { useState } from "react";
import type { VariablesOf } from "../../../connection/graphql.ts";
import { DateField, SelectField, TextField } from "../../../design/field.tsx";
import { sentenceCase } from "../../../messages/format.ts";
import { useLanguage } from "../../../messages/language.tsx";
import { useText } from "../../../messages/text.ts";
import { AskOrSend, isQuestion } from "./ask-or-send.tsx";
import type { CodedReason, QuestionDates } from "./operations.ts";
import { MayRequestExemption, RequestExemption } from "./operations.ts";
import { useChange } from "./use-change.ts";
import { useQuestion } from "./use-question.ts";
import { ChangeVerdict, QuestionVerdict } from "./verdict.tsx";

type Exemption = VariablesOf<typeof MayRequestExemption>["exemption"];

interface ExemptionFormProperties {
  readonly dates: QuestionDates;
  readonly professional: string;
  readonly reasons: readonly CodedReason[];
}

export function ExemptionForm({ dates, professional, reasons }: ExemptionFormProperties) {
  const text = useText();
  const { language } = useLanguage();
  const [kind, setKind] = useState<Exemption["kind"]>("ESENZIONE");
  const [from, setFrom] = useState("");
  const question = useQuestion(MayRequestExemption);
  const change = useChange(RequestExemption);
  const [asked, setAsked] = useState<Exemption>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const exemption = exemptionIn(new FormData(event.currentTarget));
    setAsked(exemption);
    if (isQuestion(event)) {
      change.forget();
      question.ask({ id: professional, ...dates, exemption });
    } else {
      question.forget();
      change.send({ professional, ...exemption });
    }
  };
  const retry = () => {
    if (asked !== undefined) change.send({ professional, ...asked });
  };
  return (
    <form className="request-form" onSubmit={submit}>
      <div className="request-fields">
        <SelectField
          label={text("requests.exemption.kind")}
          name="kind"
          value={kind}
          onChange={({ target }) => setKind(target.value as Exemption["kind"])}
        >
          <option value="ESENZIONE">{text("requests.exemption.ESENZIONE")}</option>
          <option value="ESONERO">{text("requests.exemption.ESONERO")}</option>
        </SelectField>
        <SelectField label={text("requests.exemption.reason")} name="reason" required defaultValue="">
          <option value="" disabled>
            {text("requests.choose")}
          </option>
          {reasons.map(({ code, label }) => (
            <option key={code} value={code}>
              {sentenceCase(label[language])}
            </option>
          ))}
        </SelectField>
        <DateField
          label={text("requests.exemption.from")}
          name="from"
          required
          value={from}
          onChoose={(day) => setFrom(day ?? "")}
        />
        <DateField
          label={text("requests.exemption.to")}
          hint={text("requests.exemption.toHint")}
          name="to"
          required
          min={from || "1990-01-01"}
        />
        {kind === "ESONERO" && (
          <>
            <TextField
              label={text("requests.exemption.legalYears")}
              name="legalYears"
              type="number"
              min={1}
              max={10}
              step={1}
            />
            <TextField
              label={text("requests.exemption.universityCredits")}
              name="universityCreditsPerYear"
              type="number"
              min={0}
              max={120}
              step={1}
            />
          </>
        )}
      </div>
      <AskOrSend send={text("requests.exemption.send")} isSending={change.answer.kind === "asking"} />
      <QuestionVerdict
        answer={question.answer}
        retry={() => asked && question.ask({ id: professional, ...dates, exemption: asked })}
      />
      <ChangeVerdict answer={change.answer} done={text("requests.exemption.done")} retry={retry} />
    </form>
  );
}

function exemptionIn(form: FormData): Exemption {
  const written = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  const whole = (name: string) => {
    const digits = written(name);
    return digits === undefined ? null : Number.parseInt(digits, 10);
  };
  return {
    kind: written("kind") === "ESONERO" ? "ESONERO" : "ESENZIONE",
    reason: written("reason") ?? "",
    from: written("from") ?? "",
    to: written("to") ?? null,
    legalYears: whole("legalYears"),
    universityCreditsPerYear: whole("universityCreditsPerYear"),
  };
}
