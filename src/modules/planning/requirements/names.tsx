/** A document by its number, which leads to it. */
import { Link } from "@tanstack/react-router";
import type { RefLabel } from "../../../platform/contract/page.ts";
import { useServices } from "../../../platform/web/data/provider.tsx";
import { nameOf, useLanguage, useT } from "../../../platform/web/i18n/texts.ts";
import type { DocumentPoint } from "../contract.ts";

export type Refs = Readonly<Record<string, RefLabel>>;

interface DocumentNameProps {
  readonly of: DocumentPoint;
  readonly refs: Refs;
  /** With whom it was made: the customer, the supplier. */
  readonly isNamed?: boolean;
}

/** A draft has no number yet and is known by its kind. */
export function DocumentName({ of, refs, isNamed = false }: DocumentNameProps) {
  const { places } = useServices();
  const language = useLanguage();
  const t = useT();
  const label = refs[of.id];
  const address = places.addressOf(of.type, of.id);
  const text = label?.code || t([`${MODULES[of.type]}.${of.type}.title`]);
  return (
    <span className="ref">
      {address ? <Link to={address}>{text}</Link> : text}
      {isNamed && label && ` ${nameOf(label, language)}`}
    </span>
  );
}

const MODULES: Readonly<Record<string, string>> = {
  purchase_order: "procurement",
  sales_order: "sales",
  work_order: "production",
};
