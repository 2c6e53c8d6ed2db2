/** The top of the page: the network, the time, and a note that the network is invented. */
import type { Clock, ConsoleNetwork, Person } from './api.ts';
import { byId, fill, h, icon } from './dom.ts';
import { city, timeOfDay } from './time.ts';

/** The name of the network; a choice when there are several. */
export function showNetworks(
  networks: readonly ConsoleNetwork[],
  current: ConsoleNetwork,
  choose: (network: ConsoleNetwork) => void,
): void {
  if (networks.length === 1) return fill(byId('network'), current.name);
  const options = networks.map(({ id, name }) =>
    h('option', { attributes: { value: id, selected: id === current.id } }, name),
  );
  const select = h('select', { attributes: { 'aria-label': 'Network' } }, ...options);
  select.addEventListener('change', () => {
    const chosen = networks.find(({ id }) => id === select.value);
    if (chosen) choose(chosen);
  });
  fill(byId('network'), select);
}

export function showTime({ now }: Clock, { zone }: Person): void {
  const chip = byId('clock-chip');
  fill(chip, icon('clock'), h('span', {}, timeOfDay(now, zone)), h('span', { class: 'wide-only' }, city(zone)));
  chip.title = 'Time and records';
}

export function showBanner(sample: boolean): void {
  const words = ['Local console: no real messages are sent.'];
  if (sample) words.push('Sample network: all people are invented.');
  fill(byId('banner'), ...words.map((line) => h('span', {}, line)));
}

/** Without people there is no chat to show. */
export function showNobody(nobody: boolean): void {
  byId('nobody').hidden = !nobody;
  byId('chat').hidden = nobody;
}
