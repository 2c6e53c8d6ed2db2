/** Cards for the Secretariat about entities that a request did not reach, and about positions entered for entities. */
import type { Action, Block, Card, ListItem } from '../../../core/card.ts';
import type { PositionKind } from '../rules/state.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, list, strong, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { closeUnreached, enterFor, extend, retry, withdraw } from './managing.ts';
import { notice, words } from './notices.ts';
import { actWords, isLeftByAll } from './parts.ts';
import { contest } from './positions.ts';
import { why, whyBack } from '../../../kit/blocks/reasons.ts';

export interface Missing {
  readonly name: string;
  readonly reason: string;
}

/** The entities with the reasons in words. */
export const missingList = (
  say: Speaker,
  missing: readonly Missing[],
  ask?: ListItem['press'],
  inWords: typeof why = why,
): Block =>
  list(
    upTo(
      say,
      missing,
      ({ name, reason }) => ({ text: say.entity(name), note: inWords(say, reason), tone: 'attention' }),
      ask,
    ),
  );
export type Entities = { readonly entities?: readonly Missing[] };

export interface Unreached extends Entities {
  /** The version of the text that did not reach them. */
  readonly version?: string;
}

/** Edited, so that nobody sends again to an entity that was reached meanwhile, or writes to it in another way. */
export function unreached({ say, view, data }: CardContext<RequestView, Unreached>): Card {
  const told = (data.entities ?? []).map((one) => ({ ...one, ...sinceThen(say, view, one) }));
  const missing = told.flatMap(({ name, reason, since }) => (since === undefined ? [{ name, reason }] : []));
  const found = told.flatMap(({ name, since }) =>
    since === undefined ? [] : [{ text: say.entity(name), note: since }],
  );
  const eyebrow = say('card.unreached.eyebrow', { ref: view.ref });
  if (view.state !== 'open')
    return notice(say, view, {
      eyebrow,
      body: [text(say('card.askDecision.settled', { state: say(`card.state.${view.state}`) }))],
    });
  if (data.version !== undefined && data.version !== view.cardVersion)
    return notice(say, view, { eyebrow, body: [text(say('card.unreached.newText'))] });
  return notice(say, view, {
    eyebrow,
    ...(missing.length > 0 && { tone: 'attention' }),
    body: [
      ...(missing.length > 0
        ? [
            strong(say('card.request.unreached', { n: missing.length })),
            missingList(say, missing),
            text(say('card.unreached.todo')),
            ...(view.open ? [text(say('card.unreached.then', { closesAt: view.closesAt }))] : []),
          ]
        : [strong(say('card.unreached.over'))]),
      ...(found.length > 0 ? [list(upTo(say, found, (one) => one))] : []),
    ],
    actions: missing.length > 0 ? remedies(say, view) : [],
  });
}

/** What the Secretariat can do about it. Closing the request is possible once the period is over. */
const remedies = (say: Speaker, view: RequestView): Action[] =>
  view.mayManage
    ? [
        ...(view.awaitingSecretariat ? [closeUnreached(say)] : []),
        ...retry(say, view),
        ...(view.open ? [enterFor(say, view)] : []),
        extend(say),
      ]
    : [];

/** What happened to an entity that was not reached: it was reached since, or the present reason. */
function sinceThen(say: Speaker, { stands }: RequestView, { name }: Missing): { reason?: string; since?: string } {
  const now = stands.find((one) => one.name === name);
  if (now === undefined) return {};
  if (now.unreached !== undefined) return { reason: now.unreached };
  if (now.asked) return { since: say('card.stand.asked') };
  if (now.notYet) return { since: say('card.unreached.again') };
  return { since: say(now.silent ? 'card.unreached.reached' : 'card.unreached.answered') };
}

