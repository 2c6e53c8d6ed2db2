/** A look that is empty because nothing has happened yet says what happens next, and how its reader begins. */
import type { Block } from '../../core/card.ts';
import type { Reader } from '../../core/people.ts';
import type { Speaker } from '../../i18n/speaker.ts';
import { text } from './blocks.ts';

type Look = 'requests' | 'meetings' | 'messages' | 'calls' | 'plan' | 'register';

/** @param none that there is nothing */
export function nothingYet(say: Speaker, reader: Pick<Reader, 'manages'>, look: Look, none: string): Block[] {
  const whose = reader.manages ? 'officer' : 'member';
  return [text(none), text(say(`card.next.${look}.${whose}`))];
}
