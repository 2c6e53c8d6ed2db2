/** What a tab says before anybody is known in it: the way in, and why there is none. */
import { guardFor, type OwnDeps, type Visit } from '../own/visit.ts';
import { answerWith, hidden, line } from '../own/pages.ts';
import type { OwnTexts, OwnWord } from '../own/texts.ts';
import { tag, words as text, type Html } from '../html.ts';

const AUTO = { dir: 'auto' } as const;
type Fields = Readonly<Record<string, string>>;
/** What the forms of the way in are about. */
export const ENTER = 'enter';

/** The page in a browser, which asks for a code and not for an account. */
const inBrowser = (say: OwnTexts): Html =>
  tag(
    'p',
    {},
    tag(
      'a',
      { ...AUTO, class: 'open', href: '/m/', target: '_blank', rel: 'noopener noreferrer' },
      text(say('tabInBrowser')),
    ),
  ) + line(say('tabInBrowserHint'), 'hint');

const again = (say: OwnTexts): Html =>
  tag('p', {}, tag('a', { ...AUTO, class: 'open', href: '/tab' }, text(say('tabAgain'))));

type Trouble = 'Consent' | 'Failed' | 'Unknown' | 'Elsewhere' | 'NoCookies' | 'Later' | 'Other';
const trouble = (say: OwnTexts, what: Trouble): Html =>
  tag(
    'div',
    { class: 'said bad', role: 'alert' },
    tag('h1', AUTO, text(say(`tab${what}`))),
    line(say(`tab${what}Body`)),
  ) +
  again(say) +
  inBrowser(say);

/** Nobody was let in; what to do stands there. */
export const noWayIn = (visit: Visit, say: OwnTexts, status: number, what: Trouble): undefined =>
  answerWith(visit, { say, status, title: say(`tab${what}` satisfies OwnWord) }, trouble(say, what));

/**
 * The page on which the script gets the account's token, and sends it. Without a script it says the way to a browser.
 * @param kept the form that was sent when the pass had ended: it is done when the account has been told again
 */
export async function wayIn(
  deps: OwnDeps,
  visit: Visit,
  say: OwnTexts,
  status: number,
  kept: Fields = {},
): Promise<undefined> {
  const { guard: _old, token: _none, ...fields } = kept;
  const guard = await guardFor(deps, visit, ENTER);
  const isLong = Object.keys(fields).length > 0;
  return answerWith(
    visit,
    { say, status, title: say('title') },
    tag('p', { ...AUTO, id: 'opening', role: 'status', hidden: true }, text(say('tabOpening'))),
    // Not `noscript`: a script may be blocked on its way, too. The script itself takes this away, before it is drawn.
    tag('div', { class: 'noscript' }, line(say('tabNoScript'), 'said'), inBrowser(say)),
    tag('div', { id: 'consent', hidden: true }, trouble(say, 'Consent')),
    tag('div', { id: 'failed', hidden: true }, trouble(say, 'Failed')),
    tag(
      'form',
      {
        ...{ id: ENTER, method: 'post', action: '/tab/enter', 'accept-charset': 'utf-8', hidden: true },
        enctype: isLong ? 'multipart/form-data' : undefined,
      },
      hidden({ ...fields, guard, token: '' }),
    ),
  );
}

/** The account is signed out of the tab. */
export const signedOut = (visit: Visit, say: OwnTexts): undefined =>
  answerWith(
    visit,
    { say, status: 200, title: say('title') },
    line(say('tabLeft'), 'said'),
    again(say),
    inBrowser(say),
  );
