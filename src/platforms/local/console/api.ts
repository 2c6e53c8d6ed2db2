/** Calls to the server of this page. */
import { t } from './frameTexts.ts';

export interface ConsoleNetwork {
  readonly id: string;
  readonly name: string;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly entity: string | null;
  /** The short name of the entity in each language in which it has one. */
  readonly shorts?: Readonly<Record<string, string>>;
  /** Other names of the entity. */
  readonly names?: readonly string[];
  readonly role: string | null;
  readonly roles: readonly string[];
  readonly unread: number;
  readonly language: string;
  readonly zone: string;
  readonly blocked: boolean;
}
export interface Message {
  readonly id: string;
  readonly at: string;
  readonly editedAt: string | null;
  readonly from: 'bot' | 'person';
  readonly kind: string;
  readonly text: string;
  readonly card: object | null;
  readonly cardName: string | null;
  readonly target: string | null;
}
export interface Answer {
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly card?: object;
  readonly cardName?: string | null;
  readonly messageId?: string;
}
export interface Press {
  readonly verb: string;
  readonly inputs?: object;
  readonly messageId?: string;
}
export interface Clock {
  readonly now: string;
  readonly manual: boolean;
}
export type ClockProgress = { readonly now: string; readonly ran: number; readonly delivered: number };
export type Moved = { readonly now: string } | { readonly advance: string } | { readonly jump: string };
/** A stored thing as `/local/records` shows it. Its properties are read one by one, because any may be missing. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/** The server has refused the call; the message is the server's. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
}

export const away = (): CallFailed => new CallFailed(t('Concord cannot be reached. Is it still running?'));

/** @param accept the media type of the answer, where there are several @throws CallFailed unless the call succeeds */
export async function ask(method: string, path: string, body?: object, accept?: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...(accept !== undefined && { Accept: accept }) };
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers };
  const response = await fetch(`/local${path}`, { method, ...sent }).catch(() => {
    throw away();
  });
  if (response.ok) return response;
  const { error } = await answerIn<{ error?: string }>(response);
  throw new CallFailed(error ?? t('The call failed ({status}).', { status: response.status }));
}

const call = async <T>(method: string, path: string, body?: object): Promise<T> =>
  answerIn<T>(await ask(method, path, body));

async function answerIn<T>(response: Response): Promise<T> {
  const answer = (await response.json().catch(() => ({ error: t('The answer cannot be read.') }))) as T & {
    error?: string;
  };
  return answer;
}

const person = (id: string): string => `/people/${encodeURIComponent(id)}`;
const query = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();

export const about = () => call<{ readonly sample: boolean; readonly manual: boolean }>('GET', '/about');
export const networks = () => call<ConsoleNetwork[]>('GET', '/networks');
export const people = (network: string) => call<Person[]>('GET', `/people?${query({ network })}`);
export const messages = (id: string) => call<Message[]>('GET', `${person(id)}/messages`);
export const act = (id: string, press: Press) => call<Answer>('POST', `${person(id)}/act`, press);
/** Text that begins with this is said in the network's channel. */
const IN_ROOM = /^#network\s+/;
export const say = (id: string, text: string) =>
  call<Answer>('POST', `${person(id)}/say`, { text: text.replace(IN_ROOM, ''), room: IN_ROOM.test(text) });
/** The size in bytes beyond which no file is read. */
const MAX_FILE = 2_000_000;
/** Sends a file in the person's chat. Of one that is too large only its name and size are sent, and Concord says so. */
export async function sendFile(id: string, file: File): Promise<Answer> {
  const { name, size } = file;
  const bytes = size > MAX_FILE ? undefined : await base64(file);
  return call<Answer>('POST', `${person(id)}/file`, { name, size, file: bytes });
}
const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new CallFailed(t('The file cannot be read.')));
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : '');
    reader.readAsDataURL(file);
  });
export const markRead = (id: string, upTo: string) => call<object>('PUT', `${person(id)}/read`, { upTo });
/** What quiet hours hold for a person. */
export interface Waiting {
  readonly card: string;
  readonly about: string;
  readonly until: string;
}
export const waiting = (id: string) => call<Waiting[]>('GET', `${person(id)}/waiting`);
export const deliverNow = (id: string) => call<object>('POST', `${person(id)}/waiting`);
export const setBlocked = (id: string, blocked: boolean) => call<object>('PUT', `${person(id)}/blocked`, { blocked });
/** The network's channel, which shows messages and not records. */
export const ROOM = 'room';

export const records = (network: string, kind: string) =>
  kind === ROOM
    ? call<StoredRecord[]>('GET', `/rooms/${encodeURIComponent(network)}/messages`)
    : call<StoredRecord[]>('GET', `/records?${query({ network, kind })}`);
export const clock = () => call<Clock>('GET', '/clock');
export const settle = () => call<object>('POST', '/settle');
export const events = (id: string): EventSource => new EventSource(`/local${person(id)}/events?unread=all`);
