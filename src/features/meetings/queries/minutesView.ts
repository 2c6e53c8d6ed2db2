/** Makes the view of minutes for one reader. Restricted words are left out of messages that are kept, and for observers. */
import type { Instant, Ref } from '../../../core/ids.ts';
import { heldBefore } from '../../../core/objections.ts';
import type { ActionLine, GoneView } from '../cards/view.ts';
import type { MinutesItemView, MinutesView, StandingView } from '../cards/minutesPaperView.ts';
import { heldFrom, type Meeting } from '../rules/state.ts';
import { isWithin, type Classification } from '../../../core/classification.ts';
import type { MinutesAction, MinutesContent, MinutesItem, Restricted } from '../rules/minutesState.ts';
import { labelOf, takesComments } from '../rules/minutes.ts';
import type { Network } from '../../../core/network.ts';
import { asOf, isMember, personName } from '../../../core/people.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { rollFor } from '../../../kit/namesGone.ts';
import { removedOf } from '../../../core/retention.ts';
import { liftedViews, named, stopsView, withdrawnViews } from './goneViews.ts';

/** How much of restricted items the reader sees. Members who ask for it see everything. */
interface Sees {
  readonly hidden: boolean;
  readonly unveiled: boolean;
}
export const sees = ({ reader, unveiled }: Pick<ViewRequest, 'reader' | 'unveiled'>, { roll }: Network): Sees => {
  const person = roll.people[reader.person];
  return { hidden: !person || !isMember(person), unveiled };
};
const isDiscreet = (restricted: Restricted | undefined, { hidden, unveiled }: Sees): boolean =>
  restricted !== undefined && (hidden || !unveiled);
const isVeiled = (restricted: Restricted | undefined, by: Sees): boolean =>
  isDiscreet(restricted, by) && (by.hidden || restricted === 'strictlyConfidential');

export function minutesView(m: Meeting, asked: ViewRequest, network: Network): MinutesView | undefined {
  const { record } = m;
  if (!record) return undefined;
  const { reader, now } = asked;
  const by = sees(asked, network);
  // Once retention has taken the texts, it names nobody either.
  const bareSince = removedOf(m).minutes;
  const roll = rollFor(m, 'minutes', network.roll);
  const frozen = { ...network, roll: asOf(roll, record.draftedAt) };
  const { items, earlier, noted, ...content } = record.content;
  const label = labelOf(record.content);
  const open = takesComments(record, now);
  const restricted = label !== 'unclassified';
  // Text, comments and corrections may be about any item: they take the label of the whole.
  const wordless = restricted && (by.hidden || !by.unveiled);
  return {
    ref: m.target,
    // For an observer restricted words are left out, so the rest is unclassified. Its heading says that something is missing.
    classification: by.hidden ? 'unclassified' : label,
    ...(restricted && by.hidden && { extract: true as const }),
    network: network.settings.name,
    ...(m.endedAt && { endedAt: m.endedAt }),
    kind: m.kind,
    title: m.title,
    untitled: m.untitled,
    startsAt: heldFrom(m),
    ...(m.afterwards && { until: m.afterwards.until }),
    ...(m.place && { place: m.place }),
    agenda: {
      ...(m.circulatedAt && { circulatedAt: m.circulatedAt }),
      finalAt: m.begunAt !== undefined && m.begunAt < m.cutoffAt ? m.begunAt : m.cutoffAt,
    },
    state: record.state,
    wordless,
    ...(record.text && !wordless && { text: record.text }),
    ...content,
    items: items.map((one) => minutesItemView(one, by, { ...frozen, held: m.afterwards?.until })),
    noted: noted.map((one) => notedLine(one, by, label)),
    earlier: earlier.map((one) => actionLineOf(one, by)),
    adoptAt: record.adoptAt,
    open,
    // Issued minutes show none: they were for whoever drafted them.
    comments:
      wordless || record.state === 'issued'
        ? []
        : record.comments.map(({ entity, by: who, at, text }) => ({
            ...{ entity, at, text, ...(!roll.isNameless && { by: personName(roll, who) }) },
          })),
    ...(record.issuedAt && { issuedAt: record.issuedAt }),
    bySilence: record.issuedBy === 'silence',
    ...(record.number && { number: record.number }),
    ...(bareSince !== undefined && { bareSince }),
    corrections: wordless
      ? []
      : record.corrections.map(({ at, by: who, text, hash, represented }) => ({
          ...{ at, text, ...(!roll.isNameless && { by: personName(asOf(roll, at), who) }) },
          ...(hash !== undefined && { hash }),
          ...(represented && { represented: represented.map(({ entity, people }) => ({ entity, people })) }),
        })),
    mayComment: open && reader.entity !== undefined,
    mayManage: reader.manages,
    ...(restricted && !by.hidden && { restricted: by.unveiled ? ('shown' as const) : ('leftOut' as const) }),
  };
}

