/**
 * The definitions to which buttons refer. Slack gives a button little room and sends no form back with a press. So the
 * definition of a button or form is kept in the key-value store under its hash, and the button names the hash. A definition
 * says what to ask the core, never who may ask it.
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

/** The value of a button: the recipient of the card, the kind of card, and the definition or its key. References only. */
export interface ButtonValue {
  /** The recipient's id on the roll, which tells the network. Who presses is known from Slack's signed request. */
  readonly w?: string;
  /** The kind of card with the button. */
  readonly c?: string;
  /** The language of that card. */
  readonly l?: Language;
  readonly k?: string;
  readonly p?: PressPart;
}

export const keyOf = (part: CardPart): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 22);

export interface CardParts {
  /** Stores definitions before the card that refers to them is sent. */
  keep(parts: ReadonlyMap<string, CardPart>): Promise<void>;
  /**
   * Stores the definitions of an answer, which is sent even when that fails. Its buttons then work as long as this process
   * remembers the definitions; afterwards they are answered with the current card.
   */
  offer(parts: ReadonlyMap<string, CardPart>): Promise<void>;
  find(key: string): Promise<CardPart | undefined>;
  /** The definition if it can be had without waiting, because a modal must open at once. */
  known(key: string): CardPart | undefined;
}

const SPACE = 'slack.parts';
/** How long definitions are kept. A press on an older card is answered with the current one. */
export const PARTS_KEPT_MS = 200 * DAY_MS;
const MAX_IN_MEMORY = 2000;
/** The time of a definition that is remembered and not stored. It is stored the next time it is sent. */
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
      // A definition in use is stored again once a day, so that it does not expire.
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
