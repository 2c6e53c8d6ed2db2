/** Shows Concord's time and, with a manual clock, offers ways to move it. */
import { records, type Clock, type Moved, type ClockProgress } from './api.ts';
import { fill, h } from './dom.ts';
import { toast } from './note.ts';
import { moveClock } from './moveClock.ts';
import { city, fromField, moment, toField } from './time.ts';
import { counted, frameLanguage, t } from './frameTexts.ts';

export interface ClockBox {
  readonly element: HTMLElement;
  readonly show: (clock: Clock, zone: string) => void;
  /** Moves the clock to just after the next request closes. */
  readonly toNextClosing: () => Promise<void>;
}

interface About {
  readonly network: () => string;
  /** Called when the clock has been moved. */
  readonly onMoved: () => Promise<void>;
}

export function createClockBox({ network, onMoved }: About): ClockBox {
  let clock: Clock | undefined;
  let zone = 'UTC';
  let drawnIn: string | undefined;
  const now = h('p', { class: 'now' });
  const progress = h('p', { class: 'subtle', attributes: { role: 'status', id: 'clock-progress' } });
  const field = h('input', { attributes: { type: 'datetime-local', id: 'clock-field', required: true } });
  const element = h('section', { class: 'box', attributes: { 'aria-labelledby': 'clock-title' } });

  const move = async (to: Moved): Promise<void> => {
    element.setAttribute('aria-busy', 'true');
    try {
      toast(said(await moveClock(to, (soFar) => fill(progress, underWay(soFar, zone))), zone));
      await onMoved();
    } catch (error) {
      toast(error instanceof Error ? error.message : t('The clock could not be moved.'), true);
    } finally {
      element.removeAttribute('aria-busy');
      fill(progress);
    }
  };
  const toNextClosing = async (): Promise<void> => {
    const next = await nextClosing(network(), clock?.now ?? '');
    if (next) await move({ now: next });
    else toast(t('No request has a closing to come.'));
  };
  const go = (): void => {
    if (field.value) void move({ now: fromField(field.value, zone) });
  };

  return {
    element,
    toNextClosing,
    show(shown, inZone) {
      if (drawnIn !== frameLanguage())
        fill(
          element,
          h('h3', { attributes: { id: 'clock-title' } }, t('Time')),
          now,
          progress,
          ...(shown.manual ? controls(field, { move, toNextClosing, go }) : [systemClock()]),
        );
      drawnIn = frameLanguage();
      const moved = clock?.now !== shown.now || zone !== inZone;
      [clock, zone] = [shown, inZone];
      fill(
        now,
        h('time', { attributes: { datetime: shown.now } }, moment(shown.now, zone)),
        h('span', { class: 'subtle' }, ` ${city(zone)}`),
      );
      // A time that somebody is typing stays, unless the clock was moved.
      if (moved) field.value = toField(shown.now, zone);
    },
  };
}

/**
 * Just after the next request closes. The closing instant itself is still in time. Who asked for a discussion does not end the
 * time of the others: a referred request closes too.
 */
async function nextClosing(network: string, now: string): Promise<string | undefined> {
  const requests = await records(network, 'endorsements');
  const closings = requests.flatMap(({ state, closesAt }) =>
    (state === 'open' || state === 'referred') && typeof closesAt === 'string' && closesAt >= now ? [closesAt] : [],
  );
  const [next] = closings.sort();
  return next && new Date(Date.parse(next) + 1000).toISOString();
}

const underWay = ({ now, ran, delivered }: ClockProgress, zone: string): string =>
  t('It is {at}: {done} done, {sent} sent or updated so far…', {
    at: moment(now, zone),
    done: counted(ran, '{n} thing', '{n} things'),
    sent: counted(delivered, '{n} message', '{n} messages'),
  });

function said({ now, ran, delivered }: ClockProgress, zone: string): string {
  const done =
    ran === 0 ? t('Nothing was due') : counted(ran, '{n} thing was due and done', '{n} things were due and done');
  const sent = counted(delivered, '{n} message was sent or updated', '{n} messages were sent or updated');
  return t('It is now {at} in {city}. {done}; {sent}.', { at: moment(now, zone), city: city(zone), done, sent });
}

const systemClock = (): HTMLElement =>
  h(
    'p',
    { class: 'subtle' },
    t('This is the real time. To let days pass in a moment, start Concord with '),
    h('code', {}, 'CONCORD_CLOCK=manual'),
    '.',
  );

interface Ways {
  readonly move: (to: Moved) => Promise<void>;
  readonly toNextClosing: () => Promise<void>;
  readonly go: () => void;
}

function controls(field: HTMLInputElement, { move, toNextClosing, go }: Ways): HTMLElement[] {
  const step = (words: string, press: () => void): HTMLElement =>
    h('button', { class: 'plain', attributes: { type: 'button' }, on: { click: press } }, words);
  const submit = (event: Event): void => {
    event.preventDefault();
    go();
  };
  return [
    h(
      'div',
      { class: 'row' },
      step(t('+1 hour'), () => void move({ advance: 'PT1H' })),
      step(t('+1 day'), () => void move({ advance: 'P1D' })),
      step(t('To the next closing'), () => void toNextClosing()),
    ),
    h(
      'form',
      { class: 'row', on: { submit } },
      h('label', { attributes: { for: field.id }, class: 'unseen' }, t('Date and time to go to')),
      field,
      h('button', { class: 'plain', attributes: { type: 'submit' } }, t('Go')),
    ),
  ];
}
