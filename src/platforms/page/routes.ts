/**
 * Signed pages, without a script. `GET /page/TOKEN` shows a page and changes nothing, whoever fetches it. What its forms
 * send goes through the same door as a press, and the core decides. Two pages take a file: the roll's, and that of templates.
 */
import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { eventId, type Instant, type NetworkId, type PersonId } from '../../core/ids.ts';
import { isRevoked, LANGUAGES, manages, type Language, type Person } from '../../core/people.ts';
import type { Door, ShownAnswer } from '../door.ts';
import { linesOf } from '../answerText.ts';
import { readBody, readForm, textsIn } from './body.ts';
import { cardHtml, INPUT, type Around } from './card.ts';
import { page } from './document.ts';
import { browserOf, createPace, greet, hashOf, isFromOurPage, isSame, send } from './guard.ts';
import { tag, words as text, type Html } from './html.ts';
import type { PageWord, PageWords } from './words.ts';

/** The content of a signed link. */
export interface PageTicket {
  readonly network: NetworkId;
  readonly person: PersonId;
  /** The person's count of revocations when the link was made; absent: none. */
  readonly revocations?: number;
  readonly id: string;
  /** The document for which a template is handed in; absent on the page for the roll. */
  readonly document?: string;
}

export interface PageDeps {
  readonly door: Pick<Door, 'press' | 'handIn' | 'person'>;
  readonly read: (token: string, now: Instant) => Promise<PageTicket | 'expired' | undefined>;
  /** A code that only this installation can make. */
  readonly seal: (words: string) => Promise<string>;
  /** Claims a page for the first browser that sends a form of it. @returns the browser that has the page */
  readonly claim: (ticket: PageTicket, browser: string) => Promise<string>;
  readonly now: () => Instant;
  /** The address under which people reach this server, without a final slash. */
  readonly base: () => string;
  readonly words: PageWords;
  /** The largest file, in bytes. */
  readonly maxBytes: number;
  readonly fault: (what: string, fault: unknown) => void;
}

/** The space in bytes for what a form has besides the file: names, tokens, boundaries. */
const MAX_AROUND = 20_000;
/**
 * The largest form without a file, in bytes. Buttons carry the names of new entities and the addresses of people who leave.
 */
const MAX_FORM = 256_000;
const MAX_A_MINUTE = 60;
/** The acts that a page offers. Whether this person may do them, the core decides. */
const OFFERED: ReadonlySet<string> = new Set(['roll.import', 'template.set']);

interface Visit {
  readonly req: Request;
  readonly res: Response;
  readonly token: string;
  readonly ticket: PageTicket;
  readonly person: Person;
  readonly browser: string;
}

export function pageRoutes(deps: PageDeps): Router {
  const routes = Router();
  const pace = createPace(MAX_A_MINUTE, () => Date.now());
  const route = (path: string, method: 'get' | 'post', handle: (visit: Visit) => Promise<void>): void => {
    routes[method](path, async (req, res) => {
      try {
        const visit = await visitOf(deps, req, res);
        if (!visit) return;
        if (!pace(visit.ticket.id)) return refuse(deps, res, 429, visit.person.language, 'tooOften');
        if (method === 'get' || (await isWelcome(deps, visit))) await handle(visit);
      } catch (error) {
        deps.fault('a page failed', error);
        if (!res.headersSent) refuse(deps, res, 503, languageOf(req), 'fault');
      }
    });
  };
  route('/page/:token', 'get', (visit) => show(deps, visit));
  route('/page/:token/file', 'post', (visit) => receiveFile(deps, visit));
  route('/page/:token/act', 'post', (visit) => receiveAct(deps, visit));
  routes.all(['/page/:token', '/page/:token/file', '/page/:token/act'], (_req, res) => {
    res.setHeader('Allow', 'GET, HEAD, POST');
    res.status(405).end();
  });
  return routes;
}

