/** Picks one record outside a document: in a report's parameters, a dialog, a toolbar. */
import type { RefLabel } from "../../contract/page.ts";
import { RefInput } from "./ref-input.tsx";

export interface RefPickerProps {
  readonly kind: string;
  readonly label: string;
  readonly chosen: RefLabel | undefined;
  readonly onPick: (label: RefLabel | null) => void;
  readonly id?: string;
  readonly autoFocus?: boolean;
  readonly placeholder?: string | undefined;
}

export function RefPicker({ kind, label, chosen, onPick, ...rest }: RefPickerProps) {
  return (
    <RefInput
      {...rest}
      kind={kind}
      label={label}
      value={chosen?.id ?? null}
      chosen={chosen}
      onPick={onPick}
      onText={() => {}}
      onResolve={(_, found) => onPick(found)}
    />
  );
}
