/**
 * What our own mail system says of the sender (RFC 8601). Only the topmost of these headers is read: a system adds its own
 * above all that came with the mail.
 */
import { domainOf } from '../address.ts';
import type { ReceivedMail } from './received.ts';

/** `none`: it says nothing. A forged "pass" can stand only where our own system adds none. */
export type Vouched = 'pass' | 'fail' | 'none';

const dmarcIn = (mail: ReceivedMail): string | undefined =>
  resultsIn(mail.header('authentication-results')[0] ?? '').find((one) => DMARC.test(one));
const DMARC = /^\s*dmarc\s*=\s*([a-z]+)/i;

export function vouchedFor(mail: ReceivedMail): Vouched {
  const result = DMARC.exec(dmarcIn(mail) ?? '')?.[1]?.toLowerCase();
  if (result === 'pass' || result === 'bestguesspass') return 'pass';
  return result === 'fail' || result === 'permerror' ? 'fail' : 'none';
}

/** The domain for which our own mail system vouches: as it says, else that of the one sender. Undefined: for none. */
export function vouchedDomain(mail: ReceivedMail): string | undefined {
  if (vouchedFor(mail) !== 'pass') return undefined;
  const named = /\bheader\.from\s*=\s*([^\s;]+)/i.exec(dmarcIn(mail) ?? '')?.[1];
  const [sender, ...more] = mail.from;
  const domain = named ?? (more.length === 0 ? sender : undefined);
  return domain === undefined ? undefined : domainOf(domain).toLowerCase();
}

/**
 * The results, one for each method, without comments and quoted text. Both hold words of the sender (`smtp.mailfrom=`, the
 * name of their server), who could write a result there.
 */
function resultsIn(value: string): readonly string[] {
  let depth = 0;
  let isQuoted = false;
  let bare = '';
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? '';
    if (sign === '\\' && (isQuoted || depth > 0)) at += 1;
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) bare += sign;
  }
  // The first is the name of the system that looked.
  return bare.split(';').slice(1);
}
