/** The frame of every screen: header with navigation and language, the screen, footer. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { useContrast } from "../design/contrast.ts";
import { themes, useTheme } from "../design/theme.ts";
import type { Viewing } from "../ledger/viewing.tsx";
import { readViewing } from "../ledger/viewing.tsx";
import type { Language } from "../messages/language.tsx";
import { useLanguage } from "../messages/language.tsx";
import { useText } from "../messages/text.ts";
import { WhoIsSignedIn } from "../signing-in/operations.ts";
import { Who } from "../signing-in/who.tsx";
import { isExplorerOffered } from "./explorer-offered.ts";
import "./shell.css";

export function Shell() {
  const text = useText();
  const main = useFocusOnNavigation();
  return (
    <>
      <a className="skip-link" href="#content">
        {text("site.skip")}
      </a>
      <header className="site-header">
        <div className="site-header-inside">
          <Link className="site-name" to="/professionals">
            {text("site.name")}
            <span className="site-tagline">{text("site.tagline")}</span>
          </Link>
          <Who />
          <LanguageSwitch />
        </div>
        <Navigation />
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}

function Navigation() {
  const text = useText();
  const viewing = useCurrentViewing();
  const [{ data }] = useQuery({ query: WhoIsSignedIn });
  const role = data?.viewer?.role;
  return (
    <nav className="site-navigation" aria-label={text("site.navigation")}>
      <ul>
        <li>
          <Link to="/professionals" search={{ triennium: viewing.triennium }}>
            {text("nav.professionals")}
          </Link>
        </li>
        <li>
          <Link to="/deliberations" search={viewing}>
            {text("nav.deliberations")}
          </Link>
        </li>
        <li>
          <Link to="/review">{text("nav.review")}</Link>
        </li>
        <li>
          <Link to="/simulations" search={{ triennium: viewing.triennium }}>
            {text("nav.simulations")}
          </Link>
        </li>
        {role === "AUDITOR" && (
          <li>
            <Link to="/audit">{text("nav.audit")}</Link>
          </li>
        )}
        {isExplorerOffered() ? (
          <li>
            <Link to="/explorer">{text("nav.explorer")}</Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function LanguageSwitch() {
  const text = useText();
  const { language, choose } = useLanguage();
  return (
    <fieldset className="language-switch" aria-label={text("site.language")}>
      {(["it", "en"] satisfies Language[]).map((offered) => (
        <button
          key={offered}
          type="button"
          lang={offered}
          aria-pressed={offered === language}
          onClick={() => choose(offered)}
        >
          {offered.toUpperCase()}
          <span className="visually-hidden"> {text(`site.languageNames.${offered}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

// Written by the build from publiccode.yml, where the software says where it is published.
const sourceAddress = import.meta.env.VITE_SOURCE_ADDRESS;

function Footer() {
  const text = useText();
  return (
    <footer className="site-footer">
      <div className="site-footer-inside">
        <p>{text("footer.note")}</p>
        <nav aria-label={text("footer.label")}>
          <ul>
            <li>
              <Link to="/accessibility">{text("footer.accessibility")}</Link>
            </li>
            <li>
              <a href="/licence.txt">{text("footer.licence")}</a>
            </li>
            <li>
              <ThemeChoice />
            </li>
            <li>
              <ContrastSwitch />
            </li>
            {sourceAddress !== "" && (
              <li>
                <a href={sourceAddress}>{text("footer.source")}</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  );
}

function ThemeChoice() {
  const text = useText();
  const { chosen, choose } = useTheme();
  return (
    <label className="theme-choice">
      {text("footer.theme")}{" "}
      <select
        value={chosen ?? "system"}
        onChange={({ target }) => choose(themes.find((theme) => theme === target.value))}
      >
        <option value="system">{text("footer.theme.system")}</option>
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {text(`footer.theme.${theme}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function ContrastSwitch() {
  const text = useText();
  const { high, choose } = useContrast();
  return (
    <button type="button" className="contrast-switch" aria-pressed={high} onClick={() => choose(!high)}>
      {text("footer.contrast")}
    </button>
  );
}

/** The person and dates being looked at, wherever in the address they stand, so that navigation keeps them. */
function useCurrentViewing(): Viewing {
  return useRouterState({
    select: ({ location, matches }) => {
      const parameters: { readonly professional?: string } = matches.at(-1)?.params ?? {};
      return readViewing({ professional: parameters.professional, ...(location.search as Record<string, unknown>) });
    },
    structuralSharing: true,
  });
}

/** After a person follows a link, the keyboard and the screen reader start at the screen, not at the old place. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