/**
 * Members see the title of a restricted decision where the whole is labelled as strictly, and so marked as strictly; of a
 * strictly confidential one not in what is kept (domain.md 9). Otherwise its reference stands there.
 */
const notedLine = (
  { number, title, restricted, whole }: MinutesContent['noted'][number],
  { hidden, unveiled }: Sees,
  label: Classification,
): MinutesView['noted'][number] => ({
  number,
  title:
    whole && restricted && !hidden && (unveiled || restricted === 'confidential') && isWithin(restricted, label)
      ? whole
      : title,
});

function minutesItemView(
  { restricted, ...one }: MinutesItem,
  by: Sees,
  { roll, held }: Network & { readonly held: Instant | undefined },
): MinutesItemView {
  const discreet = isDiscreet(restricted, by);
  const veiled = isVeiled(restricted, by);
  if (veiled) return bareItem(one, by);
  const shown = { discreet, roll };
  const lifted = liftedViews(one.lifted, shown).map((of): GoneView => {
    const { raised } = of;
    return {
      ...of,
      ...(held !== undefined && { afterwards: true }),
      ...(raised && !raised.written && { raised: { ...raised, ...heldBefore(raised.at, held) } }),
    };
  });
  const withdrawn = withdrawnViews(one.withdrawn, shown);
  const standing = (of: MinutesItem['objections'][number]): StandingView => ({
    ...of,
    ...named(of.by, shown),
    ...stopsView(of.stops, shown),
    ...(held !== undefined && !of.written && { afterwards: true }),
  });
  const { stopped: stops = [], discussion: asked = [], ...told } = one;
  const { objectionWithdrawn, discussionWithdrawn, leftOpen, ...said } = told;
  const all = {
    ...said,
    ...(leftOpen && { outcome: 'leftOpen' as const }),
    ...(discussionWithdrawn && { withdrawnLate: 'discussion' as const }),
    ...(objectionWithdrawn && { withdrawnLate: 'objection' as const }),
  };
  const stopped = stops.map((of) => ({ ...of, ...named(of.by, shown) }));
  const discussion = asked.map((of) => ({ ...of, ...named(of.by, shown) }));
  if (!discreet) {
    const [objections, absent] = [one.objections.map(standing), one.absent.map(standing)];
    return { ...all, objections, absent, lifted, withdrawn, stopped, discussion, veiled, discreet };
  }
  const {
    question: _asked,
    text: _said,
    note: _note,
    reason: _why,
    document: _document,
    source: _source,
    ...rest
  } = all;
  return {
    ...rest,
    veiled,
    discreet,
    objections: one.objections.map(({ entity, entered }) => ({ entity, text: '', ...(entered && { entered }) })),
    absent: one.absent.map(({ entity }) => ({ entity, text: '' })),
    lifted,
    withdrawn,
    actions: one.actions.map((action) => veiledAction(action, one.item, veiled)),
  };
}

/** The reference of an item and until when its actions are due. Who was there, who said what and what came of it are left out. */
const bareItem = ({ item, source, actions }: Omit<MinutesItem, 'restricted'>, { hidden }: Sees): MinutesItemView => ({
  item,
  title: source ?? item,
  veiled: true,
  ...(hidden && { closed: true }),
  discreet: true,
  present: [],
  objections: [],
  absent: [],
  lifted: [],
  withdrawn: [],
  actions: actions.map((action) => veiledAction(action, item, true)),
});

export function actionLineOf({ item, restricted, ...action }: MinutesAction, by: Sees): ActionLine {
  if (item && restricted === undefined) return veiledAction(action, item, true);
  return item && isDiscreet(restricted, by) ? veiledAction(action, item, isVeiled(restricted, by)) : action;
}

/** @param bare its owner is left out as well */
const veiledAction = ({ owner, due, done, doneOn }: MinutesAction, veiled: Ref, bare: boolean): ActionLine => ({
  owner: bare ? '' : owner,
  text: '',
  ...(due && { due }),
  done,
  ...(doneOn && { doneOn }),
  veiled,
});
