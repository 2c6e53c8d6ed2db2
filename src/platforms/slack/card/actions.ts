/** Draws the actions of a card: buttons, and a menu for minor ones. */
import type { ActionsBlockElement, Button, KnownBlock, PlainTextOption } from '@slack/types';
import type { Action, Card, Form, Press } from '../../../core/card.ts';
import { never } from '../../../core/ids.ts';
import { shorten } from '../../adaptiveCard/cut.ts';
import { LIMITS } from './limits.ts';
import type { BlockScope } from './place.ts';
import { GAP, hrefOf, plain, rich, run, section } from './text.ts';

type Foldable = Exclude<Action, { type: 'open' }>;

export function actionBlocks(card: Card, at: BlockScope): KnownBlock[] {
  const folded = card.more === undefined ? [] : card.actions.filter(isFoldable);
  const odd = card.actions.filter(isOdd);
  const shown = card.actions.filter((action) => !folded.includes(action as Foldable) && !odd.includes(action as Open));
  const elements: ActionsBlockElement[] = [
    ...(card.form ? [openButton(card.form, card.title, at)] : []),
    ...shown.map((action) => button(action, at)),
    ...inHundreds(folded).map((part) => menu(card.more ?? '', part, at)),
  ];
  return [...odd.map(({ title, url }) => rich(section(run(`${title}${GAP}${url}`)))), ...rows(elements)];
}

/** The same, taken from another version of the card where that has the same buttons under the same numbers. */
export function actionsOnce(card: Card, at: BlockScope): readonly KnownBlock[] {
  const { known, parts } = at;
  const after = at.count();
  const drawn = known.actions;
  if (drawn?.after === after && drawn.of.actions === card.actions && drawn.of.form === card.form) {
    for (const [key, part] of drawn.parts) parts.set(key, part);
    return drawn.blocks;
  }
  const blocks = actionBlocks(card, at);
  known.actions = { of: card, after, blocks, parts: new Map(parts) };
  return blocks;
}

type Open = Extract<Action, { type: 'open' }>;
/**
 * Is it a link whose address Slack would not accept? Slack would refuse the whole card because of one, so it is shown as
 * text.
 */
const isOdd = (action: Action): action is Open => action.type === 'open' && hrefOf(action.url) === undefined;

export function rows(elements: readonly ActionsBlockElement[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let i = 0; i < elements.length; i += LIMITS.actions)
    blocks.push({ type: 'actions', elements: elements.slice(i, i + LIMITS.actions) });
  return blocks;
}

const isFoldable = (action: Action): action is Foldable => action.minor === true && action.type !== 'open';
const inHundreds = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / LIMITS.options) }, (_, i) =>
    all.slice(i * LIMITS.options, (i + 1) * LIMITS.options),
  );

function button(action: Action, at: BlockScope): Button {
  switch (action.type) {
    case 'press':
      return pressButton(action, at);
    case 'form':
      return formButton(action.title, action.look, at.formValue(action.title, action.form), at);
    case 'open':
      return {
        type: 'button',
        action_id: at.newId('open'),
        text: plain(action.title, LIMITS.buttonText),
        url: hrefOf(action.url) ?? action.url,
      };
    default:
      return never(action);
  }
}

export const pressButton = (
  press: Pick<Press, 'title' | 'verb' | 'target' | 'inputs' | 'look'>,
  at: BlockScope,
): Button => ({
  type: 'button',
  action_id: at.newId('press'),
  text: plain(press.title, LIMITS.buttonText),
  value: at.pressValue(press, LIMITS.buttonValue),
  ...style(press.look),
});

/**
 * The button that opens a form. It has the form's name, because the label of the form's own button names what is not done
 * yet.
 */
const openButton = (form: Form, cardTitle: string, at: BlockScope): Button => {
  const title = form.title ?? cardTitle;
  const named = title.endsWith('…') ? title : `${shorten(title, LIMITS.buttonText - 1)}…`;
  return formButton(named, 'primary', at.formValue(title, form), at);
};

const formButton = (title: string, look: 'primary' | 'danger' | undefined, value: string, at: BlockScope): Button => ({
  type: 'button',
  action_id: at.newId('form'),
  text: plain(title, LIMITS.buttonText),
  value,
  ...style(look),
});

const style = (look: 'primary' | 'danger' | undefined) => (look ? { style: look } : {});

const menu = (more: string, actions: readonly Foldable[], at: BlockScope): ActionsBlockElement => ({
  type: 'static_select',
  action_id: at.newId('more'),
  placeholder: plain(more, LIMITS.placeholder),
  options: actions.map((action): PlainTextOption => ({
    text: plain(action.title, LIMITS.optionText),
    value:
      action.type === 'press' ? at.pressValue(action, LIMITS.optionValue) : at.formValue(action.title, action.form),
  })),
});
