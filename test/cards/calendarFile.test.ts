/** Meetings as files for calendar programs; what these read in them is in test/stories/meetingCalendar.test.ts. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { instant, ref } from '../../src/core/ids.ts';
import { ics } from '../../src/features/meetings/cards/ics.ts';
import type { CalendarEvent } from '../../src/features/meetings/cards/view.ts';
import { speaker } from '../../src/i18n/speaker.ts';

const meeting = (of: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: 'una/M-1', sequence: 0, cancelled: false, zone: 'America/Santiago' },
  changedAt: instant('2026-11-24T14:00:00Z'),
  startsAt: instant('2026-12-10T13:00:00Z'),
  endsAt: instant('2026-12-10T15:00:00Z'),
  organizer: { name: 'Secretariat', email: 'secretariat@un.example' },
  line: { ref: ref('M-1'), kind: 'focalPoints', title: '', untitled: true },
  ...of,
});
const written = (event: CalendarEvent): string => ics(speaker('en', 'UTC'), [event], { method: 'REQUEST' });

it('the clock changes of a zone are looked for once, not for every person who is invited', () => {
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  onTestFinished(() => asked.mockRestore());
  const first = written(meeting());
  expect(asked.mock.calls.length).toBeGreaterThan(365);
  asked.mockClear();
  expect(written(meeting())).toBe(first);
  expect(asked.mock.calls.length).toBeLessThan(10);
});

it('other years and other zones have clock changes of their own', () => {
  const zoneOf = (text: string): string => /BEGIN:VTIMEZONE.*END:VTIMEZONE/s.exec(text)?.[0] ?? '';
  const [now, later] = [meeting(), meeting({ startsAt: instant('2029-12-10T13:00:00Z') })].map(written).map(zoneOf);
  const elsewhere = zoneOf(written(meeting({ zone: 'Europe/Zurich' })));
  expect(now).toContain('DTSTART:2026');
  expect(now).not.toContain('DTSTART:2029');
  expect(later).toContain('DTSTART:2029');
  expect(elsewhere).toContain('TZID:Europe/Zurich');
  expect(elsewhere).toContain('TZOFFSETTO:+0200');
});
