/** A field in a form: its label, its control, and what is wrong with it. */
import { useId } from "react";
import type { ShownIssue } from "../data/refusal.ts";
import { issueText } from "../i18n/issue-text.ts";
import { FieldControl, type FieldControlProps } from "./field-control.tsx";

export interface FieldInputProps extends Omit<FieldControlProps, "label" | "id" | "describedBy" | "isInvalid"> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly issue?: ShownIssue | undefined;
}

export function FieldInput({ label, help, issue, ...control }: FieldInputProps) {
  const id = useId();
  const note = issue ? issueText(issue) : help;
  return (
    <div className={control.field.isMultiline ? "field wide" : "field"}>
      <label htmlFor={id}>
        {label}
        {control.isRequired && <span aria-hidden="true"> *</span>}
      </label>
      <FieldControl
        {...control}
        id={id}
        isInvalid={issue?.severity === "error"}
        describedBy={note ? `${id}-note` : undefined}
      />
      {note && (
        <small id={`${id}-note`} className={issue ? (issue.severity === "error" ? "red" : "amb") : "dim"}>
          {note}
        </small>
      )}
    </div>
  );
}
