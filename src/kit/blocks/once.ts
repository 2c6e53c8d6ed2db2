import { createBoundedCache, type BoundedCache } from '../../core/boundedCache.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** @typeParam Of the subject @typeParam Drawing what is drawn of it: a block, or several */
type Draw<Of, Drawing> = (say: Speaker, of: Of) => Drawing;

/**
 * The maximum of subjects of which drawings are kept: those of some fifteen cards. A stored request keeps every remark, and a
 * card shows the last twenty; the drawings of the others, with what platforms make of them, are five times as large as the
 * request.
 */
export const MAX_SUBJECTS = 400;

/**
 * Memoises a drawing function by its subject (an entity's position, a remark) and language. A press changes one or two of
 * the many subjects on a card, so the others need not be drawn again. The drawing must not contain an instant.
 */
export const oncePerLanguage = <Of extends object, Drawing>(draw: Draw<Of, Drawing>): Draw<Of, Drawing> =>
  once(draw, (say) => languageOf(say));

/** One key object for each language and set of entity names. */
const languages = new WeakMap<Speaker['called'], Map<string, object>>();
function languageOf({ called, language }: Speaker): object {
  const names = languages.get(called) ?? new Map<string, object>();
  languages.set(called, names);
  const found = names.get(language) ?? {};
  names.set(language, found);
  return found;
}

/**
 * Memoises drawings that contain an instant, which depends on the zone: by speaker, of which there is one for each language
 * and zone.
 */
export const oncePerZone = <Of extends object, Drawing>(draw: Draw<Of, Drawing>): Draw<Of, Drawing> =>
  once(draw, (say) => say);

function once<Of extends object, Drawing>(draw: Draw<Of, Drawing>, kind: (say: Speaker) => object): Draw<Of, Drawing> {
  const subjects: BoundedCache<Of, WeakMap<object, Drawing>> = createBoundedCache(MAX_SUBJECTS);
  return (say, of) => {
    let kinds = subjects.get(of);
    if (!kinds) subjects.set(of, (kinds = new WeakMap()));
    const key = kind(say);
    let drawn = kinds.get(key);
    if (drawn === undefined) kinds.set(key, (drawn = draw(say, of)));
    return drawn;
  };
}
