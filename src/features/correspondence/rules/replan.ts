/** Computes planned instants again after the network's zone or working days have changed (domain.md 2, 3). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import { calendarDate, type Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { closingOf, dateAt, instantAt, reminderRungs, timeAt } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { planned } from './chase.ts';
import { restsAfter, type Correspondence } from './state.ts';

/** The local time in the network's zone, `YYYY-MM-DDTHH:mm`. */
export const localOf = (at: Instant, { settings }: Network): string =>
  `${dateAt(at, settings.timeZone)}T${timeAt(at, settings.timeZone)}`;

/** The instants by the present settings. Instants that are past, or would be, do not change. */
export function instantsNow(
  c: Correspondence,
  now: Instant,
  { settings }: Pick<Network, 'settings'>,
): { readonly sendAt?: Instant; readonly dueAt?: Instant } {
  const [date, time] = c.sendLocal?.split('T') ?? [];
  const sendAt =
    c.state === 'scheduled' && date !== undefined && time !== undefined
      ? instantAt(calendarDate(date), time, settings.timeZone)
      : undefined;
  const dueAt =
    c.state === 'sent' && c.dueOn !== undefined && c.dueAt !== undefined && c.dueAt > now
      ? closingOf(c.dueOn, settings)
      : undefined;
  return {
    ...(sendAt !== undefined && sendAt > now && { sendAt }),
    ...(dueAt !== undefined && dueAt > now && { dueAt }),
  };
}

/** Does a planned instant differ from the one by the present settings? */
export function isBeside(c: Correspondence, now: Instant, network: Pick<Network, 'settings'>): boolean {
  const { sendAt = c.sendAt, dueAt = c.dueAt } = instantsNow(c, now, network);
  return sendAt !== c.sendAt || dueAt !== c.dueAt;
}

/** `correspondence.replan`: moves the instants, and tells the people who know the former ones. */
export function replanned(c: Correspondence, act: BySystem<unknown>, network: Network): Decision<Correspondence> {
  const now = act.receivedAt;
  const { sendAt, dueAt } = instantsNow(c, now, network);
  if (sendAt !== undefined && c.sendAt !== undefined && sendAt !== c.sendAt)
    return moved({ ...c, sendAt }, { what: 'send', from: c.sendAt, to: sendAt });
  if (dueAt === undefined || c.dueAt === undefined) return accept(c, phrase('concord.done'));
  const { settings } = network;
  const reminders = reminderRungs(c.sentAt ?? now, dueAt, settings.ladder, settings);
  const call = { ...c, dueAt, reminders, restsAt: restsAfter(dueAt) };
  const next: Correspondence = { ...call, ...planned(call, now, network) };
  return dueAt === c.dueAt
    ? accept(next, phrase('concord.done'))
    : moved(next, { what: 'due', from: c.dueAt, to: dueAt });
}

export interface Moving {
  readonly what: 'send' | 'due';
  readonly from: Instant;
  readonly to: Instant;
}

function moved(c: Correspondence, data: Moving): Decision<Correspondence> {
  const people = data.what === 'due' ? [...new Set([...c.recipients, c.by])] : [c.by];
  const tell: Effect = { type: 'tell', to: { people }, card: 'correspondenceMoved', data };
  return accept(c, phrase('concord.done'), [tell, { type: 'refreshCards' }]);
}
