/** The right pane: whose ledger, for which triennium and dates, and the ledger by the text being tried, changes marked. */
import { Link, useNavigate } from "@tanstack/react-router";
import { Suspense, useId, useMemo } from "react";
import type { CombinedError } from "urql";
import { fetchedPart } from "../../design/fetched-part.tsx";
import { DateField, SelectField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { LawProvider, useLaw } from "../../ledger/law.tsx";
import type { ShownRecord } from "../../ledger/record-items.ts";
import { useViewing } from "../../ledger/viewing.tsx";
import { useText } from "../../messages/text.ts";
import { personName } from "../../people/person-name.ts";
import { Refused, refusalIn } from "../../shell/refused.tsx";
import type { LiveComputation } from "./live-computation.ts";
import type { LedgerPerson } from "./operations.ts";
import { PersonPicker } from "./person-picker.tsx";

// Nobody waits for it to read or to write: it is fetched with what evaluates a person.
const LiveLedger = fetchedPart(async () => ({ default: (await import("./live-ledger.tsx")).LiveLedger }));

interface LedgerPaneProperties {
  /** Undefined while nobody is chosen or the person is awaited. */
  readonly person: LedgerPerson | undefined;
  readonly personFetching: boolean;
  readonly personError: CombinedError | undefined;
  readonly covered: readonly string[];
  readonly live: LiveComputation;
}

export function LedgerPane({ person, personFetching, personError, covered, live }: LedgerPaneProperties) {
  const text = useText();
  const heading = useId();
  const publishedLaw = useLaw();
  const viewing = useViewing();
  const record = useMemo(() => person && (JSON.parse(person.record) as ShownRecord), [person]);
  return (
    <section className="ledger-pane" aria-labelledby={heading}>
      <div className="pane-heading">
        <h2 id={heading}>{text("deliberation.ledger")}</h2>
      </div>
      <div className="person-line">
        {person && (
          <p>
            <strong>{personName(person, text, "heading")}</strong>
            <span className="faint"> · {person.profession.name}</span>
          </p>
        )}
        <PersonPicker chosen={person !== undefined} />
      </div>
      {personError && <PersonFailure error={personError} />}
      {person === undefined && personFetching && <Waiting>{text("professional.waiting")}</Waiting>}
      {viewing.professional === undefined && (
        <Notice title={text("deliberation.chooseTitle")}>
          <p>{text("deliberation.chooseBody")}</p>
        </Notice>
      )}
      {person && record && (
        <>
          <ReadingForm covered={covered} />
          <LawProvider value={live.good?.law ?? publishedLaw}>
            <Suspense fallback={<Waiting>{text("professional.waiting")}</Waiting>}>
              <LiveLedger live={live} record={record} />
            </Suspense>
          </LawProvider>
          <p className="after-ledger">
            <Link
              to="/professionals/$professional"
              params={{ professional: person.registryId }}
              search={{ triennium: viewing.triennium, asOf: viewing.asOf, knownOn: viewing.knownOn }}
            >
              {text("deliberation.openLedger")}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}

function PersonFailure({ error }: { readonly error: CombinedError }) {
  const text = useText();
  const why = refusalIn(error);
  return why === undefined ? <Notice tone="bad" title={text("failure.title")} announced /> : <Refused why={why} />;
}

function ReadingForm({ covered }: { readonly covered: readonly string[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { triennium = "", knownOn, asOf } = useViewing();
  const read = (changed: {
    readonly triennium?: string;
    readonly knownOn?: string | undefined;
    readonly asOf?: string | undefined;
  }) => {
    navigate({ to: ".", search: (earlier) => ({ ...earlier, ...changed }), resetScroll: false }).catch(() => undefined);
  };
  const offered = covered.includes(triennium) ? covered : [...covered, triennium];
  return (
    <div className="reading-form">
      <SelectField
        label={text("professional.trienni")}
        value={triennium}
        onChange={({ target }) => read({ triennium: target.value })}
      >
        {offered.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <DateField label={text("professional.knownOn")} value={knownOn} onChoose={(day) => read({ knownOn: day })} />
      <DateField label={text("professional.asOf")} value={asOf} onChoose={(day) => read({ asOf: day })} />
    </div>
  );
}
