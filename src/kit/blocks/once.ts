import type { Speaker } from '../../i18n/speaker.ts';

/** @typeParam Of the subject @typeParam Drawing what is drawn of it: a block, or several */
type Draw<Of, Drawing> = (say: Speaker, of: Of) => Drawing;

/**
 * Memoises a drawing function by its subject (an entity's position, a remark) and language. A press changes one or two of
 * the many subjects on a card, so the others need not be drawn again. The drawing must not contain an instant.
 */
export const oncePerLanguage = <Of extends object, Drawing>(draw: Draw<Of, Drawing>): Draw<Of, Drawing> =>
  once(draw, new WeakMap(), (say) => languageOf(say));

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
  once(draw, new WeakMap(), (say) => say);

function once<Kind extends object, Of extends object, Drawing>(
  draw: Draw<Of, Drawing>,
  kinds: WeakMap<Kind, WeakMap<Of, Drawing>>,
  kind: (say: Speaker) => Kind,
): Draw<Of, Drawing> {
  return (say, of) => {
    let known = kinds.get(kind(say));
    if (!known) kinds.set(kind(say), (known = new WeakMap()));
    let drawn = known.get(of);
    if (drawn === undefined) known.set(of, (drawn = draw(say, of)));
    return drawn;
  };
}
