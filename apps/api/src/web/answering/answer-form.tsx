import { INSTRUMENT_KINDS, type Answer } from '#libs/contracts';
import type { DecisionView, LegView } from '#libs/cases';
import { answersOffered, legKind, outcomeOf } from '#libs/rules';
import type { Fields } from '../fields.js';
import { Choices, Input, Select, TextArea, type Given } from '../parts.js';
import { ANSWER_LABELS, INSTRUMENT_LABELS, formatMoment } from '../words.js';

type Option = readonly [value: string, label: string, hint?: string];

const QUESTION_OPTION: Option = [
  'question',
  'Ask a question',
  'stops the clock of this answer until we reply',
];

/** What a form says beside each answer. */
const OPTIONS: Readonly<Record<Answer, Option>> = {
  notice_given: ['notice_given', 'Notice was given', 'name the letter below'],
  consent: ['consent', 'Consent', 'to all that is asked'],
  consent_with_conditions: ['consent_with_conditions', 'Consent with conditions', 'state them below'],
  in_principle: [
    'in_principle',
    'In principle',
    'does not count as consent yet; the formal answer is still awaited',
  ],
  provisional: ['provisional', 'Provisionally', 'does not count as consent yet'],
  refuse: ['refuse', 'Refuse', 'blocks what is asked'],
  object: ['object', 'Object', 'say why below'],
  abstain: ['abstain', 'Abstain', 'counts as no vote for'],
  withdraw: ['withdraw', 'Withdraw the consent', 'say why, and until when it still holds'],
  suspend: ['suspend', 'Suspend the consent', 'say why'],
  notified: ['notified', 'Notified', 'say when and how below'],
  consulted: ['consulted', 'Consulted', 'say when and how below'],
  adopted: ['adopted', 'Adopted', 'name the act below'],
  not_adopted: ['not_adopted', 'Not adopted'],
};

/** What a party can do about a consent that it has given. */
const TAKING_BACK: readonly Option[] = [OPTIONS.withdraw, OPTIONS.suspend];

function optionsOn(leg: LegView, paper: boolean): Option[] {
  const takesBack = 'next' in outcomeOf(leg.kind, leg.status, 'suspend', false);
  const offered = answersOffered(leg.kind, { group: leg.detail?.group != null });
  return [
    ...answerOptions(offered, !paper && leg.allowedActs.includes('askOnLeg')),
    ...(takesBack ? TAKING_BACK : []),
  ];
}

/** Answers as a leg offers them, in their order; a question comes before the refusal of a consent. */
export function answerOptions(offered: readonly Answer[], withQuestion: boolean): Option[] {
  const options = offered.map((answer) => OPTIONS[answer]);
  if (!withQuestion) return options;
  const refusal = offered.indexOf('refuse');
  return options.toSpliced(refusal === -1 ? options.length : refusal, 0, QUESTION_OPTION);
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
  return (
    <fieldset>
      <legend>Instrument{needed ? '' : ' (optional)'}</legend>
      <Select
        name="/instrument/kind"
        label="Kind"
        given={given}
        preset={presetKind}
        options={INSTRUMENT_KINDS.map((kind) => [kind, INSTRUMENT_LABELS[kind]])}
      />
      <Input
        name="/instrument/reference"
        label="Reference"
        given={given}
        required={needed}
        hint="its symbol or number"
      />
      <Input
        name="/instrument/organ"
        label="Organ"
        given={given}
        hint="who issued it, e.g. Verkhovna Rada; needed for a law, a decree, minutes or a communiqué"
      />
      <DateFields name="/instrument/date" label="Date on it" given={given} />
    </fieldset>
  );
}

/** A day, or the two days between which it lies. */
export function DateFields({ name, label, given }: { name: string; label: string; given: Given }) {
  return (
    <div className="row">
      <Input name={`${name}/on`} label={label} type="date" given={given} />
      <Input
        name={`${name}/notBefore`}
        label="or not before"
        type="date"
        given={given}
        hint="where the day is not known"
      />
      <Input name={`${name}/notAfter`} label="and not after" type="date" given={given} />
    </div>
  );
}

/** Conditions as data; what is left empty is not limited. */
export function CapsFields({ given, at }: { given: Given; at: string }) {
  return (
    <>
      <Input name={`${at}/persons`} label="Not more than so many persons" inputMode="numeric" given={given} />
      <div className="row">
        <Input name={`${at}/from`} label="From" type="date" given={given} />
        <Input name={`${at}/to`} label="To" type="date" given={given} />
      </div>
      <TextArea name={`${at}/area`} label="Only in these areas" given={given} rows={2} hint="one a line" />
      <TextArea name={`${at}/tasks`} label="Only for these tasks" given={given} rows={2} hint="one a line" />
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
  const { answers, rests } = legKind(leg.kind);
  const consent = answers.consent_with_conditions !== undefined;
  const seats = leg.detail?.group == null ? [] : leg.detail.seats;
  const options = optionsOn(leg, paper);
  return (
    <>
      <Choices
        name="/answer"
        label={paper ? 'What it says' : 'Your answer'}
        given={given}
        required
        options={options}
      />
      {seats.length > 0 && (
        <Select
          name="/seat"
          label="Seat"
          given={given}
          options={[
            ...(paper ? [] : ([['', 'the one on which I sit']] as const)),
            ...seats.map((seat) => [seat.id, seat.title] as const),
          ]}
        />
      )}
      {options.some(([answer]) => answer === 'withdraw') && (
        <Input
          name="/lastDay"
          label="With a withdrawal: the last day on which the consent still holds"
          type="date"
          given={given}
          hint="empty: it ends at once"
        />
      )}
      {consent && (
        <fieldset>
          <legend>Conditions</legend>
          <TextArea
            name="/conditions"
            label="In the words of the party"
            given={given}
            hint="With conditions in words, the Secretariat enters them as limits and a second person confirms; until then the answer does not count as complete."
          />
          <details>
            <summary>As limits that can be checked at once</summary>
            <CapsFields given={given} at="/caps" />
          </details>
        </fieldset>
      )}
      <TextArea
        name="/text"
        label={paper ? 'The reason that it gives' : 'Your question, or your reason'}
        given={given}
        hint="needed for a question, an objection, a withdrawal or a suspension"
      />
      {rests.on === 'act' && (
        <fieldset>
          <legend>The act</legend>
          <Input name="/act/symbol" label="Symbol" given={given} hint="e.g. S/RES/1967 (2011)" />
          <Input name="/act/adoptedOn" label="Adopted on" type="date" given={given} />
          <Input
            name="/act/term/until"
            label="Lets the loan last until"
            type="date"
            given={given}
            hint="empty: the term of the authority that the request names"
          />
        </fieldset>
      )}
      {rests.on === 'instrument' && (
        <InstrumentFields given={given} needed={rests.needed || paper} presetKind={rests.preset} />
      )}
      {paper && rests.on === 'instrument' && (
        <fieldset>
          <legend>Signed by (optional)</legend>
          <div className="row">
            <Input name="/signedBy/name" label="Name" given={given} />
            <Input name="/signedBy/title" label="Title" given={given} />
          </div>
        </fieldset>
      )}
      {currentDecision !== null && (
        <label className="choice">
          <input type="checkbox" name="/corrects" value={currentDecision.id} />
          <span>
            This corrects the answer of {formatMoment(currentDecision.at)} (receipt {currentDecision.receipt},{' '}
            {ANSWER_LABELS[currentDecision.answer].toLowerCase()})
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
