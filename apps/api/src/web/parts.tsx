import type { Problem } from '#libs/contracts';
import type { ReactNode } from 'react';
import type { Mark } from './marks.js';
import { rich, useWords } from './speech.js';

/** A status: shape and word, coloured. */
export function Status({ mark }: { mark: Mark }) {
  return (
    <span className={`status ${mark.tone}`}>
      <span className="shape" aria-hidden="true">
        {mark.shape}
      </span>
      {'\u00a0'}
      {mark.text}
    </span>
  );
}

/** A moment: its zone on hover, its distance from the case's present in words. */
export function When({ at, now, far = true }: { at: string; now: string; far?: boolean }) {
  const words = useWords();
  return (
    <span className="when">
      <time dateTime={at} title={words.zoned(at)}>
        {words.moment(at)}
      </time>
      {far && <span className="far"> ({words.distance(at, now)})</span>}
    </span>
  );
}

/** What is known of a moment. */
export function Range({ range, now }: { range: { from: string | null; to: string | null }; now: string }) {
  const words = useWords();
  const { from, to } = range;
  if (from !== null && to !== null) {
    if (from === to) return <When at={from} now={now} />;
    const first = from.slice(0, 10);
    // One day at headquarters is 23 to 25 hours long.
    if (Date.parse(to) - Date.parse(from) <= 25 * 3_600_000) {
      return (
        <time
          dateTime={first}
          title={words.format('pages.frame.between', { from: words.zoned(from), to: words.zoned(to) })}
        >
          {words.date(first, 'short')}
        </time>
      );
    }
    return (
      <span>
        {rich(words, 'pages.frame.between', {
          from: <When at={from} now={now} far={false} />,
          to: <When at={to} now={now} far={false} />,
        })}
      </span>
    );
  }
  if (from !== null) {
    return (
      <span>{rich(words, 'pages.frame.not_before', { at: <When at={from} now={now} far={false} /> })}</span>
    );
  }
  if (to !== null) {
    return (
      <span>{rich(words, 'pages.frame.not_after', { at: <When at={to} now={now} far={false} /> })}</span>
    );
  }
  return <span>{words.format('pages.frame.not_known')}</span>;
}

/** A day without a time. */
export function Day({ day }: { day: string }) {
  const words = useWords();
  return (
    <time dateTime={day} title={words.format('pages.frame.day_in_new_york', { day })}>
      {words.date(day, 'short')}
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
  const words = useWords();
  if (problem === null) return null;
  // A fault of a field is told beside its name; the detail would name it by its pointer.
  const [first] = problem.errors;
  const isOfField = first?.reason?.code.startsWith('fields.') === true && first.pointer !== '';
  const errors = problem.errors.filter((error) => error.message !== problem.detail);
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>{words.format('pages.frame.nothing_changed')}</strong>{' '}
        {isOfField ? words.format('problem_page.correct_fields') : problem.detail}
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

/** The mark of a field that cannot be left empty. */
export function Required() {
  const words = useWords();
  return <span className="needed"> {words.format('pages.frame.required')}</span>;
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
        {field.required === true && <Required />}
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
}: FieldProps & { options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <select {...attributes} defaultValue={field.given.values[field.name] ?? field.preset ?? ''}>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

type Choice = readonly [value: string, label: string, hint?: string];

/** One of a few answers, all in view; others are folded away until one of them is wanted. */
export function Choices({
  options,
  others = { summary: '', options: [] },
  ...field
}: FieldProps & {
  options: readonly Choice[];
  others?: { summary: string; options: readonly Choice[] };
}) {
  const errors = errorsFor(field);
  const chosen = field.given.values[field.name] ?? field.preset;
  const id = fieldId(field.name);
  return (
    <fieldset className={errors.length > 0 ? 'choices wrong' : 'choices'} id={id}>
      <legend>
        {field.label}
        {field.required === true && <Required />}
      </legend>
      {options.map((option) => (
        <RadioButton key={option[0]} name={field.name} option={option} chosen={chosen} />
      ))}
      {others.options.length > 0 && (
        <details open={others.options.some(([value]) => value === chosen)}>
          <summary>{others.summary}</summary>
          {others.options.map((option) => (
            <RadioButton key={option[0]} name={field.name} option={option} chosen={chosen} />
          ))}
        </details>
      )}
      {errors.length > 0 && <p className="error">{errors.join('; ')}</p>}
    </fieldset>
  );
}

function RadioButton({
  name,
  option: [value, label, hint],
  chosen,
}: {
  name: string;
  option: Choice;
  chosen: string | undefined;
}) {
  return (
    <label className="choice">
      <input type="radio" name={name} value={value} defaultChecked={chosen === value} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
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
  label: string;
  quiet?: boolean;
}) {
  const { label, quiet, ...form } = props;
  return (
    <Form {...form} className="inline">
      <button type="submit" className={quiet === true ? 'quiet' : 'main'}>
        {label}
      </button>
    </Form>
  );
}

/** A place where nothing is yet. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
