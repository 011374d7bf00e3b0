import type { Answer } from '#libs/contracts';
import type { AnswersOnLeg, DecisionView, RequestView } from '#libs/cases';
import type { Words } from '#libs/words';
import type { Fields } from '../fields.js';
import { Choices, Input, Select, TextArea, type Given } from '../parts.js';
import type { OpenLeg } from '../requests/case-page.js';
import { useWords } from '../speech.js';
import { CapsFields, InstrumentFields, capsFrom, hasPart } from './answer-parts.js';

type Option = readonly [value: string, label: string, hint?: string];

/** What a form offers, with what it says beside it. */
function optionOf(words: Words, answer: Answer | 'question'): Option {
  const label = words.format(`pages.answering.option.${answer}`);
  return answer === 'not_adopted'
    ? [answer, label]
    : [answer, label, words.format(`pages.answering.hint.${answer}`)];
}

/** The answers that a form shows at once, in their order; a question comes before the refusal of a consent. */
function usualOptions(words: Words, answers: AnswersOnLeg, withQuestion: boolean): Option[] {
  const usual = answers.filter((each) => each.usual).map(({ answer }) => answer);
  const options = usual.map((answer) => optionOf(words, answer));
  if (!withQuestion) return options;
  const refusal = usual.indexOf('refuse');
  return options.toSpliced(refusal === -1 ? options.length : refusal, 0, optionOf(words, 'question'));
}

/** What can be answered, as the view lists it. What is seldom said is folded away. */
export function AnswerChoices({
  answers,
  withQuestion,
  label,
  given,
}: {
  answers: AnswersOnLeg;
  withQuestion: boolean;
  label: string;
  given: Given;
}) {
  const words = useWords();
  const others = answers.filter(({ usual }) => !usual).map(({ answer }) => optionOf(words, answer));
  return (
    <Choices
      name="/answer"
      label={label}
      given={given}
      required
      options={usualOptions(words, answers, withQuestion)}
      others={{ summary: words.format('pages.answering.other_answers'), options: others }}
    />
  );
}

/** For which seat an answer is given, where there are several; with it goes the absent person for whom it is. */
function SeatFields({ leg, answers, given }: { leg: OpenLeg; answers: AnswersOnLeg; given: Given }) {
  const words = useWords();
  const { group, seats } = leg.detail;
  if (group === null) return null;
  const named = new Map(answers.flatMap((answer) => answer.seats.map((seat) => [seat.id, seat])));
  return (
    <>
      <Select
        name="/seat"
        label={words.format('pages.answering.seat')}
        given={given}
        options={seats.filter(({ id }) => named.has(id)).map(({ id, title }) => [id, title])}
      />
      {[...named.values()].map(({ id, onBehalfOf }) =>
        onBehalfOf === null ? null : (
          <input key={id} type="hidden" name={`${ABSENT}${id}`} value={onBehalfOf} />
        ),
      )}
    </>
  );
}

/** Begins the name of the field that says for which absent person a seat is answered. */
const ABSENT = 'absent:';

/** The earlier answers that these correct, or can correct. */
export function correctedBy(answers: AnswersOnLeg, { decisions }: RequestView): DecisionView[] {
  const ids = new Set(answers.flatMap(({ seats }) => seats.map(({ corrects }) => corrects)));
  return decisions.filter(({ id }) => ids.has(id));
}

function CorrectionField({ decisions, given }: { decisions: readonly DecisionView[]; given: Given }) {
  const words = useWords();
  const [only, another] = decisions;
  if (only === undefined) return null;
  const labelOf = (decision: DecisionView) =>
    words.format('pages.answering.corrects', {
      at: words.moment(decision.at),
      receipt: String(decision.receipt),
      answer: words.format(`labels.answer.${decision.answer}`),
    });
  if (another !== undefined) {
    return (
      <Select
        name="/corrects"
        label={words.format('pages.answering.corrects_which')}
        given={given}
        options={[
          ['', words.format('pages.answering.corrects_none')],
          ...decisions.map((decision) => [decision.id, labelOf(decision)] as const),
        ]}
      />
    );
  }
  return (
    <label className="choice">
      <input
        type="checkbox"
        name="/corrects"
        value={only.id}
        defaultChecked={given.values['/corrects'] === only.id}
      />
      <span>{labelOf(only)}</span>
    </label>
  );
}

/** The fields of an answer to a leg, as the view lists what can be answered. */
export function AnswerFields({
  leg,
  answers,
  corrected,
  given,
  paper,
}: {
  leg: OpenLeg;
  answers: AnswersOnLeg;
  /** The earlier answers that can be corrected. */
  corrected: readonly DecisionView[];
  given: Given;
  /** Recording what came on paper, where the instrument and who signed belong to the answer. */
  paper: boolean;
}) {
  const words = useWords();
  const withInstrument = hasPart(answers, 'instrument');
  const instrumentNeeded = paper || answers.every(({ needs }) => needs.includes('instrument'));
  return (
    <>
      <AnswerChoices
        answers={answers}
        withQuestion={!paper && leg.allowedActs.includes('askOnLeg')}
        label={
          paper ? words.format('pages.answering.paper_answer') : words.format('pages.answering.your_answer')
        }
        given={given}
      />
      <SeatFields leg={leg} answers={answers} given={given} />
      {hasPart(answers, 'lastDay') && (
        <Input
          name="/lastDay"
          label={words.format('pages.answering.last_day')}
          type="date"
          given={given}
          hint={words.format('pages.answering.last_day_hint')}
        />
      )}
      {hasPart(answers, 'conditions') && (
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
        hint={
          paper
            ? words.format('pages.answering.paper_reason_hint')
            : words.format('pages.answering.question_or_reason_hint')
        }
      />
      {hasPart(answers, 'act') && (
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
      {withInstrument && (
        <InstrumentFields
          leg={leg}
          given={given}
          needed={instrumentNeeded}
          legend={
            instrumentNeeded
              ? words.format('pages.answering.instrument')
              : words.format('pages.answering.instrument_optional')
          }
        />
      )}
      {paper && withInstrument && (
        <fieldset>
          <legend>{words.format('pages.answering.signed_by_optional')}</legend>
          <div className="row">
            <Input name="/signedBy/name" label={words.format('pages.answering.name')} given={given} />
            <Input name="/signedBy/title" label={words.format('pages.answering.title')} given={given} />
          </div>
        </fieldset>
      )}
      <CorrectionField decisions={corrected} given={given} />
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

/** The absent person for whom the seat that was chosen is answered; null where whoever answers has it in their own right. */
export function absentIn(fields: Fields): string | null {
  return fields.text(`${ABSENT}${fields.text('/seat') ?? ''}`);
}
