/** Professionals: search, filter, a list that grows by pages. The fiscal code stays out of the address. */
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { Notice } from "../../design/notice.tsx";
import { Page } from "../../design/page.tsx";
import { Waiting } from "../../design/waiting.tsx";
import { formatCount } from "../../messages/format.ts";
import { useLanguage } from "../../messages/language.tsx";
import { useText } from "../../messages/text.ts";
import { ServerFailure } from "../../shell/server-failure.tsx";
import { ProfessionalsTable } from "./professionals-table.tsx";
import "./professionals.css";
import type { Criteria, Professionals } from "../../people/use-professionals.ts";
import { looksLikeFiscalCode, pageSize, useProfessionals } from "../../people/use-professionals.ts";
import { SearchForm } from "./search-form.tsx";

const route = getRouteApi("/professionals");

export function ProfessionalsScreen() {
  const text = useText();
  const { surname, profession } = route.useSearch();
  const navigate = useNavigate();
  const [fiscalCode, setFiscalCode] = useState<string>();
  const criteria: Criteria = { search: fiscalCode ?? surname, profession };
  const professionals = useProfessionals(criteria);
  const search = useCallback(
    (asked: Criteria) => {
      const secret = asked.search !== undefined && looksLikeFiscalCode(asked.search);
      setFiscalCode(secret ? asked.search : undefined);
      navigate({
        to: "/professionals",
        search: (earlier) => ({
          ...earlier,
          surname: secret ? undefined : asked.search,
          profession: asked.profession,
        }),
      }).catch(() => undefined);
    },
    [navigate],
  );
  return (
    <Page title={text("professionals.title")} lede={text("professionals.lede")}>
      <p className="small">
        <Link to="/invented">{text("professionals.invent")}</Link>
      </p>
      <SearchForm criteria={criteria} onSearch={search} />
      <Results
        professionals={professionals}
        isSearch={criteria.search !== undefined || profession !== undefined}
        onClear={() => search({ search: undefined, profession: undefined })}
      />
    </Page>
  );
}

interface ResultsProperties {
  readonly professionals: Professionals;
  /** False when everybody is asked for: then nobody found means that the role shows nobody. */
  readonly isSearch: boolean;
  readonly onClear: () => void;
}

function Results({ professionals, isSearch, onClear }: ResultsProperties) {
  const text = useText();
  const { language } = useLanguage();
  const { listing, fetching, error, more, retry } = professionals;
  if (error) return <ServerFailure error={error} retry={retry} />;
  if (listing === undefined) return <Waiting>{text("professionals.waiting")}</Waiting>;
  const { professionals: people, total, hasMore } = listing;
  const remaining = Math.min(pageSize, total - people.length);
  return (
    <section aria-busy={fetching} className={fetching ? "results results-waiting" : "results"}>
      <p className="results-count" role="status">
        {text("professionals.count", { count: total, written: formatCount(total, language) })}
      </p>
      {people.length === 0 && !isSearch ? (
        <Notice title={text("professionals.nobody")} />
      ) : people.length === 0 ? (
        <Notice title={text("professionals.emptyTitle")}>
          <p>{text("professionals.emptyBody")}</p>
          <p>
            <button type="button" className="button button-quiet" onClick={onClear}>
              {text("professionals.clear")}
            </button>
          </p>
        </Notice>
      ) : (
        <ProfessionalsTable people={people} />
      )}
      {hasMore && (
        <p className="results-more">
          <button type="button" className="button button-outline" onClick={more} disabled={fetching}>
            {fetching ? text("professionals.loadingMore") : text("professionals.more", { count: remaining })}
          </button>
          <span className="faint small">
            {text("professionals.shown", {
              shown: formatCount(people.length, language),
              total: formatCount(total, language),
            })}
          </span>
        </p>
      )}
    </section>
  );
}
