import type { Person } from '../core/people.ts';
import { speaker, type Speaker } from './speaker.ts';

const kept = new Map<string, Speaker>();

/** Who says things to this person: in their language and zone. */
export function speakerFor({ language, zone }: Pick<Person, 'language' | 'zone'>): Speaker {
  const key = `${language}/${zone}`;
  const found = kept.get(key) ?? speaker(language, zone);
  kept.set(key, found);
  return found;
}
