/** What several cards about a request say and offer. */
import type { Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';

/** Opens the request's own card, always as it is now. */
export const showRequest = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.showRequest', { ref: target }),
  verb: 'endorsement.show',
  target,
});

/** Asks for a page of everything that was said on the request. */
export const page = (say: Speaker, view: RequestView, number: number): Press => ({
  type: 'press',
  title: say('card.showAll'),
  verb: 'endorsement.show',
  target: view.ref,
  inputs: { page: String(number) },
});

/** What every card about a request carries: a press on it says which text its reader saw. */
export const about = (view: RequestView) => ({ context: { target: view.ref, version: view.cardVersion } });

/**
 * What may stand in a message that is kept (domain 9): everything, the title alone, or the reference alone. The details
 * come on pressing "Show".
 */
export const discretion = ({ classification }: RequestView): 'all' | 'title' | 'reference' =>
  classification === 'unclassified' ? 'all' : classification === 'confidential' ? 'title' : 'reference';

/** How the request may be named in a message that is kept. */
export const named = (view: RequestView): string => (discretion(view) === 'reference' ? view.ref : view.title);
