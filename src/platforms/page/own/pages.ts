/** Draws what one's own page says besides the cards: codes, ways in, and what went wrong. */
import type { Html } from '../html.ts';
import { tag, words as text } from '../html.ts';
import type { OwnTexts, OwnWord } from './texts.ts';
import type { Visit } from './visit.ts';

const AUTO = { dir: 'auto' } as const;

/** Hidden fields, by name. */
export const hidden = (fields: Readonly<Record<string, string>>): Html =>
  Object.entries(fields)
    .map(([name, value]) => tag('input', { type: 'hidden', name, value }))
    .join('');

export const formTo = (action: string, ...content: readonly Html[]): Html =>
  tag('form', { method: 'post', action, 'accept-charset': 'utf-8' }, ...content);
export const button = (title: string, look?: 'primary' | 'plain'): Html =>
  tag('button', { ...AUTO, type: 'submit', class: look }, text(title));
export const line = (said: string, className?: string): Html => tag('p', { ...AUTO, class: className }, text(said));
const heading = (said: string): Html => tag('h1', AUTO, text(said));

/** Words about what has just been done or refused. */
export const notice = (said: string, isOk: boolean): Html =>
  tag('p', { ...AUTO, class: isOk ? 'said' : 'said bad', role: isOk ? 'status' : 'alert' }, text(said));

export interface Drawn {
  readonly say: OwnTexts;
  readonly status: number;
  readonly title: string;
}
/** Where an answer goes. */
type To = Pick<Visit, 'res' | 'place'>;
export function answerWith({ res, place }: To, { say, status, title }: Drawn, ...content: readonly Html[]): undefined {
  place.send(res, status, { language: say.language, title }, content);
  return undefined;
}

/** Leads to a page that can be reloaded. */
export function redirect({ res }: Pick<Visit, 'res'>, to: string): undefined {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'same-origin');
  res.redirect(303, to);
  return undefined;
}

/** Nothing was done, and there is nothing more to show. */
export function refuse(visit: To, say: OwnTexts, status: number, word: OwnWord, kept: Html = ''): undefined {
  // Presses are counted by the minute, codes by the hour.
  if (status === 429) visit.res.setHeader('Retry-After', word === 'tooMuch' ? '3600' : '60');
  answerWith(visit, { say, status, title: say('title') }, notice(say(word), false), kept, homeLink(visit, say));
}

/** Values of choices are no words. */
const CHOICE = /^[\w.-]{0,20}$/;
/** What somebody wrote in a form that cannot be taken, to copy. */
export function written(say: OwnTexts, inputs: Readonly<Record<string, string>>): Html {
  const words = Object.values(inputs).filter((one) => one.trim() !== '' && !CHOICE.test(one));
  if (words.length === 0) return '';
  const fields = words.map((one) =>
    tag('textarea', { ...AUTO, readonly: true, rows: '5', 'aria-label': say('written') }, text(one)),
  );
  return tag('h2', AUTO, text(say('written'))) + line(say('writtenHint')) + fields.join('');
}

export const homeLink = ({ place }: Pick<Visit, 'place'>, say: OwnTexts): Html =>
  tag('p', {}, tag('a', { ...AUTO, href: place.home }, text(say('title'))));

/** The form that asks for a code or a new link by address. */
function addressForm({ say, guard, wrong }: WayIn, submit: 'sendCode' | 'sendNew'): Html {
  const fault = wrong === undefined ? [] : [tag('p', { ...AUTO, class: 'fault', id: 'address-fault' }, text(wrong))];
  const field = tag('input', {
    ...AUTO,
    type: 'email',
    id: 'address',
    name: 'address',
    required: true,
    maxlength: '254',
    autocomplete: 'email',
    'aria-describedby': wrong === undefined ? undefined : 'address-fault',
    'aria-invalid': wrong === undefined ? undefined : 'true',
    autofocus: wrong !== undefined,
  });
  const label = tag('label', { ...AUTO, for: 'address' }, text(say('address')));
  const to = submit === 'sendNew' ? '/m/again' : '/m/new';
  return formTo(to, hidden(guard), label, ...fault, field, button(say(submit), 'primary'));
}

