import { createActivities, type ActivityDeps } from '#activities';
import type { EffectKind, EffectParams } from '#libs/contracts';
import {
  Directory,
  Mailer,
  Outbox,
  contestKeyFrom,
  contestTokenFor,
  signOffKeyFrom,
  signOffTokenFor,
} from '#libs/mail';
import { systemClock } from '#libs/platform';
import { EffectEntity, MailMessageEntity } from '#libs/store';
import type { LiveCases } from './live-request.js';
import { required } from './running-worker.js';

const SECRET = 'a secret of tests that is long enough for anybody';
const key = signOffKeyFrom(SECRET);
const contestKey = contestKeyFrom(SECRET);

/** Has the activities of the worker carry out single effects, by a real mail server, and gives the mails that went out. */
export class SentLetters {
  private readonly mailer = new Mailer({
    smtpUrl: required('COUNTERSIGN_TEST_SMTP_URL'),
    from: 'Countersign <countersign@un.example>',
    timeoutMs: 5_000,
  });

  constructor(private readonly live: LiveCases) {}

  close(): void {
    this.mailer.close();
  }

  /** The effects of one kind that a case has, the earliest first. */
  async effects(caseId: string, kind: EffectKind): Promise<EffectEntity[]> {
    return this.live.dataSource.manager.find(EffectEntity, {
      where: { caseId, kind },
      order: { number: 'ASC', index: 'ASC' },
    });
  }

  /** Carries out the last effect of a kind, or that which is about what is named, and gives the mails that it sent. */
  async sentFor<K extends EffectKind>(
    caseId: string,
    kind: K,
    about: Partial<EffectParams[K]> = {},
  ): Promise<MailMessageEntity[]> {
    const effect = (await this.effects(caseId, kind)).findLast((candidate) =>
      Object.entries(about).every(([name, value]) => candidate.about[name] === value),
    );
    if (effect === undefined) throw new Error(`there is no ${kind} about ${JSON.stringify(about)}`);
    await this.carryOut(effect.id, kind);
    const { status } = await this.live.dataSource.manager.findOneByOrFail(EffectEntity, { id: effect.id });
    if (status !== 'done') throw new Error(`the ${kind} is ${status}`);
    return this.mailsOf(effect.id);
  }

  async carryOut(effectId: string, kind: EffectKind): Promise<void> {
    // Each asking has a name of its own, and all of them do the same.
    await this.activities()[kind === 'ask' ? 'askContributor' : kind]({ effectId });
  }

  async mailsOf(effectId: string): Promise<MailMessageEntity[]> {
    return this.live.dataSource.manager.findBy(MailMessageEntity, { effectId });
  }

  private activities() {
    const { live, mailer } = this;
    const deps: ActivityDeps = {
      cases: live.cases,
      directory: new Directory(live.dataSource),
      outbox: new Outbox(live.dataSource, {
        domain: mailer.domain,
        compose: (mail) => mailer.compose(mail),
        keepsWaiting: () => mailer.keepsWaiting(),
        send: (mail) => mailer.send(mail),
      }),
      contestToken: (target) => contestTokenFor(live.dataSource.manager, contestKey, target),
      signOffToken: (target) => signOffTokenFor(live.dataSource.manager, key, target),
      publicUrl: 'https://countersign.example',
      clock: systemClock,
      effectEnded: () => undefined,
      polled: () => undefined,
      isRunning: async () => true,
      releaseStuck: async () => 0,
      forgetWhatIsPast: async () => ({}),
      deliverWebhook: async () => ({ againInMs: null }),
    };
    return createActivities(deps);
  }
}

/** To whom mails went. */
export function peopleOf(mails: readonly MailMessageEntity[]): string[] {
  return mails.map(({ personId }) => personId).toSorted();
}
