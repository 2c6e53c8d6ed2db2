/**
 * The links to one's own page, as mails and `page` give them: `/m/BODY.SIGNATURE`. A link names a person and, in a mail, the
 * item and the delivery. It is signed for the person's present address and count of revocations, so a change of either voids
 * it, and nothing about links has to be stored.
 */
import { createHmac } from 'node:crypto';
import { instant, millis, personId, ref, type Instant, type PersonId, type Ref } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import { addressKey } from '../../core/seen.ts';
import { DAY_MS } from '../../core/spans.ts';
import { isSame } from './guard.ts';

export interface OwnLink {
  readonly person: PersonId;
  readonly item?: Ref;
  readonly delivery?: string;
  /** The end of its last day, so that every try of a mail has the same link. */
  readonly until: Instant;
}

/** The life of a link, in days after the one on which its message was made. */
const LIFE_DAYS = 14;
/** 160 bits. */
const SIGNATURE_BYTES = 20;
const MAX_LENGTH = 1_000;

type Owner = Pick<Person, 'email' | 'revocations'>;

export const untilOf = (made: Instant): Instant =>
  instant((Math.floor(millis(made) / DAY_MS) + 1 + LIFE_DAYS) * DAY_MS);

/** The token: the part of the address behind `/m/`. */
export function writeLink(secret: Buffer, { person, item, delivery, until }: OwnLink, owner: Owner): string {
  const body = Buffer.from(
    JSON.stringify([person, millis(until) / DAY_MS, item ?? '', ...(delivery === undefined ? [] : [delivery])]),
  ).toString('base64url');
  return `${body}.${sign(secret, body, owner)}`;
}

/** What a token says, before its signature is checked with `isSigned`; undefined for what is no token. */
export function readLink(token: string): OwnLink | undefined {
  if (token.length > MAX_LENGTH) return undefined;
  const [person, day, item, delivery] = partsOf(token);
  if (typeof person !== 'string' || typeof day !== 'number' || typeof item !== 'string') return undefined;
  if (!Number.isInteger(day) || day < 0 || day > MAX_DAY) return undefined;
  return {
    person: personId(person),
    until: instant(day * DAY_MS),
    ...(item !== '' && { item: ref(item) }),
    ...(typeof delivery === 'string' && { delivery }),
  };
}
/** The last day that `Date` knows. */
const MAX_DAY = 100_000_000;

function partsOf(token: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** Was it made here, for this person as they are on the roll now? */
export function isSigned(secret: Buffer, token: string, owner: Owner): boolean {
  const [body = '', signature = '', ...more] = token.split('.');
  return more.length === 0 && isSame(signature, sign(secret, body, owner));
}

/** Was it made here, for this person's address, before or after any revocation? */
export const wasSigned = (secret: Buffer, token: string, { email, revocations = 0 }: Owner): boolean =>
  Array.from({ length: revocations + 1 }, (_, n) => ({ email, revocations: n })).some((owner) =>
    isSigned(secret, token, owner),
  );

function sign(secret: Buffer, body: string, { email, revocations = 0 }: Owner): string {
  const signed = JSON.stringify(['own page', body, addressKey(email), revocations]);
  return createHmac('sha256', secret).update(signed).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');
}
