/** Acts of the work plan that only read, and the facts of its rules. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { entityEverNamed } from '../../../core/entities.ts';
import { maybeChoice, maybeEntityName, maybeLine, maybeYear, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import { neverNamed } from '../../../kit/entityLook.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { DecisionFacts } from '../rules/plan.ts';
import type { Activity } from '../rules/state.ts';

export const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;
export const showInputs = { entity: maybeEntityName(), year: maybeYear(2000, 2100), words: maybeLine(200) };
export const exportInputs = { entity: maybeEntityName(), year: maybeYear(2000, 2100), format: maybeChoice(FORMATS) };

/** `plan.show`: an activity, an entity's part, or the whole plan. */
export async function show(
  read: ReadStore,
  { target, inputs }: Act<Inputs<typeof showInputs>, Person>,
  network: Network,
): Promise<Answer> {
  if (target?.startsWith('W-')) {
    if (!(await read.load('plan', target)))
      return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: target }) };
    return { ok: true, say: phrase('plan.here'), card: { name: 'planActivity', about: target }, target };
  }
  const asked = pageOf(inputs.entity ?? inputs.words, inputs.year, network);
  if ('fields' in asked) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), ...asked };
  return { ok: true, say: phrase('plan.here'), card: { name: 'planPage', data: asked } };
}

function pageOf(typed: string | undefined, year: number | undefined, { roll }: Network) {
  const entity = typed === undefined ? undefined : entityEverNamed(roll, typed)?.id;
  if (typed !== undefined && entity === undefined) return { fields: { entity: neverNamed(roll, typed) } };
  return { ...(entity !== undefined && { entity }), ...(year !== undefined && { year }) };
}

/** `plan.export` (Secretariat): links to the plan as a file. */
export async function exportPlan(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof exportInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const asked = pageOf(inputs.entity, inputs.year, network);
  if ('fields' in asked) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), ...asked };
  const { format } = inputs;
  const data = { ...asked, ...(format && { format }) };
  return { ok: true, say: phrase('plan.files'), card: { name: 'planFiles', data } };
}

/** Does the register have this number? */
export async function decisionFacts(
  read: ReadStore,
  { inputs }: { readonly inputs: { readonly decision?: string | undefined } },
): Promise<DecisionFacts> {
  const lines = (await read.load('register', 'register'))?.lines ?? [];
  return { isDecided: lines.some((line) => line.number === inputs.decision) };
}

export const activityFacts = async (
  read: ReadStore,
  { target }: Act<object>,
): Promise<{ readonly activity: Activity | undefined }> => ({ activity: await read.load('plan', target) });
