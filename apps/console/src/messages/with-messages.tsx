/** Words that only one screen needs: fetched with it, and added to those of every screen. */
import type { ReactNode } from "react";
import { useEffect, useMemo, useState } from "react";
import { IntlProvider, useIntl } from "react-intl";
import { useLanguage } from "./language.tsx";

type Table = Readonly<Record<string, string>>;

interface WithMessagesProperties {
  readonly it: Table;
  /** Must be the same function each time, or the table is fetched again. */
  readonly en: () => Promise<Table>;
  readonly children: ReactNode;
}

/** Italian comes with the screen; English is fetched by whoever chose it, and nothing is shown in the wrong language meanwhile. */
export function WithMessages({ it, en, children }: WithMessagesProperties) {
  const { language } = useLanguage();
  const { locale, defaultLocale, messages } = useIntl();
  const [english, setEnglish] = useState<Table>();
  useEffect(() => {
    let current = true;
    if (language === "en") {
      en().then(
        (table) => current && setEnglish(table),
        // The table did not arrive: Italian is always there.
        () => current && setEnglish(it),
      );
    }
    return () => {
      current = false;
    };
  }, [language, it, en]);
  const own = language === "en" ? english : it;
  const all = useMemo(() => own && ({ ...messages, ...own } as Record<string, string>), [messages, own]);
  if (all === undefined) return null;
  return (
    <IntlProvider locale={locale} defaultLocale={defaultLocale} messages={all}>
      {children}
    </IntlProvider>
  );
}
