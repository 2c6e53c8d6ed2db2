import { expect, test } from 'vitest';
import { after, eventId } from '../../../src/core/ids.ts';
import type { Same } from '../../../src/store/repeats.ts';
import type { JournalEntry } from '../../../src/store/store.ts';
import type { Subject } from '../store.contract.ts';
import { at, commit, entry, OTHER, request, UNA } from './things.ts';

/** The same act under another event's name, and what was decided knowing of no event. */
export function repeatsPromises(subject: Subject): void {
  const same = (act: string, ...ends: string[]): Same => ({ act, ends });
  const write = async (...journal: JournalEntry[]) => (await subject.store.commit(commit({ journal }))).type;
  const endorsed = (over: Partial<JournalEntry> = {}) => entry({ same: same('a', 'E-1 UNHCR'), ...over });
  const known = async (minute: number, network = UNA) => subject.store.repeated(network, 'a', at(minute));

  test('an accepted act is not written again within ten minutes, and its answer is known', async () => {
    const first = endorsed();
    expect(await write(first)).toBe('saved');
    for (let opened = 0; opened < 2; opened += 1) {
      expect(await write(endorsed({ at: at(10) }))).toBe('conflict');
      expect(await known(10)).toMatchObject({ answer: first.answer, end: 'E-1 UNHCR' });
      expect(await subject.store.repeated(UNA, 'a', after(at(10), 1))).toBeUndefined();
      expect([await known(1, OTHER), await subject.store.repeated(UNA, 'b', at(1))]).toEqual([undefined, undefined]);
      await subject.reopen();
    }
    expect(await write(endorsed({ at: after(at(10), 1) }))).toBe('saved');
    expect(await write(endorsed({ at: at(20) }))).toBe('conflict');
    expect(await subject.store.audit(UNA)).toHaveLength(2);
    expect(await subject.store.verifyAudit(UNA)).toMatchObject({ ok: true, lines: 2 });
  });

  test('what was refused is not remembered', async () => {
    expect(await write(endorsed({ outcome: 'closed' }))).toBe('saved');
    expect(await known(0)).toBeUndefined();
    expect(await write(endorsed())).toBe('saved');
    // Whatever would be said of it now, it is a repeat.
    expect(await write(endorsed({ outcome: 'closed' }))).toBe('conflict');
  });

  test('it ends with another act of the same party on the same thing, and with no other', async () => {
    await write(endorsed());
    await write(entry({ same: same('b', 'E-1 WFP') }), entry({ same: same('c', 'E-2 UNHCR') }), entry());
    await write(entry({ outcome: 'closed', same: same('d', 'E-1 UNHCR') }));
    expect(await write(endorsed())).toBe('conflict');
    await write(entry({ same: same('e', 'E-1 officers', 'E-1 UNHCR') }));
    await subject.reopen();
    expect(await known(0)).toBeUndefined();
    expect(await write(endorsed())).toBe('saved');
    expect(await write(endorsed())).toBe('conflict');
  });

  test('acts of one commit count in their order', async () => {
    await write(endorsed());
    let others = 0;
    const other = (): JournalEntry => entry({ same: same(`b${(others += 1)}`, 'E-1 UNHCR') });
    expect(await write(endorsed(), other())).toBe('conflict');
    expect(await write(other(), endorsed(), endorsed())).toBe('conflict');
    expect(await write(other(), endorsed())).toBe('saved');
    expect(await subject.store.audit(UNA)).toHaveLength(3);
  });

  test('of two at once, one is written', async () => {
    const press = (number: number) =>
      subject.store.commit(commit({ document: request(number), journal: [endorsed()] }));
    const results = await Promise.all([press(1), press(2)]);
    expect(results.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
    expect(await subject.store.list(UNA, 'endorsement')).toHaveLength(1);
  });

  test('what was answered as a repeat is written only while it is one, and of that act', async () => {
    const first = endorsed();
    const { answer } = first;
    const repeat = async (over: object = {}) =>
      (
        await subject.store.commit(
          commit({
            journal: [entry({ outcome: 'repeated' })],
            repeats: [{ network: UNA, act: 'a', at: at(1), answer, ...over }],
          }),
        )
      ).type;
    expect(await repeat()).toBe('conflict');
    await write(first);
    for (let opened = 0; opened < 2; opened += 1) {
      expect(await repeat()).toBe('saved');
      expect(await repeat({ at: after(at(10), 1) })).toBe('conflict');
      expect(await repeat({ answer: { ...answer, target: 'E-7' } })).toBe('conflict');
      await subject.reopen();
    }
    await write(entry({ same: same('b', 'E-1 UNHCR') }));
    expect(await repeat()).toBe('conflict');
    expect((await subject.store.audit(UNA)).map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'repeated',
      'repeated',
      'accepted',
    ]);
  });

  test('what was decided knowing of no event is not written when that has happened', async () => {
    const [first, later] = [entry(), eventId('later')];
    const tell = (event: JournalEntry['eventId']) =>
      subject.store.commit(commit({ absent: [{ network: UNA, event }] }));
    expect((await tell(first.eventId)).type).toBe('saved');
    await write(first);
    expect(await tell(first.eventId)).toEqual({ type: 'conflict' });
    await subject.reopen();
    await subject.store.receipt(UNA, first.eventId);
    expect(await tell(first.eventId)).toEqual({ type: 'conflict' });
    expect((await tell(later)).type).toBe('saved');
  });
}
