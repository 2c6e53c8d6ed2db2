/** What a look into the past answers when nobody in it has the name that was typed. */
import { nearestEntities, type Entities } from '../core/entities.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';

/** The refusal for a name that no entity has or had, with the most similar names. */
export function neverNamed(roll: Entities, typed: string): Phrase {
  const name = typed.slice(0, MAX_REPEATED);
  const near = nearestEntities(roll, typed).map(({ id }) => id);
  return near.length > 0 ? phrase('entity.neverNear', { name, near }) : phrase('entity.never', { name });
}
const MAX_REPEATED = 60;
