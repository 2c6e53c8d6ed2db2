/** What the walk has to meet: whatever the registry has, unless it is said here why not. */
import type { Kind } from '../../../src/core/contract.ts';
import { networkId } from '../../../src/core/ids.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { plan } from '../../../src/features/plan/index.ts';
import { directory } from '../../../src/features/directory/index.ts';
import { personalData } from '../../../src/features/personalData/index.ts';
import { report } from '../../../src/features/report/index.ts';
import { retention } from '../../../src/features/retention/index.ts';
import { rmc } from '../../../src/features/rmc/index.ts';
import { templates } from '../../../src/features/templates/index.ts';
import { REGISTRY } from '../features.ts';
import type { Walk } from './walk.ts';

/** Kinds of documents: those with a label are lived through, the others say why they have none. */
export const KINDS: Readonly<Record<Kind, 'labelled' | `no label: ${string}`>> = {
  endorsements: 'labelled',
  agenda: 'labelled',
  meetings: 'labelled',
  correspondence: 'labelled',
  inputs: 'labelled',
  inputAnswers: 'labelled',
  register: 'labelled',
  meetingRequests: 'no label: its topic is for all whom the meeting would invite',
  news: 'no label: it is written to be published',
  outcomes: 'no label: shared with all focal points',
  plan: 'no label: what the network does',
  planBook: 'no label: what the network does',
  feeds: 'no label: a secret of its owner, shown to nobody',
  retention: 'no label: what was told of what goes when',
  roll: 'no label: who is in the network',
  series: 'no label: when meetings are',
  settings: 'no label: how the network works',
  templates: 'no label: letterhead and wording of documents',
  terms: 'no label: who is in the RMC',
};

/** Features whose items have no label. */
const WITHOUT: readonly object[] = [rmc, directory, plan, personalData, report, retention, templates];
/** Cards of the others that are about something without a label, or come about in another story. */
const ELSEWHERE: readonly string[] = [
  'meetingMoved',
  'meetingPreview',
  'meetingRequest',
  'seriesEnded',
  'newsItem',
  // When the network's hours change: test/stories/settings.test.ts. It names the message as every notice does.
  'correspondenceMoved',
  // What came by mail, with planted words: test/stories/mailbox.test.ts.
  'wordsReceived',
];

/** Acts with texts that are about meetings, which have no label; only their minutes do. */
const isAboutMeeting = (verb: string): boolean => /^(meeting|series|agenda\.order|decision\.noObjection)/.test(verb);

/** Acts of people on items with a label that have something to fill in, or a label, and were not done. */
export async function actsNotMet({ w }: Walk): Promise<string[]> {
  const lines = await w.store.audit(networkId('una'));
  const done = new Set(lines.filter(({ outcome }) => outcome === 'accepted').map(({ verb }) => verb));
  for (const { what, shown } of w.answers) if (shown.ok) done.add(what.split(' ')[0] ?? '');
  return REGISTRY.publicActs.filter((verb) => {
    const act = REGISTRY.acts[verb];
    if (!act || done.has(verb) || isAboutMeeting(verb)) return false;
    if (act.fields.includes('classification')) return true;
    return act.type !== 'query' && KINDS[act.kind] === 'labelled' && act.fields.length > 0;
  });
}

/** Cards of features with labels that were neither sent nor drawn. */
export const cardsNotMet = ({ cards }: Walk): string[] =>
  FEATURES.filter((feature) => !WITHOUT.includes(feature))
    .flatMap((feature) => ('cards' in feature ? Object.keys(feature.cards) : []))
    .filter((name) => !cards.has(name) && !ELSEWHERE.includes(name));

/** Files of features with labels that were not made. */
export const filesNotMet = ({ files }: Walk): string[] =>
  FEATURES.filter((feature) => !WITHOUT.includes(feature))
    .flatMap((feature) => ('files' in feature ? Object.keys(feature.files) : []))
    // A template to begin with, and one with sample data, hold nothing of any item.
    .filter((name) => !files.has(name) && !/\.(template|sample)\.docx$/.test(name));
