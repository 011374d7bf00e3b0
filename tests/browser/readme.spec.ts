import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { createDataSource } from '#libs/store';
import { wordsIn } from '#libs/words';
import { chromium, type Browser, type Page } from 'playwright-core';
import { signOffLink } from '../support/api/mailed-links.js';
import { startTestApi, type TestApi } from '../support/api/running-api.js';
import { mailsTo } from '../support/product/mailbox.js';
import { describeInBrowser, executablePath } from '../support/product/browser.js';

const words = wordsIn('en');
/** The buttons and links that the readme names. */
const LABELS = {
  newRequest: words.format('pages.frame.new_request'),
  makeDraft: words.format('pages.requests.make_draft'),
  send: words.format('pages.requests.send'),
  recordPaper: words.format('pages.requests.record_paper'),
  recordAct: words.format('pages.requests.record_act'),
  departure: words.format('pages.arrangement.move.recordDeparture'),
  arrival: words.format('pages.arrangement.move.recordArrival'),
} as const;

let api: TestApi;
let browser: Browser;

/** A page of somebody who has just signed in. */
async function pageOf(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(api.url);
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/inbox');
  return page;
}

/** Signs what was reviewed on the page of a mailed link, with the code that is mailed for it. */
async function sign(page: Page, reference: string): Promise<void> {
  const [mail] = (await mailsTo('olena.koval@ukraine.example', reference)).toReversed();
  const [, code = ''] = /The code is (\d+)/u.exec(mail?.text ?? '') ?? [];
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign and send' }).click();
}

describeInBrowser('the steps of the readme to try the product', () => {
  beforeAll(async () => {
    api = await startTestApi();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  it('lead from the form to the alarm', async () => {
    const ana = await pageOf('Ana Ribeiro');
    await ana.getByRole('link', { name: LABELS.newRequest }).click();
    await ana.getByRole('button', { name: LABELS.makeDraft }).click();
    await ana.getByRole('button', { name: LABELS.send }).click();
    await ana.getByRole('status').waitFor();
    const request = new URL(ana.url()).pathname;
    const reference = /\S+-R\d*/u.exec(
      (await ana.getByRole('heading', { level: 1 }).textContent()) ?? '',
    )?.[0];
    await ana.getByRole('link', { name: /^Arrangement / }).click();
    const arrangement = ana.url();

    const jun = await pageOf('Jun Takeda');
    await jun.getByRole('link', { name: /Answer/u }).click();
    await jun.getByRole('radio', { name: /^Notice was given/u }).check();
    await jun.getByLabel('Reference').fill('S/2011/5');
    await jun.getByRole('button', { name: 'Send the answer' }).click();
    await jun.waitForURL('**receipt=*');

    const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
    const link = await signOffLink(api, dataSource.manager, {
      personId: 'olena-koval',
      requestId: request.split('/').at(-1) ?? '',
      legId: 'contributor_consent:ukraine',
    });
    await dataSource.destroy();
    const olena = await (await browser.newContext()).newPage();
    await olena.goto(`${api.url}${link}`);
    await olena.getByRole('radio', { name: /^Consent to all/u }).check();
    await olena.getByRole('button', { name: 'Review the answer' }).click();
    await olena.getByLabel('Code').waitFor();
    await sign(olena, reference ?? '');
    await olena.getByText('Your answer has been received').waitFor();

    const james = await pageOf('James Kollie');
    await james.getByRole('link', { name: /Answer/u }).click();
    await james.getByRole('radio', { name: /^Consent to all/u }).check();
    await james.getByRole('button', { name: 'Send the answer' }).click();
    await james.waitForURL('**receipt=*');

    const tomas = await pageOf('Tomas Lindqvist');
    await tomas.goto(`${api.url}${request}`);
    await tomas
      .getByRole('row', { name: /Ivoire/u })
      .getByRole('link', { name: LABELS.recordPaper })
      .click();
    await tomas.getByRole('radio', { name: /^Consent to all/u }).check();
    await tomas.getByLabel('Reference').fill('NV/1');
    await tomas.getByRole('button', { name: 'Record', exact: true }).click();
    await tomas.waitForURL('**done=recorded*');
    const countersign = async () => {
      const miriam = await pageOf('Miriam Okafor');
      await miriam.getByRole('link', { name: /^Countersign a paper/u }).click();
      await miriam.getByRole('button', { name: /^Countersign/u }).click();
      await miriam.waitForURL('**/requests/**');
    };
    await countersign();

    const moveTo = async (moment: string) => {
      await ana.goto(arrangement);
      await ana.getByLabel('To (New York)').fill(moment);
      await ana.getByRole('button', { name: 'Move the clock' }).click();
      await ana.waitForLoadState();
    };
    await moveTo('2011-01-19T15:00');
    const claire = await pageOf('Claire Dubois');
    await claire.goto(`${api.url}${request}`);
    await claire.getByRole('link', { name: LABELS.recordAct }).click();
    await claire.getByRole('radio', { name: /^Adopted/u }).check();
    await claire.getByLabel('Symbol').fill('S/RES/1967 (2011)');
    await claire.getByLabel('Adopted on').fill('2011-01-19');
    await claire.getByRole('button', { name: 'Record', exact: true }).click();
    await claire.waitForURL('**done=recorded*');
    await countersign();

    await ana.goto(arrangement);
    await ana
      .getByText(/16 Feb\w* 2011, 24:00/u)
      .first()
      .waitFor();
    for (const move of [LABELS.departure, LABELS.arrival]) {
      await ana.getByText(move).click();
      await ana.getByRole('group').filter({ hasText: move }).getByRole('button', { name: 'Record' }).click();
      await ana.waitForLoadState();
    }
    await moveTo('2011-02-17T12:00');
    await expect(ana.getByRole('alert').first().textContent()).resolves.toContain('without an authority');
  });

  it('name the buttons as they are', () => {
    // Whoever renames a button finds the readme here.
    const [, steps = ''] = readFileSync(join(projectRoot(), 'README.md'), 'utf8').split('### Try it');
    for (const label of Object.values(LABELS)) {
      expect(steps).toContain(`**${label}**`);
    }
  });
});
