import { describe, expect, test } from 'vitest';
import { inWords } from '../../src/cli/audit.ts';
import { entityId, eventId, personId, ref } from '../../src/core/ids.ts';
import { NO_ITEMS, withItem } from '../../src/store/content.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { AuditVerdict } from '../../src/store/store.ts';
import { at, change, commit, entry, envelope, OTHER, request, saved, sent, UNA } from '../contracts/store/things.ts';
import { byHand, newFolder } from '../support/storeFolder.ts';

/** Five lines: E-1 made (1) and changed (3), E-2 made (2), a refusal (4), E-3 made (5). */
async function story(): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  const state = { title: 'Common premises', positions: [{ by: 'UNHCR' }, { by: 'WFP' }] };
  const over = { dueAt: at(9), uniqueKey: 'doc:1', state };
  const made = await saved(store, { document: request(1, over) });
  await saved(store, { document: request(2) });
  const next = { ...state, positions: [...state.positions, { by: 'IOM' }] };
  await saved(store, { document: change(made, next, { dueAt: at(9), uniqueKey: 'doc:1' }) });
  await store.commit(commit({ journal: [entry({ outcome: 'closed', onBehalfOf: 'UNHCR', target: ref('E-1') })] }));
  await saved(store, { document: request(3) });
  await saved(store, { document: request(1, { network: OTHER }) });
  await store.close();
  return folder;
}

async function verdictAfter(...statements: readonly string[]): Promise<AuditVerdict> {
  const folder = await story();
  byHand(folder, ...statements);
  const store = await openSqliteStore({ folder });
  const verdict = await store.verifyAudit(UNA);
  await store.close();
  return verdict;
}

/** The hash of a list with these items. */
const nextHash = (...items: readonly string[]) => items.reduce((tail, one) => withItem(tail, one), NO_ITEMS).hash;

const onLine = (seq: number, assignment: string) =>
  `UPDATE journal SET ${assignment} WHERE network = 'una' AND seq = ${seq}`;
const onDocument = (assignment: string) => `UPDATE documents SET ${assignment} WHERE id = 'una/E-1'`;
const onEntry = (assignment: string) => `UPDATE entries SET ${assignment} WHERE document = 1 AND seq = 2`;

test('nothing was done by hand', async () => {
  expect(await verdictAfter()).toMatchObject({ ok: true, lines: 5 });
});