interface WayIn {
  readonly say: OwnTexts;
  readonly status: number;
  /** The token of the form, and the event that sending it is; for a new link, the one that is no longer good. */
  readonly guard: Readonly<Record<string, string>>;
  /** What is wrong with the address that was given. */
  readonly wrong?: string;
  /** The text at the top: why a code is asked for again. */
  readonly first?: Html;
  /** What was written in a form that came by the link. */
  readonly kept?: Html;
}

/** The page for a link that has expired, is void or unknown. It does not say which. */
export function goneLink(visit: Visit, way: WayIn): undefined {
  const { say, status, wrong, kept = '' } = way;
  const title = wrong === undefined ? say('gone') : say.wrong(say('address'));
  const content = [
    heading(say('gone')),
    line(say('goneBody')),
    addressForm(way, 'sendNew'),
    kept,
    homeLink(visit, say),
  ];
  return answerWith(visit, { say, status, title }, ...content);
}

export function signIn(visit: Visit, way: WayIn): undefined {
  const { say, status, wrong, first = '' } = way;
  const title = wrong === undefined ? say('title') : say.wrong(say('address'));
  const content = [heading(say('title')), line(say('signIn')), addressForm(way, 'sendCode')];
  return answerWith(visit, { say, status, title }, first, ...content);
}

interface CodePage {
  readonly say: OwnTexts;
  readonly what: string;
  /** Where the code went. */
  readonly sent: string;
  readonly guard: Readonly<Record<string, string>>;
  readonly wrong?: string;
  /** What the code is about to confirm, to read. */
  readonly about: Html;
  /** The code that was sent is no longer good. */
  readonly isOver: boolean;
}
export function askForCode(visit: Visit, { say, what, sent, guard, wrong, about, isOver }: CodePage): undefined {
  const title = wrong === undefined ? say('codeTitle') : say.wrong(say('codeField'));
  const fault = wrong === undefined ? [] : [tag('p', { ...AUTO, class: 'fault', id: 'code-fault' }, text(wrong))];
  const field = tag('input', {
    type: 'text',
    id: 'code',
    name: 'code',
    required: true,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: '12',
    autofocus: true,
    'aria-describedby': [...(wrong === undefined ? [] : ['code-fault']), 'code-hint'].join(' '),
    'aria-invalid': wrong === undefined ? undefined : 'true',
  });
  const hint = tag('p', { ...AUTO, class: 'hint', id: 'code-hint' }, text(say('codeCounts')));
  const label = tag('label', { ...AUTO, for: 'code' }, text(say('codeField')));
  if (isOver)
    return answerWith(
      visit,
      { say, status: 410, title },
      heading(say('codeTitle')),
      notice(say('codeLate'), false),
      line(say.codeWhat(what), 'strong'),
      formTo('/m/code', hidden({ ...guard, again: 'yes' }), button(say('codeNew'), 'primary')),
      about,
    );
  return answerWith(
    visit,
    { say, status: 200, title },
    heading(say('codeTitle')),
    line(say.codeWhat(what), 'strong'),
    line(sent),
    formTo('/m/code', hidden(guard), label, ...fault, field, hint, button(say('codeSubmit'), 'primary')),
    formTo('/m/code', hidden({ ...guard, again: 'yes' }), button(say('codeAgain'))),
    about,
  );
}

/** A link of one person in a browser that is trusted as another's. */
export function othersLink(
  visit: Visit,
  { say, name, other }: { readonly say: OwnTexts; readonly name: string; readonly other: string },
  openAs: Readonly<Record<string, string>>,
  iAm: Readonly<Record<string, string>>,
): undefined {
  const title = say.othersTitle(name);
  return answerWith(
    visit,
    { say, status: 200, title },
    heading(title),
    line(say.othersBody(other)),
    formTo('/m/act', hidden(openAs), button(say.openAs(other), 'primary')),
    formTo('/m/act', hidden(iAm), button(say.iAm(name))),
  );
}
