/** Codes on one's own page: asked for by a press or by an address, given, and what follows. */
import type { Card } from '../../../core/card.ts';
import { own } from '../../../core/own.ts';
import { hasSomethingToRead } from '../../../core/seen.ts';
import type { KnownPerson } from '../../door.ts';
import { formsOn, linesOf } from '../../answerText.ts';
import { cardHtml, type RefusedForm } from '../card.ts';
import { CODE_DIGITS, digitsIn, type Counted, type KeptPress, type Right, type Waiting } from '../codes.ts';
import type { Html } from '../html.ts';
import { act } from './acts.ts';
import { cardOf, cardPage, formSent, newEvent } from './cardPage.ts';
import { askForCode, notice, redirect, refuse, signIn, written } from './pages.ts';
import type { OwnTexts } from './texts.ts';
import { guardFor, languageOf, peopleAt, type OwnDeps, type Subject, type Visit } from './visit.ts';

/** Keeps the press of somebody without a pass, sends them a code, and asks for it. */
export async function confirm(deps: OwnDeps, visit: Visit, subject: Subject, press: KeptPress): Promise<undefined> {
  const { known, token } = subject;
  const say = deps.texts(known.person.language);
  const card = await cardOf(deps, visit, subject);
  const blank = leftBlank(say, card, press);
  if (blank) return backWith(deps, visit, subject, card, blank);
  const id = { browser: visit.browser, event: press.event };
  const waits = await deps.codes.find(id, deps.now());
  if (waits?.isOver) return sendAgain(deps, visit, press.event, waits);
  if (waits) return toCode(visit, press.event, token);
  const kept = written(say, press.inputs);
  const counted = await deps.codes.maySend(known.person.email, deps.now());
  if (!counted) return refuse(visit, say, 429, 'tooMuch', kept);
  const waiting: Waiting = {
    people: [known.person],
    press,
    ...(token !== undefined && { link: token }),
    what: await deps.what(known, titleOf(card, press) ?? say('openWhat'), press.target),
    sent: 'codePerhaps',
    address: known.person.email,
  };
  const code = await deps.codes.keep(id, waiting, deps.now());
  if (code === undefined) {
    // The same press was sent twice, and its code is on its way.
    await counted.giveBack();
    return toCode(visit, press.event, token);
  }
  const sent = await sendTo(deps, subject, { ...waiting, event: press.event }, { code, counted }, visit);
  if (sent) return toCode(visit, press.event, token);
  await deps.codes.drop(id);
  return refuse(visit, say, 503, 'notSent', kept);
}

/**
 * The form with the texts that it needs and that show no letter. It would be refused after the code, which would be spent for
 * nothing.
 */
function leftBlank(say: OwnTexts, card: Card, { verb, inputs, target }: KeptPress): RefusedForm | undefined {
  const form = formsOn(card).find((one) => one.verb === verb && (one.target === undefined || one.target === target));
  const blank = (form?.fields ?? []).filter(({ id, type, required }) => {
    const typed = own(inputs, id);
    return type === 'text' && required === true && typed !== undefined && !hasSomethingToRead(typed);
  });
  if (blank.length === 0) return undefined;
  const faults = Object.fromEntries(blank.map(({ id }) => [id, say.required()]));
  return { verb, inputs, faults, ...(target !== undefined && { target }) };
}

async function backWith(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  card: Card,
  refused: RefusedForm,
): Promise<undefined> {
  const say = deps.texts(subject.known.person.language);
  const shown = { message: say.invalid(), fields: refused.faults, language: say.language };
  const said = notice(linesOf(shown, formSent(card, refused)), false);
  return cardPage(deps, visit, subject, card, { status: 422, said, refused });
}

type Pending = Waiting & { readonly event: string };
/** A code that may be sent. */
interface Ready {
  readonly code: string;
  readonly counted: Counted;
}

async function sendTo(
  deps: OwnDeps,
  { known, link }: Subject,
  { what, event }: Pending,
  { code, counted }: Ready,
  { browser }: Visit,
): Promise<Waiting['sent'] | undefined> {
  const way = await deps
    .sendCode({ to: known, code, what, mailed: link?.delivery !== undefined })
    .catch((fault: unknown) => {
      deps.fault('a code could not be sent', fault);
      return undefined;
    });
  if (way === undefined) {
    await counted.giveBack();
    return undefined;
  }
  const sent = way === 'mail' ? 'codeMailed' : 'codeInChat';
  await deps.codes.note({ browser, event }, sent, deps.now());
  return sent;
}

