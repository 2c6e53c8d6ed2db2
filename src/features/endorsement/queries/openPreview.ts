/** `endorsement.open.preview`: who would be asked, and until when. Nothing is stored, and nobody is told. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { ref } from '../../../core/ids.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { open, taken, type openInputs } from '../rules/open.ts';
import { uniqueKey } from '../rules/state.ts';
import type { OpenPreview } from '../cards/openView.ts';

const NOT_YET = ref('E-0');

export async function openPreview(
  read: ReadStore,
  act: Act<Inputs<typeof openInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { state: e, answer } = open(NOT_YET, act, network);
  if (!answer.ok || !e) return answer;
  const other = await read.findByKey('endorsements', uniqueKey(e) ?? '');
  if (other) return taken(other);
  const of = e.electorate.map((entity) => representativesOf(network.roll, entity).length);
  const data: OpenPreview = {
    values: asTyped(act.inputs),
    closesAt: e.closesAt,
    entities: e.electorate.length,
    people: of.reduce((sum, n) => sum + n, 0),
    without: e.electorate.filter((_, i) => of[i] === 0),
  };
  return { ok: true, say: phrase('endorsement.openPreview'), card: { name: 'openPreview', data } };
}

const asTyped = (inputs: Inputs<typeof openInputs>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