/** The period is over, and the silence of entities that were not reached is not consent. So the Secretariat decides. Edited. */
export function askDecision({ say, view, data }: CardContext<RequestView, Entities>): Card {
  const eyebrow = say('card.askDecision.eyebrow', { ref: view.ref });
  if (!view.awaitingSecretariat)
    return notice(say, view, {
      eyebrow,
      body: [text(say('card.askDecision.settled', { state: say(`card.state.${view.state}`) }))],
    });
  return notice(say, view, {
    eyebrow,
    tone: 'warning',
    body: [
      strong(say(isLeftByAll(view) ? 'card.askDecision.recused' : 'card.askDecision.body')),
      facts([say('card.closed'), say.instant(view.closesAt)]),
      ...(isLeftByAll(view) ? [] : [missingList(say, stillMissing(view, data))]),
    ],
    actions: view.mayManage
      ? [closeUnreached(say), extend(say), ...retry(say, view), ...(isLeftByAll(view) ? [withdraw(say)] : [])]
      : [],
  });
}

/** The entities that prevent the closing as the request knows them now; before that, as they were when the question was asked. */
const stillMissing = ({ blocking = [] }: RequestView, data: Entities): readonly Missing[] =>
  blocking.length > 0 ? blocking : (data.entities ?? []);

/** To the Secretariat: a mail about a request that has ended came back. */
export function cameBack({ say, view, data }: CardContext<RequestView, Entities>): Card {
  return notice(say, view, {
    eyebrow: say('card.cameBack.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      strong(say('card.cameBack.body', { state: say(`card.state.${view.state}`) })),
      missingList(say, data.entities ?? [], undefined, whyBack),
      text(say('card.cameBack.todo')),
    ],
    actions: view.mayManage ? [{ type: 'press', title: say('card.act.compose'), verb: 'endorsement.compose' }] : [],
  });
}

export interface WithoutEffect {
  readonly byName: string;
  readonly verb: string;
  readonly focalPointName: string;
}
/** To the alternate and the focal point: the focal point's position counts, whenever it was given. */
export function withoutEffect({ say, reader, view, data }: CardContext<RequestView, WithoutEffect>): Card {
  const { byName: by, focalPointName: focalPoint } = data;
  const act = actWords(say, data.verb) ?? say('card.position.comment');
  return notice(say, view, {
    eyebrow: say('card.withoutEffect.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      text(
        view.discretion !== 'all'
          ? say('card.withoutEffect.bodyBare', { act })
          : focalPoint === ''
            ? say('card.withoutEffect.body', { by, act })
            : say('card.withoutEffect.bodyNamed', { by, act, focalPoint }),
      ),
      text(say(reader.roles.includes('focalPoint') ? 'card.withoutEffect.focalPoint' : 'card.withoutEffect.alternate')),
    ],
  });
}

export interface EnteredFor {
  readonly byName: string;
  readonly position: 'endorse' | 'abstain' | 'object';
  readonly source: string;
  readonly text?: string;
  /** The focal point's own position that it replaces. */
  readonly overturns?: PositionKind;
}
export function enteredFor({ say, view, data }: CardContext<RequestView, EnteredFor>): Card {
  const position = say(`card.position.${data.position}`);
  return notice(say, view, {
    eyebrow: say('card.enteredFor.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      text(
        view.discretion === 'all'
          ? say('card.enteredFor.body', { by: data.byName, position })
          : say('card.enteredFor.bodyBare', { position }),
      ),
      ...when(data.overturns, (own) => strong(say('card.enteredFor.overturns', { own: say(`card.position.${own}`) }))),
      ...words(view, data.text, say('card.enteredFor.text')),
      ...words(view, data.source, say('card.mine.source')),
      text(say('card.enteredFor.change')),
    ],
    actions: view.mayContest ? [contest(say)] : [],
  });
}

export interface Contested {
  readonly entityName: string;
  readonly byName: string;
  readonly position: PositionKind;
  readonly text?: string;
}
/** To the Secretariat: the focal point says that the position which the Secretariat entered is wrong. */
export function contested({ say, view, data }: CardContext<RequestView, Contested>): Card {
  const { entityName: name, byName: by } = data;
  const position = say(`card.position.${data.position}`);
  return notice(say, view, {
    eyebrow: say('card.contested.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      strong(
        view.discretion === 'all'
          ? say('card.contested.body', { name, by, position })
          : say('card.contested.bodyBare', { name, position }),
      ),
      ...words(view, data.text, by),
      text(say('card.contested.stays')),
    ],
    actions: view.mayManage && view.open ? [enterFor(say, view)] : [],
  });
}
