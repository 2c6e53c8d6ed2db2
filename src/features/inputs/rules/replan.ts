/** The roll or the settings have changed since a call was opened: new people are asked, and reminders are planned again. */
import { reminderRungs } from '../../../calendar/calendar.ts';
import type { BySystem } from '../../../core/act.ts';
import type { Already } from '../../../core/already.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import { words, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { planned } from './chase.ts';
import type { InputCall } from './state.ts';

const done = (c: InputCall, effects: readonly Effect[] = []): Decision<InputCall> =>
  accept(c, phrase('concord.done'), effects);

export const includeInputs = { person: words(100) };
/** `input.include`: a new representative gets the calls that are pending for the entity, each once (domain.md 4). */
export function include(
  c: InputCall,
  act: BySystem<Inputs<typeof includeInputs> & Already>,
  network: Network,
): Decision<InputCall> {
  const person = network.roll.people[act.inputs.person];
  if (c.state !== 'open' || !person?.entity || !c.entities.includes(person.entity)) return done(c);
  const tells: Effect[] = act.inputs.already?.includes('inputCall')
    ? []
    : [{ type: 'tell', to: { people: [person.id] }, card: 'inputCall', live: true }];
  // They may be in a zone in which nobody was asked before.
  const next = c.told ? { ...c, told: [...new Set([...c.told, person.id])] } : c;
  return done({ ...next, ...planned(next, c.remindedUntil ?? act.receivedAt, network) }, tells);
}

/**
 * `input.replan`: the due instant does not change, because it was announced. The reminders before it follow the settings and
 * the readers.
 */
export function replanned(c: InputCall, act: BySystem<unknown>, network: Network): Decision<InputCall> {
  if (c.state !== 'open') return done(c);
  const { settings } = network;
  const from = c.openedAt ?? c.createdAt;
  const next: InputCall = {
    ...c,
    reminders: reminderRungs(from, c.dueAt, settings.ladder, settings),
    extensions: c.extensions.map((one) =>
      one.dueAt === undefined
        ? one
        : { ...one, reminders: reminderRungs(one.at, one.dueAt, settings.ladder, settings) },
    ),
  };
  return done({ ...next, ...planned(next, act.receivedAt, network) });
}
