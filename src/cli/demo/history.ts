/**
 * Three weeks of the sample network's life, pressed by its people one after another: what was endorsed, referred, discussed,
 * circulated, swapped and asked for. Nothing is put into the store by another way.
 */
import type { DemoClient } from './client.ts';

/** When the history begins and where it leaves the clock: a Tuesday morning in New York, in working hours of Geneva. */
export const BEGINS = '2026-11-02T14:00:00Z';
export const ENDS = '2026-11-24T14:30:00Z';

/** Where the sample's documents would be. */
const DOCUMENTS = 'https://documents.example/sample';

interface MeetingRecord {
  readonly target: string;
  readonly kind: string;
  readonly startsAt: string;
  readonly agenda: readonly string[];
}
interface Term {
  readonly target: string;
  readonly entity: string;
  readonly from: string;
}

/** @param told called with what is being done, for who waits */
export async function playHistory(client: DemoClient, told: (what: string) => void): Promise<void> {
  for (const [what, chapter] of CHAPTERS) {
    told(what);
    await chapter(client);
  }
  await client.to(ENDS);
}

const CHAPTERS: readonly (readonly [string, (client: DemoClient) => Promise<void>])[] = [
  ['A document is put up for written endorsement, and another one is objected to', requests],
  ['A message goes to the network, and is acknowledged', circular],
  ['Two entities of the RMC change places', swap],
  ['The focal points meet, and decide on what was referred to them', meeting],
  ['Input to the annual report is asked for', callForInput],
  ['The minutes are issued, and the next request is open', lastWeek],
];

async function requests({ act, officer, focalPoint, entities, to }: DemoClient): Promise<void> {
  const plain = await act(officer, 'endorsement.open', null, {
    title: 'Terms of reference of the annual review',
    documentUrl: `${DOCUMENTS}/terms-of-reference-v2.docx`,
    documentVersion: '2',
    summary: 'Scope, method and calendar of the review. The comments of October are taken in.',
  });
  const contested = await act(officer, 'endorsement.open', null, {
    title: 'Joint guidance note on data sharing',
    documentUrl: `${DOCUMENTS}/guidance-note.docx`,
    summary: 'What entities share with each other about trends, and what they never share.',
  });
  await to('2026-11-03T15:00:00Z');
  for (const entity of entities.slice(0, 9)) await act(focalPoint(entity), 'endorsement.endorse', plain);
  await act(focalPoint('ILO'), 'endorsement.abstain', plain, { comment: 'Outside our mandate.' });
  for (const entity of entities.slice(10, 15)) await act(focalPoint(entity), 'endorsement.endorse', contested);
  await act(focalPoint('OHCHR'), 'endorsement.object', contested, {
    text: 'Paragraph 7 would allow sharing without the informed consent of those concerned.',
    wouldSatisfy: 'Consent as a condition, in the words of the ethical standards.',
    requestDiscussion: 'yes',
  });
}

async function circular({ act, officer, focalPoint, entities, to }: DemoClient): Promise<void> {
  await to('2026-11-05T15:00:00Z');
  const message = await act(officer, 'correspondence.send', null, {
    subject: 'Dates of the thematic workshop',
    text: 'The workshop on reparations is held on 8 and 9 December, in New York and online. Please name your participants.',
    acknowledge: 'yes',
  });
  await to('2026-11-06T15:00:00Z');
  for (const entity of entities.slice(3, 12)) await act(focalPoint(entity), 'correspondence.acknowledge', message);
}

async function swap(client: DemoClient): Promise<void> {
  const { act, focalPoint, to } = client;
  await to('2026-11-09T15:00:00Z');
  const terms = await client.records<Term>('terms');
  // Two who come after one another: what has begun stays.
  const mine = terms.find(({ from }) => from > '2026-11-09');
  const theirs = terms.find(({ from }) => mine !== undefined && from > mine.from);
  if (!mine || !theirs) return;
  const asked = await act(focalPoint(mine.entity), 'rmc.swap', mine.target, { with: theirs.entity });
  await act(focalPoint(theirs.entity), 'rmc.swapAccept', asked);
}

async function meeting(client: DemoClient): Promise<void> {
  const { act, officer, entities, to } = client;
  const all = await client.records<MeetingRecord>('meetings');
  const next = all.find(({ startsAt }) => startsAt >= '2026-11-12');
  if (!next) return;
  await to(next.startsAt);
  await act(officer, 'meeting.begin', next.target);
  await act(officer, 'meeting.present', next.target, { entities: entities.slice(0, 19).join(', ') });
  const found = (await client.records<MeetingRecord>('meetings')).find(({ target }) => target === next.target);
  for (const target of found?.agenda ?? []) {
    await act(officer, 'decision.put', target, {
      text: 'The guidance note is endorsed with informed consent as a condition in paragraph 7.',
    });
    // With its condition in the text, the objection is lifted in the room.
    await act(client.focalPoint('OHCHR'), 'decision.withdrawObjection', target);
    await act(officer, 'decision.record', target, {
      outcome: 'consensus',
      text: 'The guidance note is endorsed with informed consent as a condition in paragraph 7.',
      actions: 'Secretariat: circulate the final text by 20 November',
    });
  }
  await to(new Date(Date.parse(next.startsAt) + 80 * 60_000).toISOString());
  await act(officer, 'meeting.end', next.target, { confirm: 'yes' });
  await act(officer, 'minutes.draft', next.target);
}

async function callForInput({ act, officer, focalPoint, entities, to }: DemoClient): Promise<void> {
  await to('2026-11-16T15:00:00Z');
  const call = await act(officer, 'input.open', null, {
    title: 'Annual report 2026: what your entity did',
    questions: 'What were your main activities?\nIn which countries?\nHow many people were trained?',
    dueOn: '2026-11-30',
  });
  await to('2026-11-18T15:00:00Z');
  for (const [at, entity] of entities.slice(2, 8).entries())
    await act(focalPoint(entity), 'input.answer', call, {
      answers: JSON.stringify({
        1: 'Training of national police and courts.',
        2: 'Two countries.',
        3: String(40 + 5 * at),
      }),
    });
  await act(focalPoint('ITC'), 'input.nothing', call);
  await act(focalPoint('OCHA'), 'input.needTime', call, { until: '2026-12-04' });
}

async function lastWeek(client: DemoClient): Promise<void> {
  const { act, officer, focalPoint, entities, to } = client;
  await to('2026-11-20T15:00:00Z');
  const held = (await client.records<MeetingRecord>('meetings')).find(({ startsAt }) => startsAt >= '2026-11-12');
  if (held) await act(officer, 'minutes.issue', held.target);
  const open = await act(officer, 'endorsement.open', null, {
    title: 'Work plan for 2027',
    documentUrl: `${DOCUMENTS}/work-plan-2027.docx`,
    summary: 'Twelve activities, with lead and contributing entities. Figures of the budget follow in January.',
  });
  await to('2026-11-23T15:00:00Z');
  for (const entity of entities.slice(0, 4)) await act(focalPoint(entity), 'endorsement.endorse', open);
  await act(focalPoint('UNFPA'), 'endorsement.comment', open, { text: 'Activity 4 could begin in March already.' });
}
