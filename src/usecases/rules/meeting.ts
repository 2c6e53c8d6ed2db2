/** The agenda of the Focal Points meetings [ToR 3.b.i]. */
import type { Act } from '../../core/act.ts';
import type { Ref } from '../../core/ids.ts';
import {
  add,
  addInputs,
  itemKey,
  leave,
  leaveInputs,
  mark,
  markInputs,
  type AgendaItem,
} from '../../domain/meeting/agenda.ts';
import { change, type Change, type Verb } from '../verbs.ts';

const source = (act: Act): string => itemKey(String(act.inputs['source']));
const onItem = (verb: Change, orNew = false): Change => ({ ...verb, where: { key: source, orNew } });

export const meetingVerbs: Readonly<Record<string, Verb>> = {
  'agenda.add': onItem(change('agenda', 'concord', addInputs, addItem as never), true),
  'agenda.leave': onItem(change('agenda', 'concord', leaveInputs, leave)),
  'agenda.mark': onItem(change('agenda', 'concord', markInputs, mark)),
};

function addItem(item: AgendaItem | undefined, act: Parameters<typeof add>[2], _network: unknown, target: Ref) {
  return add(item, target, act);
}
