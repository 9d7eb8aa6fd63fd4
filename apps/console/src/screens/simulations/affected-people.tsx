/**
 * Who is affected, one by one: the people behind the counts, by outcome and group, and one of them explained under both laws. They are
 * invented people, so that all of them may be shown. Which list and which person are in the address: going back restores them.
 */
import { useEffect, useId, useRef, useState } from "react";
import { SelectField } from "../../design/field.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { sentenceCase } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import type { ComparedPerson, PeoplePage } from "../../simulations/protocol.ts";
import { peopleOnPage } from "../../simulations/protocol.ts";
import type { SimulationSearch } from "../../simulations/simulation-search.ts";
import { outcomes } from "../../simulations/simulation-search.ts";
import type { Simulation } from "../../simulations/use-simulation.ts";
import { ExplanationPair } from "./explanation-pair.tsx";
import { useTold } from "./told.ts";
import { WideTable } from "./wide-table.tsx";
import { groupLabel } from "./winners-and-losers.tsx";

export type ListAddress = Pick<SimulationSearch, "who" | "group" | "from" | "person">;

export interface AffectedPeopleProperties {
  /** Place of the law in the run. */
  readonly candidate: number;
  /** By which the people of the run are told apart, and what its groups are called. */
  readonly dimension: string;
  readonly groups: readonly string[];
  readonly address: ListAddress;
  readonly go: (address: ListAddress) => void;
  readonly ask: Pick<Simulation, "people" | "person">;
}

export function AffectedPeople({ candidate, dimension, groups, address, go, ask }: AffectedPeopleProperties) {
  const text = useText();
  const told = useTold();
  const heading = useId();
  const { who, group, from = 0, person } = address;
  const [page, setPage] = useState<PeoplePage>();
  useEffect(() => {
    if (who === undefined) return;
    let current = true;
    const asked = { candidate, outcome: who === "all" ? undefined : who, group, from };
    void ask.people(asked).then((found) => current && setPage(found));
    return () => {
      current = false;
    };
  }, [ask, candidate, who, group, from]);
  const last = page === undefined ? 0 : from + page.people.length;
  return (
    <section className="simulation-people" aria-labelledby={heading}>
      <h3 id={heading}>{text("simulations.people.title")}</h3>
      <p>{text("simulations.people.lede")}</p>
      <div className="simulation-people-choice">
        <SelectField
          label={text("simulations.people.who")}
          value={who ?? ""}
          onChange={({ target }) => go({ group, who: outcomes.find((each) => each === target.value) })}
        >
          <option value="">{text("simulations.people.closed")}</option>
          {outcomes.map((each) => (
            <option key={each} value={each}>
              {text(`simulations.people.who.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text("simulations.group")}
          value={group ?? ""}
          onChange={({ target }) => go({ who: who ?? "all", group: target.value || undefined })}
        >
          <option value="">{text("simulations.everybody")}</option>
          {groups.map((label) => (
            <option key={label} value={label}>
              {groupLabel(dimension, label, text)}
            </option>
          ))}
        </SelectField>
      </div>
      {who !== undefined && page === undefined && <Waiting>{text("simulations.people.looking")}</Waiting>}
      {who !== undefined && page?.all === 0 && <p role="status">{text("simulations.people.none")}</p>}
      {who !== undefined && page !== undefined && page.all > 0 && (
        <>
          <p role="status">
            {text("simulations.people.count", { from: from + 1, to: last, all: told.people(page.all) })}
          </p>
          <PeopleTable
            caption={sentenceCase(text(`simulations.people.who.${who}`))}
            page={page}
            person={person}
            open={(number) => go({ ...address, person: number })}
          />
          <p className="simulation-actions">
            <button
              type="button"
              className="button button-quiet"
              disabled={from === 0}
              onClick={() => go({ who, group, from: Math.max(0, from - peopleOnPage) || undefined })}
            >
              {text("simulations.people.previous")}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={last >= page.all}
              onClick={() => go({ who, group, from: last })}
            >
              {text("simulations.people.next")}
            </button>
          </p>
        </>
      )}
      {person !== undefined && (
        <OnePerson key={`${candidate} ${person}`} candidate={candidate} person={person} ask={ask} />
      )}
    </section>
  );
}

interface TableProperties {
  readonly caption: string;
  readonly page: PeoplePage;
  readonly person: number | undefined;
  readonly open: (number: number) => void;
}

function PeopleTable({ caption, page, person, open }: TableProperties) {
  const text = useText();
  const told = useTold();
  const owed = (amount: string | null) =>
    amount === null ? text("simulations.state.undetermined") : told.amount(amount);
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{text("simulations.people.person")}</th>
          <th scope="col">{text("simulations.before")}</th>
          <th scope="col">{text("simulations.after")}</th>
          <th scope="col">{text("simulations.people.change")}</th>
          <th scope="col">{text("simulations.people.state")}</th>
          <th scope="col">{text("simulations.people.why")}</th>
        </tr>
      </thead>
      <tbody>
        {page.people.map(({ subject, before, after, change, stateBefore, stateAfter, groups }) => (
          <tr key={subject}>
            <th scope="row">
              {text("simulations.people.number", { number: subject + 1 })}{" "}
              <span className="faint small">{groups.join(", ")}</span>
            </th>
            <td>{owed(before)}</td>
            <td>{owed(after)}</td>
            <td>{change === null ? "—" : told.change(change)}</td>
            <td>
              {stateBefore === stateAfter
                ? told.state(stateAfter)
                : text("simulations.people.fromTo", { from: told.state(stateBefore), to: told.state(stateAfter) })}
            </td>
            <td>
              <button
                type="button"
                className="button button-quiet"
                aria-pressed={person === subject + 1}
                onClick={() => open(subject + 1)}
              >
                {text("simulations.people.explain")}
                <span className="visually-hidden"> {text("simulations.people.number", { number: subject + 1 })}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

type OneProperties = Pick<AffectedPeopleProperties, "candidate" | "ask"> & { readonly person: number };

function OnePerson({ candidate, person, ask }: OneProperties) {
  const text = useText();
  const { language } = useLanguage();
  const heading = useId();
  const [compared, setCompared] = useState<ComparedPerson>();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let current = true;
    void ask.person({ candidate, subject: person - 1 }, language).then((found) => current && setCompared(found));
    return () => {
      current = false;
    };
  }, [ask, candidate, person, language]);
  // It stands below a long list: who asked for it is taken there, by eye and by keyboard.
  useEffect(() => {
    if (compared !== undefined) title.current?.focus();
  }, [compared]);
  if (compared === undefined) return <Waiting>{text("simulations.people.explaining")}</Waiting>;
  return (
    <section className="simulation-witness" aria-labelledby={heading}>
      <h4 id={heading} ref={title} tabIndex={-1}>
        {text("simulations.people.twice", { number: person })}
      </h4>
      {compared.results.length === 0 && <p>{text("simulations.people.same")}</p>}
      {compared.results.map((pair, place) => (
        <details key={pair.rule} open={place === 0}>
          <summary>{sentenceCase(pair.explanationAfter.sentence)}</summary>
          <ExplanationPair before={pair.explanationBefore} after={pair.explanationAfter} parting={pair.parting} />
        </details>
      ))}
      <details>
        <summary>{text("simulations.witnessFacts")}</summary>
        <pre>{JSON.stringify(compared.facts, null, 2)}</pre>
      </details>
    </section>
  );
}
