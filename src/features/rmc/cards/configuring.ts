/** A new configuration of the rotation: the preview of its changes, and the notices to the entities concerned. */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import { facts, strong, subtle, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { breaksAny, type ConfigurationTyped, type ConfigurePreview, type Days } from '../rules/state.ts';
import { configureForm } from './forms.ts';
import { acknowledge, askSwap, eyebrow, isMine, section, showRmc } from './parts.ts';
import type { RmcView } from './view.ts';

/** The preview: the values, what cannot be kept, what can, and the entities whose next term changes. */
export function rmcConfigurePreview({
  say,
  data: { preview },
}: CardContext<undefined, { readonly preview: ConfigurePreview }>): Card {
  const breaks = breaksAny(preview);
  const title = preview.same ? say('card.rmcConfigure.same') : say('card.rmcConfigure.title');
  return {
    title,
    ...eyebrow(say),
    ...(breaks && { tone: 'attention' as const }),
    body: [
      valuesOf(say, preview),
      ...(preview.same ? [text(say('card.rmcConfigure.sameNote'))] : [subtle(say('card.rmcConfigure.nothingYet'))]),
      ...notKept(say, preview),
      ...changes(say, preview),
    ],
    actions: [
      ...(preview.same ? [] : [apply(say, preview, breaks)]),
      { type: 'form', title: say('card.rmcConfigure.change'), form: configureForm(say, preview.given) },
      showRmc(say),
    ],
    summary: title,
  };
}

const apply = (say: Speaker, { given }: ConfigurePreview, breaks: boolean): Press => ({
  type: 'press',
  title: breaks ? say('card.rmcConfigure.applyAnyway') : say('card.rmcForm.save'),
  verb: 'rmc.configure',
  inputs: { ...given, ...(breaks && { confirm: 'yes' }) },
  look: breaks ? 'danger' : 'primary',
});

const VALUES = ['seats', 'termMonths', 'startsOn', 'stagger', 'order'] as const;

/** Each new value, with the present one where it differs. */
function valuesOf(say: Speaker, { given, was }: ConfigurePreview): Block {
  const shown = (of: ConfigurationTyped, name: (typeof VALUES)[number]): string =>
    name === 'startsOn'
      ? say.date(of.startsOn as Days['from'])
      : name === 'stagger' && of.stagger === 'no'
        ? say('card.rmcConfigure.together')
        : of[name] || say('card.rmcConfigure.rollOrder');
  return facts(
    ...VALUES.map((name): [string, string] => [
      say(`card.rmcForm.${name}`),
      was && was[name] !== given[name]
        ? say('card.rmcConfigure.wasWill', { was: shown(was, name), will: shown(given, name) })
        : shown(given, name),
    ]),
  );
}

const span = (say: Speaker, { from, to }: Days): string => say('card.rmc.span', { from, to });

type NotKept = Pick<ConfigurePreview, 'broken' | 'moved' | 'lost'>;

/** Swaps and announced terms that change, by the names of the entities. */
function notKept(say: Speaker, { broken, moved, lost }: NotKept): Block[] {
  const items = [
    ...broken.map(({ entities: [one, two], terms: [first, second] }) =>
      say('card.rmcConfigure.broken', { one, two, first, second }),
    ),
    ...lost.map((term) => say('card.rmcConfigure.lost', { entity: term.entity, span: span(say, term) })),
    ...moved.map(({ entity, term, was, will }) =>
      say('card.rmcConfigure.moved', { entity, ref: term, was: span(say, was), will: span(say, will) }),
    ),
  ];
  return section(say, say('card.rmcConfigure.notKept'), items, (words) => ({ text: words, tone: 'attention' }));
}

function changes(say: Speaker, { kept, stay, turns, empty, same }: ConfigurePreview): Block[] {
  const next = (days: Days | undefined): string => (days ? span(say, days) : say('card.rmcConfigure.noTerm'));
  return [
    ...section(say, say('card.rmcConfigure.kept'), kept, ({ entities: [one, two], terms: [first, second] }) => ({
      text: say('card.rmcSwapEnded.body.agreed', { one, two, first, second }),
    })),
    ...section(say, say('card.rmcConfigure.stay'), stay, (term) => ({
      text: say('card.rmc.lineWithout', { seat: term.seat, entity: say.entity(term.entity) }),
      note: say('card.rmcConfigure.stayNote', { span: span(say, term) }),
    })),
    ...section(say, say('card.rmcConfigure.turns'), turns, ({ entity, was, will }) => ({
      text: say.entity(entity),
      note: say('card.rmcConfigure.wasWill', { was: next(was), will: next(will) }),
    })),
    ...(empty > 0 ? [strong(say('card.rmcConfigure.empty', { n: empty }), 'attention')] : []),
    ...(same || turns.length > 0 ? [] : [text(say('card.rmcConfigure.noTurns'))]),
  ];
}

/**
 * To the Secretariat: the announced terms and agreed swaps that the new configuration has changed. All entities concerned have
 * been told.
 */
export function rmcNotKept({ say, data }: CardContext<undefined, NotKept>): Card {
  const title = say('card.rmcNotKept.title');
  return {
    title,
    ...eyebrow(say),
    body: [text(say('card.rmcNotKept.body')), ...notKept(say, data)],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the entity: its term is on other days now, and it has to confirm them. */
export function rmcMoved({
  say,
  reader,
  view,
  data,
}: CardContext<RmcView, { readonly term: Ref; readonly was: Days }>): Card | null {
  const [term] = view.named.filter((one) => isMine(reader, one));
  if (!term) return null;
  const title = say('card.rmcMoved.title');
  const waits = term.awaitsAcknowledgement && term.ref !== undefined;
  return {
    title,
    ...eyebrow(say),
    tone: 'attention',
    body: [
      text(say('card.rmcMoved.body')),
      facts([say('card.rmcMoved.was'), span(say, data.was)], [say('card.rmcMoved.will'), span(say, term)]),
    ],
    actions: [
      ...(waits && term.ref ? [acknowledge(say, term.ref)] : []),
      ...(term.ref && term.state === 'future' ? [askSwap(say, term.ref)] : []),
      showRmc(say),
    ],
    ...(term.ref && { context: { target: term.ref } }),
    summary: title,
  };
}

/** To an entity whose seat would be empty until the terms begin again: it stays until then. */
export function rmcStays({ say, reader, data }: CardContext<RmcView, Days & { readonly seat: number }>): Card {
  const title = say('card.rmcStays.title', { entity: reader.entity ?? '' });
  return {
    title,
    ...eyebrow(say),
    tone: 'attention',
    body: [
      text(say('card.rmcStays.body')),
      facts([say('card.rmcStays.until'), say.date(data.to)], [say('card.rmcStays.seat'), String(data.seat)]),
    ],
    actions: [showRmc(say)],
    summary: title,
  };
}