/** The language for a person who is not known: the one that the browser asks for. */
const languageOf = (req: Request): Language =>
  LANGUAGES.find((one) => one === req.acceptsLanguages(...LANGUAGES)) ?? 'en';

function refuse(
  { words }: Pick<PageDeps, 'words'>,
  res: Response,
  status: number,
  to: Language,
  word: PageWord,
): undefined {
  const said = words(to, word);
  if (status === 429) res.setHeader('Retry-After', '60');
  send(res, status, page(to, 'Concord', tag('p', { class: 'said bad', role: 'alert' }, text(said))));
}

/** Refuses what was sent, with a link back to the form. */
function sendBack({ words }: PageDeps, { res, person, token }: Visit, status: number, word: PageWord): undefined {
  const { language } = person;
  const said = tag('p', { class: 'said bad', role: 'alert' }, text(words(language, word)));
  const back = tag('p', {}, tag('a', { href: `/page/${token}` }, text(words(language, 'back'))));
  send(res, status, page(language, 'Concord', said, back));
}

/** The link and the person it names, as the roll has them now; undefined when the request has been answered. */
async function visitOf(deps: PageDeps, req: Request, res: Response): Promise<Visit | undefined> {
  const token = String(req.params['token']);
  const ticket = await deps.read(token, deps.now());
  if (ticket === undefined) return refuse(deps, res, 404, languageOf(req), 'none');
  if (ticket === 'expired') return refuse(deps, res, 410, languageOf(req), 'expired');
  const known = await deps.door.person(ticket.person);
  if (!known || known.network !== ticket.network || !manages(known.person))
    return refuse(deps, res, 403, known?.person.language ?? languageOf(req), 'notYours');
  if (isRevoked(ticket, known.person)) return refuse(deps, res, 410, known.person.language, 'expired');
  const browser = greet(req, res, deps.base());
  return { req, res, token, ticket, person: known.person, browser };
}

/**
 * Was the form sent from our own page, by the browser that has claimed it? The form's own token is checked later, with the
 * form.
 */
async function isWelcome(deps: PageDeps, { req, res, ticket, person }: Visit): Promise<boolean> {
  const browser = browserOf(req, deps.base());
  const isOurs = browser !== undefined && isFromOurPage(req, deps.base());
  if (!isOurs) {
    refuse(deps, res, 403, person.language, 'stale');
    return false;
  }
  if ((await deps.claim(ticket, hashOf(browser))) === hashOf(browser)) return true;
  refuse(deps, res, 403, person.language, 'elsewhere');
  return false;
}

const tokenFor = ({ seal }: PageDeps, { ticket, browser }: Visit): Promise<string> => seal(`${ticket.id} ${browser}`);

async function show(deps: PageDeps, visit: Visit): Promise<void> {
  const { person, res } = visit;
  const title = deps.words(person.language, titleOf(visit));
  const form = await fileForm(deps, visit);
  send(res, 200, page(person.language, title, tag('h1', {}, text(title)), whose(deps, person), form));
}

const whose = ({ words }: PageDeps, { language, name }: Person): Html =>
  tag('p', { class: 'subtle', dir: 'auto' }, text(words(language, 'whose', name)));

const titleOf = ({ ticket }: Visit): PageWord => (ticket.document === undefined ? 'title' : 'templateTitle');

/** What the two pages say in their own words, and which files a browser offers. */
const ROLL = { hint: 'fileHint', send: 'send', accept: '.csv,.xlsx,.txt,.tsv,text/csv' } as const;
const TEMPLATE = { hint: 'templateHint', send: 'templateSend', accept: '.docx,.docm,.dotx,.doc' } as const;

