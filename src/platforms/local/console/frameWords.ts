/** The words of the console around a person's chat, in that person's language. What Concord itself says comes from the core. */
import type { Person } from './api.ts';
import { manages } from './who.ts';

export interface FrameWords {
  /** Typed commands that are offered above the field; each is one that Concord understands. */
  readonly everyone: readonly string[];
  readonly managers: readonly string[];
  readonly field: string;
  readonly send: string;
  readonly attach: string;
  readonly hints: string;
  readonly placeholder: (name: string) => string;
  readonly notSent: string;
  readonly earlier: string;
  readonly empty: string;
  readonly messagesOf: (name: string) => string;
  readonly blocked: string;
  /** Names of roles beside the person's own name; absent where the console's own are meant. */
  readonly roles?: Readonly<Record<string, string>>;
  readonly timeIn: (time: string, city: string) => string;
  /** What quiet hours hold. `until` is the local time at which the first goes. */
  readonly waits: (count: number, until: string, city: string) => string;
  readonly deliverNow: string;
}

const en: FrameWords = {
  everyone: ['home', 'help', 'endorsement list', 'meeting list', 'rmc', 'send', 'people'],
  managers: [
    'home',
    'help',
    'endorsement new',
    'endorsement list',
    'meeting list',
    'rmc',
    'send',
    'people',
    'settings',
  ],
  field: 'Message to Concord',
  send: 'Send',
  attach: 'Attach a file',
  hints: 'Words that Concord knows',
  placeholder: (name) => `Write to Concord as ${name}`,
  notSent: 'It could not be sent.',
  earlier: 'Show earlier messages',
  empty: 'No messages yet. What Concord sends to this person appears here.',
  messagesOf: (name) => `Messages of ${name}`,
  blocked: 'Bot blocked',
  timeIn: (time, city) => `${time} in ${city}`,
  waits: (count, until, city) =>
    `Quiet hours: ${count === 1 ? 'one message waits' : `${count} messages wait`} until ${until} in ${city}.`,
  deliverNow: 'Deliver now',
};

const fr: FrameWords = {
  everyone: ['accueil', 'aide', 'approbation liste', 'réunion liste', 'comité', 'envoyer', 'membres'],
  managers: [
    'accueil',
    'aide',
    'approbation nouvelle',
    'approbation liste',
    'réunion liste',
    'comité',
    'envoyer',
    'membres',
    'réglages',
  ],
  field: 'Message à Concord',
  send: 'Envoyer',
  attach: 'Joindre un fichier',
  hints: 'Mots que Concord connaît',
  placeholder: (name) => `Écrire à Concord en tant que ${name}`,
  notSent: 'L’envoi n’a pas abouti.',
  earlier: 'Afficher les messages précédents',
  empty: 'Aucun message pour l’instant. Ce que Concord envoie à cette personne s’affichera ici.',
  messagesOf: (name) => `Messages de ${name}`,
  blocked: 'Bot bloqué',
  roles: {
    focalPoint: 'Point focal',
    alternate: 'Suppléant',
    secretariat: 'Secrétariat',
    coordinator: 'Coordination',
    rmcChair: 'Présidence du Comité de gestion des ressources',
    chair: 'Présidence',
    observer: 'Observation',
  },
  timeIn: (time, city) => `${time} à ${city}`,
  waits: (count, until, city) =>
    `Heures calmes : ${count === 1 ? 'un message attend' : `${count} messages attendent`} jusqu’à ${until} à ${city}.`,
  deliverNow: 'Remettre maintenant',
};

const WORDS: Readonly<Record<string, FrameWords>> = { en, fr };

/** English for a language that the console has no words of. */
export const frameWords = ({ language }: Pick<Person, 'language'>): FrameWords => WORDS[language] ?? en;

/** What is offered above the field to this person. */
export function suggestions(person: Person): readonly string[] {
  const words = frameWords(person);
  return manages(person) ? words.managers : words.everyone;
}
