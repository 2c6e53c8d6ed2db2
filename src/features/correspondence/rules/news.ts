/**
 * News for the public website [ToR 2.c.i]: a short article with a link to a picture, queued for the Secretariat's web editor.
 */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeLink, maybeWords, words, type Inputs, line, maybeLine } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Extras } from '../../../core/decision.ts';

export interface NewsItem {
  readonly target: Ref;
  readonly state: 'queued' | 'used' | 'declined';
  readonly headline: string;
  readonly text: string;
  readonly picture?: string;
  readonly by: PersonId;
  readonly entity: EntityId;
  readonly submittedAt: Instant;
  /** The submitted texts, if the Secretariat has edited them. */
  readonly submitted?: { readonly headline: string; readonly text: string };
  readonly edited?: { readonly by: PersonId; readonly at: Instant };
  readonly ended?: { readonly by: PersonId; readonly at: Instant; readonly reason?: string };
}

const refresh: Effect = { type: 'refreshCards' };
const shown = (target: Ref): Extras => ({ target, card: { name: 'newsItem', about: target } });

export const newsInputs = { headline: line(), text: words(), picture: maybeLink() };
export const editNewsInputs = { headline: maybeLine(), text: maybeWords(), picture: maybeLink() };
export const declineNewsInputs = { reason: words() };

/** `news.submit` (representative). */
export function submitNews(target: Ref, act: ByPerson<Inputs<typeof newsInputs>>): Decision<NewsItem> {
  const { inputs, actor, receivedAt } = act;
  const { headline, text, picture } = inputs;
  const item: NewsItem = {
    target,
    state: 'queued',
    headline,
    text,
    ...(picture && { picture }),
    by: actor.id,
    entity: actor.entity as EntityId,
    submittedAt: receivedAt,
  };
  return accept(
    item,
    phrase('news.submitted', { ref: target }),
    [{ type: 'tell', to: 'secretariat', card: 'newsItem', live: true }],
    shown(target),
  );
}

/** `news.edit` (Secretariat): fields that are not given stay. The submitted texts are kept beside the edited ones. */
export function editNews(item: NewsItem, act: ByPerson<Inputs<typeof editNewsInputs>>): Decision<NewsItem> {
  const no = over(item);
  if (no) return no;
  const { headline, text, picture } = act.inputs;
  if (headline === undefined && text === undefined && picture === undefined) {
    const fields = { headline: phrase('input.required'), text: phrase('input.required') };
    return refuse(item, 'invalid', phrase('refused.invalid'), { fields });
  }
  const next: NewsItem = {
    ...item,
    headline: headline ?? item.headline,
    text: text ?? item.text,
    ...(picture && { picture }),
    submitted: item.submitted ?? { headline: item.headline, text: item.text },
    edited: { by: act.actor.id, at: act.receivedAt },
  };
  return accept(next, phrase('news.edited', { ref: item.target }), [refresh], shown(item.target));
}

/** `news.use` (Secretariat): the article is on the website. The sender is told. */
export const useNews = (item: NewsItem, act: ByPerson<unknown>): Decision<NewsItem> => end(item, act, 'used');

/** `news.decline` (Secretariat): the article will not be used. The sender is told why. */
export const declineNews = (item: NewsItem, act: ByPerson<Inputs<typeof declineNewsInputs>>): Decision<NewsItem> =>
  end(item, act, 'declined', act.inputs.reason);

function end(item: NewsItem, { actor, receivedAt }: ByPerson<unknown>, state: 'used' | 'declined', reason?: string) {
  const no = over(item);
  if (no) return no;
  const next: NewsItem = { ...item, state, ended: { by: actor.id, at: receivedAt, ...(reason && { reason }) } };
  const say =
    state === 'used' ? phrase('news.used', { ref: item.target }) : phrase('news.declined', { ref: item.target });
  const told: Effect = { type: 'tell', to: { people: [item.by] }, card: 'newsItem' };
  return accept(next, say, [told, refresh], shown(item.target));
}

const over = (item: NewsItem): Decision<NewsItem> | undefined =>
  item.state === 'queued'
    ? undefined
    : refuse(item, 'closed', phrase('news.over', { ref: item.target }), shown(item.target));
