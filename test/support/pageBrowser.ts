/** A browser without scripts, as a page of ours sees it: it keeps cookies, follows links and sends forms. */
import type { World } from './world.ts';

export interface Seen {
  readonly status: number;
  readonly html: string;
  /** What a person reads, tags left out. */
  readonly text: string;
  readonly headers: Headers;
}

export interface PageBrowser {
  cookies: Map<string, string>;
  /** What stands in it now. */
  readonly here: () => Seen;
  open(path: string, init?: RequestInit): Promise<Seen>;
  /** The fields of the form with this button; filled in with what is given. */
  form(button: string, filled?: Readonly<Record<string, string>>): Sending;
  press(button: string, filled?: Readonly<Record<string, string>>, init?: RequestInit): Promise<Seen>;
  send(sending: Sending, init?: RequestInit): Promise<Seen>;
  /** Every form on the page. */
  forms(): Sending[];
}
export interface Sending {
  readonly action: string;
  readonly fields: URLSearchParams;
}

export const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
/** What a person reads: without the marks that keep right-to-left text apart. */
export const readable = (html: string): string =>
  unescaped(
    html
      .replace(/<(style|title)>.*?<\/\1>/gs, '')
      .replace(/<br>/g, '\n')
      .replace(/<[^>]*>/g, ' '),
  );

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** What a browser would send of a form that nobody has touched. */
function sendingOf(form: string): Sending {
  const fields = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(?:input|textarea|select)\b[^>]*>(?:[^<]*<\/textarea>)?/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (name === undefined || type === 'file' || (type === 'checkbox' && !/ checked/.test(tag))) continue;
    const area = /^<textarea[^>]*>\n?([^<]*)<\/textarea>$/.exec(tag)?.[1];
    fields.append(name, area === undefined ? (attribute(tag, 'value') ?? '') : unescaped(area));
  }
  for (const [, head = '', options = ''] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].find(([option]) => / selected/.test(option))?.[0];
    fields.set(attribute(head, 'name') ?? '', chosen === undefined ? '' : (attribute(chosen, 'value') ?? ''));
  }
  return { action: attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '', fields };
}

/** @param own says of itself that a form comes from our page, as browsers do */
export function pageBrowser(w: Pick<World, 'fetch' | 'url'>): PageBrowser {
  let here: Seen = { status: 0, html: '', text: '', headers: new Headers() };
  const call = async (path: string, { headers, ...init }: RequestInit = {}): Promise<Seen> => {
    const kept = [...browser.cookies].map(([name, word]) => `${name}=${word}`).join('; ');
    const asked = { ...(kept && { Cookie: kept }), ...(headers as Record<string, string>) };
    const answer = await w.fetch(path, { redirect: 'manual', ...init, headers: asked });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', word = ''] = pair.split('=');
      if (/Max-Age=0/.test(set)) browser.cookies.delete(name);
      else browser.cookies.set(name, word);
    }
    const next = answer.status === 303 ? answer.headers.get('location') : null;
    if (next !== null) return call(next);
    const html = await answer.text();
    here = { status: answer.status, html, text: readable(html), headers: answer.headers };
    return here;
  };
  const formsHere = (): string[] => [...here.html.matchAll(/<form .*?<\/form>/gs)].map(([form]) => form);
  const browser: PageBrowser = {
    cookies: new Map<string, string>(),
    here: () => here,
    open: (path, init) => call(path.replace(w.url, ''), init),
    form(button, filled = {}) {
      const found = formsHere().find((form) => readable(form).trim().endsWith(button));
      if (found === undefined) throw new Error(`there is no button ${button} on ${here.text}`);
      const sending = sendingOf(found);
      for (const [name, value] of Object.entries(filled)) sending.fields.set(name, value);
      return sending;
    },
    press: (button, filled, init) => browser.send(browser.form(button, filled), init),
    send: ({ action, fields }, { headers, ...init } = {}) =>
      call(action, { method: 'POST', body: fields, ...init, headers: { Origin: w.url, ...(headers as object) } }),
    forms: () => formsHere().map(sendingOf),
  };
  return browser;
}
