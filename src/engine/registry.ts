/** Everything that the features define, by name. The engine gets one registry and imports no feature. */
import type { Kind } from '../core/contract.ts';
import { own } from '../core/own.ts';
import type { ActDefinition } from '../kit/acts.ts';
import type { CardDefinition } from '../kit/cards.ts';
import type { Command, Commands } from '../kit/commands.ts';
import type { AfterDelivery, AfterLook, Feature, SeatReader } from '../kit/feature.ts';
import type { FileDefinition } from '../kit/file.ts';
import type { KindDefinition } from '../kit/kinds.ts';
import type { RecordReader } from '../kit/records.ts';
import { unversioned, type ViewReader } from '../kit/views.ts';

type Table<T> = Readonly<Record<string, T>>;

export interface Registry {
  readonly kinds: Table<KindDefinition>;
  readonly acts: Table<ActDefinition>;
  readonly views: Table<ViewReader>;
  readonly cards: Table<CardDefinition>;
  readonly files: Table<FileDefinition>;
  readonly records: Table<RecordReader>;
  /** In the order in which they are offered. */
  readonly commands: Commands;
  /** The names of the acts that people may press or type. */
  readonly publicActs: readonly string[];
  readonly context: Required<NonNullable<Feature['context']>>;
  /** Makes the function that is called after each delivery. The first feature that returns a follow-up decides. */
  readonly afterDelivery: () => AfterDelivery;
  /** The first feature that returns an act decides. */
  readonly afterLook: AfterLook;
  readonly stillOfUse: NonNullable<Feature['stillOfUse']>;
  /** @throws Error for a name that no feature defines */
  kind(name: string): KindDefinition;
  /**
   * The kind of a reference: `E-12` → `endorsements`. A document that a network has only one of is referred to by its kind.
   */
  kindOf(ref: string): Kind | undefined;
  /** The act that shows documents whose references have this letter. */
  shownBy(ref: string): string | undefined;
  /** @throws Error for a name that no feature defines */
  card(name: string): CardDefinition;
}

/** @throws Error when two features define the same name */
export function createRegistry(features: readonly Feature[]): Registry {
  const kinds = merged<KindDefinition>(features.map((feature) => feature.kinds));
  const acts = merged<ActDefinition>(features.map((feature) => feature.acts));
  const cards = merged<CardDefinition>(features.map((feature) => feature.cards));
  const views = merged<ViewReader>([{ none: async () => unversioned(undefined) }, ...features.map((one) => one.views)]);
  const lettered = new Map(
    Object.entries(kinds).flatMap(([name, { letter = '', inner = letter }]) =>
      inner ? [[inner, name as Kind] as const] : [],
    ),
  );
  const kind = (name: string): KindDefinition => named(kinds, name, 'kind of document');
  return {
    kinds,
    acts,
    views,
    cards,
    files: merged(features.map((feature) => feature.files)),
    records: merged(features.map((feature) => feature.records)),
    commands: merged<Command>(features.map((feature) => feature.commands)),
    publicActs: Object.keys(acts).filter((name) => acts[name]?.who !== 'concord'),
    context: {
      settings: onlyOne(features.map(({ context }) => context?.settings)) ?? ((stored) => stored),
      seats: onlyOne(features.map(({ context }) => context?.seats)) ?? NO_SEATS,
    },
    afterDelivery() {
      const each = features.flatMap((feature) => feature.afterDelivery?.() ?? []);
      return (delivery, end) => {
        for (const next of each) {
          const task = next(delivery, end);
          if (task) return task;
        }
        return undefined;
      };
    },
    async afterLook(read, look) {
      for (const { afterLook } of features) {
        const next = await afterLook?.(read, look);
        if (next) return next;
      }
      return undefined;
    },
    stillOfUse: (read, now) => joined(features.flatMap((feature) => feature.stillOfUse?.(read, now) ?? [])),
    kind,
    kindOf(ref) {
      const [, letter] = /^([A-Z])-[1-9]\d{0,8}$/.exec(ref) ?? [];
      if (letter) return lettered.get(letter);
      const isOne = own(kinds, ref) !== undefined && kinds[ref]?.letter === undefined;
      return isOne ? (ref as Kind) : undefined;
    },
    shownBy(ref) {
      const name = lettered.get(ref.slice(0, 1));
      return name && kind(name).shownBy;
    },
    card: (name) => named(cards, name, 'card'),
  };
}

const NO_SEATS: SeatReader = { from: 'settings', read: async () => [] };

function named<T>(table: Table<T>, name: string, what: string): T {
  const found = own(table, name);
  if (found === undefined) throw new Error(`no ${what} "${name}"`);
  return found;
}

/** A part that at most one feature may define. @throws Error when two do */
function onlyOne<T>(parts: readonly (T | undefined)[]): T | undefined {
  const [only, ...more] = parts.filter((part) => part !== undefined);
  if (more.length > 0) throw new Error('two features bring the same part of what rules may look at');
  return only;
}

const joined = async <T>(parts: readonly Promise<readonly T[]>[]): Promise<T[]> => (await Promise.all(parts)).flat();

/** Joins the features' tables. @throws Error when a name is in two of them */
function merged<T>(tables: readonly (Readonly<Record<string, T | undefined>> | undefined)[]): Table<T> {
  const all = new Map<string, T>();
  for (const [name, value] of tables.flatMap((table) => Object.entries(table ?? {}))) {
    if (all.has(name)) throw new Error(`two features bring ${name}`);
    if (value !== undefined) all.set(name, value);
  }
  return Object.fromEntries(all);
}
