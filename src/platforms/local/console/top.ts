/** The top of the page: the network, the time, and a note that the network is invented. */
import type { Clock, ConsoleNetwork, Person } from './api.ts';
import { byId, fill, h, icon } from './dom.ts';
import { city, timeOfDay } from './time.ts';
import { frameLanguage, t } from './frameTexts.ts';

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
  const select = h('select', { attributes: { 'aria-label': t('Network') } }, ...options);
  select.addEventListener('change', () => {
    const chosen = networks.find(({ id }) => id === select.value);
    if (chosen) choose(chosen);
  });
  fill(byId('network'), select);
}

export function showTime({ now }: Clock, { zone }: Person): void {
  const chip = byId('clock-chip');
  fill(chip, icon('clock'), h('span', {}, timeOfDay(now, zone)), h('span', { class: 'wide-only' }, city(zone)));
  chip.title = t('Time and records');
}

export function showBanner(sample: boolean): void {
  const words = [t('Local console: no real messages are sent.')];
  if (sample) words.push(t('Sample network: all people are invented.'));
  fill(byId('banner'), ...words.map((line) => h('span', {}, line)));
}

/** Puts the parts of the page that are there from the start into the language of the frame. */
export function labelPage(sample: boolean): void {
  document.documentElement.lang = frameLanguage();
  const skip = document.querySelector('.skip');
  if (skip) skip.textContent = t('Skip to the message box');
  byId('nobody').textContent = t(
    'There is nobody in this network yet. Start Concord with CONCORD_SAMPLE=yes to try it with invented people.',
  );
  const labels = { 'open-rail': 'People', rail: 'People', chat: 'Chat', panel: 'Records and time' } as const;
  for (const [id, label] of Object.entries(labels)) byId(id).setAttribute('aria-label', t(label));
  byId('open-panel').setAttribute('aria-label', t('Records and time'));
  byId('open-panel').title = t('Records and time');
  showBanner(sample);
}

/** Without people there is no chat to show. */
export function showNobody(nobody: boolean): void {
  byId('nobody').hidden = !nobody;
  byId('chat').hidden = nobody;
}
