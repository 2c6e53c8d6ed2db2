import type { Speaker } from '../../i18n/speaker.ts';

type Draw<Of, Drawn> = (say: Speaker, of: Of) => Drawn;

/**
 * What is drawn from one thing (how an entity stands, a remark) is drawn once for each language, for as long as the thing
 * is there: of the many things on a card, a press changes one or two. It must not say an instant.
 */
export const oncePerLanguage = <Of extends object, Drawn>(draw: Draw<Of, Drawn>): Draw<Of, Drawn> =>
  once(draw, new Map(), (say) => say.language);

/** The same for what says an instant, in the reader's zone: once for each speaker, of which a language and zone has one. */
export const oncePerZone = <Of extends object, Drawn>(draw: Draw<Of, Drawn>): Draw<Of, Drawn> =>
  once(draw, new WeakMap(), (say) => say);

/** A `Map` or a `WeakMap`. */
interface Kinds<Kind, Known> {
  get(kind: Kind): Known | undefined;
  set(kind: Kind, known: Known): unknown;
}

function once<Kind, Of extends object, Drawn>(
  draw: Draw<Of, Drawn>,
  kinds: Kinds<Kind, WeakMap<Of, Drawn>>,
  kind: (say: Speaker) => Kind,
): Draw<Of, Drawn> {
  return (say, of) => {
    let known = kinds.get(kind(say));
    if (!known) kinds.set(kind(say), (known = new WeakMap()));
    let drawn = known.get(of);
    if (drawn === undefined) known.set(of, (drawn = draw(say, of)));
    return drawn;
  };
}
