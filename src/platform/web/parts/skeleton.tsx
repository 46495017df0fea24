import { useT } from "../i18n/texts.ts";

/** What a page shows in the moment before its data: its shape, so that nothing jumps. */
export function PageSkeleton() {
  const t = useT();
  return (
    <div className="skeleton" role="status" aria-label={t("loading")}>
      <div className="bone title" />
      <div className="bone block" />
      <div className="bone block tall" />
    </div>
  );
}
