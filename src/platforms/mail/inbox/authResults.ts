/**
 * What our own mail system says of the sender (RFC 8601). Only the topmost of these headers is read: a system adds its own
 * above all that came with the mail.
 */
import type { ReceivedMail } from './received.ts';

/** `none`: it says nothing. A forged "pass" can stand only where our own system adds none. */
export type Vouched = 'pass' | 'fail' | 'none';

export function vouchedFor(mail: ReceivedMail): Vouched {
  const [top = ''] = mail.header('authentication-results');
  const result = /\bdmarc=([a-z]+)/i.exec(top)?.[1]?.toLowerCase();
  if (result === 'pass' || result === 'bestguesspass') return 'pass';
  return result === 'fail' || result === 'permerror' ? 'fail' : 'none';
}
