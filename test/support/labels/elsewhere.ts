/** What can be read outside the chats: the local interface, figures, faults, a tab of Teams, calendars in mails. */
import { vi } from 'vitest';
import { doctor } from '../../../src/cli/doctor.ts';
import type { Kind } from '../../../src/core/contract.ts';
import { createMetrics } from '../../../src/runtime/metrics.ts';
import type { Entra } from '../teams/entra.ts';
import { TENANT } from '../teams/opened.ts';
import { link, openTab } from '../teams/tab.ts';
import { KINDS } from './met.ts';
import type { Place, Seen } from './places.ts';
import type { Store } from '../../../src/store/store.ts';
import { link as linkOf, words } from './planted.ts';
import type { Walk } from './walk.ts';

const NETWORK = 'una';

/** What stands in the rooms and chats, as the local interface gives it to each reader, and what quiet hours hold for them. */
async function chatsOf({ w, observer }: Walk): Promise<Seen[]> {
  const each = w.everyone.map(async ({ id }): Promise<Seen[]> => {
    const place: Place = id === observer.id ? 'observer' : 'chat';
    const at = `/local/people/${encodeURIComponent(id)}`;
    return Promise.all(
      ['messages', 'waiting'].map(async (what) => ({
        place,
        of: `${at}/${what}`,
        text: await read(w, `${at}/${what}`),
      })),
    );
  });
  const room = `/local/rooms/${NETWORK}/messages`;
  return [...(await Promise.all(each)).flat(), { place: 'room', of: room, text: await read(w, room) }];
}

const read = async ({ fetch: get }: Walk['w'], path: string): Promise<string> => (await get(path)).text();

/** Records that hold no items: what was done and sent, who is there, how the network works. The items themselves are the record. */
const records = (): string[] => {
  const unlabelled = (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind] !== 'labelled');
  return ['audit', 'deliveries', 'people', 'entities', ...unlabelled];
};

/** Everything that the local interface answers besides the items themselves. */
export async function local(walk: Walk): Promise<Seen[]> {
  const asked = [
    ...['people', 'networks', 'clock', 'about', 'settle', 'nothing'].map((one) => `/local/${one}?network=${NETWORK}`),
    ...records().map((kind) => `/local/records?network=${NETWORK}&kind=${kind}`),
  ];
  const answers = asked.map(async (path): Promise<Seen> => ({
    place: 'log',
    of: path,
    text: await read(walk.w, path),
  }));
  return [...(await chatsOf(walk)), ...(await Promise.all(answers))];
}

/** The figures that a monitoring program reads. */
export async function metrics({ w, now }: Walk): Promise<Seen[]> {
  const made = await createMetrics({ store: w.store, now: () => now });
  return [{ place: 'log', of: '/metrics', text: (await made.text()).body }];
}

/** Requests that cannot be read, with words in them: neither their answers nor the log repeat these. */
export async function faultPages({ w, member }: Walk): Promise<Seen[]> {
  const act = `/local/people/${member.id}/act`;
  const body = JSON.stringify({ verb: 'endorsement.comment', inputs: { text: words('unread') } });
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const asked: (readonly [path: string, init?: RequestInit])[] = [
    [act, { ...json, body: body.slice(0, -1) }],
    [act, { ...json, body: `${body}${words('unread')}` }],
    [act, { ...json, body: JSON.stringify({ verb: 'no.such', inputs: { text: words('unread') } }) }],
    [act, { ...json, body: JSON.stringify({ verb: 'endorsement.comment', messageId: words('unread') }) }],
    ['/local/people/una-0/act', { ...json, body }],
    [`/local/people/${member.id}/say`, { ...json, body: JSON.stringify({ text: 3, words: words('unread') }) }],
    [`/local/records?kind=${words('unread')}`],
    [`/files/${words('unread')}/x.pdf`],
    [`/page/${words('unread')}`],
    [`/calendar/${words('unread')}.ics`],
    [`/m/look?verb=${words('unread')}&target=${words('unread')}`],
    [`/${words('unread')}`],
    [`/%E0%A4%A?x=${words('unread')}`],
  ];
  return Promise.all(
    asked.map(async ([path, init]): Promise<Seen> => {
      const answer = await w.fetch(path, init);
      const text = await answer.text();
      const expected = answer.status >= 400 || text.includes('"ok":false');
      if (!expected && answer.status === 200 && !path.startsWith('/m/')) throw new Error(`${path} was read: ${text}`);
      return { place: 'log', of: `the answer ${answer.status} to ${path.split('zq')[0] ?? ''}`, text };
    }),
  );
}

