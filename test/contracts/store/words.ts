import type { Answer } from '../../../src/core/answer.ts';
import type { CardName } from '../../../src/core/contract.ts';
import { expect, test } from 'vitest';
import { eventId, personId, ref } from '../../../src/core/ids.ts';
import type { Subject } from '../store.contract.ts';
import { at, change, commit, entry, envelope, queue, request, saved, sent, task, UNA } from './things.ts';

/** Anything that JSON can hold, and so anything that a person or a platform may send. */
const HOSTILE = {
  emoji: '👩🏽‍🚀 👍🏿 🇺🇳',
  rightToLeft: '\u202eمرحبا\u202c بالعالم',
  combined: 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  nul: 'before\0after',
  onlyNul: '\0',
  control: '\u0001\u0008\u001b[31m\u007f\r\n\t',
  halfAPair: 'high \ud83d low \udc4d end',
  lineSeparators: '\u2028\u2029\ufeff',
  quoted: '"said so"',
  backslashes: '\\"\\u0000\\',
  sql: `'; DROP TABLE documents; --`,
  json: '{"$set":{"a":1}}',
  dollar: '$where.a.b',
  prototype: '__proto__',
  empty: '',
  placeholder: '? ?1 :a @b',
};
const words = Object.entries(HOSTILE);

export function wordsPromises(subject: Subject): void {
  test.each(words)('%s: in a state and its lists', async (_, text) => {
    const state = { text, [text]: [text], positions: [text, { [text]: text }] };
    const made = await saved(subject.store, { document: request(1, { state }) });
    const next = { ...state, positions: [...state.positions, text] };
    await saved(subject.store, { document: change(made, next) });
    const found = await (await subject.reopen()).load(made.id);
    expect(JSON.stringify(found?.state)).toBe(JSON.stringify(next));
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });

  test.each(words)('%s: in what is kept apart from the state', async (_, text) => {
    const over = { stage: `stage ${text}`, uniqueKey: `key ${text}` };
    const made = await saved(subject.store, { document: request(1, over) });
    expect(await subject.store.commit(commit({ document: request(2, over) }))).toEqual({ type: 'taken', by: 'E-1' });
    await saved(subject.store, { document: request(2, { stage: 'stage', uniqueKey: 'key ' + text + '.' }) });
    await subject.reopen();
    expect(await subject.store.list(UNA, 'endorsement', { stages: [over.stage] })).toEqual([made]);
    expect(await subject.store.findByKey(UNA, 'endorsement', over.uniqueKey)).toBe('E-1');
  });

  test.each(words)('%s: in the journal', async (_, text) => {
    const answer = {
      ok: true,
      say: { key: text, with: { text } },
      // A name that only another version may know.
      card: { name: text as CardName, data: { [text]: text } },
    } as Answer;
    const said = entry({ eventId: eventId(text), actor: text, onBehalfOf: text, target: ref(text), answer });
    await subject.store.commit(commit({ journal: [said] }));
    await subject.store.commit(commit({ journal: [entry({ eventId: eventId(text + '.') })] }));
    const store = await subject.reopen();
    expect(await store.receipt(UNA, said.eventId)).toEqual(answer);
    expect(await store.commit(commit({ journal: [said] }))).toEqual({ type: 'conflict' });
    expect((await store.audit(UNA))[0]).toMatchObject({ eventId: text, actor: text, onBehalfOf: text, target: text });
    expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
  });

  test.each(words)('%s: in what is sent and what follows', async (_, text) => {
    const id = `cause ${text} person`;
    const over = {
      to: personId(text),
      about: ref(text),
      card: text as CardName,
      version: text,
      data: { [text]: text },
    };
    await queue(subject.store, envelope(id, over), envelope(`${id}.`, over));
    const [due] = await subject.store.dueDeliveries(at(0), 1);
    expect(due).toMatchObject({ id, ...over });
    await subject.store.settle([sent(due!.id, { messageId: text })], [task(id, { stamp: text })]);
    const store = await subject.reopen();
    expect((await store.deliveries(UNA, { about: ref(text) })).map(({ state }) => state)).toEqual(['sent', 'queued']);
    expect((await store.deliveries(UNA))[0]).toMatchObject({ messageId: text });
    await store.settle([{ id: `${id}.`, type: 'failed', at: at(1), reason: text }]);
    expect(await store.requeueFailed(UNA, over.to, at(2), [over.about])).toBe(1);
    const [follow] = await store.tasks(at(0), 10);
    expect(follow).toEqual(task(id, { stamp: text }));
    await store.taskDone(follow!);
    expect(await store.tasks(at(0), 10)).toEqual([]);
  });

  test('a text of a million characters', async () => {
    const text = '👍é"\n'.repeat(200_000);
    const made = await saved(subject.store, { document: request(1, { state: { text, positions: [text] } }) });
    await saved(subject.store, {
      document: change(made, { text: text + '!', positions: [text] }),
      envelopes: [envelope('a', { data: { text } })],
    });
    const found = await (await subject.reopen()).load(made.id);
    expect(found?.state).toEqual({ text: text + '!', positions: [text] });
    expect((await subject.store.deliveries(UNA))[0]?.data).toEqual({ text });
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  });
}
