/** What people are told who write a time zone that is not one: the zones that they may mean. */
import { isZone } from '../calendar/calendar.ts';
import { edits } from '../core/entities.ts';
import { once } from '../core/once.ts';
import { LANGUAGES } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { asNamed, asSought } from '../core/seen.ts';
import { cityIn, zoneCity } from '../i18n/format.ts';
import { phrase } from '../i18n/phrase.ts';

const MAX_NEAR = 3;
/** Shorter texts are a part of too many names. */
const MIN_PART = 4;

const named = (text: string): string => asNamed(asSought(text));
/** Every zone with its names: its own, and its city in each language. */
const names = once(() =>
  Intl.supportedValuesOf('timeZone').map((zone) => ({
    zone,
    names: [...new Set([zone, ...LANGUAGES.map((language) => zoneCity(zone, language)), cityIn(zone)].map(named))],
  })),
);

/** The zones whose names are most like what was typed: `New York` → `America/New_York`. */
function zonesNear(typed: string): readonly string[] {
  const wanted = named(typed.slice(0, 60));
  if (wanted === '') return [];
  const far = (name: string): number => {
    if (name === wanted) return 0;
    if (Math.min(name.length, wanted.length) < MIN_PART) return Infinity;
    return name.startsWith(wanted) || wanted.startsWith(name) ? 1 : 1 + edits(wanted, name);
  };
  const near = names()
    .map(({ zone, names: of }) => ({ zone, far: Math.min(...of.map(far)) }))
    .filter((one) => one.far <= Math.min(3, 1 + wanted.length / 4))
    .sort((a, b) => a.far - b.far);
  return near
    .filter((one) => one.far === near[0]?.far)
    .slice(0, MAX_NEAR)
    .map(({ zone }) => zone);
}

/** The fault of a text that is not a zone; undefined for a zone. */
export function zoneFault(typed: string): Phrase | undefined {
  if (isZone(typed)) return undefined;
  const near = zonesNear(typed);
  return near.length === 0 ? phrase('input.notZone') : phrase('input.notZoneNear', { zones: near });
}