/** The title of what was pressed on a card; undefined for an act that the card does not offer. */
function titleOf(card: Card, { verb, target }: KeptPress): string | undefined {
  const presses = card.actions.flatMap((action) => (action.type === 'press' ? [action] : []));
  const lines = card.body.flatMap((block) =>
    block.type === 'list' ? block.items.flatMap(({ text, press }) => (press ? [{ ...press, title: text }] : [])) : [],
  );
  const forms = formsOn(card).map((form) => ({ ...form, title: form.submit }));
  const isIt = (one: { readonly verb: string; readonly target?: string }): boolean =>
    one.verb === verb && (one.target === undefined || target === undefined || one.target === target);
  return [...presses, ...forms, ...lines].find(isIt)?.title;
}

async function subjectOf(deps: OwnDeps, { people, link: token }: Waiting): Promise<Subject | undefined> {
  const known = people[0] && (await deps.door.person(people[0].id));
  const link = token === undefined ? undefined : await deps.readLink(token);
  return known && { known, ...(link && token !== undefined && { link, token }) };
}

async function codePage(
  deps: OwnDeps,
  visit: Visit,
  event: string,
  waiting: Waiting,
  {
    wrong,
    isShort = false,
    isOver = false,
  }: { readonly wrong?: number | undefined; readonly isShort?: boolean; readonly isOver?: boolean } = {},
): Promise<undefined> {
  const subject = await subjectOf(deps, waiting);
  // The page does not reveal whether somebody has this address, neither by its language nor by what it shows.
  const isOpen = waiting.sent === 'codePerhaps';
  const say = deps.texts(subject && !isOpen ? subject.known.person.language : languageOf(visit));
  const { link = '' } = waiting;
  const guard = { guard: await guardFor(deps, visit, `code ${event}`), event, ...(link !== '' && { link }) };
  const sent = waiting.sent === 'codeMailed' ? say.codeMailed(masked(waiting.address)) : say(waiting.sent);
  const about = subject?.link?.item !== undefined && !isOpen ? await toRead(deps, visit, subject) : '';
  return askForCode(visit, {
    ...{ say, what: waiting.what, sent, guard, about },
    ...(wrong !== undefined && { wrong: say.codeWrong(wrong) }),
    ...(isShort && { wrong: say('codeShort') }),
    isOver,
  });
}

/** What is about to be done, without its buttons. */
async function toRead(deps: OwnDeps, visit: Visit, subject: Subject): Promise<Html> {
  const { form: _form, ...card } = await cardOf(deps, visit, subject);
  const nothing = { action: '', hidden: () => ({}), offers: () => false };
  return cardHtml({ ...card, actions: card.actions.filter(({ type }) => type === 'open') }, nothing).replace(
    /<(\/?)h1/g,
    '<$1h2',
  );
}

/** `a…@who.int`: enough for its owner. */
function masked(address: string): string {
  const [name = '', host = ''] = address.split('@');
  return `${/^./u.exec(name)?.[0] ?? ''}…@${host}`;
}

/** The page that asks for the code has an address, so that it can be reloaded. It works in this browser only. */
export function toCode(visit: Visit, event: string, link?: string, isShort = false): undefined {
  const asked = new URLSearchParams({ event, ...(link !== undefined && { link }), ...(isShort && { short: 'yes' }) });
  return redirect(visit, `/m/code?${asked.toString()}`);
}

/** `GET /m/code`. @param isShort what was given last was too short to be a code */
export async function showCode(
  deps: OwnDeps,
  visit: Visit,
  event: string,
  { link, isShort }: { readonly link: string; readonly isShort: boolean },
): Promise<undefined> {
  const waiting = await deps.codes.find({ browser: visit.browser, event }, deps.now());
  if (!waiting) return startAgain(deps, visit, 410, 'codeOver', link);
  const isIn = visit.passes.some(({ person }) => person.id === waiting.people[0]?.id);
  if (isIn) return redirect(visit, waiting.link === undefined ? '/m/' : `/m/${waiting.link}`);
  const wrong = await deps.codes.left({ browser: visit.browser, event }, deps.now());
  if (wrong === 0) return startAgain(deps, visit, 422, 'codeSpent', waiting.link, waiting.press);
  return codePage(deps, visit, event, waiting, { wrong, isShort, isOver: waiting.isOver });
}

