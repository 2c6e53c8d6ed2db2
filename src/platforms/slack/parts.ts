/**
 * What a button of ours means. Slack gives a button little room, and no form comes back with a press: a part is kept on
 * the key-value store under a hash of itself, and the button names it. A part says what to ask the core, never who may ask it.
 */
import { DAY_MS } from '../../core/spans.ts';
import { createHash } from 'node:crypto';
import type { Form } from '../../core/card.ts';
import type { Instant } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface PressPart {
  readonly type: 'press';
  readonly verb: string;
  readonly target?: string;
  /** The document version on the card. */
  readonly seen?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}
export interface FormPart {
  readonly type: 'form';
  readonly title: string;
  readonly form: Form;
  readonly target?: string;
  readonly seen?: string;
}
export type CardPart = PressPart | FormPart;

/** What a button's value carries: whose card it is on, which card, and the part or the key of it. References only. */
export interface ButtonValue {
  /** The person's id on the roll. Says which network is meant; who presses is known from Slack's signed request. */
  readonly w?: string;
  /** The kind of card that the button stands on. */
  readonly c?: string;
  /** The language of that card. */
  readonly l?: Language;
  readonly k?: string;
  readonly p?: PressPart;
}

export const keyOf = (part: CardPart): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 22);

export interface CardParts {
  /** Kept before the card that names them goes out. */
  keep(parts: ReadonlyMap<string, CardPart>): Promise<void>;
  /**
   * For an answer, which goes out all the same when they cannot be stored: its buttons work as long as this process
   * remembers them, and are answered with the current card afterwards.
   */
  offer(parts: ReadonlyMap<string, CardPart>): Promise<void>;
  find(key: string): Promise<CardPart | undefined>;
  /** The same, when it can be had without waiting: a modal has to open at once. */
  known(key: string): CardPart | undefined;
}

const SPACE = 'slack.parts';
/** A card older than this is answered with the current one. */
export const PARTS_KEPT_MS = 200 * DAY_MS;
const MAX_IN_MEMORY = 2000;
/** Of what is only remembered: it is stored when it is sent next. */
const UNSTORED = 0;

interface Kept {
  readonly at: number;
  readonly part: CardPart;
}

export function openParts({
  keyValues,
  now,
  fault,
}: {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}): CardParts {
  const memory = new Map<string, Kept>();
  const remember = (key: string, kept: Kept): void => {
    memory.delete(key);
    memory.set(key, kept);
    for (const oldest of memory.keys()) {
      if (memory.size <= MAX_IN_MEMORY) break;
      memory.delete(oldest);
    }
  };
  let sweptAt = 0;

  async function sweep(at: number): Promise<void> {
    if (at - sweptAt < DAY_MS) return;
    sweptAt = at;
    for (const { key, value } of await keyValues.list(SPACE))
      if (at - (JSON.parse(value) as Kept).at > PARTS_KEPT_MS) await keyValues.remove(SPACE, key);
  }

  async function keep(parts: ReadonlyMap<string, CardPart>): Promise<void> {
    const at = Date.parse(now());
    for (const [key, part] of parts) {
      // Written again once a day, so that what is still sent does not grow old.
      if (at - (memory.get(key)?.at ?? UNSTORED) < DAY_MS) continue;
      await keyValues.put(SPACE, key, JSON.stringify({ at, part } satisfies Kept));
      remember(key, { at, part });
    }
    await sweep(at);
  }

  return {
    keep,
    async offer(parts) {
      try {
        await keep(parts);
      } catch (error) {
        fault('the buttons of an answer were not stored', error);
        for (const [key, part] of parts) if (!memory.has(key)) remember(key, { at: UNSTORED, part });
      }
    },
    async find(key) {
      const found = memory.get(key);
      if (found) return found.part;
      const value = await keyValues.get(SPACE, key);
      if (value === undefined) return undefined;
      const kept = JSON.parse(value) as Kept;
      remember(key, kept);
      return kept.part;
    },
    known: (key) => memory.get(key)?.part,
  };
}
