/** Draws a card as a person's page, with the parts below it. */
import { randomBytes } from 'node:crypto';
import type { Card } from '../../../core/card.ts';
import { entityFor, type Language } from '../../../core/people.ts';
import { faultsOf, formsOn } from '../../answerText.ts';
import { fittingCard, type Around, type RefusedForm } from '../card.ts';
import type { Html } from '../html.ts';
import { tag, words as text } from '../html.ts';
import { answerWith, button, formTo, hidden, line } from './pages.ts';
import type { OwnTexts } from './texts.ts';
import { aboutOf, guardFor, passFor, type OwnDeps, type Subject, type Visit } from './visit.ts';

export const newEvent = (): string => randomBytes(12).toString('base64url');

/**
 * The card of the link's message, as it would be sent now, without a pass as it was sent; or what opens the page, or with a
 * pass the page itself.
 */
export async function cardOf(deps: OwnDeps, visit: Visit, subject: Subject): Promise<Card> {
  const { known, link } = subject;
  const isProved = passFor(visit, subject) !== undefined;
  const sent = link && (await deps.cardOf(link, known, isProved));
  if (sent) return sent;
  if (isProved) {
    const { card } = await deps.door.home(known.person.id);
    if (card) return card;
  }
  const say = deps.texts(known.person.language);
  const title = say.doorTitle(known.person.name);
  const open = { type: 'press', title: say('open'), look: 'primary', ...deps.opens(link) } as const;
  return { title, body: [{ type: 'text', text: say('doorBody') }], actions: [open], summary: title };
}

interface More {
  readonly status: number;
  readonly said?: Html;
  readonly back?: string;
  readonly refused?: RefusedForm;
}
/** The form that was sent. Others on the card may have fields of the same names under other labels. */
export const formSent = (card: Card, { verb }: RefusedForm): Pick<Card, 'form' | 'actions'> => {
  const sent = formsOn(card).find((form) => form.verb === verb);
  return sent ? { form: sent, actions: [] } : card;
};

/** Acts that lead to where one is already. */
const HERE: ReadonlySet<string> = new Set(['page.show']);

/** A browser keeps the title of a page in its history: of what is shown for this moment alone, it is what a phone would say. */
export const historyTitle = ({ title, summary, transient }: Card): string => (transient ? summary : title);

export async function cardPage(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  card: Card,
  { status, said = '', back = '', refused }: More,
): Promise<undefined> {
  const { place } = visit;
  const { person } = subject.known;
  const say = deps.texts(person.language);
  const guard = await guardFor(deps, visit, aboutOf(subject));
  const drawnFor = entityFor(person);
  const own = { guard, link: subject.token ?? '', as: person.id, ...(back && { back }), ...(drawnFor && { drawnFor }) };
  const around: Around = {
    action: `${place.path}/act`,
    hidden: () => ({ ...own, event: newEvent() }),
    offers: (verb) => place.isFrame || !HERE.has(verb),
    ...(place.isFrame && { opensElsewhere: true }),
    ...(refused && { refused }),
  };
  const [wrong] = refused ? wrongIn(card, refused, person.language) : [];
  const name = historyTitle(card);
  const title = wrong === undefined ? name : `${say.wrong(wrong)} – ${name}`;
  const foot = await footer(deps, visit, subject);
  return answerWith(
    visit,
    { say, status, title },
    said,
    fittingCard(place.isFrame ? card : withoutWayHere(deps, card), around),
    foot,
  );
}

/** Without buttons that lead to where one is already. */
const withoutWayHere = ({ base }: OwnDeps, card: Card): Card => ({
  ...card,
  actions: card.actions.filter((action) => action.type !== 'open' || !action.url.startsWith(`${base()}/m/`)),
});

const wrongIn = (card: Card, refused: RefusedForm, language: Language): string[] =>
  faultsOf({ fields: refused.faults, language }, formsOn(formSent(card, refused)));

async function footer(deps: OwnDeps, visit: Visit, subject: Subject): Promise<Html> {
  const { person } = subject.known;
  const said = deps.texts(person.language);
  if (!passFor(visit, subject)) return tag('footer', {}, line(said.whose(person.name), 'subtle'));
  const others = visit.passes.filter((pass) => pass.person.id !== person.id);
  const { path, home } = visit.place;
  const link = (url: string, title: string): Html => tag('p', {}, tag('a', { dir: 'auto', href: url }, text(title)));
  return tag(
    'footer',
    {},
    wordsForm(said, path, {
      guard: await guardFor(deps, visit, aboutOf(subject)),
      link: subject.token ?? '',
      as: person.id,
    }),
    line(said.signedIn(person.name), 'subtle'),
    link(`${home}?as=${encodeURIComponent(person.id)}`, said('title')),
    ...others.map((pass) => link(`${home}?as=${encodeURIComponent(pass.person.id)}`, said.openAs(pass.person.name))),
    formTo(
      `${path}/leave`,
      hidden({ guard: await guardFor(deps, visit, 'leave') }),
      button(said(visit.place.isFrame ? 'tabLeave' : 'leave')),
    ),
  );
}

const wordsForm = (said: OwnTexts, path: string, own: Readonly<Record<string, string>>): Html =>
  formTo(
    `${path}/act`,
    hidden({ ...own, event: newEvent() }),
    tag('label', { dir: 'auto', for: 'say' }, text(said('typed'))),
    tag('p', { class: 'hint', id: 'say-hint', dir: 'auto' }, text(said('typedHint'))),
    tag('input', {
      ...{ type: 'text', id: 'say', name: 'say', required: true, maxlength: '4000', dir: 'auto' },
      'aria-describedby': 'say-hint',
    }),
    button(said('typedSend')),
  );
