/** Starts the browser's half: texts and session first; everything behind the sign-in is loaded after it. */
import "../../platform/web/theme/theme.css";
import "../../platform/web/theme/frame.css";
import "../../platform/web/theme/cards.css";
import "../../platform/web/theme/books.css";
import "../../platform/web/theme/forms.css";
import "../../platform/web/theme/dialogs.css";
import "../../platform/web/theme/list.css";
import "../../platform/web/theme/grid.css";
import "../../platform/web/theme/home.css";
import { lazy, StrictMode, Suspense, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Session } from "../../platform/web/data/provider.tsx";
import { preferredLanguage, startTexts, switchLanguage } from "../../platform/web/i18n/i18n.ts";
import { useT } from "../../platform/web/i18n/texts.ts";
import { LoginPage } from "../../platform/web/shell/login-page.tsx";
import { applyMode } from "../../platform/web/theme/mode.ts";
import { currentSession, isSetupNeeded, signIn } from "./session.ts";

const SetupPage = lazy(() => import("./setup-page.tsx").then((it) => ({ default: it.SetupPage })));
const Inside = lazy(() => import("./inside.tsx"));

/** Undefined while the server has not said who we are; null when nobody is signed in. */
function Root({ first, isEmpty }: { first: Session | null; isEmpty: boolean }) {
  const t = useT();
  const [session, setSession] = useState(first);
  useEffect(() => {
    // The language kept with the person wins over the browser's.
    if (session) void switchLanguage(session.language);
  }, [session]);
  if (!session && setupKey && isEmpty)
    return (
      <Suspense>
        <SetupPage setupKey={setupKey} onDone={setSession} />
      </Suspense>
    );
  if (!session)
    return (
      <LoginPage
        {...(isEmpty ? { hint: t("setup.notYet") } : {})}
        onSignIn={async (username, password) => {
          setSession(await signIn(username, password));
        }}
      />
    );
  return (
    <Suspense>
      <Inside session={session} onSignedOut={() => setSession(null)} />
    </Suspense>
  );
}

const setupKey = new URLSearchParams(location.search).get("setup");
applyMode();
const [session] = await Promise.all([currentSession().catch(() => null), startTexts(preferredLanguage())]);
const isEmpty = session === null && (await isSetupNeeded());
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <Root first={session} isEmpty={isEmpty} />
    </StrictMode>,
  );
