/** One's own page in a browser: its routes, with what the program has for them. */
import type { Router } from 'express';
import type { Card } from '../core/card.ts';
import { CHAT_PLATFORMS, type Instant } from '../core/ids.ts';
import { represents, type Language, type Person } from '../core/people.ts';
import { speakerFor } from '../i18n/speakers.ts';
import type { Door, KnownPerson } from '../platforms/door.ts';
import { titleOf, type MailedCard } from '../platforms/mail/asMailed.ts';
import { createCodes } from '../platforms/page/codes.ts';
import type { OwnLink } from '../platforms/page/keys.ts';
import { ownPageRoutes } from '../platforms/page/own/routes.ts';
import type { OwnTexts } from '../platforms/page/own/texts.ts';
import type { Opening, OwnDeps } from '../platforms/page/own/visit.ts';
import { createPasses } from '../platforms/page/passes.ts';
import { tabRoutes } from '../platforms/page/tab/routes.ts';
import { readTabScript } from '../platforms/page/tab/script.ts';
import type { Store } from '../store/store.ts';
import type { Links } from './links.ts';
import type { PlatformTab } from './openPlatforms.ts';
import { redrawDelivery } from './presenter.ts';
import { loadNetwork, REGISTRY } from './registry.ts';
import { createSendCode, createSendLink, type CodeDeps } from './sendCode.ts';

interface Deps extends Pick<OwnDeps, 'now' | 'base' | 'fault'>, CodeDeps {
  readonly door: Door;
  readonly store: Store;
  readonly links: Links;
  readonly tab?: PlatformTab;
}

export interface OwnPage {
  readonly routes: Router;
  /** Removes codes and passes that are over. */
  forget(now: Instant): Promise<void>;
}

export function createOwnPage({ door, store, links, tab, ...deps }: Deps): OwnPage {
  const { keyValues } = store;
  const person = async (id: string) => (await door.person(id))?.person;
  const seal = (words: string): Promise<string> => links.seal(words);
  const isLinked = async ({ id }: Person, account: string): Promise<boolean> =>
    tab !== undefined && tab.accounts.isServed(account) && (await door.identities(id, tab.platform)).includes(account);
  const accounts = async ({ id }: Person): Promise<readonly string[]> =>
    (await Promise.all(CHAT_PLATFORMS.map((platform) => door.identities(id, platform)))).flat();
  const passes = createPasses({ keyValues, person, accounts, isLinked });
  const codes = createCodes({ keyValues, seal, person, accounts });
  const sendLink = createSendLink(deps);
  const own: OwnDeps = {
    ...{ door, seal, passes, codes, texts: ownTexts, opens },
    ...{ now: deps.now, base: deps.base, fault: deps.fault },
    sendCode: createSendCode(deps),
    async sendLink(to, { item, delivery } = {}) {
      const [about, by] = [item !== undefined && { item }, delivery !== undefined && { delivery }];
      return sendLink(to, await links.linkFor({ person: to.person, made: deps.now(), ...about, ...by }));
    },
    readLink: (token) => links.readOwn(token, person),
    readFormer: (token) => links.readFormer(token, person),
    what: (by, title, target) => whatIs(store, by, title, target),
    cardOf: (link, to, isProved) => cardOf({ store, links, ...deps }, link, to, isProved),
    seen: (delivery) => door.proved(delivery, 'seen'),
  };
  const routes = ownPageRoutes(own);
  if (tab) addTab(routes, { ...own, door }, tab);
  return {
    routes,
    async forget(now) {
      await codes.forget(now);
      await passes.forget(now);
    },
  };
}

/** The same page in a tab of a platform. */
function addTab(
  routes: Router,
  own: OwnDeps & Pick<Deps, 'door'>,
  { platform, accounts, script = readTabScript() }: PlatformTab,
): void {
  if (!script) return own.fault('the script of the tab is missing', new Error('Run: npm run build'));
  const identify = (user: string): Promise<readonly KnownPerson[]> => own.door.identify({ platform, user });
  routes.use(tabRoutes({ ...own, accounts, script, identify }));
}

