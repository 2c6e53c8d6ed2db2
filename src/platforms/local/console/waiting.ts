/** A line above the field: what quiet hours hold for the chosen person, with a way to have it now. */
import * as api from './api.ts';
import { fill, h } from './dom.ts';
import { frameWords } from './frameWords.ts';
import { toast } from './note.ts';
import { city } from './time.ts';

export interface WaitingLine {
  readonly element: HTMLElement;
  /** Reads again what waits for this person. */
  readonly show: (person: api.Person) => Promise<void>;
}

/** `Wednesday 08:00`, in the person's zone and language. */
const dayAndTime = (at: string, { zone, language }: api.Person): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(Date.parse(at));

/**
 * @param onDelivered called when messages were sent to the person, with the one that waited first
 * @param onGone takes the focus when the pressed button is gone, because nothing waits any more
 */
export function createWaitingLine(onDelivered: (first: api.Waiting) => void, onGone: () => void): WaitingLine {
  const element = h('section', { class: 'waiting', attributes: { hidden: true, role: 'status' } });
  let shown = '';

  const show = async (person: api.Person): Promise<void> => {
    shown = person.id;
    const waiting = await api.waiting(person.id).catch(() => []);
    if (shown !== person.id) return;
    element.hidden = waiting.length === 0;
    const [first] = waiting;
    if (!first) return fill(element);
    const words = frameWords(person);
    element.lang = person.language;
    const deliver = h(
      'button',
      { class: 'plain', attributes: { type: 'button' }, on: { click: () => void now(person, first) } },
      words.deliverNow,
    );
    fill(element, h('p', {}, words.waits(waiting.length, dayAndTime(first.until, person), city(person.zone))), deliver);
  };
  const now = async (person: api.Person, first: api.Waiting): Promise<void> => {
    try {
      await api.deliverNow(person.id);
      onDelivered(first);
    } catch (error) {
      toast(error instanceof Error ? error.message : frameWords(person).notSent, true);
    }
    await show(person);
    // The pressed button was replaced or is gone: without this the focus falls to the top of the page.
    if (shown !== person.id) return;
    const again = element.querySelector('button');
    if (again) again.focus({ preventScroll: true });
    else onGone();
  };
  return { element, show };
}
