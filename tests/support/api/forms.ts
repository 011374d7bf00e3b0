import * as cheerio from 'cheerio';

/** A page as a browser without scripts has it: its words and its forms. */
export interface Page {
  status: number;
  url: string;
  text: string;
  html: string;
}

/** A browser without scripts: follows redirects, keeps cookies, fills and sends forms. */
export class PlainBrowser {
  private readonly cookies = new Map<string, string>();

  async open(url: string): Promise<Page> {
    return this.call(url, {});
  }

  /**
   * Sends the form whose button has these words, with its hidden fields and what is already chosen.
   * @param fields what the person fills in, by the field's name
   */
  async send(page: Page, button: string, fields: Record<string, string> = {}): Promise<Page> {
    const $ = cheerio.load(page.html);
    const form = $('form')
      .filter((_index, element) => $(element).find('button').text().includes(button))
      .first();
    if (form.length === 0) {
      throw new Error(`no form with the button “${button}” on ${page.url}:\n${page.text}`);
    }
    const body = new URLSearchParams();
    for (const { name, value } of form.serializeArray()) body.set(name, value);
    const pressed = form
      .find('button')
      .filter((_index, element) => $(element).text().includes(button))
      .first();
    const name = pressed.attr('name');
    if (name !== undefined) body.set(name, pressed.attr('value') ?? '');
    for (const [field, value] of Object.entries(fields)) {
      if (form.find(`[name="${field}"]`).length === 0) throw new Error(`the form has no field ${field}`);
      body.set(field, value);
    }
    const action = new URL(form.attr('action') ?? page.url, page.url);
    return this.call(action.href, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  private async call(url: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split('=');
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null && response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return this.call(new URL(next, url).href, {});
    }
    const html = await response.text();
    const $ = cheerio.load(html);
    $('style, script').remove();
    return { status: response.status, url, html, text: $('body').text().replaceAll(/\s+/gu, ' ').trim() };
  }
}
