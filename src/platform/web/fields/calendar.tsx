/** antd's calendar under a day input. Its own input is hidden: the day is typed in ours. */
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { isValueValid } from "../format/parse.ts";

interface CalendarProps {
  readonly value: string | null;
  readonly onPick: (day: string | null) => void;
  readonly onClose: () => void;
}

export default function Calendar({ value, onPick, onClose }: CalendarProps) {
  const day = value && isValueValid({ kind: "date" }, value) ? dayjs(value) : null;
  return (
    <span className="calendar" aria-hidden="true">
      <DatePicker
        open
        value={day}
        tabIndex={-1}
        onOpenChange={(isOpen) => isOpen || onClose()}
        onChange={(picked) => {
          onPick(picked ? picked.format("YYYY-MM-DD") : null);
          onClose();
        }}
      />
    </span>
  );
}