async function fileForm(deps: PageDeps, visit: Visit, title?: PageWord): Promise<Html> {
  const { language } = visit.person;
  const say = (word: PageWord): Html => text(deps.words(language, word));
  const { hint, send: button, accept } = visit.ticket.document === undefined ? ROLL : TEMPLATE;
  return [
    ...(title === undefined ? [] : [tag('h2', {}, say(title))]),
    tag(
      'form',
      { method: 'post', action: `/page/${visit.token}/file`, enctype: 'multipart/form-data' },
      tag('input', { type: 'hidden', name: 'guard', value: await tokenFor(deps, visit) }),
      tag('label', { for: 'file' }, say('file')),
      tag('p', { class: 'hint', id: 'file-hint' }, say(hint)),
      tag('input', {
        type: 'file',
        id: 'file',
        name: 'file',
        required: true,
        accept,
        'aria-describedby': 'file-hint',
      }),
      tag('button', { type: 'submit', class: 'primary' }, say(button)),
    ),
  ].join('');
}

/** The form, complete and with its own token; undefined when the request has been answered. */
async function formOf(deps: PageDeps, visit: Visit, most: number): Promise<FormData | undefined> {
  const { req, res, person } = visit;
  const body = await readBody(req, most);
  if (!body) return sendBack(deps, visit, 413, visit.ticket.document === undefined ? 'tooLarge' : 'templateTooLarge');
  const form = await readForm(body, req.headers['content-type']);
  if (!form) return sendBack(deps, visit, 415, 'noFile');
  const guard = form.get('guard');
  if (typeof guard === 'string' && isSame(guard, await tokenFor(deps, visit))) return form;
  return refuse(deps, res, 403, person.language, 'stale');
}

async function receiveFile(deps: PageDeps, visit: Visit): Promise<void> {
  const form = await formOf(deps, visit, deps.maxBytes + MAX_AROUND);
  if (!form) return;
  const file = form.get('file');
  if (!file || typeof file === 'string' || file.size === 0) return sendBack(deps, visit, 400, 'noFile');
  const shown = await deps.door.handIn({
    ...from(visit),
    eventId: eventId(randomBytes(12).toString('base64url')),
    ...(visit.ticket.document !== undefined && { document: visit.ticket.document }),
    size: file.size,
    content: async () => new Uint8Array(await file.arrayBuffer()),
  });
  await answer(deps, visit, shown);
}

const from = ({ ticket }: Visit) => ({ from: ticket.person, network: ticket.network, platform: 'page' }) as const;

async function receiveAct(deps: PageDeps, visit: Visit): Promise<void> {
  const form = await formOf(deps, visit, MAX_FORM);
  if (!form) return;
  const { verb = '', event = '', ...given } = textsIn(form);
  if (!OFFERED.has(verb)) return refuse(deps, visit.res, 400, visit.person.language, 'stale');
  const inputs = Object.fromEntries(
    Object.entries(given).flatMap(([name, said]) => (name.startsWith(INPUT) ? [[name.slice(INPUT.length), said]] : [])),
  );
  // The same form sent twice (a double press, a reloaded page) is one event.
  const id = eventId(event.slice(0, 60) || randomBytes(12).toString('base64url'));
  await answer(deps, visit, await deps.door.press({ ...from(visit), verb, inputs, eventId: id }));
}

async function answer(deps: PageDeps, visit: Visit, shown: ShownAnswer): Promise<void> {
  const { res, person, token } = visit;
  const guard = await tokenFor(deps, visit);
  const around: Around = {
    action: `/page/${token}/act`,
    hidden: () => ({ guard, event: randomBytes(12).toString('base64url') }),
    offers: (verb) => OFFERED.has(verb),
  };
  const { language, card, ok } = shown;
  const said = tag(
    'p',
    { class: ok ? 'said' : 'said bad', role: ok ? 'status' : 'alert', dir: 'auto' },
    text(linesOf(shown, card)),
  );
  // The page has its own upload field, so the card's form for pasting text is left to the chat.
  const drawn = card ? cardHtml(card, around) : tag('h1', {}, text(deps.words(language, titleOf(visit))));
  const title = card?.title ?? deps.words(language, titleOf(visit));
  send(
    res,
    ok ? 200 : 422,
    page(language, title, said, drawn, whose(deps, person), await fileForm(deps, visit, 'another')),
  );
}
