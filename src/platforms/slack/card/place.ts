import type { KnownBlock } from '@slack/types';
import type { Block, Card, Press } from '../../../core/card.ts';
import type { Language } from '../../../core/people.ts';
import { createPlaceCache } from '../../renderCache.ts';
import { keyOf, type FormPart, type CardPart, type PressPart, type ButtonValue } from '../parts.ts';
import { LIMITS, type SizeLimits } from './limits.ts';

/** The recipient of a card, and its kind. */
export interface CardOwner {
  /** The person's id on the roll. */
  readonly who?: string;
  readonly kind?: string;
  /** The language of the card. A modal that opens before the person is known has the same one. */
  readonly language?: Language;
}

/** How parts of a card were drawn in another version of it. */
export interface DrawnParts {
  /** Only blocks without buttons: those are numbered. */
  readonly blocks: Map<Block, readonly KnownBlock[]>;
  actions?: DrawnActions;
}

interface DrawnActions {
  readonly of: Pick<Card, 'actions' | 'form'>;
  /** The number of the buttons before them. */
  readonly after: number;
  readonly blocks: readonly KnownBlock[];
  readonly parts: ReadonlyMap<string, CardPart>;
}

/** What blocks need to know about their card. */
export interface BlockScope {
  readonly room: SizeLimits;
  readonly known: DrawnParts;
  readonly parts: Map<string, CardPart>;
  readonly newId: (what: string) => string;
  /** How many ids were made. */
  readonly count: () => number;
  /** The value of a button or of an option, which has less room. */
  pressValue(press: Pick<Press, 'verb' | 'target' | 'inputs'>, most: number): string;
  formValue(title: string, form: FormPart['form']): string;
}

export function createBlockScope(
  { context }: Card,
  { who, kind, language }: CardOwner,
  room: SizeLimits,
  known: DrawnParts = { blocks: new Map() },
): BlockScope {
  const parts = new Map<string, CardPart>();
  let used = 0;
  const named = {
    ...(who !== undefined && { w: who }),
    ...(kind !== undefined && { c: kind }),
    ...(language !== undefined && { l: language }),
  };
  const valueOf = (k: string, part: CardPart): string => {
    parts.set(k, part);
    return JSON.stringify({ ...named, k } satisfies ButtonValue);
  };
  const about = (target: string | undefined) => ({
    ...((target ?? context?.target) !== undefined && { target: target ?? context?.target }),
    ...(context?.version !== undefined && { seen: context.version }),
  });
  return {
    room,
    known,
    parts,
    newId: (what) => `${what}-${(used += 1)}`,
    count: () => used,
    pressValue({ verb, target, inputs }, most) {
      const part = { type: 'press', verb, ...about(target), ...(inputs && { inputs }) } as PressPart;
      const inline = JSON.stringify({ ...named, p: part } satisfies ButtonValue);
      return inline.length <= Math.min(most, SMALL_VALUE_LENGTH) ? inline : valueOf(keyOf(part), part);
    },
    formValue(title, form) {
      const { key, part } = formPart({ type: 'form', title, form, ...about(form.target) } as FormPart);
      return valueOf(key, part);
    },
  };
}

interface Keyed {
  readonly key: string;
  readonly part: FormPart;
}

/** Cached definitions of forms. A form is long, and is the same object on every card of a request in one language. */
const forms = createPlaceCache<Keyed>();

/** The form's definition with its key. */
const formPart = (part: FormPart): Keyed =>
  forms(part.form, `${part.target} ${part.seen} ${part.title}`, () => ({ key: keyOf(part), part }));

/** The longest value of a button that is written into the card. Larger ones would use up the message's room. */
const SMALL_VALUE_LENGTH = Math.min(300, LIMITS.buttonValue);
