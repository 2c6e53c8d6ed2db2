/** Finds everything in the record that is of one person. `person.export` and `person.erase` use the same walk. */
import { createHash } from 'node:crypto';
import type { Act } from '../../../core/act.ts';
import type { Kind } from '../../../core/contract.ts';
import { REMOVED, replacer, type Replacement } from '../../../core/replace.ts';
import { latestPages, type ReadStore, type StoredAs } from '../../../kit/read.ts';
import type { EraseInputs, ToClean, Traces } from '../rules/erase.ts';
import { cleaned, ownWords, type Whose } from '../rules/words.ts';

/** All kinds of documents. A kind that is missing here does not compile. */
const KINDS: { readonly [K in Kind]: true } = {
  roll: true,
  settings: true,
  endorsements: true,
  register: true,
  meetings: true,
  agenda: true,
  meetingRequests: true,
  series: true,
  feeds: true,
  terms: true,
  outcomes: true,
  correspondence: true,
  news: true,
  inputs: true,
  plan: true,
  planBook: true,
  inputAnswers: true,
  retention: true,
  templates: true,
};

/** Every document of the network, page by page. */
export async function* allDocuments(read: ReadStore): AsyncGenerator<{ kind: Kind; found: StoredAs<Kind> }> {
  for (const kind of Object.keys(KINDS) as Kind[])
    for await (const page of latestPages<Kind>(read, kind)) for (const found of page) yield { kind, found };
}

/** What the person wrote anywhere. */
export async function wordsOf(read: ReadStore, whose: Whose): Promise<string[]> {
  const words = new Set<string>();
  for await (const { found } of allDocuments(read)) for (const text of ownWords(found.state, whose)) words.add(text);
  return [...words];
}

/** Where something of the person stands, and what they wrote. */
export async function traces(read: ReadStore, { inputs }: Pick<Act<EraseInputs>, 'inputs'>): Promise<Traces> {
  const said = (await wordsOf(read, inputs)).map((find): Replacement => ({ find, put: REMOVED }));
  const words = [...inputs.names, ...said];
  const documents: ToClean[] = [];
  for await (const { kind, found } of allDocuments(read)) {
    if (cleaned(found.state, inputs, words) === found.state) continue;
    const hash = issuedHash(found.state);
    documents.push({ target: found.target, of: kind, ...(hash !== undefined && { hash }) });
  }
  return { documents, words };
}

/** The hash of issued minutes as they are. */
function issuedHash(state: object): string | undefined {
  if (!('record' in state) || typeof state.record !== 'object' || state.record === null) return undefined;
  if (!('state' in state.record) || state.record.state !== 'issued') return undefined;
  return createHash('sha256').update(JSON.stringify(state.record)).digest('hex');
}

/** Says whether a text has something of the person in it. */
export const toucher = (words: readonly Replacement[]): ((text: string) => boolean) => {
  const replace = replacer(words);
  return (text) => replace(text) !== text.normalize();
};
