/** Who may do an act, decided on the stored roll (domain.md 3). */
import { SYSTEM, type Actor } from '../core/act.ts';
import { manages, represents } from '../core/people.ts';
import type { Permission } from '../kit/acts.ts';

/** May this actor do it? Decided by the stored roll, never by what a card or client says. */
export function isPermitted(actor: Actor, who: Permission): boolean {
  if (actor === SYSTEM) return who === 'concord';
  switch (who) {
    case 'anyone':
      return true;
    case 'representative':
      return represents(actor);
    case 'secretariat':
      return manages(actor);
    case 'representativeOrSecretariat':
      return represents(actor) || manages(actor);
    case 'rmcChair':
      return actor.roles.includes('rmcChair');
    case 'concord':
      return false;
  }
}

/** The text of the refusal, by permission. */
export const WHO_MAY = {
  anyone: 'refused.notAllowed',
  concord: 'refused.notAllowed',
  representative: 'refused.representativesOnly',
  secretariat: 'refused.secretariatOnly',
  representativeOrSecretariat: 'refused.notAllowed',
  rmcChair: 'refused.rmcChairOnly',
} as const;