describe('a line of the audit trail that was', () => {
  const assignments = 'at actor on_behalf_of verb target platform outcome event_id hash via besides'.split(' ');
  test.each(assignments)('changed in its %s is found', async (column) => {
    const verdict = await verdictAfter(onLine(4, `${column} = 'b'`));
    expect(verdict).toEqual({ ok: false, lines: 3, seq: 4, why: 'changed' });
  });

  test.each(['NULL', `'not JSON'`, `replace(document, '"version":2', '"version":3')`])(
    'changed in what it says of a document (%s) is found',
    async (value) => {
      expect(await verdictAfter(onLine(3, `document = ${value}`))).toMatchObject({ ok: false, seq: 3, why: 'changed' });
    },
  );

  // The receipt is not evidence (docs/decisions/0012): it is forgotten, and words are taken out of it.
  test.each(['answer', 'same'])('without its receipt (%s), or with another, is in order', async (column) => {
    expect(await verdictAfter(onLine(4, `${column} = NULL`))).toMatchObject({ ok: true, lines: 5 });
    expect(await verdictAfter(onLine(4, `${column} = '{}'`))).toMatchObject({ ok: true, lines: 5 });
  });

  test('stripped of a part is found', async () => {
    expect(await verdictAfter(onLine(4, 'on_behalf_of = NULL'))).toMatchObject({ seq: 4, why: 'changed' });
  });

  test('taken out is missed', async () => {
    const gone = `DELETE FROM journal WHERE network = 'una' AND seq`;
    expect(await verdictAfter(`${gone} = 1`)).toEqual({ ok: false, lines: 0, seq: 1, why: 'missing' });
    expect(await verdictAfter(`${gone} = 4`)).toEqual({ ok: false, lines: 3, seq: 4, why: 'missing' });
    expect(await verdictAfter(`${gone} >= 4`)).toEqual({ ok: false, lines: 3, seq: 4, why: 'missing' });
    expect(await verdictAfter(`${gone} > 0`)).toEqual({ ok: false, lines: 0, seq: 1, why: 'missing' });
  });

  test('taken out at the end is missed even when the count was corrected', async () => {
    const gone = `DELETE FROM journal WHERE network = 'una' AND seq = 5`;
    const count = `UPDATE chains SET lines = 4, last = (SELECT hash FROM journal WHERE network = 'una' AND seq = 4) WHERE network = 'una'`;
    expect(await verdictAfter(gone, count)).toMatchObject({
      ok: false,
      why: 'documentChanged',
      document: 'una/E-3',
      versions: { told: 0, stored: 1 },
    });
    // The cut line is not the first one about its document.
    const from3 = `DELETE FROM journal WHERE network = 'una' AND seq >= 3`;
    const count2 = `UPDATE chains SET lines = 2, last = (SELECT hash FROM journal WHERE network = 'una' AND seq = 2) WHERE network = 'una'`;
    const verdict = await verdictAfter(from3, count2);
    expect(verdict).toMatchObject({ lines: 2, seq: 1, document: 'una/E-1', versions: { told: 1, stored: 2 } });
    expect(inWords(verdict)).toBe(
      'the trail ends at line 2, and the store goes on: it has version 2 of una/E-1, of which line 1 tells last, in version 1. ' +
        'The end of the trail was cut off, or the document was written by other means. This was not done by Concord. ' +
        'Nor do these fit their lines: una/E-3.',
    );
    expect(inWords(await verdictAfter(gone, count))).toMatch(/^the trail ends at line 4, .* which no line tells of\. /);
    expect(await verdictAfter(`UPDATE chains SET lines = 4 WHERE network = 'una'`)).toMatchObject({
      seq: 5,
      why: 'changed',
    });
    expect(await verdictAfter(`UPDATE chains SET last = 'x' WHERE network = 'una'`)).toMatchObject({
      seq: 5,
      why: 'changed',
    });
  });

  test('put in is found', async () => {
    const copied = `INSERT INTO journal SELECT row + 1, network, 6, at, actor, on_behalf_of, verb, target, platform, outcome,
      event_id || '.', document, hash, answer, same, via, besides FROM journal WHERE network = 'una' AND seq = 5`;
    expect(await verdictAfter(copied)).toMatchObject({ ok: false, seq: 6, why: 'changed' });
  });

  test('changed elsewhere is not found here', async () => {
    expect(await verdictAfter(`UPDATE journal SET actor = 'b' WHERE network = 'other'`)).toMatchObject({ ok: true });
  });
});

