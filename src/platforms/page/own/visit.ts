/** Who is at the page: the browser, the passes it has, and whose page it has open. */
import { DAY_MS, SECOND_MS } from '../../../core/spans.ts';
import type { Request, Response } from 'express';
import type { Card } from '../../../core/card.ts';
import type { ActName } from '../../../core/contract.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import { LANGUAGES, type Language } from '../../../core/people.ts';
import { addressKey } from '../../../core/seen.ts';
import type { Door, KnownPerson } from '../../door.ts';
import type { Codes } from '../codes.ts';
import { browserOf, greet, isFromOurPage, isSame, keepWord, wordIn } from '../guard.ts';
import { ALONE, type Place } from './place.ts';
import type { OwnLink } from '../keys.ts';
import type { Pass, Passes } from '../passes.ts';
import type { OwnTexts } from './texts.ts';

export interface OwnDeps {
  readonly door: Pick<Door, 'press' | 'say' | 'home' | 'person' | 'people' | 'networks'>;
  /** The link of a token that was made here; undefined for another, and for one that is void. */
  readonly readLink: (token: string) => Promise<OwnLink | undefined>;
  /** The same, also for a token that a revocation has made void. It opens nothing. */
  readonly readFormer: (token: string) => Promise<OwnLink | undefined>;
  /**
   * The card of the message that brought the link, as it would be sent now; undefined for a link to the whole page.
   * @param isProved without a proof of who is at the page it is what the message said, at most
   */
  readonly cardOf: (link: OwnLink, to: KnownPerson, isProved: boolean) => Promise<Card | undefined>;
  /** The act that shows what a link names. */
  readonly opens: (link: OwnLink | undefined) => Opening;
  /** What a code confirms, in the person's words: "Endorse: E-12, for WFP". */
  readonly what: (by: KnownPerson, title: string, target?: string) => Promise<string>;
  readonly seal: (words: string) => Promise<string>;
  readonly passes: Passes;
  readonly codes: Codes;
  /** Sends a code. @returns how it went; undefined when it could not be sent */
  readonly sendCode: (code: SentCode) => Promise<'mail' | 'chat' | undefined>;
  /** Sends a new link: to what the old one led to, or to the whole page. @returns whether it could be sent */
  readonly sendLink: (to: KnownPerson, old?: Pick<OwnLink, 'item' | 'delivery'>) => Promise<boolean>;
  /** Tells that the reader of a message was here themselves. */
  readonly seen: (delivery: string) => Promise<void>;
  readonly now: () => Instant;
  readonly base: () => string;
  readonly texts: (to: Language) => OwnTexts;
  readonly fault: (what: string, fault: unknown) => void;
}
export interface Opening {
  readonly verb: ActName;
  readonly target?: Ref;
}
/** @property mailed the link was in a mail, so the code goes there too, if it can */
export interface SentCode {
  readonly to: KnownPerson;
  readonly code: string;
  /** What it confirms, in the person's words. */
  readonly what: string;
  readonly mailed: boolean;
}

export interface Visit {
  readonly req: Request;
  readonly res: Response;
  readonly place: Place;
  readonly browser: string;
  readonly passes: readonly Pass[];
  /** The cookie's word of the browser's passes, if it has a valid pass. */
  readonly passWord?: string;
}
/** Whose page is open, and by which link. */
export interface Subject {
  readonly known: KnownPerson;
  readonly token?: string;
  readonly link?: OwnLink;
}

const DAY_S = DAY_MS / SECOND_MS;

/** The browser keeps its word as long as a pass, so that a form that is filled in slowly is still from this browser. */
export async function visitOf(deps: OwnDeps, req: Request, res: Response, place: Place = ALONE): Promise<Visit> {
  const word = wordIn(req, place.pass.name, deps.base());
  const passes = await deps.passes.inBrowser(word, deps.now(), place.use);
  const browser = greet(req, res, deps.base(), 90 * DAY_S, place.browser);
  return { req, res, place, browser, passes, ...(word !== undefined && passes.length > 0 && { passWord: word }) };
}

/** @param word an empty one ends the cookie */
export const keepPass = ({ base }: OwnDeps, { res, place }: Pick<Visit, 'res' | 'place'>, word: string): void =>
  keepWord(res, place.pass.name, word, {
    base: base(),
    seconds: word === '' ? 0 : place.passMs / SECOND_MS,
    site: place.pass.site,
  });

/** The browser has no pass any more. */
export async function endPasses(deps: OwnDeps, visit: Visit): Promise<void> {
  if (visit.passWord !== undefined) await deps.passes.end(visit.passWord);
  keepPass(deps, visit, '');
}

export const passFor = ({ passes }: Visit, { known }: Subject): Pass | undefined =>
  passes.find(({ person }) => person.id === known.person.id);

/** The language for a person who is not known: the one that the browser asks for. */
export const languageOf = ({ req, passes }: Pick<Visit, 'req' | 'passes'>): Language =>
  passes[0]?.person.language ?? LANGUAGES.find((one) => one === req.acceptsLanguages(...LANGUAGES)) ?? 'en';

/** The token of a form: made from the browser's cookie and what the form is about. */
export const guardFor = ({ seal }: OwnDeps, { browser }: Visit, about: string): Promise<string> =>
  seal(`own page ${browser} ${about}`);
export const aboutOf = ({ known, token = '' }: Subject): string => `${token} ${known.person.id}`;

/** Was the form drawn by us for this browser, and sent from our own page? */
export async function isWelcome(deps: OwnDeps, visit: Visit, given: string, about: string): Promise<boolean> {
  const { req, place } = visit;
  const isOurs = browserOf(req, deps.base(), place.browser) !== undefined && isFromOurPage(req, deps.base());
  return isOurs && isSame(given, await guardFor(deps, visit, about));
}

/** Those who have this address on the roll of a network here. */
export async function peopleAt({ door }: OwnDeps, address: string): Promise<readonly KnownPerson[]> {
  const found: KnownPerson[] = [];
  for (const { id: network } of await door.networks())
    for (const person of await door.people(network))
      if (addressKey(person.email) === addressKey(address)) found.push({ person, network });
  return found;
}
