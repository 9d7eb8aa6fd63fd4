/** Acts by what became of them and by time: drafts for who writes and reviews, published acts as known on a day, about a day. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { DateField, SelectField } from "../../design/field.tsx";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { formatDate } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { it } from "../../messages/review/it.ts";
import { useText } from "../../messages/text.ts";
import { WithMessages } from "../../messages/with-messages.tsx";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { DraftList } from "./draft-list.tsx";
import { NewDraftForm } from "./new-draft-form.tsx";
import type { CourseAct, StandingState } from "./operations.ts";
import { CourseOfActs } from "./operations.ts";
import "./review.css";
import type { CourseSearch } from "./review-search.ts";
import { actStates, draftStates, isDraftState } from "./review-search.ts";
import { StandingMark } from "./words.tsx";

const route = getRouteApi("/review");
const english = () => import("../../messages/review/en.ts").then(({ en }) => en);
const draftRoles: ReadonlySet<string> = new Set(["POLICY_AUTHOR", "REVIEWER", "ANALYST"]);

export function ReviewScreen() {
  return (
    <WithMessages it={it} en={english}>
      <Course />
    </WithMessages>
  );
}

function Course() {
  const text = useText();
  const search = route.useSearch();
  const [{ data, error }, ask] = useQuery({
    query: CourseOfActs,
    variables: { knownOn: search.knownOn ?? null, about: search.about ?? null },
  });
  const role = data?.viewer?.role;
  const seesDrafts = role !== undefined && draftRoles.has(role);
  return (
    <Page title={text("review.title")} lede={text("review.lede")}>
      <Filters search={search} />
      {error && <ServerFailure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!error && data === undefined && <Waiting>{text("review.waiting")}</Waiting>}
      {data && (
        <>
          {!isStanding(search.state) && (
            <section className="review-section" aria-labelledby="review-drafts">
              <h2 id="review-drafts">{text("review.drafts")}</h2>
              {seesDrafts ? <DraftList state={search.state} /> : <p>{text("review.draftsHidden")}</p>}
              {role === "POLICY_AUTHOR" && <NewDraftForm />}
            </section>
          )}
          {!isDraftState(search.state) && <Acts acts={data.acts} state={search.state} />}
        </>
      )}
    </Page>
  );
}

function isStanding(state: CourseSearch["state"]): state is StandingState {
  return state !== undefined && !isDraftState(state);
}

function Filters({ search }: { readonly search: CourseSearch }) {
  const text = useText();
  const navigate = route.useNavigate();
  const change = (changed: Partial<CourseSearch>) =>
    void navigate({ search: { ...search, ...changed }, replace: true });
  return (
    <search className="review-filters">
      <SelectField
        label={text("review.state")}
        value={search.state ?? ""}
        onChange={({ target }) => change({ state: (target.value || undefined) as CourseSearch["state"] })}
      >
        <option value="">{text("review.everyState")}</option>
        <optgroup label={text("review.drafts")}>
          {draftStates.map((state) => (
            <option key={state} value={state}>
              {text(`review.draft.${state}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={text("review.acts")}>
          {actStates.map((state) => (
            <option key={state} value={state}>
              {text(`review.act.${state}`)}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <DateField
        label={text("review.knownOn")}
        hint={text("review.today")}
        value={search.knownOn}
        onChoose={(day) => change({ knownOn: day })}
      />
      <DateField
        label={text("review.about")}
        hint={text("review.today")}
        value={search.about}
        onChoose={(day) => change({ about: day })}
      />
    </search>
  );
}

function Acts({ acts, state }: { readonly acts: readonly CourseAct[]; readonly state: StandingState | undefined }) {
  const text = useText();
  const shown = acts.filter(({ standing }) => state === undefined || standing.state === state);
  const titles = new Map(acts.map(({ name, title }) => [name, title]));
  return (
    <section className="review-section" aria-labelledby="review-acts">
      <h2 id="review-acts">{text("review.acts")}</h2>
      <p className="small" role="status">
        {text("review.actsCount", { count: shown.length })}
      </p>
      {shown.length === 0 && (
        <Notice title={text("review.noActs")}>
          <p>{text("review.noActsBody")}</p>
        </Notice>
      )}
      <ul className="review-list">
        {shown.map((act) => (
          <ActItem key={act.id} act={act} titles={titles} />
        ))}
      </ul>
    </section>
  );
}

function ActItem({ act, titles }: { readonly act: CourseAct; readonly titles: ReadonlyMap<string, string> }) {
  const text = useText();
  const { language } = useLanguage();
  const { state, amendedBy, amends } = act.standing;
  const from = formatDate(act.effectiveFrom, language);
  return (
    <li>
      <p>
        <StandingMark state={state} />
      </p>
      <h3>
        <Link to="/deliberations/$act" params={{ act: act.name }}>
          {act.title}
        </Link>
      </h3>
      <p className="small">
        {text("review.knownFrom", { day: formatDate(act.knownFrom, language) })} ·{" "}
        {act.effectiveTo === null
          ? text("deliberations.effectFrom", { from })
          : text("deliberations.effectFromTo", { from, to: formatDate(act.effectiveTo, language) })}
      </p>
      <Others label={text("review.amendedBy")} names={amendedBy} titles={titles} />
      <Others label={text("review.amends")} names={amends} titles={titles} />
    </li>
  );
}

interface OthersProperties {
  readonly label: string;
  readonly names: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}

function Others({ label, names, titles }: OthersProperties) {
  if (names.length === 0) return null;
  return (
    <p className="small">
      {label}:{" "}
      {names.map((name, place) => (
        <span key={name}>
          {place > 0 && "; "}
          <Link to="/deliberations/$act" params={{ act: name }}>
            {titles.get(name) ?? name}
          </Link>
        </span>
      ))}
    </p>
  );
}
