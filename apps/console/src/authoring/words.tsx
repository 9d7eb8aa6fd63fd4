/** The words of writing an act, fetched with the first panel that needs them: they are added to those of every screen. */
import type { ReactNode } from "react";
import { useEffect, useMemo, useState } from "react";
import { IntlProvider, useIntl } from "react-intl";
import type { it } from "../messages/authoring/it.ts";
import type { Language } from "../messages/language.tsx";
import { useLanguage } from "../messages/language.tsx";
import type { MessageKey } from "../messages/text.ts";

export type AuthoringKey = keyof typeof it;
export type AuthoringText = (
  key: AuthoringKey | MessageKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

type Table = Readonly<Record<AuthoringKey, string>>;

export function AuthoringWords({ children }: { readonly children: ReactNode }) {
  const { locale, messages } = useIntl();
  const { language } = useLanguage();
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly table: Table }>();
  useEffect(() => {
    let current = true;
    const arrived = tableIn(language).then((table) => current && setSpoken({ language, table }));
    arrived.catch(() => undefined);
    return () => {
      current = false;
    };
  }, [language]);
  const all = useMemo(() => spoken && { ...messages, ...spoken.table }, [messages, spoken]);
  if (spoken?.language !== language || all === undefined) return null;
  return (
    <IntlProvider locale={locale} messages={all as Record<string, string>} defaultLocale="it-IT">
      {children}
    </IntlProvider>
  );
}

export function useAuthoringText(): AuthoringText {
  const intl = useIntl();
  return useMemo<AuthoringText>(() => (key, values) => intl.formatMessage({ id: key }, values), [intl]);
}

async function tableIn(language: Language): Promise<Table> {
  if (language === "it") return (await import("../messages/authoring/it.ts")).it;
  return (await import("../messages/authoring/en.ts")).en;
}
