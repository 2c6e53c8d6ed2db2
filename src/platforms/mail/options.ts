/** What mail is opened with. */
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Troubles } from '../../core/troubles.ts';
import type { Log } from '../descriptor.ts';
import type { OpenMailbox } from './inbox/mailbox.ts';
import type { MailSettings } from './settings.ts';
import type { MailWords } from './words.ts';

export interface MailOptions {
  readonly settings: MailSettings;
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly troubles: Troubles;
  readonly words: MailWords;
  readonly log: Log;
  readonly isOnDuty: () => Promise<boolean>;
  readonly mailRead?: ((outcome: string) => void) | undefined;
  /** For tests: another mailbox. */
  readonly openMailbox?: OpenMailbox;
  /** For tests: a certificate that is accepted besides the usual ones, and another address that gives tokens. */
  readonly ca?: string;
  readonly tokenUrl?: string;
}
