/** Reads the answers of a call for its files. */
import { CLASSIFICATIONS, isWithin, strictest, type Classification } from '../../../core/classification.ts';
import { manages, personName, type Person } from '../../../core/people.ts';
import type { Network } from '../../../core/network.ts';
import type { WorkingDays } from '../../../core/settings.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { ofDay } from './views.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import type { EntryView, FileQuestion, InputFileView } from '../cards/fileView.ts';
import { inOrder, placeOf } from '../rules/paragraphs.ts';
import { consolidated, type Entry } from '../rules/consolidate.ts';
import { rowsIn, type InputCall, type QuestionKind } from '../rules/state.ts';
import { bestIn } from './best.ts';
import { answersOf } from './facts.ts';
import { dateAt } from '../../../calendar/calendar.ts';

/** What the templates for comments and for availability compute from a table. */
function drawnFrom(
  c: InputCall,
  kind: QuestionKind,
  options: readonly string[] = [],
  entries: readonly Entry[],
  shown: (entry: Entry) => EntryView,
  calendar: WorkingDays,
): Pick<FileQuestion, 'comments' | 'best'> {
  if (kind !== 'table') return {};
  if (c.template === 'comments')
    return {
      comments: inOrder(
        entries.flatMap((entry) => {
          const { text, ...of } = shown(entry);
          return rowsIn(text, options.length).map((cells) => ({ paragraph: cells[0] ?? '', cells, of }));
        }),
      ).map(({ paragraph, cells, of }) => ({ ...of, place: placeOf(paragraph), cells })),
    };
  if (c.template !== 'availability') return {};
  return { best: bestIn(c, { options, entries }, calendar) };
}

/** The Secretariat and the person who asked may have the files. */
export const mayExport = (c: InputCall, person: Person): boolean => manages(person) || c.by === person.id;

/** The strictest label of the messages with which the answers were circulated to this person. Undefined: there were none. */
async function sentTo(read: ReadStore, c: InputCall, { id }: Person): Promise<Classification | undefined> {
  const sent = c.passed.filter(({ as }) => as === 'circulated');
  const messages = await Promise.all(sent.map(({ ref }) => read.load('correspondence', ref)));
  const got = messages.filter((message) => message?.recipients.includes(id));
  return got.length === 0 ? undefined : strictest(got.flatMap((message) => message?.classification ?? []));
}

const ALL: Classification = 'strictlyConfidential';
/** Who runs it gets as much as they ask for; who got it, what went round. */
async function upToFor(
  read: ReadStore,
  c: InputCall,
  person: Person,
  asked: unknown,
): Promise<Classification | undefined> {
  const most = mayExport(c, person) ? ALL : await sentTo(read, c, person);
  const wanted = CLASSIFICATIONS.find((one) => one === asked) ?? ALL;
  return most && (isWithin(wanted, most) ? wanted : most);
}

export async function seeFile(
  read: ReadStore,
  { about, reader, data }: ViewRequest,
  network: Network,
): Promise<ViewResult<InputFileView> | undefined> {
  const found = await read.find('inputs', about);
  const person = network.roll.people[reader.person];
  if (!found || !person) return undefined;
  const c = found.state;
  const upTo = await upToFor(read, c, person, data['upTo']);
  if (!upTo) return undefined;
  const { questions, former, entities, links } = consolidated(c, await answersOf(read, c), upTo);
  const shown = ({ by, ...entry }: Entry): EntryView => ({
    ...entry,
    by: personName(ofDay(c, network.roll, entry.at), by),
  });
  const view: InputFileView = {
    ref: c.target,
    title: c.title,
    classification: strictest([
      c.classification,
      ...[...questions, ...former].flatMap(({ entries }) => entries.map(({ classification }) => classification)),
    ]),
    ...(c.documentUrl !== undefined && { documentUrl: c.documentUrl }),
    dueAt: c.dueAt,
    ...(c.endedAt !== undefined && { closedAt: c.endedAt }),
    questions: [
      ...questions.map(({ n, text, kind, options, entries, withheld }) => ({
        n,
        text,
        kind,
        ...(options && { options }),
        entries: entries.map(shown),
        withheld,
        ...drawnFrom(c, kind, options, entries, shown, network.settings),
      })),
      ...former.map(({ text, kind, options, entries, withheld }) => ({
        text,
        kind,
        ...(options && { options }),
        entries: entries.map(shown),
        withheld,
      })),
    ],
    entities: entities.map(({ leftAt, ...one }) => ({
      ...one,
      ...(leftAt !== undefined && { leftOn: dateAt(leftAt, network.settings.timeZone) }),
    })),
    links,
  };
  return { view, version: found.version, ...(c.endedAt !== undefined && { over: c.endedAt }) };
}
