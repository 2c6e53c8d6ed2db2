/** Buttons of several features about one document. */
import type { Action, Press } from '../../core/card.ts';
import type { ActName } from '../../core/contract.ts';
import type { Ref } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';

interface About {
  readonly ref: Ref;
}

/** A button that does an act on the document. */
export const press = (
  title: string,
  verb: ActName,
  { ref }: About,
  more: Partial<Pick<Press, 'look' | 'minor' | 'inputs'>> = {},
): Action => ({ type: 'press', title, verb, target: ref, ...more });

/** Shows a restricted document in full, to this reader alone. @param verb the act that shows it */
export const showButton = (say: Speaker, verb: ActName, { ref }: About): Press => ({
  type: 'press',
  title: say('mail.act.show'),
  verb,
  target: ref,
  look: 'primary',
});

/** Opens the document from a notice about it. */
export const openButton = (say: Speaker, verb: ActName, { ref }: About): Press => ({
  type: 'press',
  title: say('mail.act.show.ref', { ref }),
  verb,
  target: ref,
});