describe('a document that was', () => {
  const item = (seq: number, how: string) => ({ type: 'item', list: 'positions', seq, how });
  const property = (name: string) => ({ type: 'property', name });
  const fields = { type: 'fields', lists: ['positions'] };
  const changes: Record<string, readonly [statement: string, what: object]> = {
    'changed in its state': [onDocument(`head = '{"title":"Other premises"}'`), fields],
    'changed into something unreadable': [onDocument(`head = 'Other premises'`), { type: 'unreadable' }],
    'moved to another stage': [onDocument(`stage = 'closed'`), property('stage')],
    'made due at another time': [onDocument(`due_at = '2027-01-01T00:00:00.000Z'`), fields],
    'given another key': [onDocument('unique_key = NULL'), fields],
    'given another version': [onDocument('version = 3'), property('version')],
    'given another number': [onDocument('number = 4'), property('number')],
    'given another kind': [onDocument(`kind = 'meeting'`), property('kind')],
    'moved to another network': [onDocument(`network = 'third'`), property('network')],
    'relieved of its lists': [onDocument(`lists = '[]'`), property('lists')],
    'relieved of the names of its lists': [onDocument(`lists = 'positions'`), property('lists')],
    'changed in an item of a list': [
      onEntry(`item = '{"entity":"IOM","version":"2"}'`),
      { ...item(2, 'changed'), entity: 'IOM', version: '2' },
    ],
    'changed in an item of a list to no JSON': [onEntry(`item = 'IOM'`), item(2, 'changed')],
    'changed in the hash of an item': [onEntry(`hash = 'x'`), item(2, 'changed')],
    'relieved of an item': ['DELETE FROM entries WHERE document = 1 AND seq = 2', item(2, 'missing')],
    'relieved of its last item': ['DELETE FROM entries WHERE document = 1 AND seq = 3', item(3, 'missing')],
    'relieved of all its items': ['DELETE FROM entries WHERE document = 1', item(1, 'missing')],
    // Such as a copy of the day before.
    'put back as it was': [
      `${onDocument('version = 1')}; DELETE FROM entries WHERE document = 1 AND seq = 3`,
      { type: 'earlier', version: 1 },
    ],
    'given an item': [`INSERT INTO entries VALUES (1, 'positions', 4, '{}', 'x')`, item(4, 'added')],
    'given an item with the right hash': [
      `INSERT INTO entries VALUES (1, 'positions', 4, '{}', '${nextHash('{"by":"UNHCR"}', '{"by":"WFP"}', '{"by":"IOM"}', '{}')}')`,
      item(4, 'added'),
    ],
    deleted: [`DELETE FROM documents WHERE id = 'una/E-1'`, { type: 'gone' }],
  };
  test.each(Object.entries(changes))('%s is found, with what differs', async (name, [statement, what]) => {
    const found = { ok: false, lines: 5, seq: 3, why: 'documentChanged', document: 'una/E-1' };
    const versions = name === 'given another version' && { versions: { told: 2, stored: 3 } };
    expect(await verdictAfter(statement)).toEqual({ ...found, ...versions, what });
  });

  const words: readonly (readonly [keyof typeof changes, string])[] = [
    ['changed in an item of a list', 'position 2 of E-1 (IOM, on version 2) was changed'],
    ['relieved of an item', 'position 2 of E-1 is missing'],
    ['given an item', 'position 4 of E-1 was put in'],
    ['given another version', 'the version number of E-1 was changed'],
    ['moved to another stage', 'the stage of E-1 was changed'],
    ['changed in its state', 'a field of E-1 besides positions was changed, or the list was written anew'],
    ['changed into something unreadable', 'E-1 cannot be read'],
    ['relieved of its last item', 'position 3 of E-1 is missing'],
    ['put back as it was', 'E-1 is as it was in version 1'],
    ['deleted', 'E-1 is not there'],
  ];
  test.each(words)('%s: the words say it', async (name, said) => {
    const [statement] = changes[name] as readonly [string, object];
    const line = 'line 3 does not fit the stored una/E-1';
    expect(inWords(await verdictAfter(statement))).toBe(`${line}: ${said}. This was not done by Concord.`);
  });

  test('of several, the one of the first line is named first', async () => {
    const both = `UPDATE documents SET head = '{}' WHERE id IN ('una/E-1', 'una/E-2')`;
    expect(await verdictAfter(both)).toMatchObject({ seq: 2, document: 'una/E-2', others: ['una/E-1'] });
  });

  test.each([
    [changes['changed in its state']?.[0] ?? '', undefined],
    [changes['changed in an item of a list']?.[0] ?? '', changes['changed in an item of a list']?.[1]],
  ])('changed is found after it was written again (%s)', async (statement, what) => {
    const folder = await story();
    byHand(folder, statement);
    const store = await openSqliteStore({ folder });
    const made = (await store.load('una/E-1'))!;
    await saved(store, { document: change(made, { ...(made.state as object), more: true }, { uniqueKey: 'doc:1' }) });
    const verdict = await store.verifyAudit(UNA);
    expect(verdict).toMatchObject({ ok: false, why: 'documentChanged', document: 'una/E-1' });
    expect('what' in verdict ? verdict.what : undefined).toEqual(what);
    await store.close();
  });

  test('put in by hand is found', async () => {
    const copied = `INSERT INTO documents SELECT 99, 'una/E-9', network, kind, 'E-9', 9, version, card_version, stage, due_at,
      refresh_at, NULL, lists, head FROM documents WHERE id = 'una/E-2'`;
    expect(await verdictAfter(copied)).toEqual({
      ok: false,
      lines: 5,
      seq: 0,
      why: 'documentChanged',
      document: 'una/E-9',
      versions: { told: 0, stored: 1 },
    });
    const verdict = await verdictAfter(copied, `UPDATE documents SET head = 'no JSON' WHERE id = 'una/E-9'`);
    expect(inWords(verdict)).toBe(
      'no line tells of the stored una/E-9: E-9 cannot be read. This was not done by Concord.',
    );
  });
});

