/** The sample network's series of meetings. Its first year is made once the program runs: the start does not wait for it. */
import { ref, type Instant } from '../core/ids.ts';
import { dateAt } from '../domain/calendar.ts';
import type { Series } from '../domain/meeting/series.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from '../store/store.ts';
import { foundDocument } from '../usecases/network.ts';

const NEW_YORK = 'America/New_York';

/** Focal Points meetings, monthly [ToR 2.a.ix]. The first that is to be made is due at once. */
export async function foundSeries(store: Store, settings: Settings, at: Instant): Promise<void> {
  const series: Series = {
    target: ref('S-1'),
    kind: 'focalPoints',
    rule: 'second thursday',
    time: '10:00',
    zone: NEW_YORK,
    minutes: 90,
    setAt: at,
    setBy: 'concord',
    next: { on: dateAt(at, NEW_YORK), startsAt: at },
  };
  await foundDocument(store, settings.id, { kind: 'series', target: series.target, state: () => series }, at);
}
