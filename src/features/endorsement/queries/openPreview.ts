/**
 * Previews of opening a request and of a new version: who would be asked, and until when. Nothing is stored, and nobody is
 * told.
 */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { ref } from '../../../core/ids.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { asTyped } from '../../../kit/typed.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { revise, type reviseInputs } from '../rules/change.ts';
import { planFacts, sameFacts } from './facts.ts';
import { followsNone, open, taken, type openInputs } from '../rules/open.ts';
import type { Endorsement } from '../rules/state.ts';
import type { OpenedBy, OpenPreview, RevisePreview, WhoIsAsked } from '../cards/openView.ts';

type Opening = Act<Inputs<typeof openInputs>, Person>;
const NOT_YET = ref('E-0');

/** `endorsement.open.preview` */
export const openPreview = (read: ReadStore, act: Opening, network: Network): Promise<Answer> =>
  previewed(read, act, network);

/** `input.endorse.preview` */
export async function fromCallPreview(read: ReadStore, act: Opening, network: Network): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const call = await read.load('inputs', act.target);
  if (!call) return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: act.target }) };
  if (call.openedAt === undefined)
    return { ok: false, code: 'conflict', say: phrase('inputs.notOpen', { ref: call.target }) };
  const inputs = { ...act.inputs, classification: act.inputs.classification ?? call.classification };
  return previewed(read, { ...act, inputs }, network, { verb: 'input.endorse', target: call.target });
}

/** `plan.endorse.preview` */
export async function planPreview(read: ReadStore, act: Opening, network: Network): Promise<Answer> {
  const { isPlanned } = await planFacts(read, act);
  if (!isPlanned) return { ok: false, code: 'conflict', say: phrase('plan.nothingToAdopt') };
  return previewed(read, act, network, { verb: 'plan.endorse' });
}

async function previewed(read: ReadStore, act: Opening, network: Network, by?: OpenedBy): Promise<Answer> {
  const { state: e, answer } = open(NOT_YET, act, network);
  if (!answer.ok || !e) return answer;
  const { same, unknown } = await sameFacts(read, { inputs: e });
  if (same) return taken(same);
  if (unknown) return { ok: false, ...followsNone(unknown) };
  const data: OpenPreview = { values: asTyped(act.inputs), ...asked(e, network), ...(by && { by }) };
  return { ok: true, say: phrase('endorsement.openPreview'), card: { name: 'openPreview', data } };
}

/** `endorsement.revise.preview` */
export async function revisePreview(
  read: ReadStore,
  act: Act<Inputs<typeof reviseInputs>, Person>,
  network: Network,
): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const before = await read.load('endorsements', act.target);
  if (!before) return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: act.target }) };
  const { state: e, answer } = revise(before, act, network);
  if (!answer.ok) return answer;
  const { same } = await sameFacts(read, { inputs: e, target: act.target });
  if (same) return taken(same);
  const data: RevisePreview = {
    values: asTyped(act.inputs),
    ...asked(e, network),
    ref: e.target,
    title: e.title,
    classification: e.classification,
  };
  return { ok: true, say: phrase('endorsement.openPreview'), card: { name: 'revisePreview', data }, target: e.target };
}

function asked({ electorate, closesAt }: Endorsement, { roll }: Network): WhoIsAsked {
  const of = electorate.map((entity) => representativesOf(roll, entity).length);
  return {
    closesAt,
    entities: electorate.length,
    people: of.reduce((sum, n) => sum + n, 0),
    without: electorate.filter((_, i) => of[i] === 0),
  };
}