/** `POST /m/code` */
export async function takeCode(
  deps: OwnDeps,
  visit: Visit,
  fields: Readonly<Record<string, string>>,
): Promise<undefined> {
  const { event = '', code = '', again, link } = fields;
  const id = { browser: visit.browser, event };
  const waiting = await deps.codes.find(id, deps.now());
  if (!waiting) return startAgain(deps, visit, 410, 'codeOver', link);
  if (again !== undefined) return sendAgain(deps, visit, event, waiting);
  const digits = digitsIn(code);
  // A field that was sent too early is no guess.
  if (digits.length < CODE_DIGITS) return toCode(visit, event, waiting.link, true);
  const guess = await deps.codes.guess(id, digits, deps.now());
  if (!guess) return startAgain(deps, visit, 410, 'codeOver', link, waiting.press);
  if (guess === 'over') return codePage(deps, visit, event, waiting, { isOver: true });
  if (guess === 'wrong' || guess === 'spent') return toCode(visit, event, waiting.link);
  return proved(deps, visit, guess.right);
}

/** The code was right: the browser is trusted from now on, and what was pressed is done at once. */
async function proved(deps: OwnDeps, visit: Visit, waiting: Right): Promise<undefined> {
  const subject = await subjectOf(deps, waiting);
  if (!subject) return startAgain(deps, visit, 410, 'codeOver', waiting.link, waiting.press);
  let word = visit.passWord;
  for (const person of waiting.people)
    word = await deps.passes.give(person, deps.now(), word, waiting.chats.get(person.id));
  const passes = await deps.passes.inBrowser(word, deps.now());
  const trusted: Visit = { ...visit, passes, ...(word !== undefined && { passWord: word }) };
  const pass = passes.find(({ person }) => person.id === subject.known.person.id);
  if (!pass || word === undefined) return startAgain(deps, visit, 410, 'codeOver', waiting.link, waiting.press);
  return act(deps, trusted, subject, pass, waiting.press);
}

async function sendAgain(deps: OwnDeps, visit: Visit, event: string, waiting: Waiting): Promise<undefined> {
  if (waiting.byAddress) return sendAgainQuietly(deps, visit, event, waiting);
  const say = deps.texts(languageOf(visit));
  const kept = written(say, waiting.press.inputs);
  const counted = await deps.codes.maySend(waiting.address, deps.now());
  if (!counted) return refuse(visit, say, 429, 'tooMuch', kept);
  const subject = await subjectOf(deps, waiting);
  const code = await deps.codes.renew({ browser: visit.browser, event }, waiting, deps.now());
  const sent = subject && (await sendTo(deps, subject, { ...waiting, event }, { code, counted }, visit));
  return sent ? toCode(visit, event, waiting.link) : refuse(visit, say, 503, 'notSent', kept);
}

/** The answer is the same past the limit: what an address asked for before would tell that somebody has it. */
async function sendAgainQuietly(deps: OwnDeps, visit: Visit, event: string, waiting: Waiting): Promise<undefined> {
  const { address, what } = waiting;
  const counted = await deps.codes.maySend(address, deps.now(), 'codeByAddress', visit.req.ip ?? '');
  if (!counted) return toCode(visit, event);
  const people = await peopleAt(deps, address);
  const proved = { ...waiting, people: people.map(({ person }) => person) };
  const code = await deps.codes.renew({ browser: visit.browser, event }, proved, deps.now());
  if (people[0]) sendQuietly(deps, people[0], { code, what, counted });
  return toCode(visit, event);
}

/**
 * Whoever came by a link gets its card again, to press once more; others the way in.
 * @param press what was about to be done: its words are given back
 */
async function startAgain(
  deps: OwnDeps,
  visit: Visit,
  status: number,
  word: 'codeOver' | 'codeSpent',
  token = '',
  press?: KeptPress,
): Promise<undefined> {
  const link = token === '' ? undefined : await deps.readLink(token);
  const known = link && deps.now() < link.until ? await deps.door.person(link.person) : undefined;
  const say = deps.texts(known ? known.person.language : languageOf(visit));
  const said = notice(say(word), false) + (press ? written(say, press.inputs) : '');
  if (link && known) {
    const subject = { known, link, token };
    return cardPage(deps, visit, subject, await cardOf(deps, visit, subject), { status, said });
  }
  return signIn(visit, { say, status, guard: await newGuard(deps, visit), first: said });
}

/** The hidden fields of a form that asks for a code or a new link by address. @param old the link that is no longer good */
export const newGuard = async (
  deps: OwnDeps,
  visit: Visit,
  old?: string,
): Promise<Readonly<Record<string, string>>> => ({
  guard: await guardFor(deps, visit, 'new'),
  event: newEvent(),
  ...(old !== undefined && { old }),
});

/** Not waited for: how long it takes would tell that somebody has the address. */
export const sendQuietly = (
  deps: OwnDeps,
  to: KnownPerson,
  { code, what, counted }: Ready & { readonly what: string },
): void =>
  void deps
    .sendCode({ to, code, what, mailed: true })
    .then((way) => (way === undefined ? counted.giveBack() : undefined))
    .catch((fault: unknown) => deps.fault('a code could not be sent', fault));
