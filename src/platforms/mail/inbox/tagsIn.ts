/**
 * Finds the tags of our own mails in what came back: in the address that it was sent to, in the name of the envelope, and in
 * headers of ours that were returned. What people and programs write in words is not looked at.
 */
import { networkId, ref } from '../../../core/ids.ts';
import type { MailRoot } from '../../door.ts';
import { domainOf, isTagged, type Mailbox } from '../address.ts';
import { TAG } from '../tags.ts';
import { headersIn, type Headers } from './headers.ts';
import type { ReceivedMail } from './received.ts';

/** `b` bounces, `r` replies, `c` answers of calendars */
export type TagUse = 'b' | 'r' | 'c';
export interface FoundTag {
  readonly use?: TagUse;
  readonly tag: string;
}

const IN_ADDRESS = new RegExp(`\\+([brc])(${TAG.source})@`, 'i');
const IN_ID = new RegExp(`<(${TAG.source})@`, 'gi');
const ALONE = new RegExp(`^<?(${TAG.source})>?$`, 'i');
const RETURNED: ReadonlySet<string> = new Set(['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers']);

/** A mail has few recipients and references. More are not looked at. */
const MAX_TAGS = 10;

/** Tags in addresses of ours to which the mail came. */
export const tagsInAddresses = ({ recipients }: ReceivedMail, { address }: Mailbox): readonly FoundTag[] =>
  recipients
    .filter((one) => isTagged(one, address))
    .flatMap((one) => {
      const [, use, tag] = IN_ADDRESS.exec(one) ?? [];
      return use === undefined || tag === undefined ? [] : [{ use: use.toLowerCase() as TagUse, tag }];
    });

/** Tags in the ids of mails to which this one refers; the nearest first. */
export const tagsInReferences = (mail: ReceivedMail): readonly FoundTag[] =>
  [...mail.header('in-reply-to'), ...mail.header('references')]
    .flatMap((ids) => [...ids.matchAll(IN_ID)].map(([, tag = '']) => ({ tag })).reverse())
    .slice(0, MAX_TAGS);

/** The headers of the mail that a report returns: as a part, or, in the reports of some systems, as text. */
export function returnedHeaders({ parts, text }: ReceivedMail): readonly Headers[] {
  const asParts = parts.filter(({ type }) => RETURNED.has(type)).map((part) => headersIn(part.text()));
  const at = /^X-Concord: /im.exec(text)?.index;
  if (asParts.length > 0 || at === undefined) return asParts;
  // The block around our header. Some systems quote it with marks or blanks before each line: those are left out.
  const start = text.lastIndexOf('\n\n', at);
  return [headersIn(text.slice(start < 0 ? 0 : start + 2))];
}

const ROOT = /<([^\s<>@]{1,100})\.([A-Za-z][A-Za-z0-9-]{0,30})@([^\s<>@]{1,253})>/g;

/** The matters in these ids (`rootOf` in `compose.ts`): relays leave references alone when they put in their own Message-ID. */
export const rootsIn = (ids: readonly (string | undefined)[], { address }: Mailbox): readonly MailRoot[] =>
  ids
    .flatMap((one) => [...(one ?? '').matchAll(ROOT)])
    .filter(([, , , domain = '']) => domain.toLowerCase() === domainOf(address).toLowerCase())
    .map(([, network = '', about = '']) => ({ network: networkId(network), about: ref(about) }))
    .slice(0, MAX_TAGS);

export const tagsInHeaders = (headers: Headers): readonly FoundTag[] =>
  [headers.get('x-concord'), /<([^@<>]+)@/.exec(headers.get('message-id') ?? '')?.[1]].flatMap((found) => tagIn(found));

/** A value that is a tag and no more. */
export const tagIn = (value: string | undefined): readonly FoundTag[] => {
  const tag = ALONE.exec(value?.trim() ?? '')?.[1];
  return tag === undefined ? [] : [{ tag }];
};
