/**
 * Pages that only show something have an address of their own, so that the back button and a reload ask for nothing to be
 * sent again. The address names an act that changes nothing; the browser's pass says for whom.
 */
import { ref } from '../../../core/ids.ts';
import type { ShownAnswer } from '../../door.ts';
import type { KeptPress } from '../codes.ts';
import { newEvent } from './cardPage.ts';
import type { Subject } from './visit.ts';

/** What people have written stays out of addresses, which proxies log: numbers and names of states may stand there. */
const PLAIN = /^[\w.-]{0,20}$/;

/** The address of what a press has shown; undefined for what only a form can ask for. */
export function lookAt(
  path: string,
  subject: Subject,
  { verb, target, inputs }: KeptPress,
  shown: ShownAnswer,
): string | undefined {
  const given = Object.entries(inputs);
  if (!shown.ok || !shown.isQuery || !shown.card || !PLAIN.test(target ?? '')) return undefined;
  if (!given.every(([name, value]) => PLAIN.test(name) && PLAIN.test(value))) return undefined;
  const asked = new URLSearchParams({ as: subject.known.person.id, verb, ...(target && { target }) });
  if (subject.token !== undefined) asked.set('link', subject.token);
  for (const [name, value] of given) asked.append('i', `${name}:${value}`);
  return `${path}/look?${asked.toString()}`;
}

/** The press of such an address. */
export function pressAt(asked: URLSearchParams): KeptPress {
  const inputs = asked.getAll('i').map((one) => [one.split(':')[0] ?? '', one.slice(one.indexOf(':') + 1)] as const);
  const target = asked.get('target') ?? '';
  return {
    verb: asked.get('verb') ?? '',
    inputs: Object.fromEntries(inputs),
    event: newEvent(),
    ...(target !== '' && { target: ref(target) }),
  };
}