/** The act that shows the document of a link. */
function opens(link: OwnLink | undefined): Opening {
  const kind = link?.item === undefined ? undefined : REGISTRY.kindOf(link.item);
  const verb = kind && REGISTRY.kind(kind).shownBy;
  return verb && link?.item ? { verb, target: link.item } : { verb: 'home' };
}

type CardDeps = Pick<Deps, 'store' | 'links' | 'now' | 'asMailed'>;

/**
 * The card of a message, as its reader may see it where it stays: restricted details are left out. A mail's link is passed on
 * with the mail, so who has not proved to be its reader gets what the mail said.
 */
async function cardOf(
  deps: CardDeps,
  link: OwnLink,
  { person, network }: KnownPerson,
  isProved: boolean,
): Promise<Card | undefined> {
  if (link.delivery === undefined) return undefined;
  const found = await deps.store.delivery(link.delivery);
  const delivery = found?.to === person.id && found.network === network ? found : undefined;
  if (!delivery) return undefined;
  // Whether a mail whose answer was lost has gone out is not known.
  const isMail = delivery.platform === undefined || delivery.platform === 'mail';
  if (isMail && !isProved && deps.asMailed) return cardForAnybody(await deps.asMailed(delivery.id), link, person);
  const drawn = await redrawDelivery(deps, delivery, person, deps.now());
  return drawn?.message.byMail?.() ?? drawn?.message.card;
}

/** Nothing of today is looked at, so nothing of it can be told by what is shown or missing. */
function cardForAnybody(mailed: MailedCard | undefined, link: OwnLink, person: Person): Card {
  const say = speakerFor(person);
  const opening = (title: string) => ({ type: 'press', title, ...opens(link) }) as const;
  const open = opening(say('web.open'));
  if (!mailed) {
    const title = say('web.doorTitle', { name: person.name });
    return {
      title,
      summary: title,
      body: [{ type: 'text', text: say('web.allByCode', { name: person.name }) }],
      actions: [open],
    };
  }
  const { form, ...card } = mailed.card;
  const isClosed = (title: string): boolean => mailed.closed.includes(title);
  const first = form && isClosed(titleOf(form)) ? [opening(titleOf(form))] : [];
  return {
    ...card,
    ...(form && first.length === 0 && { form }),
    // First, so that no date is taken for one of today.
    body: [{ type: 'text', text: say('web.moreByCode', { name: person.name }) }, ...card.body],
    actions: [
      ...first,
      ...card.actions.map((action) =>
        action.type === 'form' && isClosed(action.title) ? opening(action.title) : action,
      ),
      open,
    ],
  };
}

async function whatIs(store: Store, { person, network }: KnownPerson, title: string, target?: string): Promise<string> {
  if (target === undefined) return title;
  const { entity } = person;
  const roll = (await loadNetwork(store.cached ?? store, network))?.roll;
  const say = speakerFor(person, roll);
  return entity !== undefined && represents(person)
    ? say('web.whatFor', { title, ref: target, entity })
    : say('web.what', { title, ref: target });
}

function ownTexts(language: Language): OwnTexts {
  const say = speakerFor({ language, zone: 'UTC' });
  const plain = (word: Parameters<OwnTexts>[0]): string => say(`web.${word}`);
  return Object.assign(plain, {
    language,
    whose: (name: string) => say('web.whose', { name }),
    signedIn: (name: string) => say('web.signedIn', { name }),
    doorTitle: (name: string) => say('web.doorTitle', { name }),
    codeWhat: (what: string) => say('web.codeWhat', { what }),
    codeMailed: (address: string) => say('web.codeMailed', { address }),
    codeWrong: (n: number) => say('web.codeWrong', { n }),
    othersTitle: (name: string) => say('web.othersTitle', { name }),
    othersBody: (other: string) => say('web.othersBody', { other }),
    openAs: (name: string) => say('web.openAs', { name }),
    iAm: (name: string) => say('web.iAm', { name }),
    wrong: (label: string) => say('web.wrong', { label }),
    invalid: () => say('refused.invalid'),
    required: () => say('input.required'),
  });
}
