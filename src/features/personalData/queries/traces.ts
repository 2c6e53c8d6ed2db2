/** Finds everything in the record that is of one person. `person.export` and `person.erase` use the same walk. */
import type { Act } from '../../../core/act.ts';
import type { Kind } from '../../../core/contract.ts';
import { REMOVED, replacer, type Replacement } from '../../../core/replace.ts';
import { latestPages, type ReadStore, type StoredAs } from '../../../kit/read.ts';
import type { EraseInputs, ToClean, Traces } from '../rules/erase.ts';
import { cleaned, ownWords, saidFor, spokenFor, type Whose } from '../rules/words.ts';

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

/**
 * What the person wrote anywhere. Copies that name the entity alone are theirs too, where they have spoken for it on the same
 * thing and nobody else is known to have written this: what they wrote first may have gone by retention.
 */
export async function wordsOf(read: ReadStore, whose: Whose): Promise<string[]> {
  const words = new Set<string>();
  const spoken = new Map<string, ReadonlySet<string>>();
  for await (const { found } of allDocuments(read)) {
    for (const text of ownWords(found.state, whose)) words.add(text);
    const entities = spokenFor(found.state, whose);
    if (entities.size > 0) spoken.set(found.target, entities);
  }
  if (spoken.size === 0) return [...words];
  const [copies, others] = [new Set<string>(), new Set<string>()];
  for await (const { found } of allDocuments(read)) {
    const said = saidFor(found.state, found.target, whose, spoken);
    for (const text of said.unnamed) copies.add(text);
    for (const text of said.others) others.add(text);
  }
  for (const text of copies) if (!others.has(text)) words.add(text);
  return [...words];
}

/** Where something of the person stands, and what they wrote. */
export async function traces(read: ReadStore, { inputs }: Pick<Act<EraseInputs>, 'inputs'>): Promise<Traces> {
  const said = (await wordsOf(read, inputs)).map((find): Replacement => ({ find, put: REMOVED }));
  const words = [...inputs.names, ...said];
  const documents: ToClean[] = [];
  for await (const { kind, found } of allDocuments(read)) {
    if (cleaned(found.state, inputs, words) === found.state) continue;
    documents.push({ target: found.target, of: kind });
  }
  return { documents, words };
}

/** Says whether a text has something of the person in it. */
export const toucher = (words: readonly Replacement[]): ((text: string) => boolean) => {
  const replace = replacer(words);
  return (text) => replace(text) !== text.normalize();
};
