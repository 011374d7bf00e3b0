import type { Problem } from '#libs/contracts';
import { AnswerChoices } from '../../web/answering/answer-form.js';
import { InstrumentFields, hasPart } from '../../web/answering/answer-parts.js';
import { page } from '../../web/frame.js';
import { Input, ProblemNote, TextArea, type Given } from '../../web/parts.js';
import { useWords } from '../../web/speech.js';
import type { OpenLink } from '../open-link.js';
import { wordsOfLink } from '../words-of-link.js';
import { Ask, Questions } from './ask.js';
import { Letter } from './letter.js';

function AnswerForm({
  link: { leg, person, answers },
  path,
  given,
  corrects,
}: {
  link: OpenLink;
  path: string;
  given: Given;
  corrects: boolean;
}) {
  const words = useWords();
  const { offered } = answers;
  const instrumentNeeded = offered.every(({ needs }) => needs.includes('instrument'));
  return (
    <form method="post" action={path}>
      {corrects && <input type="hidden" name="correct" value="1" />}
      <AnswerChoices
        answers={offered}
        withQuestion={!corrects && leg.allowedActs.includes('askOnLeg')}
        label={words.format('pages.sign_off.your_answer')}
        given={given}
      />
      {hasPart(offered, 'conditions') && (
        <TextArea
          name="/conditions"
          label={words.format('pages.sign_off.conditions')}
          given={given}
          hint={words.format('pages.sign_off.conditions_hint')}
        />
      )}
      <TextArea
        name="/text"
        label={words.format('pages.sign_off.question_or_reason')}
        given={given}
        hint={words.format('pages.sign_off.question_hint')}
      />
      {hasPart(offered, 'act') && (
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
          preset={person.name}
          autoComplete="name"
          required
        />
        <Input
          name="/signedBy/title"
          label={words.format('pages.sign_off.title')}
          given={given}
          preset={person.title}
          autoComplete="organization-title"
          required
        />
      </fieldset>
      {hasPart(offered, 'instrument') && (
        <InstrumentFields
          leg={leg}
          given={given}
          needed={instrumentNeeded}
          dayIsKnown
          legend={
            instrumentNeeded
              ? words.format('pages.sign_off.instrument')
              : words.format('pages.sign_off.instrument_optional')
          }
        />
      )}
      <p>
        <button type="submit" className="main">
          {words.format('pages.sign_off.review')}
        </button>
      </p>
      <p className="hint">{words.format('pages.sign_off.review_means')}</p>
    </form>
  );
}

/** The page on which an answer is chosen. */
export function answerPage(
  link: OpenLink,
  path: string,
  given: Given,
  problem: Problem | null,
  corrects: boolean,
): string {
  const words = wordsOfLink(link);
  const {
    leg,
    answers: { state, offered },
  } = link;
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
      {state === 'closed' && (
        <div className="notice" role="status">
          <p>
            <strong>{words.format('pages.sign_off.closed')}</strong>{' '}
            {words.format('pages.sign_off.closed_means')}
          </p>
        </div>
      )}
      {state === 'open' && link.own !== null && (
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
      {offered.length === 0 ? (
        <p className="notice">{words.format('pages.sign_off.not_yours_now')}</p>
      ) : (
        <AnswerForm link={link} path={path} given={given} corrects={corrects} />
      )}
    </Letter>
  );
  return page(words, {
    title: words.format('pages.sign_off.request', { reference: link.view.reference }),
    body,
  });
}
