/** What the cards of the network's rooms are drawn from: ordinary, empty, hostile and huge. */
import { calendarDate, personId, ref } from '../../../src/core/ids.ts';
import type { MeetingRoomView, RequestRoomView, RoomView } from '../../../src/features/network/cards/roomView.ts';
import * as views from '../views.ts';
import { count, maybe, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';
import type { Reader } from '../../../src/core/people.ts';
import type { RoomNews } from '../../../src/core/room.ts';

/** What came to the mailbox: from the person, from another, from nobody known; restricted; empty. */
function heardSamples(kind: Kind): Sample[] {
  const given = {
    from: must(kind, 'a@who.example').slice(0, 254),
    files: times(count(kind, 2), () => must(kind, 'a.pdf')),
  };
  const heard = (about: string, data: object): Sample => ({
    ...{ card: 'wordsReceived', about, reader: views.officer() },
    data: {
      ...{ what: 'words', isTheirs: true, vouched: 'pass', isCut: false, isRestricted: false, ...given },
      ...{ name: must(kind, 'Amina Diallo'), entity: 'WHO', subject: wordsOf(kind, 'Re: E-12').slice(0, 200) },
      ...{ words: wordsOf(kind, 'We agree.').slice(0, 4_000), about: 'E-12', show: 'endorsement.show', ...data },
    },
  });
  return [
    heard('words', {}),
    heard('absence', { what: 'absence', vouched: 'none' }),
    heard('calendar', { what: 'calendar', about: undefined }),
    heard('tentative', { what: 'calendar', about: undefined, tentative: true, words: '' }),
    heard('another', { isTheirs: false, vouched: 'fail', isCut: true }),
    heard('nobody', { name: undefined, entity: undefined, about: undefined, show: undefined, isTheirs: false }),
    heard('restricted', { isRestricted: true, words: undefined, subject: undefined }),
    heard('empty', { words: '' }),
    heard('set aside', { what: 'setAside', about: undefined }),
    ...['E-12', undefined].map((about) => ({
      card: 'wordsPassedOn' as const,
      about: about ?? 'none',
      reader: views.reader(),
      data: { ...(about !== undefined && { about, show: 'endorsement.show' }) },
    })),
  ];
}

function holidaySamples(kind: Kind): Sample[] {
  const day = (i: number) => calendarDate(`${2024 + Math.floor(i / 9)}-0${1 + (i % 9)}-1${i % 10}`);
  const list = times(Math.min(count(kind, 30), 60), (i) => ({
    date: day(i),
    ...(i % 3 === 0 ? { known: 'goodFriday' } : i % 3 === 1 ? { name: must(kind, 'Staff day').slice(0, 80) } : {}),
    ...(i % 2 === 0 && { expected: true as const }),
  }));
  const subject = { ...views.settings({ holidaySource: must(kind, 'ST/IC/2026/25') }), holidays: list };
  const missing = (about: string, year: number): Sample => ({
    card: 'holidaysMissing',
    about,
    reader: views.officer(),
    subject,
    data: { year },
  });
  return [
    { card: 'holidays', about: 'member', reader: views.reader(), subject },
    { card: 'holidays', about: 'officer', reader: views.officer(), subject: { ...subject, values: {} } },
    missing('none', 2099),
    missing('expected', 2026),
  ];
}

/** Whoever reads in the channel: nobody in particular. */
const { entity: _nobody, ...anyone } = views.reader({
  person: personId('una-room/teams'),
  name: 'UN Action',
  roles: [],
});
const onlooker: Reader = anyone;

const request = (kind: Kind, of: Partial<RequestRoomView> = {}): RequestRoomView => ({
  of: 'request',
  ref: ref('E-12'),
  title: must(kind, 'Framework for prevention'),
  documentUrl: 'https://un.example/framework',
  documentVersion: must(kind, '2').slice(0, 60),
  cardVersion: '2',
  state: 'open',
  open: true,
  closesAt: views.CLOSES,
  entities: 26,
  answered: 3,
  objections: [],
  ...of,
});

const meeting = (kind: Kind, of: Partial<MeetingRoomView> = {}): MeetingRoomView => ({
  of: 'meeting',
  ref: ref('M-7'),
  kind: 'focalPoints',
  title: must(kind, 'Focal points, December'),
  untitled: false,
  state: 'planned',
  startsAt: views.CLOSES,
  ...maybe('place', wordsOf(kind, 'Room 4, https://meet.un.example/7').slice(0, 300)),
  agenda: times(count(kind, 3), (i) => ({
    ref: ref(`A-${i + 1}`),
    ...(i === 1 ? {} : { title: must(kind, `Item ${i}`).slice(0, 300) }),
  })),
  ...maybe('reason', wordsOf(kind, 'The day is a holiday.')),
  ...of,
});

const message = (kind: Kind, more: object = {}): RoomView => ({
  of: 'message',
  ref: ref('C-9'),
  kind: 'circular',
  subject: must(kind, 'Workshop on reparations'),
  text: must(kind, 'It is on Monday.'),
  links: times(Math.min(count(kind, 2), 10), (i) => `https://un.example/workshop/${i}`),
  from: must(kind, 'Noor Haddad'),
  ...more,
});

export function roomSamples(kind: Kind): Sample[] {
  const posted = (about: string, news: RoomNews, subject: RoomView, more: object = {}): Sample => ({
    card: 'room',
    about,
    reader: onlooker,
    subject,
    data: { news, ...more },
  });
  const objections = times(count(kind, 2), (i) => ({
    name: must(kind, `Objector ${i}`),
    text: must(kind, 'Paragraph 12 is too narrow.'),
  })).slice(0, 30);
  return [
    posted('restricted', 'request', { of: 'restricted', ref: ref('E-13') }),
    posted('asked', 'request', request(kind), { version: '2' }),
    posted('asked, earlier text', 'request', request(kind), { version: '1' }),
    posted('over', 'request', request(kind, { open: false })),
    posted('referred', 'referred', request(kind, { state: 'referred', agendaItem: ref('A-31'), objections })),
    posted('resumed', 'pairWithdrawn', request(kind)),
    posted('extended', 'extended', request(kind)),
    posted(
      'withdrawn',
      'withdrawnNotice',
      request(kind, {
        state: 'withdrawn',
        open: false,
        ...maybe('reason', wordsOf(kind, 'Not needed.')),
      }),
    ),
    posted('outcome', 'outcome', request(kind, { state: 'endorsed', open: false, number: 'UNA/2026/14' })),
    posted('message', 'circular', message(kind, { fromEntity: must(kind, 'UNHCR'), dueAt: views.CLOSES })),
    posted('restricted message', 'circular', {
      of: 'restricted',
      ref: ref('C-10'),
    }),
    posted('call', 'inputCall', {
      of: 'call',
      ref: ref('I-4'),
      title: must(kind, 'Annual report').slice(0, 300),
      from: must(kind, 'Noor Haddad'),
      documentUrl: 'https://un.example/draft',
      dueAt: views.CLOSES,
    }),
    ...(['meetingInvitation', 'agendaCirculated', 'meetingReminder', 'meetingMoved', 'meetingCancelled'] as const).map(
      (news) => posted(news, news, meeting(kind)),
    ),
    posted('rmcOutcome', 'rmcOutcome', {
      of: 'rmc',
      title: must(kind, 'RMC, November'),
      seated: [],
    }),
    posted(
      'rmcTurn',
      'rmcTurn',
      {
        of: 'rmc',
        seated: times(count(kind, 6), (i) => must(kind, `Entity ${i}`)),
      },
      { on: calendarDate('2027-01-01') },
    ),
    {
      card: 'roomOpened',
      about: '',
      reader: onlooker,
      data: { network: must(kind, 'UN Action') },
    },
    {
      card: 'roomLost',
      about: '',
      reader: views.officer(),
      data: {
        room: must(kind, 'Announcements'),
        platform: 'teams',
        reason: 'blocked',
      },
    },
    ...[true, false].map((saved) => ({
      card: 'pressOutcome' as const,
      about: saved ? 'saved' : 'not saved',
      reader: onlooker,
      data: { at: '2026-11-24T14:00:00.000Z', saved, about: 'E-12', show: 'endorsement.show' },
    })),
    ...heardSamples(kind),
    ...holidaySamples(kind),
    {
      card: 'settings',
      about: 'with rooms',
      reader: views.officer(),
      subject: {
        ...views.settings(),
        rooms: [
          {
            platform: 'teams',
            address: 'x',
            name: must(kind, 'Announcements').slice(0, 60),
          },
          { platform: 'slack', address: 'y' },
        ],
      },
    },
  ];
}
