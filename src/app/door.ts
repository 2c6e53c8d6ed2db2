/** The door: platforms bring presses and words to the core through it, and get answers that people can read. */
import type { AnsweredMessages } from '../delivery/answered.ts';
import { requeueForPerson } from '../engine/requeue.ts';
import type { Door, KnownPerson } from '../platforms/door.ts';
import { createHandIn, notTaken } from './handIn.ts';
import { createIdentify, createUnlinkElsewhere } from './identify.ts';
import { findPerson } from './knownPeople.ts';
import { createLookUps } from './lookUps.ts';
import { createMailHeard } from './mailHeard.ts';
import { createMailNews, type MailNewsDeps } from './mailNews.ts';
import { createPress, type PressDeps } from './presses.ts';
import type { QuietMessages } from './quietMessages.ts';
import { REGISTRY } from './registry.ts';
import { createRoomLost } from './rooms.ts';
import { refused } from './storeFaults.ts';
import type { Turns } from './turns.ts';
import { createSay } from './typedWords.ts';

export interface DoorDeps extends Omit<PressDeps, 'nowReachable'>, MailNewsDeps, Pick<Door, 'linkFor'> {
  readonly answered: AnsweredMessages;
  readonly turns: Turns;
  readonly quietMessages: QuietMessages;
}

export function createDoor(deps: DoorDeps): Door {
  const { store, now } = deps;

  async function nowReachable(known: KnownPerson): Promise<void> {
    if ((await requeueForPerson(store, REGISTRY, known, now())) > 0) deps.wake();
  }

  const press = createPress({ ...deps, nowReachable });
  const mailNews = createMailNews(deps);
  const say = createSay(deps, press);
  const handIn = createHandIn(deps, press);
  return {
    press: (pressed, stored) => deps.turns.together(() => press(pressed, stored)),
    say: (said) => deps.turns.together(() => say(said)),
    refused,
    notTaken,
    handIn: (file) => deps.turns.together(() => handIn(file)),
    ...createLookUps(deps),
    identify: createIdentify(deps),
    unlinkElsewhere: createUnlinkElsewhere(deps),
    roomLost: createRoomLost(deps),
    ...mailNews,
    ...createMailHeard({
      ...deps,
      press: (pressed) => deps.turns.together(() => press(pressed)),
      proved: mailNews.proved,
    }),
    linkFor: deps.linkFor,
    async reachable(id) {
      const known = await findPerson(store, id);
      if (known) await nowReachable(known);
    },
    waiting: (id) => deps.quietMessages.waiting(id),
    deliverNow: (id) => deps.turns.together(() => deps.quietMessages.deliverNow(id)),
    answeredOn: (platform, messageId) => deps.answered.onAnswer(platform, messageId),
  };
}
