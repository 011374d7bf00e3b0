import type { ReactNode } from 'react';
import { Form, TextArea, type FormSeal, type Given } from './parts.js';

/** An act that says why it is done: folded away until somebody wants it. */
export function ReasonForm({
  summary,
  label,
  button,
  danger = false,
  given,
  children,
  ...form
}: {
  action: string;
  act: string;
  seal: FormSeal;
  hidden?: Readonly<Record<string, string>>;
  /** What is shown while the form is folded. */
  summary: string;
  /** The name of the field for the reason. */
  label: string;
  button: string;
  /** Whether the act cannot be undone. */
  danger?: boolean;
  given: Given;
  /** Fields before the reason. */
  children?: ReactNode;
}) {
  return (
    <details>
      <summary>{summary}</summary>
      <Form {...form}>
        {children}
        <TextArea name="/reason" label={label} given={given} required rows={2} />
        <button type="submit" {...(danger ? { className: 'danger' } : {})}>
          {button}
        </button>
      </Form>
    </details>
  );
}
