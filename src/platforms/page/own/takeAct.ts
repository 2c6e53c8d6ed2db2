/** A form that was pressed on one's own page: whose page it was on, and what becomes of it with a pass and without. */
import { millis } from '../../../core/ids.ts';
import type { KeptPress } from '../codes.ts';
import { hashOf } from '../guard.ts';
import type { Pass } from '../passes.ts';
import { act, fieldsOf, pressIn, say } from './acts.ts';
import { newEvent } from './cardPage.ts';
import { confirm, newGuard } from './confirm.ts';
import type { Html } from '../html.ts';
import { answerWith, goneLink, homeLink, notice, othersLink, refuse, written } from './pages.ts';
import type { OwnTexts } from './texts.ts';
import * as visits from './visit.ts';
import type { OwnDeps, Subject, Visit } from './visit.ts';

/** The longest typed words, as in other chats. */
const MAX_WORDS = 4_000;

export type Fields = Readonly<Record<string, string>>;
/** The limits of a minute, in this process: by the address of a browser, and by link. */
export interface Paces {
  readonly ofAddress: (key: string) => boolean;
  readonly ofLink: (key: string) => boolean;
}

/** Was the form drawn by us for this browser? If not, the answer says so. */
export async function isOurs(deps: OwnDeps, visit: Visit, fields: Fields, about: string): Promise<boolean> {
  if (await visits.isWelcome(deps, visit, fields['guard'] ?? '', about)) return true;
  const say = deps.texts(visits.languageOf(visit));
  refuse(visit, say, 403, 'stale', wordsIn(say, fields));
  return false;
}

/** Whose page a token opens; undefined when it is not good, which has been answered then. */
export async function subjectOf(
  deps: OwnDeps,
  { ofLink }: Paces,
  visit: Visit,
  token: string,
  sent: Fields = {},
): Promise<Subject | undefined> {
  const say = deps.texts(visits.languageOf(visit));
  const kept = wordsIn(say, sent);
  if (!ofLink(hashOf(token))) return refuse(visit, say, 429, 'tooOften', kept);
  const link = await deps.readLink(token);
  const known = link && (await deps.door.person(link.person));
  if (link && known && millis(deps.now()) < millis(link.until)) return { known, token, link };
  return goneLink(visit, { say, status: link ? 410 : 404, guard: await newGuard(deps, visit, token), kept });
}

/** What was written in a form, to copy. */
const wordsIn = (say: OwnTexts, fields: Fields): Html =>
  written(say, { ...pressIn(fields).inputs, ...(fields['say'] !== undefined && { say: fields['say'] }) });

/** `POST /m/act` */
export async function takeAct(deps: OwnDeps, paces: Paces, visit: Visit, fields: Fields): Promise<undefined> {
  const { link: token = '', as = '', me } = fields;
  if (!(await isOurs(deps, visit, fields, `${token} ${as}`))) return undefined;
  const subject =
    token === '' ? await personAt(deps, visit, as, fields) : await subjectOf(deps, paces, visit, token, fields);
  if (!subject) return undefined;
  const pass = visits.passFor(visit, subject);
  if (pass) return takePressed(deps, visit, subject, pass, fields);
  const press = pressOf(fields);
  const [other] = visit.passes;
  if (other && subject.link && me === undefined)
    return others(deps, visit, subject, { other: other.person.id, name: other.person.name, fields: fieldsOf(press) });
  return confirm(deps, visit, subject, press);
}

/** Words of blanks alone ask for nothing but the page. */
const pressOf = (fields: Fields): KeptPress =>
  pressIn(fields['say'] === undefined || fields['say'] === '' ? fields : { ...fields, verb: 'home' });

/** Does what was pressed, or what was written. */
export async function takePressed(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  pass: Pass,
  fields: Fields,
): Promise<undefined> {
  const { say: typed = '', back } = fields;
  if (typed.trim() !== '')
    return say(deps, visit, subject, pass, { text: typed.slice(0, MAX_WORDS), event: pressIn(fields).event });
  return act(deps, visit, subject, pass, pressOf(fields), back);
}

/** The person of a form without a link: only a browser that was trusted as theirs has had one. */
async function personAt(deps: OwnDeps, visit: Visit, as: string, sent: Fields): Promise<Subject | undefined> {
  const known = await deps.door.person(as);
  if (known) return { known };
  const say = deps.texts(visits.languageOf(visit));
  return goneLink(visit, { say, status: 404, guard: await newGuard(deps, visit), kept: wordsIn(say, sent) });
}

interface Other {
  readonly other: string;
  readonly name: string;
  /** What was pressed. */
  readonly fields: Fields;
}
async function others(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  { other, name, fields }: Other,
): Promise<undefined> {
  const { known, token = '', link } = subject;
  const own = await deps.door.person(other);
  const say = deps.texts(own?.person.language ?? visits.languageOf(visit));
  const guardOf = (about: string): Promise<string> => visits.guardFor(deps, visit, about);
  const openAs = { guard: await guardOf(` ${other}`), link: '', as: other, event: newEvent(), ...deps.opens(link) };
  const iAm = { ...fields, guard: await guardOf(visits.aboutOf(subject)), link: token, as: known.person.id, me: 'yes' };
  return othersLink(visit, { say, name: known.person.name, other: name }, openAs, iAm);
}

export async function leave(deps: OwnDeps, visit: Visit): Promise<undefined> {
  const say = deps.texts(visits.languageOf(visit));
  await visits.endPasses(deps, visit);
  return answerWith(visit, { say, status: 200, title: say('title') }, notice(say('left'), true), homeLink(visit, say));
}
