import { HEADQUARTERS_ZONE } from '#libs/rules';
import { formatPersons } from '#libs/words';
import { DateTime } from 'luxon';
import { Day, Facts, Prose } from '../../web/parts.js';
import { speakerLabel } from '../../web/marks.js';
import { useWords } from '../../web/speech.js';
import type { OpenLink } from '../open-link.js';
import { FullText } from './letter.js';

/** A moment at headquarters and in the capital, with its distance. */
export function At({ at, link }: { at: string; link: OpenLink }) {
  const words = useWords();
  const here = words.instant(at, HEADQUARTERS_ZONE, 'short');
  const away = words.distance(at, link.view.now);
  const offsets = [HEADQUARTERS_ZONE, link.partyZone].map((zone) => DateTime.fromISO(at, { zone }).offset);
  return (
    <time dateTime={at} className="in-zones">
      {offsets[0] === offsets[1]
        ? words.format('pages.sign_off.at', { here, away })
        : words.format('pages.sign_off.at_in_two_zones', {
            here,
            there: words.instant(at, link.partyZone, 'short'),
            away,
          })}
    </time>
  );
}

/** The one sentence of the ask. */
export function askSentence(text: string): string {
  const [first = ''] = text.split('\n\n');
  return first.split('\n').slice(1).join(' ').trim();
}

/** What the party is asked. */
export function Ask({ link }: { link: OpenLink }) {
  const words = useWords();
  const { view, leg } = link;
  return (
    <>
      <p className="lead">{askSentence(leg.detail.ask.text)}</p>
      <table className="list">
        <caption className="hidden">{words.format('pages.sign_off.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.format('pages.sign_off.unit')}</th>
            <th scope="col">{words.format('pages.sign_off.number')}</th>
            <th scope="col">{words.format('pages.sign_off.persons')}</th>
            <th scope="col">{words.format('pages.sign_off.from')}</th>
            <th scope="col">{words.format('pages.sign_off.to')}</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td data-label={words.format('pages.sign_off.unit')}>{line.unit.name}</td>
              <td data-label={words.format('pages.sign_off.number')}>{line.count}</td>
              <td data-label={words.format('pages.sign_off.persons')}>
                {words.format('pages.sign_off.up_to', { persons: formatPersons(words, line.persons) })}
              </td>
              <td data-label={words.format('pages.sign_off.from')}>
                {line.from === null ? words.format('pages.sign_off.from_decision') : <Day day={line.from} />}
              </td>
              <td data-label={words.format('pages.sign_off.to')}>
                {line.to === null ? words.format('pages.sign_off.to_decision') : <Day day={line.to} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.format('pages.sign_off.purpose')}</h2>
      <Prose text={view.content.purpose} />
      <Facts
        rows={[
          ...(leg.detail.dueAt === null
            ? []
            : ([[words.format('pages.sign_off.due'), <At at={leg.detail.dueAt} link={link} />]] as const)),
          ...(leg.detail.speaker === null
            ? []
            : ([
                [
                  words.format('pages.sign_off.speaker_of', { party: { name: leg.party.name } }),
                  speakerLabel(words, leg.detail.speaker),
                ],
              ] as const)),
          [words.format('pages.sign_off.needed_by'), <At at={view.neededByAt} link={link} />],
          [
            words.format('pages.sign_off.authority'),
            <>
              <bdi>{view.authority.symbol}</bdi>
              {view.authority.adoptedOn !== '' && `, ${words.date(view.authority.adoptedOn, 'short')}`}
            </>,
          ],
        ]}
      />
      <FullText
        text={leg.detail.ask.text}
        hash={leg.detail.ask.textHash}
        summary={words.format('pages.sign_off.full_text')}
      />
    </>
  );
}

/** What was asked by the party before, with our replies. */
export function Questions({ link }: { link: OpenLink }) {
  const words = useWords();
  if (link.questions.length === 0) return null;
  return (
    <section>
      <h2>{words.format('pages.sign_off.questions')}</h2>
      {link.questions.map((question) => (
        <div key={question.id}>
          <Prose text={question.text} />
          {question.reply === null ? (
            <p className="far">{words.format('pages.sign_off.reply_awaited')}</p>
          ) : (
            <>
              <p className="far">{words.format('pages.sign_off.our_reply')}</p>
              <Prose text={question.reply.text} />
            </>
          )}
        </div>
      ))}
    </section>
  );
}
