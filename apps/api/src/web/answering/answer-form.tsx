import { INSTRUMENT_KINDS, type Answer } from '#libs/contracts';
import type { DecisionView, LegView } from '#libs/cases';
import { answersOffered, legKind, outcomeOf } from '#libs/rules';
import type { Words } from '#libs/words';
import type { Fields } from '../fields.js';
import { Choices, Input, Select, TextArea, type Given } from '../parts.js';
import { useWords } from '../speech.js';

type Option = readonly [value: string, label: string, hint?: string];

/** What a form offers, with what it says beside it. */
function optionOf(words: Words, answer: Answer | 'question'): Option {
  const label = words.format(`pages.answering.option.${answer}`);
  return answer === 'not_adopted'
    ? [answer, label]
    : [answer, label, words.format(`pages.answering.hint.${answer}`)];
}

/** What a party can do about a consent that it has given. */
const TAKING_BACK: readonly Answer[] = ['withdraw', 'suspend'];

function optionsOn(words: Words, leg: LegView, paper: boolean): Option[] {
  const takesBack = 'next' in outcomeOf(leg.kind, leg.status, 'suspend', false);
  const offered = answersOffered(leg.kind, { group: leg.detail?.group != null });
  const taken = takesBack ? TAKING_BACK.map((answer) => optionOf(words, answer)) : [];
  const withQuestion = !paper && leg.allowedActs.includes('askOnLeg');
  return [...answerOptions(words, offered, withQuestion), ...taken];
}

/** Answers as a leg offers them, in their order; a question comes before the refusal of a consent. */
export function answerOptions(words: Words, offered: readonly Answer[], withQuestion: boolean): Option[] {
  const options = offered.map((answer) => optionOf(words, answer));
  if (!withQuestion) return options;
  const refusal = offered.indexOf('refuse');
  return options.toSpliced(refusal === -1 ? options.length : refusal, 0, optionOf(words, 'question'));
}

/** The instrument on which an answer rests. */
function InstrumentFields({
  given,
  needed,
  presetKind,
}: {
  given: Given;
  needed: boolean;
  presetKind: string;
}) {
  const words = useWords();
  return (
    <fieldset>
      <legend>
        {needed
          ? words.format('pages.answering.instrument')
          : words.format('pages.answering.instrument_optional')}
      </legend>
      <Select
        name="/instrument/kind"
        label={words.format('pages.answering.kind')}
        given={given}
        preset={presetKind}
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
      <DateFields name="/instrument/date" label={words.format('pages.answering.date')} given={given} />
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

/** The fields of an answer to a leg, by its kind, its seats and where it stands. */
export function AnswerFields({
  leg,
  given,
  paper,
  currentDecision,
}: {
  leg: LegView;
  given: Given;
  /** Recording what came on paper, where the instrument and who signed belong to the answer. */
  paper: boolean;
  /** The answer that counts now, which a further one has to correct. */
  currentDecision: DecisionView | null;
}) {
  const words = useWords();
  const { answers, rests } = legKind(leg.kind);
  const consent = answers.consent_with_conditions !== undefined;
  const seats = leg.detail?.group == null ? [] : leg.detail.seats;
  const options = optionsOn(words, leg, paper);
  return (
    <>
      <Choices
        name="/answer"
        label={
          paper ? words.format('pages.answering.paper_answer') : words.format('pages.answering.your_answer')
        }
        given={given}
        required
        options={options}
      />
      {seats.length > 0 && (
        <Select
          name="/seat"
          label={words.format('pages.answering.seat')}
          given={given}
          options={[
            ...(paper ? [] : ([['', words.format('pages.answering.own_seat')]] as const)),
            ...seats.map((seat) => [seat.id, seat.title] as const),
          ]}
        />
      )}
      {options.some(([answer]) => answer === 'withdraw') && (
        <Input
          name="/lastDay"
          label={words.format('pages.answering.last_day')}
          type="date"
          given={given}
          hint={words.format('pages.answering.last_day_hint')}
        />
      )}
      {consent && (
        <fieldset>
          <legend>{words.format('pages.answering.conditions')}</legend>
          <TextArea
            name="/conditions"
            label={words.format('pages.answering.in_words')}
            given={given}
            hint={words.format('pages.answering.in_words_hint')}
          />
          <details>
            <summary>{words.format('pages.answering.as_limits')}</summary>
            <CapsFields given={given} at="/caps" />
          </details>
        </fieldset>
      )}
      <TextArea
        name="/text"
        label={
          paper
            ? words.format('pages.answering.paper_reason')
            : words.format('pages.answering.question_or_reason')
        }
        given={given}
        hint={words.format('pages.answering.question_or_reason_hint')}
      />
      {rests.on === 'act' && (
        <fieldset>
          <legend>{words.format('pages.answering.act')}</legend>
          <Input
            name="/act/symbol"
            label={words.format('pages.answering.symbol')}
            given={given}
            hint={words.format('pages.answering.symbol_hint')}
          />
          <Input
            name="/act/adoptedOn"
            label={words.format('pages.answering.adopted_on')}
            type="date"
            given={given}
          />
          <Input
            name="/act/term/until"
            label={words.format('pages.answering.term_until')}
            type="date"
            given={given}
            hint={words.format('pages.answering.term_until_hint')}
          />
        </fieldset>
      )}
      {rests.on === 'instrument' && (
        <InstrumentFields given={given} needed={rests.needed || paper} presetKind={rests.preset} />
      )}
      {paper && rests.on === 'instrument' && (
        <fieldset>
          <legend>{words.format('pages.answering.signed_by_optional')}</legend>
          <div className="row">
            <Input name="/signedBy/name" label={words.format('pages.answering.name')} given={given} />
            <Input name="/signedBy/title" label={words.format('pages.answering.title')} given={given} />
          </div>
        </fieldset>
      )}
      {currentDecision !== null && (
        <label className="choice">
          <input type="checkbox" name="/corrects" value={currentDecision.id} />
          <span>
            {words.format('pages.answering.corrects', {
              at: words.moment(currentDecision.at),
              receipt: String(currentDecision.receipt),
              answer: words.format(`labels.answer.${currentDecision.answer}`),
            })}
          </span>
        </label>
      )}
    </>
  );
}

/** The answer as the API takes it, from the fields of {@link AnswerFields}. */
export function answerFrom(fields: Fields): Record<string, unknown> {
  const answer = fields.text('/answer');
  const reference = fields.text('/instrument/reference');
  const organ = fields.text('/instrument/organ');
  const date = fields.date('/instrument/date');
  const symbol = fields.text('/act/symbol');
  const adoptedOn = fields.text('/act/adoptedOn');
  const until = fields.text('/act/term/until');
  const name = fields.text('/signedBy/name');
  const title = fields.text('/signedBy/title');
  return {
    ...(answer === null ? {} : { answer }),
    instrument:
      reference === null && organ === null && date === null
        ? null
        : { kind: fields.text('/instrument/kind'), reference, organ, date },
    caps: capsFrom(fields, '/caps'),
    conditions: fields.text('/conditions'),
    act:
      symbol === null && adoptedOn === null && until === null
        ? null
        : {
            symbol: symbol ?? '',
            adoptedOn: adoptedOn ?? '',
            term: until === null ? null : { until },
          },
    reason: fields.text('/text'),
    seat: fields.text('/seat'),
    lastDay: fields.text('/lastDay'),
    signedBy: name === null && title === null ? null : { name: name ?? '', title: title ?? '' },
    corrects: fields.text('/corrects'),
  };
}