describe('a delivery that was', () => {
  /** Two lines with three deliveries; a third delivery's line says nothing of it. */
  async function sentOut(...statements: readonly string[]): Promise<AuditVerdict> {
    const folder = newFolder();
    const store = await openSqliteStore({ folder });
    for (const who of [['a'], ['a', 'b']]) {
      const made = entry({ eventId: eventId(`send-${who.length}`) });
      const to = (person: string) =>
        envelope(`una:${made.eventId}:request:${person}`, { to: personId(person), entity: entityId(person) });
      await store.commit(commit({ journal: [made], envelopes: who.map(to) }));
    }
    await store.settle([sent('una:send-1:request:a')]);
    await store.close();
    byHand(folder, ...statements);
    const again = await openSqliteStore({ folder });
    const verdict = await again.verifyAudit(UNA);
    await again.close();
    return verdict;
  }
  const one = `WHERE id = 'una:send-2:request:b'`;

  test('left alone, or sent, is in order', async () => {
    expect(await sentOut()).toMatchObject({ ok: true, lines: 2 });
  });
  test.each([
    ['deleted', `DELETE FROM deliveries ${one}`, 1],
    ['given to another entity', `UPDATE deliveries SET entity = 'c' ${one}`, 2],
    ['given to another person', `UPDATE deliveries SET person = 'c' ${one}`, 1],
    ['made of another document', `UPDATE deliveries SET about = 'E-9' ${one}`, 2],
    ['made of another version', `UPDATE deliveries SET version = NULL ${one}`, 2],
    ['said to be covered by nothing', `UPDATE deliveries SET covered = 0 ${one}`, 1],
  ])('%s is found, with its line', async (_, statement, found) => {
    const deliveries = { made: 2, found };
    expect(await sentOut(statement)).toMatchObject({ ok: false, why: 'deliveriesChanged', seq: 2, deliveries });
  });

  test('relied on, and then changed, is found with its line', async () => {
    const id = 'una:send-1:request:a';
    const proves = [
      { delivery: id, at: at(5), platform: 'teams' },
      { delivery: 'una:send-2:request:b', at: at(5), platform: 'mail', proof: 'handed', provedAt: at(5) } as const,
    ];
    const after = async (...statements: readonly string[]): Promise<AuditVerdict> => {
      const folder = newFolder();
      const store = await openSqliteStore({ folder });
      for (const [event, person] of [
        ['send-1', 'a'],
        ['send-2', 'b'],
      ] as const) {
        const made = entry({ eventId: eventId(event) });
        const to = envelope(`una:${event}:request:${person}`, { to: personId(person), entity: entityId(person) });
        await store.commit(commit({ journal: [made], envelopes: [to] }));
      }
      const mail = { at: at(5), platform: 'mail', proof: 'handed' } as const;
      await store.settle([sent(id, { at: at(5), platform: 'teams' }), sent('una:send-2:request:b', mail)]);
      await store.commit(commit({ journal: [entry({ at: at(9), proves })] }));
      await store.close();
      byHand(folder, ...statements);
      const again = await openSqliteStore({ folder });
      const verdict = await again.verifyAudit(UNA);
      await again.close();
      return verdict;
    };
    const change = (what: string, which = id) => `UPDATE deliveries SET ${what} WHERE id = '${which}'`;
    expect(await after()).toMatchObject({ ok: true, lines: 3 });
    const verdict = await after(change(`at = '${at(7)}'`));
    expect(verdict).toMatchObject({ ok: false, lines: 3, seq: 3, why: 'proofChanged', proof: proves[0] });
    expect(inWords(verdict)).toBe(
      `line 3 relied on the delivery ${id}, sent through teams at ${at(5)}, which is not so any more. This was not done by Concord.`,
    );
    for (const what of [`state = 'failed'`, `platform = 'slack'`, `proof = 'seen'`])
      expect(await after(change(what))).toMatchObject({ why: 'proofChanged', seq: 3, proof: { delivery: id } });
    // A mail that was seen or came back before the decision would have been said to.
    for (const what of [`proof = 'seen', proved_at = '${at(7)}'`, `state = 'returned', at = '${at(7)}'`])
      expect(await after(change(what, 'una:send-2:request:b'))).toMatchObject({ why: 'proofChanged', seq: 3 });
    // More is learnt of a mail.
    for (const what of [
      `proof = 'seen', proved_at = '${at(11)}'`,
      `state = 'returned', proof = NULL, at = '${at(11)}'`,
    ])
      expect(await after(change(what, 'una:send-2:request:b'))).toMatchObject({ ok: true });
  });

  test('put in is found', async () => {
    const put = `INSERT INTO deliveries SELECT NULL, 'una:send-3:request:b', network, person, entity, card, about, version,
      live, urgent, created_at, state, tries, next_at, at, platform, message_id, reason, shown_version, shown_hash,
      edit_after, data, line, tried_since, proof, proved_at, proof_words, covered, address, came_back FROM deliveries ${one}`;
    expect(await sentOut(put)).toMatchObject({
      ok: false,
      why: 'deliveriesChanged',
      deliveries: { made: 0, found: 1 },
    });
  });
});
