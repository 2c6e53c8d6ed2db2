/** What time Concord thinks it is, and, where the clock is made for it, ways to let time pass. */
import { moveClock, records, type Clock, type Moved } from './api.ts';
import { fill, h } from './dom.ts';
import { toast } from './note.ts';
import { city, fromField, moment, toField } from './time.ts';

export interface ClockBox {
  readonly element: HTMLElement;
  readonly show: (clock: Clock, zone: string) => void;
  /** Lets time pass to just after the next request closes. */
  readonly toNextClosing: () => Promise<void>;
}

interface About {
  readonly network: () => string;
  /** Called when time has passed. */
  readonly onMoved: () => Promise<void>;
}

export function createClockBox({ network, onMoved }: About): ClockBox {
  let clock: Clock | undefined;
  let zone = 'UTC';
  const element = h('section', { class: 'box', attributes: { 'aria-labelledby': 'clock-title' } });

  const move = async (to: Moved): Promise<void> => {
    element.setAttribute('aria-busy', 'true');
    try {
      const passed = await moveClock(to);
      toast(
        `It is now ${moment(passed.now, zone)} in ${city(zone)}. ${counted(passed.ran, 'thing was', 'things were')} due, ${counted(passed.delivered, 'message', 'messages')} went out.`,
      );
      await onMoved();
    } catch (error) {
      toast(error instanceof Error ? error.message : 'The clock could not be moved.', true);
    } finally {
      element.removeAttribute('aria-busy');
    }
  };
  const toNextClosing = async (): Promise<void> => {
    const requests = await records(network(), 'endorsements');
    const closings = requests.flatMap(({ state, closesAt }) =>
      state === 'open' && typeof closesAt === 'string' ? [closesAt] : [],
    );
    const next = closings.filter((at) => at >= (clock?.now ?? '')).sort()[0];
    // The closing instant itself is still in time: the request ends once it has passed.
    if (next) await move({ now: new Date(Date.parse(next) + 1000).toISOString() });
    else toast('No open request has a closing to come.');
  };

  return {
    element,
    toNextClosing,
    show(now, inZone) {
      const held = element.contains(document.activeElement) ? document.activeElement?.id : undefined;
      [clock, zone] = [now, inZone];
      fill(element, ...(now.manual ? controls(now, zone, move, toNextClosing) : [head(now, zone), systemClock()]));
      if (held) document.getElementById(held)?.focus();
    },
  };
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const head = ({ now }: Clock, zone: string): HTMLElement =>
  h(
    'div',
    {},
    h('h3', { attributes: { id: 'clock-title' } }, 'Time'),
    h(
      'p',
      { class: 'now' },
      h('time', { attributes: { datetime: now } }, moment(now, zone)),
      h('span', { class: 'subtle' }, ` ${city(zone)}`),
    ),
  );

const systemClock = (): HTMLElement =>
  h(
    'p',
    { class: 'subtle' },
    'This is the real time. To let days pass in a moment, start Concord with ',
    h('code', {}, 'CONCORD_CLOCK=manual'),
    '.',
  );

function controls(
  now: Clock,
  zone: string,
  move: (to: Moved) => Promise<void>,
  toNextClosing: () => Promise<void>,
): HTMLElement[] {
  const field = h('input', {
    attributes: { type: 'datetime-local', id: 'clock-field', value: toField(now.now, zone), required: true },
  });
  const go = (event: Event): void => {
    event.preventDefault();
    if (field.value) void move({ now: fromField(field.value, zone) });
  };
  const step = (id: string, words: string, press: () => void): HTMLElement =>
    h('button', { class: 'plain', attributes: { type: 'button', id }, on: { click: press } }, words);
  return [
    head(now, zone),
    h(
      'div',
      { class: 'row' },
      step('clock-hour', '+1 hour', () => void move({ advance: 'PT1H' })),
      step('clock-day', '+1 day', () => void move({ advance: 'P1D' })),
      step('clock-closing', 'To the next closing', () => void toNextClosing()),
    ),
    h(
      'form',
      { class: 'row', on: { submit: go } },
      h('label', { attributes: { for: 'clock-field' }, class: 'unseen' }, `Date and time, ${city(zone)}`),
      field,
      h('button', { class: 'plain', attributes: { type: 'submit', id: 'clock-go' } }, 'Go'),
    ),
  ];
}
