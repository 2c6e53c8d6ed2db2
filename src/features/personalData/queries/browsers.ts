/** What is kept beside the record of a person's mailbox and browsers. Words of cookies and codes are kept as hashes, and left out. */
import { createHash } from 'node:crypto';
import {
  PASSES_SPACE,
  RETURNED_SPACE,
  returnedIn,
  allSendingsTo,
  sendingAt,
  SENDINGS_SPACE,
  type KeptPass,
} from '../../../core/mailbox.ts';
import type { Person } from '../../../core/people.ts';
import { addressKey } from '../../../core/seen.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { PersonalData } from '../cards/view.ts';

type Kept = Pick<PersonalData, 'browsers' | 'codes' | 'returned'>;
const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64url');

export async function keptBeside(read: ReadStore, { id, email }: Pick<Person, 'id' | 'email'>): Promise<Kept> {
  const [passes, sendings, returned] = await Promise.all([
    read.keyValues(PASSES_SPACE),
    Promise.all(allSendingsTo(hashOf(addressKey(email))).map((prefix) => read.keyValues(SENDINGS_SPACE, prefix))),
    read.keyValue(RETURNED_SPACE, addressKey(email)),
  ]);
  return {
    browsers: passes.flatMap(({ key, value }) => {
      const { person, proved, used } = JSON.parse(value) as KeptPass;
      return person === id ? [{ browser: `P-${hashOf(key).slice(0, 8)}`, provedAt: proved, usedAt: used }] : [];
    }),
    codes: sendings
      .flat()
      .map(({ value }) => ({ at: sendingAt(value) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1)),
    returned: returned === undefined ? [] : [returnedIn(returned)],
  };
}
