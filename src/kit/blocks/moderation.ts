/** Parts of the cards of something that is held for the Secretariat (`kit/moderation.ts`). */
import type { Action } from '../../core/card.ts';
import type { ActName } from '../../core/contract.ts';
import type { Instant, Ref } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';
import type { ModerationView } from '../moderation.ts';
import { when } from './blocks.ts';
import { press } from './buttons.ts';
import { form, words } from './forms.ts';

type View = Pick<ModerationView, 'heldSince' | 'claimedBy' | 'mayClaim'> & { readonly ref: Ref };
type Fact = readonly [label: string, value: string];

/** Since when it is held, and who has claimed it. */
export const heldFacts = (say: Speaker, { heldSince, claimedBy }: View): readonly Fact[] => [
  ...when(heldSince, (at) => [say('mail.held.since'), say.instant(at)] as const),
  claimFact(say, claimedBy),
];

export const claimFact = (say: Speaker, claimedBy: View['claimedBy']): Fact => [
  say('mail.held.claimedBy'),
  claimedBy ? claimant(say, claimedBy) : say('mail.held.nobody'),
];
const claimant = (say: Speaker, { name, at }: NonNullable<View['claimedBy']>): string =>
  name === '' ? say('mail.held.claimedBare', { at }) : say('mail.held.claimed', { name, at });

/** How it was decided and when, and by whom where it may be shown. */
export function decidedInWords(
  say: Speaker,
  how: 'approved' | 'changed' | 'declined' | 'cancelled',
  { by, at }: { readonly by: string; readonly at: Instant },
): string {
  return by === '' ? say(`mail.decidedBare.${how}`, { at }) : say(`mail.decided.${how}`, { by, at });
}

export const claimButton = (say: Speaker, view: View, verb: ActName): Action[] =>
  view.mayClaim ? [press(say('mail.act.claim'), verb, view)] : [];

export const releaseButton = (say: Speaker, view: View, verb: ActName): Action[] =>
  view.claimedBy?.me ? [press(say('mail.act.release'), verb, view, { minor: true })] : [];

export const declineForm = (say: Speaker, verb: ActName): Action =>
  form(
    say('mail.act.decline'),
    say('mail.act.declineSubmit'),
    verb,
    [words(say, 'reason', say('mail.decline.reason'), { required: true })],
    { look: 'danger' },
  );
