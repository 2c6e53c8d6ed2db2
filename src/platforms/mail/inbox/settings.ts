/** How the mailbox is reached: read from its address, with the sign-in that sending has where it has no password of its own. */
import { isLoopbackHost } from '../../../core/loopback.ts';
import type { MailSettings } from '../settings.ts';

export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Nothing is read without TLS. Only a server on this machine may go without. */
  readonly requireTls: boolean;
  readonly user: string;
  /** Absent where a token is used. */
  readonly password?: string;
  readonly folder: string;
}

/** Undefined when Concord reads no mailbox. */
export function imapSettings({ imapUrl, user, from }: MailSettings): ImapSettings | undefined {
  if (imapUrl === undefined) return undefined;
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    ...{ host, port: Number(port) || (secure ? 993 : 143), secure, requireTls: !secure && !isLoopbackHost(host) },
    user: username === '' ? (user ?? from.address) : decodeURIComponent(username),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}
