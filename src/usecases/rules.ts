/** Every verb: who may do it, what it takes, which rule decides. A new act is one line here. */
import { maybeChoice, maybeNumber } from '../core/inputs.ts';
import type { Ref } from '../core/ids.ts';
import { phrase } from '../copy/phrase.ts';
import {
  awayInputs,
  clearAway,
  clearInputs,
  languageInputs,
  noteStranger,
  setAway,
  setLanguage,
  strangerInputs,
} from '../domain/directory/away.ts';
import { importInputs, importRoll } from '../domain/directory/import.ts';
import { removeInputs, removePerson, setInputs, setPerson } from '../domain/directory/roll.ts';
import * as change_ from '../domain/endorsement/change.ts';
import * as closing from '../domain/endorsement/close.ts';
import { enterFor, enterForInputs } from '../domain/endorsement/enterFor.ts';
import { open, openInputs } from '../domain/endorsement/open.ts';
import * as position from '../domain/endorsement/positions.ts';
import {
  add,
  addInputs,
  itemKey,
  leave,
  leaveInputs,
  mark,
  markInputs,
  type AgendaItem,
} from '../domain/meeting/agenda.ts';
import { enter } from '../domain/register.ts';
import { settingsInputs, setSettings } from '../domain/settings.ts';
import type { Act } from '../core/act.ts';
import { home, list, plainCard, show } from './looks.ts';
import { gatherReach } from './reach.ts';
import { change, create, each, look, single, trusted, type Change, type Verb } from './verbs.ts';

const RUNNING = ['open', 'referred'] as const;
const MOST_PAGES = 10_000;
export const STATES = [
  'open',
  'endorsed',
  'referred',
  'withdrawn',
  'superseded',
  'decided',
  'notDecided',
  'all',
] as const;

const source = (act: Act): string => itemKey(String(act.inputs['source']));
const onItem = (verb: Change, orNew = false): Change => ({ ...verb, where: { key: source, orNew } });

export const VERBS: Readonly<Record<string, Verb>> = {
  home: look('anyone', {}, home),
  help: look('anyone', {}, plainCard('help', phrase('help.here'))),

  'endorsement.compose': look('secretariat', {}, plainCard('compose', phrase('endorsement.compose'))),
  'endorsement.open': create('endorsements', 'secretariat', openInputs, open),
  'endorsement.endorse': change('endorsements', 'representative', position.endorseInputs, position.endorse),
  'endorsement.abstain': change('endorsements', 'representative', position.endorseInputs, position.abstain),
  'endorsement.object': change('endorsements', 'representative', position.objectInputs, position.object),
  'endorsement.requestDiscussion': change(
    'endorsements',
    'representative',
    position.requestInputs,
    position.requestDiscussion,
  ),
  'endorsement.withdrawObjection': change(
    'endorsements',
    'representative',
    position.withdrawInputs,
    position.withdrawObjection,
  ),
  'endorsement.withdrawRequest': change(
    'endorsements',
    'representative',
    position.withdrawInputs,
    position.withdrawRequest,
  ),
  'endorsement.needTime': change('endorsements', 'representative', position.needTimeInputs, position.needTime),
  'endorsement.comment': change('endorsements', 'representative', position.commentInputs, position.comment),
  'endorsement.enterFor': change('endorsements', 'secretariat', enterForInputs, enterFor),
  'endorsement.correct': change('endorsements', 'secretariat', change_.correctInputs, change_.correct),
  'endorsement.challengeCorrection': change(
    'endorsements',
    'representative',
    change_.challengeInputs,
    change_.challengeCorrection,
  ),
  'endorsement.revise': change('endorsements', 'secretariat', change_.reviseInputs, change_.revise),
  'endorsement.extend': change('endorsements', 'secretariat', change_.extendInputs, change_.extend),
  'endorsement.closeUnreached': change(
    'endorsements',
    'secretariat',
    closing.closeUnreachedInputs,
    closing.closeUnreached,
  ),
  'endorsement.withdraw': change(
    'endorsements',
    'secretariat',
    change_.withdrawRequestInputs,
    change_.withdrawEndorsement,
  ),
  'endorsement.show': look('anyone', { page: maybeNumber(1, MOST_PAGES) }, show),
  'endorsement.list': look('anyone', { state: maybeChoice(STATES) }, list),

  'roll.show': look('anyone', {}, plainCard('roll', phrase('roll.here'))),
  'roll.import': single('roll', 'secretariat', importInputs, importRoll),
  'roll.set': single('roll', 'secretariat', setInputs, setPerson),
  'roll.remove': single('roll', 'secretariat', removeInputs, removePerson),
  'away.set': single('roll', 'representativeOrSecretariat', awayInputs, setAway),
  'away.clear': single('roll', 'representativeOrSecretariat', clearInputs, clearAway),
  'away.form': look('representativeOrSecretariat', {}, plainCard('awayForm', phrase('away.form'))),
  'language.set': single('roll', 'anyone', languageInputs, setLanguage),
  'settings.show': look('secretariat', {}, plainCard('settings', phrase('settings.here'))),
  'settings.set': single('settings', 'secretariat', settingsInputs, setSettings),

  'endorsement.due': change('endorsements', 'concord', {}, closing.due),
  'endorsement.numbered': change('endorsements', 'concord', closing.numberedInputs, closing.numbered),
  'endorsement.onAgenda': change('endorsements', 'concord', closing.onAgendaInputs, closing.onAgenda),
  'endorsement.waitsForMeeting': change('endorsements', 'concord', closing.waitsInputs, closing.waitsForMeeting),
  'endorsement.include': change('endorsements', 'concord', closing.includeInputs, closing.include),
  'endorsement.reach': {
    ...change('endorsements', 'concord', {}, closing.learnReach as never),
    ...trusted(),
    gather: gatherReach,
  },
  'endorsements.include': each('endorsements', RUNNING, 'endorsement.include'),
  'endorsements.review': each('endorsements', RUNNING, 'endorsement.reach'),
  'agenda.add': onItem(change('agenda', 'concord', addInputs, addItem as never), true),
  'agenda.leave': onItem(change('agenda', 'concord', leaveInputs, leave)),
  'agenda.mark': onItem(change('agenda', 'concord', markInputs, mark)),
  'register.enter': { ...single('register', 'concord', {}, enter as never), ...trusted() },
  'roll.stranger': single('roll', 'concord', strangerInputs, noteStranger as never),
};

function addItem(item: AgendaItem | undefined, act: Parameters<typeof add>[2], _network: unknown, target: Ref) {
  return add(item, target, act);
}

/** Verbs that people may press or type, as the README and the cards' tests list them. */
export const publicVerbs = (): string[] => Object.keys(VERBS).filter((verb) => VERBS[verb]?.who !== 'concord');
