/**
 * What our own mail system says of the sender (RFC 8601). Only the topmost of these headers is read: a system adds its own
 * above all that came with the mail.
 */
import type { ReceivedMail } from './received.ts';

/** `none`: it says nothing. A forged "pass" can stand only where our own system adds none. */
export type Vouched = 'pass' | 'fail' | 'none';

export function vouchedFor(mail: ReceivedMail): Vouched {
  const [top = ''] = mail.header('authentication-results');
  const [result] = resultsIn(top).flatMap((one) => /^\s*dmarc\s*=\s*([a-z]+)/i.exec(one)?.[1]?.toLowerCase() ?? []);
  if (result === 'pass' || result === 'bestguesspass') return 'pass';
  return result === 'fail' || result === 'permerror' ? 'fail' : 'none';
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
