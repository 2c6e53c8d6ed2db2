import type { Person } from './api.ts';
import { h } from './dom.ts';
import { frameLanguage, t, type FrameText } from './frameTexts.ts';

export const ROLE_NAMES: Readonly<Record<string, FrameText>> = {
  focalPoint: 'Focal point',
  alternate: 'Alternate',
  secretariat: 'Secretariat',
  coordinator: 'Coordinator',
  rmcChair: 'RMC Chair',
  chair: 'Chair',
  observer: 'Observer',
};

/** The names of roles in the language of the frame. */
const ownNames = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(ROLE_NAMES).map(([role, name]) => [role, t(name)]));

/** The person's main role in words, with an office held besides it. */
export function roleName({ role, roles }: Person, names: Readonly<Record<string, string>> = ownNames()): string {
  const named = [role, ...roles.filter((other) => other !== role && (other === 'rmcChair' || other === 'chair'))];
  return named.flatMap((each) => (each ? [names[each] ?? each] : [])).join(', ');
}

/** The short name of the person's entity, in the language of the frame unless another is given. */
export const entityName = ({ entity, shorts }: Person, language: string = frameLanguage()): string | null =>
  entity === null ? null : (shorts?.[language] ?? entity);

/** May the person open requests? Only used to choose what is offered first; the core decides what is allowed. */
export const manages = ({ roles }: Person): boolean => roles.includes('secretariat') || roles.includes('coordinator');

export const GROUPS = ['Secretariat', 'Focal points', 'Alternates', 'Others'] as const;
export function groupOf(person: Person): (typeof GROUPS)[number] {
  if (person.role === 'focalPoint') return 'Focal points';
  if (person.role === 'alternate') return 'Alternates';
  return manages(person) ? 'Secretariat' : 'Others';
}

/** The first letters of the first and last name. Words in brackets are not part of the name. */
export function initials(name: string): string {
  const words = name.match(/(?<![\p{L}\p{M}(])\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const [first = '', ...others] = words.map((word) => Array.from(word)[0] ?? '');
  return (first + (others.at(-1) ?? '')).toUpperCase();
}

/** The person's initials, in a colour that is always the same for the person. */
export function avatar({ id, name }: Person): HTMLElement {
  const hue = Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 8, 0);
  return h('span', { class: `avatar hue-${hue}`, attributes: { 'aria-hidden': 'true' } }, initials(name));
}
