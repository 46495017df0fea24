/** A page that can't be shown: a refusal says what to do, a fault gives the number to ask about. */
import { Link } from "@tanstack/react-router";
import { refusalOf, requestIdOf } from "../data/refusal.ts";
import { issueText } from "../i18n/issue-text.ts";
import { useT } from "../i18n/texts.ts";
import { Button } from "../parts/button.tsx";

export function ErrorScreen({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  const refusal = refusalOf(error);
  // Nobody looks into what was said no to, nor does it help to ask again.
  const id = refusal ? undefined : requestIdOf(error);
  return (
    <section className="screen" role="alert">
      <h1>
        {t(refusal?.status === 404 ? "notFoundTitle" : refusal?.status === 403 ? "notAllowedTitle" : "faultTitle")}
      </h1>
      <p>
        {refusal
          ? refusal.issues.map((issue) => issueText(issue)).join(" ")
          : t(navigator.onLine ? "faultText" : "faultOffline")}
      </p>
      {id && <p className="dim">{t("faultId", { id })}</p>}
      <div className="actions">
        {onRetry && (
          <Button isPrimary={!refusal} onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
        <Link to="/" className="btn">
          {t("toHome")}
        </Link>
      </div>
    </section>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <section className="screen">
      <h1>{t("notFoundTitle")}</h1>
      <p>{t("notFoundText")}</p>
      <Link to="/" className="btn">
        {t("toHome")}
      </Link>
    </section>
  );
}
