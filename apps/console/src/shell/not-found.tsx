/** An address that leads nowhere, and where to go instead. */
import { Link } from "@tanstack/react-router";
import { Page } from "../design/page.tsx";
import { useText } from "../messages/text.ts";

export function NotFound() {
  const text = useText();
  return (
    <Page title={text("notFound.title")} lede={text("notFound.body")}>
      <p className="lede">
        <Link to="/professionals">{text("nav.professionals")}</Link> ·{" "}
        <Link to="/deliberations">{text("nav.deliberations")}</Link>
      </p>
    </Page>
  );
}
