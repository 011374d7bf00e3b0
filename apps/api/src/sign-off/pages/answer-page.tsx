import { INSTRUMENT_KINDS, type Problem } from '#libs/contracts';
import { legKind } from '#libs/rules';
import { answerOptions } from '../../web/answering/answer-form.js';
import { page } from '../../web/frame.js';
import { Choices, Input, ProblemNote, Select, TextArea, type Given } from '../../web/parts.js';
import type { OpenLink } from '../open-link.js';
import { wordsOfLink } from '../words-of-link.js';
import { Ask, Questions } from './ask.js';
import { Letter } from './letter.js';

/** The page on which an answer is chosen. */
export function answerPage(
  link: OpenLink,
  path: string,
  given: Given,
  problem: Problem | null,
  corrects: boolean,
): string {
  const words = wordsOfLink(link);
  const { leg } = link;
  const { rests } = legKind(leg.kind);
  const needsInstrument = rests.on === 'instrument' && rests.needed;
  const body = (
    <Letter
      link={link}
      title={
        corrects
          ? words.format('pages.sign_off.correct_title')
          : words.format('pages.sign_off.answer_title', { party: { name: leg.party.name } })
      }
    >
      <ProblemNote problem={problem} />
      {link.state === 'closed' && (
        <div className="notice" role="status">
          <p>
            <strong>{words.format('pages.sign_off.closed')}</strong>{' '}
            {words.format('pages.sign_off.closed_means')}
          </p>
        </div>
      )}
      {link.state === 'open' && link.own !== null && (
        <p className="notice">
          {words.format('pages.sign_off.answered_before', {
            answer: words.format(`labels.answer.${link.own.answer}`),
            receipt: String(link.own.receipt),
          })}
        </p>
      )}
      {corrects && link.currentDecision !== null && (
        <p className="notice">
          {words.format('pages.sign_off.replaces', {
            answer: words.format(`labels.answer.${link.currentDecision.answer}`),
            receipt: String(link.currentDecision.receipt),
          })}
        </p>
      )}
      <Ask link={link} />
      <Questions link={link} />
      <form method="post" action={path}>
        {corrects && <input type="hidden" name="correct" value="1" />}
        <Choices
          name="/answer"
          label={words.format('pages.sign_off.your_answer')}
          given={given}
          required
          options={answerOptions(words, link.answers.offered, !corrects && link.state === 'open')}
        />
        <TextArea
          name="/conditions"
          label={words.format('pages.sign_off.conditions')}
          given={given}
          hint={words.format('pages.sign_off.conditions_hint')}
        />
        <TextArea
          name="/text"
          label={words.format('pages.sign_off.question_or_reason')}
          given={given}
          hint={words.format('pages.sign_off.question_hint')}
        />
        {rests.on === 'act' && (
          <div className="row">
            <Input name="/act/symbol" label={words.format('pages.sign_off.symbol')} given={given} />
            <Input
              name="/act/adoptedOn"
              label={words.format('pages.sign_off.adopted_on')}
              type="date"
              given={given}
            />
          </div>
        )}
        <fieldset>
          <legend>{words.format('pages.sign_off.who')}</legend>
          <Input
            name="/signedBy/name"
            label={words.format('pages.sign_off.name')}
            given={given}
            preset={link.person.name}
            autoComplete="name"
            required
          />
          <Input
            name="/signedBy/title"
            label={words.format('pages.sign_off.title')}
            given={given}
            preset={link.person.title}
            autoComplete="organization-title"
            required
          />
        </fieldset>
        <fieldset>
          <legend>
            {needsInstrument
              ? words.format('pages.sign_off.instrument')
              : words.format('pages.sign_off.instrument_optional')}
          </legend>
          <Select
            name="/instrument/kind"
            label={words.format('pages.sign_off.kind')}
            given={given}
            preset={rests.on === 'instrument' ? rests.preset : 'note_verbale'}
            options={INSTRUMENT_KINDS.map((kind) => [kind, words.format(`labels.instrument.${kind}`)])}
          />
          <Input
            name="/instrument/reference"
            label={words.format('pages.sign_off.reference')}
            given={given}
          />
          <Input
            name="/instrument/organ"
            label={words.format('pages.sign_off.organ')}
            given={given}
            hint={words.format('pages.sign_off.organ_hint')}
          />
          <Input
            name="/instrument/date/on"
            label={words.format('pages.sign_off.date')}
            type="date"
            given={given}
          />
        </fieldset>
        <p>
          <button type="submit" className="main">
            {words.format('pages.sign_off.review')}
          </button>
        </p>
        <p className="hint">{words.format('pages.sign_off.review_means')}</p>
      </form>
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.request', { reference: link.view.reference }),
    body,
  });
}
