/** What people of the sample network press. */
import type { Answered, Call, Target } from './load.ts';

/** The sample roll: five officers, then a focal point and an alternate for each of 26 entities. */
const SECRETARIAT = 'una-1';
const FIRST_REPRESENTATIVE = 6;
const REPRESENTATIVES = 52;

const WORDS = 'We have no difficulty with this text and thank the drafters for it. (bench)';
const POSITIONS = ['endorsement.endorse', 'endorsement.abstain'] as const;

/** One press in three is a comment; focal point and alternate of an entity take the same position. */
function verbOf(n: number): string {
  const round = Math.floor(n / REPRESENTATIVES);
  const person = n % REPRESENTATIVES;
  if ((round + person) % 3 === 2) return 'endorsement.comment';
  return POSITIONS[Math.floor(person / 2) % 2] ?? POSITIONS[0];
}

/** Words of their own, by round and number: the same words from one person within minutes would be the same act. */
const inputsOf = (verb: string, name: string, n: number): Record<string, string> => ({
  [verb === 'endorsement.comment' ? 'text' : 'comment']: `${WORDS} ${name}, ${n}`,
});

export interface Pressing {
  readonly person: string;
  readonly verb: string;
  readonly target: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly eventId: string;
}

/** So many presses on a request, by its representatives in turn. @param name makes their events distinct */
export const presses = (target: string, count: number, name: string): Pressing[] =>
  Array.from({ length: count }, (_, n) => {
    const verb = verbOf(n);
    const person = `una-${FIRST_REPRESENTATIVE + (n % REPRESENTATIVES)}`;
    return { person, verb, target, inputs: inputsOf(verb, name, n), eventId: `${target}-${name}-${n}` };
  });

export const asCall = ({ person, ...body }: Pressing): Call => ({ path: `/local/people/${person}/act`, body });

/** Opens a request to all 26 entities. Gives its reference. */
export async function openRequest({ post }: Target, name: string): Promise<string> {
  const inputs = { title: `Guidance note ${name}`, documentUrl: `https://example.org/${name}.docx`, summary: WORDS };
  const body = { verb: 'endorsement.open', inputs, eventId: `open-${name}` };
  const answer = await post(asCall({ person: SECRETARIAT, target: '', ...body }));
  const { ok, target } = JSON.parse(answer.body) as { ok: boolean; target?: string };
  if (!ok || target === undefined) throw new Error(answer.body.slice(0, 300));
  return target;
}

export const isAccepted = ({ status, body }: Answered): boolean => status === 200 && body.startsWith('{"ok":true');
