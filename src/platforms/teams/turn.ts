/** What the handlers of activities share. */
import { randomUUID } from 'node:crypto';
import { eventId, type EventId } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import type { RoomHere } from '../../core/room.ts';
import type { Door, Press, ShownAnswer, KnownPerson } from '../door.ts';
import { openedIn, readInputs } from '../adaptiveCard.ts';
import type { MessageDocuments } from './messageDocuments.ts';
import { localeOf, tenantsOf, type Activity } from './activity.ts';
import { NeverMet } from './anywhere.ts';
import { readPressData } from './cards.ts';
import { channelIn, type Channels } from './channels.ts';
import type { References } from './references.ts';
import type { Connector } from './sdk/connector.ts';
import type { TeamsSettings } from './settings.ts';
import type { Tenants } from './tenants.ts';
import type { NetworkChoices } from './whichNetwork.ts';
import { NoSender, SenderUnknown, ofNetwork, type IsFirstInAnHour, type Writer } from './who.ts';
import type { TeamsWords } from './words.ts';

/** The answer to an invoke. */
export interface InvokeResponse {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON where it exists already. Cards are large, and serialised once. */
  readonly json?: Buffer;
}
/** @property reply sends into the conversation of the activity */
export interface Turn {
  readonly activity: Activity;
  reply(activity: object): Promise<void>;
}

export interface ErrorLog {
  error(details: object, message: string): void;
}

export interface TeamsDeps {
  readonly door: Door;
  readonly connector: Connector;
  readonly references: References;
  readonly channels: Channels;
  readonly abouts: MessageDocuments;
  readonly choices: NetworkChoices;
  readonly isFirstInAnHour: IsFirstInAnHour;
  readonly tenants: Tenants;
  readonly settings: TeamsSettings;
  readonly words: TeamsWords;
  readonly dialogs: boolean;
  readonly log: ErrorLog;
  /** Runs work for which the answer does not wait. */
  readonly later: (what: string, work: Promise<unknown>) => void;
}

type Json = Readonly<Record<string, unknown>>;

/** The event's id. It is the same when Teams sends the activity again. */
export const eventOf = ({ conversation, id }: Activity): EventId =>
  eventId(id ? `${conversation?.id ?? ''}/${id}` : randomUUID());

/** Passes a press by the writer to the core. The core refuses a person who is on no roll, and tells the Secretariat. */
export async function pressAs(
  { door }: Pick<TeamsDeps, 'door'>,
  writer: Writer,
  activity: Activity,
  { verb, data, queryOnly }: { readonly verb: string; readonly data: Json; readonly queryOnly?: boolean },
): Promise<{ readonly shown: ShownAnswer; readonly by: KnownPerson | undefined }> {
  const { network, labels } = readPressData(data);
  const by = ofNetwork(writer, network);
  const press: Press = {
    verb,
    inputs: readInputs(verb, data),
    from: by?.person.id ?? writer.identity,
    platform: 'teams',
    eventId: eventOf(activity),
    ...(queryOnly && { queryOnly }),
    ...(typeof data['target'] === 'string' && { target: data['target'] }),
    ...(typeof data['version'] === 'string' && { seen: data['version'] }),
    ...openedIn(data),
    ...(by ? { network: by.network } : { language: languageOf(writer, activity) }),
    ...roomOf(activity),
  };
  const shown = await door.press(press);
  return { shown: labels && !shown.ok ? { ...shown, labels } : shown, by };
}

/** The channel or group chat of the activity, as the core gets it. */
export function roomOf(activity: Activity): { readonly room?: RoomHere } {
  const found = channelIn(activity);
  return found ? { room: { address: found.address, ...(found.name !== undefined && { name: found.name }) } } : {};
}

/** The language before the core has answered: that of the roll, or of the client for a person who is on no roll. */
export const languageOf = ({ known }: Pick<Writer, 'known'>, activity: Activity): Language =>
  known[0]?.person.language ?? localeOf(activity) ?? 'en';

/**
 * The language when Teams could not be asked about the person. For this alone, their tenant is taken to be the
 * conversation's.
 */
async function languageFor({ door }: Pick<TeamsDeps, 'door'>, activity: Activity): Promise<Language> {
  const [tenant] = tenantsOf(activity);
  const object = (activity.from?.aadObjectId ?? activity.from?.id)?.toLowerCase();
  const isNamed = tenant !== undefined && object !== undefined;
  const asked = isNamed ? door.identify({ platform: 'teams', user: `${tenant}/${object}` }) : Promise.resolve([]);
  return languageOf({ known: await asked.catch(() => []) }, activity);
}

/** A fault before the core was asked, so nothing has been changed. */
class NotBrought extends Error {
  override readonly name = 'NotBrought';
}

/**
 * Runs work before the core is asked, such as finding out who writes. @throws NotBrought, and faults that have words of
 * their own
 */
export async function before<Found>(work: Promise<Found>): Promise<Found> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof NeverMet || cause instanceof SenderUnknown || cause instanceof NoSender) throw cause;
    throw new NotBrought('a press or words in Teams could not be brought to the core', { cause });
  }
}

/** The words for a fault before the core has answered. */
export async function faultWords(
  speaking: Pick<TeamsDeps, 'words' | 'door'>,
  fault: unknown,
  { activity, writer }: { readonly activity: Activity; readonly writer?: Writer | undefined },
): Promise<{ readonly text: string; readonly language: Language }> {
  const { words, door } = speaking;
  const language = writer ? languageOf(writer, activity) : await languageFor(speaking, activity);
  if (fault instanceof NeverMet) return { text: words.installFirst(language), language };
  if (fault instanceof NotBrought) return { text: door.refused(fault.cause, language).message, language };
  return { text: fault instanceof SenderUnknown ? words.notNow(language) : words.fault(language), language };
}

export const ok = (body: unknown): InvokeResponse => ({ status: 200, body });
