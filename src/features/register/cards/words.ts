/** Words of several cards and files of the register. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { why } from '../../../kit/blocks/reasons.ts';
import type { ObjectionEnd, RegisterLineView } from './view.ts';

type Named = Pick<RegisterLineView, 'kind' | 'title' | 'ref' | 'closed'>;
/** The title of a line. Minutes are not a decision and have a title of their own kind. */
export const titleOf = (say: Speaker, { kind, title, ref, closed }: Named): string =>
  kind === 'minutes' && !closed ? say('register.minutesOf', { title, ref }) : title;

/** What happened to an objection, and when. */
export function endOf(say: Speaker, { ended, entity, at }: ObjectionEnd): string {
  if (at !== undefined && (ended === 'withdrawn' || ended === 'lifted'))
    return say(`register.objection.${ended}At`, { name: entity, at });
  return say(`register.objection.${ended}`, { name: entity });
}

/** Mails that came back after the end, one line each. */
export const cameBackLines = (say: Speaker, { cameBack = [] }: Pick<RegisterLineView, 'cameBack'>): string[] =>
  cameBack.map(({ entity: name, at, reason }) => say('register.cameBack', { name, at, why: why(say, reason) }));

/** The positions of the entities, as labels with names. Positions that nobody took are left out. */
export function standsOf(say: Speaker, line: RegisterLineView): (readonly [string, string])[] {
  const kinds = ['present', 'endorsed', 'silent', 'abstained', 'recused', 'unreached'] as const;
  return kinds
    .filter((kind) => line[kind].length > 0)
    .map((kind) => [say(`register.${kind}`), say.list(line[kind])] as const);
}
