/** What the silence of the reader's entity will mean, as far as it is known when the card is drawn (domain.md 3). */
import type { CardContext } from '../../../kit/cards.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { SilenceMeans } from '../rules/state.ts';
import type { RequestView } from './view.ts';

export const silenceIn = (
  { silence }: RequestView,
  byMail: CardContext<unknown>['byMail'],
): SilenceMeans | undefined => (byMail ? silence?.byMail : silence?.inChat);

const SAYS = {
  noObjection: 'card.request.ifSilent',
  ifProved: 'card.request.ifSilentProved',
  unlessReturned: 'card.request.ifSilentUnless',
} as const;

/** Undefined for an entity that is known not to be reached: its silence means nothing, whatever it reads here. */
export function silenceOf(say: Speaker, view: RequestView, byMail: CardContext<unknown>['byMail']): string | undefined {
  const { mine } = view;
  const means = silenceIn(view, byMail);
  if (!mine || means === undefined || means === 'notReached') return undefined;
  const { entity } = mine;
  // What was mailed long ago and is not proved to have come did not come late.
  if (means === 'tooLate' && mine.asked) return say('card.reminder.unproved', { entity });
  return means === 'tooLate'
    ? say('card.reminder.tooLate', { entity, n: view.reachHours })
    : say(SAYS[means], { entity });
}
