import type { Problem } from '#libs/contracts';
import type { ReactNode } from 'react';
import { formatDay, formatDistance, formatMoment, formatZoned, type Mark } from './words.js';

/** A status: shape and word, coloured. */
export function Status({ mark }: { mark: Mark }) {
  return (
    <span className={`status ${mark.tone}`}>
      <span className="shape" aria-hidden="true">
        {mark.shape}
      </span>
      {'\u00a0'}
      {mark.words}
    </span>
  );
}

/** A moment: its zone on hover, its distance from the case's present in words. */
export function When({ at, now, far = true }: { at: string; now: string; far?: boolean }) {
  return (
    <span className="when">
      <time dateTime={at} title={formatZoned(at)}>
        {formatMoment(at)}
      </time>
      {far && <span className="far"> ({formatDistance(at, now)})</span>}
    </span>
  );
}

/** What is known of a moment. */
export function Range({ range, now }: { range: { from: string | null; to: string | null }; now: string }) {
  const { from, to } = range;
  if (from !== null && to !== null) {
    if (from === to) return <When at={from} now={now} />;
    const first = from.slice(0, 10);
    // One day at headquarters is 23 to 25 hours long.
    if (Date.parse(to) - Date.parse(from) <= 25 * 3_600_000) {
      return (
        <time dateTime={first} title={`between ${formatZoned(from)} and ${formatZoned(to)}`}>
          {formatDay(first)}
        </time>
      );
    }
    return (
      <span>
        between <When at={from} now={now} far={false} /> and <When at={to} now={now} far={false} />
      </span>
    );
  }
  if (from !== null) {
    return (
      <span>
        not before <When at={from} now={now} far={false} />
      </span>
    );
  }
  if (to !== null) {
    return (
      <span>
        not after <When at={to} now={now} far={false} />
      </span>
    );
  }
  return <span>not known</span>;
}

/** A day without a time. */
export function Day({ day }: { day: string }) {
  return (
    <time dateTime={day} title={`${formatDay(day)}, New York`}>
      {formatDay(day)}
    </time>
  );
}

/** Names and values side by side. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text of people with its line breaks. */
export function Prose({ text }: { text: string }) {
  return <p className="prose">{text}</p>;
}

/** Why a form was not taken. Fields are named by their pointers, so each fault leads to its field. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  if (problem === null) return null;
  const errors = problem.errors.filter((error) => error.message !== problem.detail);
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>Nothing was changed.</strong> {problem.detail}
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.pointer} ${error.message}`}>
              {error.pointer === '' ? (
                ''
              ) : (
                <a href={`#${fieldId(error.pointer)}`}>{fieldName(error.pointer)}</a>
              )}{' '}
              {error.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function fieldId(name: string): string {
  return `f${name.replaceAll('/', '-')}`;
}

function fieldName(pointer: string): string {
  return (pointer.split('/').at(-1) ?? pointer).replaceAll(/([A-Z])/gu, ' $1').toLowerCase();
}

/** What was given in a form, and what is wrong with it. */
export interface Given {
  values: Readonly<Record<string, string>>;
  problem: Problem | null;
}

interface FieldProps {
  name: string;
  label: string;
  given: Given;
  hint?: string;
  preset?: string;
  required?: boolean;
  /** Where the same field stands on a page more than once. */
  id?: string;
}

function errorsFor({ name, given }: FieldProps): string[] {
  return (given.problem?.errors ?? [])
    .filter((error) => error.pointer === name)
    .map((error) => error.message);
}

function Labelled({ children, ...field }: FieldProps & { children: (describedBy: object) => ReactNode }) {
  const id = field.id ?? fieldId(field.name);
  const errors = errorsFor(field);
  const described = [field.hint === undefined ? null : `${id}-hint`, errors.length > 0 ? `${id}-error` : null]
    .filter((part) => part !== null)
    .join(' ');
  return (
    <div className={errors.length > 0 ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {field.label}
        {field.required === true && <span className="needed"> (needed)</span>}
      </label>
      {field.hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {children({
        id,
        name: field.name,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(errors.length > 0 ? { 'aria-invalid': true } : {}),
      })}
      {errors.length > 0 && (
        <p className="error" id={`${id}-error`}>
          {errors.join('; ')}
        </p>
      )}
    </div>
  );
}

/** One line of text, a number or a date. */
export function Input({
  type = 'text',
  autoComplete,
  inputMode,
  ...field
}: FieldProps & {
  type?: 'text' | 'date' | 'number' | 'email' | 'datetime-local';
  autoComplete?: string;
  inputMode?: 'numeric';
}) {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <input
          {...attributes}
          type={type}
          defaultValue={field.given.values[field.name] ?? field.preset ?? ''}
          {...(autoComplete === undefined ? {} : { autoComplete })}
          {...(inputMode === undefined ? {} : { inputMode })}
        />
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 3, ...field }: FieldProps & { rows?: number }) {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={rows}
          defaultValue={field.given.values[field.name] ?? field.preset ?? ''}
        />
      )}
    </Labelled>
  );
}

/** One of several values. */
export function Select({
  options,
  ...field
}: FieldProps & { options: readonly (readonly [value: string, words: string])[] }) {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <select {...attributes} defaultValue={field.given.values[field.name] ?? field.preset ?? ''}>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** One of a few answers, all in view. */
export function Choices({
  options,
  ...field
}: FieldProps & { options: readonly (readonly [value: string, words: string, hint?: string])[] }) {
  const errors = errorsFor(field);
  const chosen = field.given.values[field.name] ?? field.preset;
  const id = fieldId(field.name);
  return (
    <fieldset className={errors.length > 0 ? 'choices wrong' : 'choices'} id={id}>
      <legend>
        {field.label}
        {field.required === true && <span className="needed"> (needed)</span>}
      </legend>
      {options.map(([value, words, hint]) => (
        <label key={value} className="choice">
          <input type="radio" name={field.name} value={value} defaultChecked={chosen === value} />
          <span>
            {words}
            {hint !== undefined && <small>{hint}</small>}
          </span>
        </label>
      ))}
      {errors.length > 0 && <p className="error">{errors.join('; ')}</p>}
    </fieldset>
  );
}

/** The hidden fields of every form in a session. */
export interface FormSeal {
  csrf: string;
  key: string;
}

/** A form that posts to its own page or to an action. */
export function Form({
  action,
  seal,
  act,
  hidden = {},
  className,
  children,
}: {
  action: string;
  seal: FormSeal;
  act?: string;
  hidden?: Readonly<Record<string, string>>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={action} {...(className === undefined ? {} : { className })}>
      <input type="hidden" name="_csrf" value={seal.csrf} />
      <input type="hidden" name="_key" value={seal.key} />
      {act !== undefined && <input type="hidden" name="_act" value={act} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** A form that is one button. */
export function ButtonForm(props: {
  action: string;
  seal: FormSeal;
  act?: string;
  hidden?: Readonly<Record<string, string>>;
  words: string;
  quiet?: boolean;
}) {
  const { words, quiet, ...form } = props;
  return (
    <Form {...form} className="inline">
      <button type="submit" className={quiet === true ? 'quiet' : 'main'}>
        {words}
      </button>
    </Form>
  );
}

/** A place where nothing is yet. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
