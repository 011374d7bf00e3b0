import { type BodyOf } from '#libs/contracts/client';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { contestKeyFrom, contestTokenFor, signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { createDataSource } from '#libs/store';
import { mi24Content, startTestApi, type Caller, type TestApi } from '../support/api/running-api.js';
import { describeInBrowser, executablePath } from '../support/product/browser.js';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env.COUNTERSIGN_SCREENSHOTS;

let api: TestApi;
let browser: Browser;
let requestId: string;
let arrangementId: string;

async function signIn(page: Page, persona: RegExp): Promise<void> {
  await page.goto(api.url);
  await page.getByRole('button', { name: persona }).click();
  await page.waitForURL('**/inbox');
}

/** The rules of accessibility that colours decide; all others find in the dark what they find by day. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Faults of accessibility, by rule and element.
 * @param rules all that axe has by itself where none are named
 */
async function faults(page: Page, rules: string[] | null = null): Promise<string[]> {
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(values === null ? {} : { runOnly: { type: 'rule', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, rules);
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
}

async function overflows(page: Page): Promise<boolean> {
  await page.setViewportSize({ width: 390, height: 800 });
  return page.evaluate(() => {
    const { document } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    return document.documentElement.scrollWidth > document.documentElement.clientWidth;
  });
}

/** What is wrong with a page on a phone and for people who cannot see it; empty where nothing is. */
async function check(page: Page, name: string): Promise<string[]> {
  await shoot(page, name);
  const wide = (await overflows(page)) ? [`${name} is wider than a phone`] : [];
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addScriptTag({ path: axePath });
  const light = await faults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faults(page, RULES_OF_COLOUR);
  await page.emulateMedia({ colorScheme: null });
  return [...wide, ...[...light, ...dark].map((fault) => `${name}: ${fault}`)];
}

/** Uploads a small file. */
async function uploadText(client: Caller, text: string) {
  const body = new FormData();
  body.set('file', new File([text], 'note.txt', { type: 'text/plain' }));
  return client.does.uploadAttachment({ body });
}

/** An arrangement in force, by way of papers and answers. */
async function lend(ana: Caller): Promise<string> {
  const drafted = await ana.does.draftRequest({
    body: {
      content: mi24Content(),
      clockStartsAt: '2011-01-19T20:00:00Z',
    },
  });
  await ana.does.submitRequest({ requestId: drafted.requestId });
  const [tomas, miriam] = [await api.as('tomas-lindqvist'), await api.as('miriam-okafor')];
  const onPaper = async (leg: string, answer: BodyOf<'recordPaper'>) => {
    const paper = await tomas.does.recordPaper({ requestId: drafted.requestId, legId: leg, body: answer });
    await miriam.does.countersignPaper({ requestId: drafted.requestId, paperId: paper.paperId });
  };
  const letter = { kind: 'letter' as const, reference: 'S/2011/5', organ: null, date: null };
  await onPaper('advance_notice:eosg', { answer: 'notice_given', instrument: letter });
  for (const leg of ['contributor_consent:ukraine', 'host_consent:liberia', 'host_consent:cote-divoire']) {
    await onPaper(leg, { answer: 'consent', instrument: letter });
  }
  await onPaper('council_decision:security-council', {
    answer: 'adopted',
    act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null },
  });
  return drafted.arrangementId;
}

describeInBrowser('the pages in a browser', () => {
  beforeAll(async () => {
    api = await startTestApi();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    const ana = await api.as('ana-ribeiro');
    const draft = await ana.does.draftRequest({
      body: {
        content: mi24Content(),
        clockStartsAt: '2011-01-07T14:00:00Z',
        assumptions: 'the days on which each party was asked',
      },
    });
    ({ requestId, arrangementId } = draft);
    await ana.does.submitRequest({ requestId });
    const jun = await api.as('jun-takeda');
    await jun.does.decideLeg({
      requestId,
      legId: 'advance_notice:eosg',
      body: {
        answer: 'notice_given',
        instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  it('lets an approver go from the inbox to an answer, with a receipt', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.goto(api.url);
    expect(await check(page, 'start')).toEqual([]);
    await signIn(page, /James Kollie/u);
    expect(await check(page, 'inbox')).toEqual([]);
    await page.getByRole('link', { name: /Answer/u }).click();
    expect(await check(page, 'answer')).toEqual([]);
    await page.getByRole('radio', { name: /^Consent to all/u }).check();
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.waitForURL('**/requests/**receipt=*');
    await expect(page.getByRole('status').textContent()).resolves.toMatch(/Receipt \d+/u);
    expect(await check(page, 'request-party')).toEqual([]);
  });

  it('lets people search their inbox, keep the view and put a task off without scripts', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await signIn(page, /Awa Koné/u);
    await page.getByLabel('Search').fill('helicopters unmil');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    expect(new URL(page.url()).searchParams.get('q')).toBe('helicopters unmil');
    await page.getByText('Save this view').click();
    await page.getByLabel('Name').fill('Helicopters');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Helicopters' }).click();
    await page.locator('details.later summary').click();
    await page.getByLabel('Until').fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    const looking = await (await browser.newContext({ bypassCSP: true })).newPage();
    await signIn(looking, /Awa Koné/u);
    await looking.goto(page.url());
    await looking.locator('details').evaluateAll((all) => {
      for (const each of all as unknown as { open: boolean }[]) each.open = true;
    });
    expect(await check(looking, 'inbox-filters')).toEqual([]);
    await page.getByRole('button', { name: 'Snooze' }).click();
    await page.goto(`${api.url}/inbox?queue=snoozed`);
    await page.getByRole('button', { name: 'Stop snoozing' }).waitFor();
    await looking.goto(`${api.url}/inbox?queue=snoozed`);
    expect(await check(looking, 'inbox-put-off')).toEqual([]);
    await page.getByRole('button', { name: 'Stop snoozing' }).click();
    await page.goto(`${api.url}/inbox?queue=theirs`);
    await expect(page.getByRole('alert').textContent()).resolves.toContain('does not know');
    await expect(page.locator('details.later').count()).resolves.toBe(1);
  });

  it('shows a manager the request, its legs and the arrangement', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await signIn(page, /Ana Ribeiro/u);
    await page.goto(`${api.url}/requests/${requestId}`);
    expect(await check(page, 'request')).toEqual([]);
    await page.goto(`${api.url}/requests/${requestId}/audit`);
    expect(await check(page, 'audit')).toEqual([]);
    await page.goto(`${api.url}/arrangements/${arrangementId}`);
    expect(await check(page, 'arrangement')).toEqual([]);
    await page.goto(`${api.url}/requests/new`);
    expect(await check(page, 'new-request')).toEqual([]);
    await page.goto(`${api.url}/requests`);
    expect(await check(page, 'requests')).toEqual([]);
    // As the readme tells it: the form is filled in for January 2011, and nothing has to be chosen.
    await page.goto(`${api.url}/requests/new`);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('button', { name: 'Send this request' }).click();
    await page.getByText('S/RES/1967 (2011)').first().waitFor();
  });

  it('shows a focal point the form for the act of the Council', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await signIn(page, /Tomas Lindqvist/u);
    await page.goto(`${api.url}/requests/${requestId}/legs/council_decision:security-council/paper`);
    expect(await check(page, 'council-act')).toEqual([]);
  });

  it('shows people where they are signed in and their tokens, and a new token once', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await signIn(page, /Ana Ribeiro/u);
    await page.goto(`${api.url}/account`);
    await page.getByText('New token').click();
    await page.getByLabel('What it is for').fill('nightly export');
    await page
      .getByRole('checkbox', { name: /manager for/u })
      .first()
      .check();
    expect(await check(page, 'account-form')).toEqual([]);
    await page.getByRole('button', { name: 'Create the token' }).click();
    await expect(page.getByRole('status').textContent()).resolves.toMatch(/cs_[0-9a-f]{12}_[\w-]{43}/u);
    expect(page.url()).toBe(`${api.url}/account`);
    expect(await check(page, 'account')).toEqual([]);
    await page.goto(`${api.url}/account`);
    await expect(page.getByRole('status').count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Revoke this token' }).click();
    await page.getByText(', revoked').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL(`${api.url}/`);
  });

  it('breaks its own content security policy on none of the pages', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    await page.goto(api.url);
    await signIn(page, /Ana Ribeiro/u);
    const paths = [
      '/inbox',
      '/requests',
      '/requests/new',
      `/requests/${requestId}`,
      `/requests/${requestId}/audit`,
      '/arrangements',
      `/arrangements/${arrangementId}`,
      '/account',
    ];
    for (const path of paths) {
      const answer = await page.goto(`${api.url}${path}`);
      expect(answer?.status()).toBe(200);
    }
    expect(complaints).toEqual([]);
    // The policy is in force: what breaks it is complained of.
    await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: {
          head: { append(node: object): void };
          createElement(name: string): { textContent: string };
        };
      };
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    expect(complaints.join()).toContain('Content Security Policy');
  });

  it('shows the API to be tried out, under its content security policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await signIn(page, /Ana Ribeiro/u);
    await page.goto(`${api.url}/api/docs`);
    // What lies further down is drawn when it is scrolled to.
    await page.locator('#operations-tag-Sign-in').waitFor();
    await page.locator('#operations-Sign-in-getMe').click();
    await page.locator('#operations-Sign-in-getMe').getByRole('button', { name: 'Execute' }).click();
    await page.locator('.live-responses-table').getByText('ana-ribeiro').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('alarms in words where a unit is present without an authority', async () => {
    const ana = await api.as('ana-ribeiro');
    const arrangement = await lend(ana);
    await ana.does.recordArrival({ arrangementId: arrangement, lineId: 'mi24', body: { effective: null } });
    await ana.does.moveClock({ arrangementId: arrangement, body: { to: '2011-02-18T12:00:00Z' } });
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await signIn(page, /Ana Ribeiro/u);
    await page.goto(`${api.url}/arrangements/${arrangement}`);
    await expect(page.getByRole('alert').textContent()).resolves.toContain('without an authority');
    expect(await check(page, 'breach')).toEqual([]);
    await page.goto(`${api.url}/arrangements`);
    expect(await check(page, 'arrangements')).toEqual([]);
  });

  it('takes the answer of a capital on a phone without scripts', async () => {
    const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
    const token = await signOffTokenFor(dataSource.manager, signOffKeyFrom(api.config.COUNTERSIGN_SECRET), {
      personId: 'olena-koval',
      requestId,
      legId: 'contributor_consent:ukraine',
      round: 1,
    });
    await dataSource.destroy();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    const looking = await (await browser.newContext({ bypassCSP: true })).newPage();
    await looking.goto(`${api.url}/sign-off/${token}`);
    expect(await check(looking, 'sign-off')).toEqual([]);
    await page.goto(`${api.url}/sign-off/${token}`);
    await page.getByRole('radio', { name: /In principle/u }).check();
    await page.getByRole('button', { name: 'Review the answer' }).click();
    await looking.goto(`${api.url}/sign-off/${token}/review`);
    expect(await check(looking, 'sign-off-review')).toEqual([]);
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe(
      'Your answer has been received',
    );
    await looking.goto(`${api.url}/sign-off/${token}/receipt`);
    expect(await check(looking, 'sign-off-receipt')).toEqual([]);
  });

  it('shows a record of a paper, its contest and the settlement, with its scan and votes', async () => {
    const ana = await api.as('ana-ribeiro');
    const [tomas, miriam] = [await api.as('tomas-lindqvist'), await api.as('miriam-okafor')];
    const drafted = await ana.does.draftRequest({
      body: {
        content: mi24Content(),
        clockStartsAt: '2011-01-20T15:00:00Z',
      },
    });
    const id: string = drafted.requestId;
    await ana.does.submitRequest({ requestId: id });
    const onPaper = async (legId: string, input: BodyOf<'recordPaper'>): Promise<string> => {
      const recorded = await tomas.does.recordPaper({ requestId: id, legId, body: input });
      return (await miriam.does.countersignPaper({ requestId: id, paperId: recorded.paperId })).decisionId;
    };
    const votes = ['china', 'france', 'russian-federation', 'united-kingdom', 'united-states']
      .concat(['bosnia-and-herzegovina', 'brazil', 'colombia', 'gabon', 'germany'])
      .concat(['india', 'lebanon', 'nigeria', 'portugal', 'south-africa'])
      .map((member) => ({ member, vote: 'for' as const }));
    const act = { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null, votes };
    await onPaper('council_decision:security-council', { answer: 'adopted', act });
    const scan = await uploadText(tomas, 'The note of Liberia.');
    const decisionId = await onPaper('host_consent:liberia', {
      answer: 'consent',
      instrument: {
        kind: 'note_verbale',
        reference: 'NV 41/2011',
        organ: null,
        date: { notBefore: '2011-01-14', notAfter: '2011-01-17' },
        attachments: [{ id: scan.id, sha256: scan.sha256 }],
      },
    });
    const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
    const token = await contestTokenFor(dataSource.manager, contestKeyFrom(api.config.COUNTERSIGN_SECRET), {
      personId: 'james-kollie',
      requestId: id,
      decisionId,
    });
    await dataSource.destroy();
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    const saved = await page.request.get(`${api.url}/records/${token}/scans/${scan.id}`);
    await expect(saved.text()).resolves.toBe('The note of Liberia.');
    await page.goto(`${api.url}/records/${token}`);
    expect(await check(page, 'record')).toEqual([]);
    await page.getByLabel(/said, or did not say/u).fill('The note is not ours.');
    await page.getByRole('button', { name: 'Review before contesting' }).click();
    expect(await check(page, 'record-review')).toEqual([]);

    const james = await api.as('james-kollie');
    const contestId: string = (
      await james.does.contestRecord({
        requestId: id,
        legId: 'host_consent:liberia',
        decisionId,
        body: { reason: 'The note is not ours.' },
      })
    ).contestId;
    await page.goto(`${api.url}/records/${token}`);
    expect(await check(page, 'record-contested')).toEqual([]);
    await signIn(page, /Miriam Okafor/u);
    await page.goto(`${api.url}/requests/${id}/contests/${contestId}`);
    expect(await check(page, 'contest')).toEqual([]);
    await page.goto(`${api.url}/requests/${id}`);
    expect(await check(page, 'request-contested')).toEqual([]);
    await page.goto(`${api.url}/requests/${id}/legs/host_consent:liberia/paper`);
    expect(await check(page, 'paper-correcting')).toEqual([]);
  });
});
