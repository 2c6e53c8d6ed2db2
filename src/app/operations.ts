/**
 * Log lines by which the program is operated: acts, closings, numbers, failed deliveries, duty, the store. They have the
 * network, the event and the reference, and never what people write.
 */
import { sha256 } from '../store/chain.ts';
import type { Delivery } from '../core/envelope.ts';
import type { NetworkId } from '../core/ids.ts';
import { SECOND_MS } from '../core/spans.ts';
import { own } from '../core/own.ts';
import type { Registry } from '../engine/registry.ts';
import type { EventCode } from '../runtime/faultCodes.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { Output } from '../runtime/operatorLog.ts';
import { StoreDamaged, type Commit, type DocumentWrite, type JournalEntry, type Settlement } from '../store/store.ts';
import type { StoreWatch } from './watchedStore.ts';

export interface Operations extends StoreWatch {
  /** A delivery has come to its end. */
  delivered(delivery: Delivery, end: Settlement): void;
  duty(network: NetworkId, what: 'taken' | 'lost'): void;
}

interface Deps {
  readonly log: Output;
  readonly registry: Registry;
  /** Absent where nobody asks for metrics. */
  readonly counters?: Pick<Metrics, 'committed' | 'sent' | 'mailed'> | undefined;
}

/** What a settlement tells of a mail; undefined for other messages. */
function mailNews(one: Settlement): string | undefined {
  if (one.type === 'returned') return 'returned';
  return one.type === 'proved' || one.type === 'sent' ? one.proof : undefined;
}

/** A write that takes longer is said to be slow. */
const SLOW_MS = SECOND_MS;

export function createOperations({ log, registry, counters }: Deps): Operations {
  let awaySince: number | undefined;
  const line = (code: EventCode, details: object, words: string): void => log.info({ code, ...details }, words);

  return {
    committed(changes, result, ms) {
      counters?.committed(ms);
      if (ms > SLOW_MS) log.warn({ code: 'store.slow' satisfies EventCode, ms: Math.round(ms) }, 'a slow write');
      if (result.type !== 'saved') return;
      for (const entry of changes.journal) act(entry);
      if (changes.document) state(changes.document, changes.journal[0]);
      numbers(changes);
    },
    settled(settlements) {
      if (!counters) return;
      for (const one of settlements) {
        const mailed = mailNews(one);
        if (mailed !== undefined) counters.mailed(mailed);
        // No try to send: it became known later what a mail came to.
        if (one.type === 'proved' || one.type === 'returned') continue;
        const platform = 'platform' in one ? one.platform : undefined;
        if (one.type !== 'later') counters.sent(platform ?? 'none', 'reason' in one ? one.reason : one.type);
      }
    },
    answered() {
      if (awaySince === undefined) return;
      const awayMs = Math.round(performance.now() - awaySince);
      awaySince = undefined;
      line('store.back', { awayMs }, 'the store answers again');
    },
    failed(fault) {
      if (awaySince !== undefined || fault instanceof StoreDamaged) return;
      awaySince = performance.now();
      log.error({ code: 'store.away' satisfies EventCode, err: fault }, 'the store does not answer');
    },
    delivered({ network, about, id, card, to, platform: last }, end) {
      if (end.type !== 'failed') return;
      const { reason, platform = last ?? 'none' } = end;
      const details = { network, ...(about && { ref: about }), event: safeId(id), card, to, platform, reason };
      log.warn({ code: 'delivery.failed' satisfies EventCode, ...details }, 'a message cannot be delivered');
    },
    duty: (network, what) =>
      line(`duty.${what}`, { network }, what === 'taken' ? 'on duty for the network' : 'no longer on duty'),
  };

  /** Acts of Concord itself are many: their effects are told, and they are there at the level `debug`. */
  function act({ network, eventId, verb, target, actor, platform, outcome }: JournalEntry): void {
    const known = own(registry.acts, verb) ? verb : 'unknown';
    const ref = target !== undefined && registry.kindOf(target) !== undefined ? { ref: target } : {};
    // Who is not on the roll has no id of Concord's.
    const by = outcome === 'notOnRoll' ? hashed(actor) : safeId(actor);
    const details = { network, event: safeId(eventId), verb: known, ...ref, by, platform };
    if (platform === 'concord') return log.debug({ code: 'act.accepted', ...details, outcome }, 'an act of Concord');
    if (outcome === 'accepted' && verb === 'roll.import') line('roll.imported', details, 'the roll was imported');
    if (outcome === 'accepted') line('act.accepted', details, 'an act was accepted');
    else if (outcome === 'repeated') line('act.repeated', details, 'the same act came again');
    else line('act.refused', { ...details, outcome }, 'an act was refused');
  }

  function state({ network, kind, target, from, stage }: DocumentWrite, by: JournalEntry | undefined): void {
    if (!from) return;
    const before = registry.kind(kind).stage(from.state);
    if (before === stage) return;
    const event = by && { event: safeId(by.eventId) };
    line(
      'state.changed',
      { network, ref: target, ...event, kind, from: before, to: stage },
      'a document changed its state',
    );
  }

  /** The register tells a document its number by an act that follows. */
  function numbers({ tasks, journal: [by] }: Commit): void {
    for (const { act: next } of tasks) {
      const { number } = next.inputs;
      if (!next.verb.endsWith('.numbered') || typeof number !== 'string') continue;
      const event = by && { event: safeId(by.eventId) };
      line('number.given', { network: next.network, ref: next.target, number, ...event }, 'the register gave a number');
    }
  }
}

/** Ids that Concord and the chat platforms make. */
const ID = /^[\w./:@+|~=-]{1,250}$/;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;
/** Whoever presses here may choose the id of the event, and outside the roll their own. */
const CLIENTS: readonly string[] = ['local', 'page', 'mail'];
const PERSON = /^[\w.-]{1,60}-\d{1,9}$/;
const hashed = (id: string): string => (id === '' ? '' : `sha256:${sha256(id).slice(0, 16)}`);

/**
 * An id as it may be logged: what a client chose is given as its hash, even when it looks like an id, because one word can
 * already be somebody's name.
 */
function safeId(id: string): string {
  const parts = id.split('/');
  // A stranger's key has both in one part: `stranger/local:somebody`.
  if (parts.some((part) => CLIENTS.some((client) => part.startsWith(`${client}:`)))) return hashed(id);
  const at = parts.findIndex((part) => CLIENTS.includes(part));
  if (at < 0) return ID.test(id) ? id : hashed(id);
  const before = parts.slice(0, at + 1).join('/');
  const [person = '', event = '', ...rest] = parts.slice(at + 1);
  const isMade = UUID.test(event);
  const kept = [ID.test(before) ? before : hashed(before), personId(person)];
  const chosen = isMade ? rest.join('/') : [event, ...rest].join('/');
  return [...kept, ...(isMade ? [event] : []), hashed(chosen)].filter((part) => part !== '').join('/');
}
const personId = (id: string): string => (PERSON.test(id) ? id : hashed(id));
