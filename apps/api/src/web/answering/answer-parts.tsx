import type { AnswersOnLeg, LegView } from '#libs/cases';
import { type AnswerPart, INSTRUMENT_KINDS } from '#libs/contracts';
import { legKind } from '#libs/rules';
import type { Fields } from '../fields.js';
import { Input, Select, TextArea, type Given } from '../parts.js';
import { useWords } from '../speech.js';

/** Whether a form for some answers has the fields of a part. */
export function hasPart(answers: AnswersOnLeg, part: AnswerPart): boolean {
  return answers.some(({ needs, takes }) => needs.includes(part) || takes.includes(part));
}

/** The instrument on which an answer rests. */
export function InstrumentFields({
  leg,
  given,
  legend,
  needed,
  dayIsKnown = false,
}: {
  leg: LegView;
  given: Given;
  legend: string;
  /** Whether no answer goes without it. */
  needed: boolean;
  /** Whether the date is asked as a day only, since whoever answers has the instrument at hand. */
  dayIsKnown?: boolean;
}) {
  const words = useWords();
  const { rests } = legKind(leg.kind);
  const date = { name: '/instrument/date', label: words.format('pages.answering.date'), given };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Select
        name="/instrument/kind"
        label={words.format('pages.answering.kind')}
        given={given}
        {...(rests.on === 'instrument' ? { preset: rests.preset } : {})}
        options={INSTRUMENT_KINDS.map((kind) => [kind, words.format(`labels.instrument.${kind}`)])}
      />
      <Input
        name="/instrument/reference"
        label={words.format('pages.answering.reference')}
        given={given}
        required={needed}
        hint={words.format('pages.answering.reference_hint')}
      />
      <Input
        name="/instrument/organ"
        label={words.format('pages.answering.organ')}
        given={given}
        hint={words.format('pages.answering.organ_hint')}
      />
      {dayIsKnown ? <Input {...date} name={`${date.name}/on`} type="date" /> : <DateFields {...date} />}
    </fieldset>
  );
}

/** A day, or the two days between which it lies. */
export function DateFields({ name, label, given }: { name: string; label: string; given: Given }) {
  const words = useWords();
  return (
    <div className="row">
      <Input name={`${name}/on`} label={label} type="date" given={given} />
      <Input
        name={`${name}/notBefore`}
        label={words.format('pages.answering.not_before')}
        type="date"
        given={given}
        hint={words.format('pages.answering.not_before_hint')}
      />
      <Input
        name={`${name}/notAfter`}
        label={words.format('pages.answering.not_after')}
        type="date"
        given={given}
      />
    </div>
  );
}

/** Conditions as data; what is left empty is not limited. */
export function CapsFields({ given, at }: { given: Given; at: string }) {
  const words = useWords();
  return (
    <>
      <Input
        name={`${at}/persons`}
        label={words.format('pages.answering.max_persons')}
        inputMode="numeric"
        given={given}
      />
      <div className="row">
        <Input name={`${at}/from`} label={words.format('pages.answering.from')} type="date" given={given} />
        <Input name={`${at}/to`} label={words.format('pages.answering.to')} type="date" given={given} />
      </div>
      <TextArea
        name={`${at}/area`}
        label={words.format('pages.answering.areas')}
        given={given}
        rows={2}
        hint={words.format('pages.answering.one_per_line')}
      />
      <TextArea
        name={`${at}/tasks`}
        label={words.format('pages.answering.tasks')}
        given={given}
        rows={2}
        hint={words.format('pages.answering.one_per_line')}
      />
    </>
  );
}

/** Reads the fields of {@link CapsFields}; null where all were left empty. */
export function capsFrom(fields: Fields, at: string): Record<string, unknown> | null {
  const caps = {
    persons: fields.number(`${at}/persons`),
    equipment: null,
    area: fields.lines(`${at}/area`),
    tasks: fields.lines(`${at}/tasks`),
    from: fields.text(`${at}/from`),
    to: fields.text(`${at}/to`),
  };
  return Object.values(caps).every((cap) => cap === null) ? null : caps;
}
