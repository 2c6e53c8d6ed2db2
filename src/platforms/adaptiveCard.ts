/** Our card vocabulary as Adaptive Cards 1.5, for Teams and for the local console. Words: see `adaptiveCard/words.ts`. */
import type { Action, Card } from '../core/card.ts';
import { cuts, smallest } from './adaptiveCard/cut.ts';
import { actionElement, actionSet, blockElements, fold, place, submit } from './adaptiveCard/elements.ts';
import type { Place } from './adaptiveCard/elements.ts';
import { formElements } from './adaptiveCard/inputs.ts';
import { heading, isPlain, paragraph, runs, toneStyle, visible } from './adaptiveCard/words.ts';
import { atMost } from './adaptiveCard/size.ts';
import type { Json } from './adaptiveCard/words.ts';

export { readInputs } from './adaptiveCard/inputs.ts';
export { plainText, verbsOf } from './adaptiveCard/read.ts';

export type AdaptiveCardJson = Json & { readonly type: 'AdaptiveCard'; readonly body: readonly Json[] };

/** Older Teams clients and webhooks stop at 28 KB. */
export const BUDGET_BYTES = 28 * 1024;
export const bytesOf = (card: AdaptiveCardJson): number => Buffer.byteLength(JSON.stringify(card));

/** The card for a client; when it would be too large, cut until it fits, with a button that asks for what was cut. */
export function toAdaptiveCard(card: Card): AdaptiveCardJson {
  const whole = fitting(card);
  if (whole) return whole;
  for (const shorter of cuts(card)) {
    const fits = fitting(shorter);
    if (fits) return fits;
  }
  return render(smallest(card));
}

/** The estimate is never too low and seldom far too high: only what it cannot tell is measured. */
function fitting(card: Card): AdaptiveCardJson | undefined {
  const most = atMost(card);
  if (most > 4 * BUDGET_BYTES) return undefined;
  const made = render(card);
  return most <= BUDGET_BYTES || bytesOf(made) <= BUDGET_BYTES ? made : undefined;
}

function render(card: Card): AdaptiveCardJson {
  const at = place(card);
  const folded = card.more === undefined ? [] : card.actions.filter(isMinor);
  const shown = card.actions.filter((action) => !folded.includes(action));
  const drawer = folded.length > 0 ? fold(card.more ?? '', [actionSet(folded, at)], at) : undefined;
  const actions = [
    ...(card.form ? [submit(card.form, undefined, at)] : []),
    ...shown.map((action) => actionElement(action, at)),
    ...(drawer ? [drawer.toggle] : []),
  ];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    ...(isPlain(card.summary) ? { fallbackText: visible(card.summary) } : {}),
    msteams: { width: 'Full' },
    ...(card.refreshVerb === undefined ? {} : { refresh: refresh(card.refreshVerb, at) }),
    body: [
      ...head(card),
      ...blockElements(card.body, at),
      ...(card.form ? formElements(card.form) : []),
      ...(drawer ? [drawer.content] : []),
    ],
    ...(actions.length > 0 ? { actions } : {}),
  };
}

const isMinor = (action: Action): boolean => action.minor === true;

/** The title is the heading; where its words would mean something in markdown, our own line above it is. */
function head({ eyebrow, title, tone }: Card): Json[] {
  const small = { size: 'Small', isSubtle: true } as const;
  const over =
    eyebrow === undefined
      ? []
      : [
          isPlain(title)
            ? paragraph(runs(eyebrow, { ...small, ...toneStyle(tone) }))
            : heading(eyebrow, 'Small', toneStyle(tone)),
        ];
  return [...over, heading(title, 'Large')];
}

/** Never by itself (`userIds: []`): a menu entry, so that one card on many screens does not become many calls. */
const refresh = (verb: string, at: Place) => ({
  action: { type: 'Action.Execute', title: verb, verb, data: { ...at.context } },
  userIds: [],
});
