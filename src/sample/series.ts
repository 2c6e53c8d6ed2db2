/** The sample network's series of meetings. */
import { ref, type Instant } from '../core/ids.ts';
import { dateAt } from '../calendar/calendar.ts';
import type { Series } from '../features/meetings/rules/series.ts';

const NEW_YORK = 'America/New_York';

/** A monthly series of Focal Points meetings [ToR 2.a.ix]. Its first meetings are made at once. */
export const sampleSeries = (at: Instant): Series => ({
  target: ref('S-1'),
  kind: 'focalPoints',
  rule: 'second thursday',
  time: '10:00',
  zone: NEW_YORK,
  minutes: 90,
  setAt: at,
  setBy: 'concord',
  next: { on: dateAt(at, NEW_YORK), startsAt: at },
});
