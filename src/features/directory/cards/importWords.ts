/** Words of an import for a line: `Line 3, “Role”`, `role: alternate → focal point`, `entity: — → UNDP (new)`. */
import type { Role } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { ImportView } from '../rules/state.ts';

export const whereFault = (say: Speaker, { line, head }: ImportView['errors'][number]): string =>
  head === undefined ? say('card.import.line', { n: line }) : say('card.import.lineHead', { line, head });

type Diff = NonNullable<ImportView['changes'][number]['diffs']>[number];
export function wasAndIs(say: Speaker, { field, was, now }: Diff, newEntities: readonly string[]): string {
  const entity = (id: string): string =>
    newEntities.includes(id) ? say('card.import.newEntity', { name: id }) : say.entity(id);
  const one = (value: string): string =>
    field === 'roles' ? say(`card.role.${value as Role}`) : field === 'entity' ? entity(value) : value;
  const inWords = (values: readonly string[]): string => say.list(values.map(one)) || '—';
  return say('card.import.wasAndIs', {
    field: say(`card.import.field.${field}`),
    was: inWords(was),
    now: inWords(now),
  });
}