const MEMBERS_TAB = '00000000-0000-0000-0000-0000000000b1';
const OBSERVERS_TAB = '00000000-0000-0000-0000-0000000000b2';
/** A tab of Teams, open as a member and as an observer: its pages, and what a browser keeps of their titles. */
export async function tab({ w, documents, items }: Walk, entra: Entra): Promise<Seen[]> {
  const [member, observer] = [w.focalPoint('UNHCR'), w.observer];
  const seen: Seen[] = [];
  for (const [who, oid] of [
    [member, MEMBERS_TAB],
    [observer, OBSERVERS_TAB],
  ] as const) {
    await link(w, who, `${TENANT}/${oid}`);
    const b = await openTab(w, entra, { oid });
    for (const page of ['/tab/home', ...documents.flatMap((one) => lookAt(who.id, one))]) {
      const { html, status } = await b.open(page);
      // Whoever may not see something, or asks for what is not there, is told so on a page.
      if (status >= 500 || (status !== 200 && page.endsWith(items.request) && who === member))
        throw new Error(`${page}: ${status}`);
      const [, title = ''] = /<title[^>]*>(.*?)<\/title>/s.exec(html) ?? [];
      const of = `the tab’s ${page}`;
      const isHome = page === '/tab/home';
      seen.push({ place: isHome ? 'chat' : 'notification', of: `the title of ${of}`, text: title });
      // Home is a list. What is looked at was asked for, and is shown to this reader alone.
      if (who === observer) seen.push({ place: 'observer', of, text: html });
      else if (isHome) seen.push({ place: 'chat', of, text: html });
    }
  }
  return seen;
}

const SHOWS: Readonly<Record<string, readonly string[]>> = {
  E: ['endorsement.show'],
  A: ['agenda.show'],
  M: ['meeting.show', 'agenda.show', 'minutes.show'],
  C: ['correspondence.show'],
  I: ['input.show'],
};
const lookAt = (who: string, target: string): string[] =>
  (SHOWS[target.charAt(0)] ?? []).map(
    (verb) => `/tab/look?${new URLSearchParams({ as: who, verb, target }).toString()}`,
  );

/** Stands before a store as one that breaks: its errors quote what was to be written, as those of drivers do. */
export function breakingStore() {
  const broken = (what: unknown): Promise<never> => {
    const quoted = JSON.stringify(what);
    store.broke += 1;
    return Promise.reject(
      store.broke % 2 === 0
        ? new SyntaxError(`Unexpected token 'z', "${quoted.slice(0, 60)}" is not valid JSON`)
        : new Error(`E11000 duplicate key error collection: documents dup key: ${quoted}`),
    );
  };
  const store = {
    isBroken: false,
    broke: 0,
    over: (whole: Store): Store => ({
      ...whole,
      commit: (commit) => (store.isBroken ? broken(commit) : whole.commit(commit)),
      load: (id) => (store.isBroken ? whole.load(id).then(broken) : whole.load(id)),
    }),
  };
  return store;
}
export type BreakingStore = ReturnType<typeof breakingStore>;

/** What is answered, and logged, when the store breaks while people press, type and open what is theirs. */
export async function broken({ w, items, now }: Walk, store: BreakingStore): Promise<Seen[]> {
  const unhcr = w.focalPoint('UNHCR');
  const { length: before } = w.answers;
  store.isBroken = true;
  const said = { text: words('broken') };
  await unhcr.press('endorsement.comment', items.request, said);
  await w.officer.press('endorsement.open', null, { ...said, title: words('broken'), documentUrl: linkOf('broken') });
  await w.officer.press('correspondence.send', null, { ...said, subject: words('broken'), audience: 'all' });
  for (const one of [items.request, items.item, items.call, items.circular]) await unhcr.say(`show ${one}`);
  const pages = await Promise.all(
    [`/local/records?network=${NETWORK}&kind=audit`, '/tab/home', '/m/', '/readyz'].map(
      async (path): Promise<Seen> => ({
        place: 'log',
        of: `${path} of a broken store`,
        text: await read(w, path),
      }),
    ),
  );
  store.isBroken = false;
  if (store.broke < 3 || w.faults.length === 0) throw new Error(`the store broke ${store.broke} times at ${now}`);
  w.faults.length = 0;
  return [
    ...pages,
    ...w.answers
      .slice(before)
      .map(({ what, shown }): Seen => ({ place: 'log', of: what, text: JSON.stringify(shown) })),
  ];
}

const PEER = { name: 'Concord', email: 'concord@un.example' };
/** Meetings as mails bring them to calendars: invitations, and what takes them out. */
export const invitations = ({ w, now }: Walk): Seen[] =>
  w.messages.flatMap(({ message: { kind, invitation } }): Seen[] =>
    invitation
      ? [
          {
            place: 'calendar',
            of: `the ${invitation.method} of ${kind}`,
            text: invitation.write({
              organizer: PEER,
              attendee: PEER,
              made: now,
              sequence: invitation.sequence,
              answers: true,
            }),
          },
        ]
      : [],
  );

/** What `doctor` says of a store in this folder. */
export async function commands(folder: string): Promise<Seen[]> {
  const said: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (said.push(String(text)), true));
  // Settings of the tests are none of the program.
  for (const name of Object.keys(process.env)) if (name.startsWith('CONCORD_')) vi.stubEnv(name, undefined);
  vi.stubEnv('CONCORD_DATA', folder);
  try {
    await doctor.run([]);
  } finally {
    output.mockRestore();
    vi.unstubAllEnvs();
  }
  const text = said.join('');
  if (!text.includes('The store’s folder')) throw new Error(`it said: ${text}`);
  return [{ place: 'log', of: 'doctor', text }];
}
