import { entityOf, shortName, type Entities } from '../core/entities.ts';
import type { Instant } from '../core/ids.ts';
import { LANGUAGES, type Person } from '../core/people.ts';
import { speaker, type Called, type Speaker } from './speaker.ts';

const NOBODY: Entities = { entities: {} };
interface Known {
  readonly callings: Map<string, Called>;
  readonly speakers: Map<string, Speaker>;
}
const known = new WeakMap<Entities['entities'], Known>();
/** The number of cached speakers for each roll. For matters that are over there is one speaker for each instant. */
const MAX_KEPT = 2000;

/**
 * The speaker for a person, in their language and zone.
 * @param roll names the entities
 * @param on the instant whose names are used, for a matter that is over
 */
export function speakerFor(
  { language, zone }: Pick<Person, 'language' | 'zone'>,
  roll: Entities = NOBODY,
  on?: Instant,
): Speaker {
  const { callings, speakers } = known.get(roll.entities) ?? fresh(roll);
  const day = on ?? '';
  const key = `${language}/${zone}/${day}`;
  const found = speakers.get(key);
  if (found) return found;
  if (speakers.size >= MAX_KEPT) for (const kept of [callings, speakers]) kept.clear();
  const called = callings.get(day) ?? calling(roll, on);
  callings.set(day, called);
  const made = speaker(language, zone, called);
  speakers.set(key, made);
  return made;
}

function fresh({ entities }: Entities): Known {
  const made: Known = { callings: new Map(), speakers: new Map() };
  known.set(entities, made);
  return made;
}

/** Names entities by the roll. An entity that was merged keeps its name, followed by the name of the other one. */
export const calling =
  (roll: Entities, on?: Instant): Called =>
  (id, language) => {
    const entity = entityOf(roll, id);
    if (!entity) return { name: id };
    const name = shortName(entity, language, on);
    const into = entity.mergedInto === undefined ? undefined : entityOf(roll, entity.mergedInto);
    return { name, ...(into && { now: shortName(into, language) }) };
  };

/** The part of a request that says which languages its sender prefers. */
interface Asking {
  acceptsLanguages(...among: string[]): string | false;
}

/** The speaker for a person who is not known, in a language that their browser or calendar program asks for. */
export function speakerOf(request: Asking): Speaker {
  const language = request.acceptsLanguages(...LANGUAGES);
  return speakerFor({ language: LANGUAGES.find((one) => one === language) ?? 'en', zone: 'UTC' });
}
