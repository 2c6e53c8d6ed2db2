/** What rests when a platform asks for it: never what others go by who were not meant. */
import { expect, it } from 'vitest';
import { restAsked } from '../../src/delivery/outcomes.ts';
import type { RateLimit } from '../../src/platforms/platform.ts';
import { lanesOf as slackLanes } from '../../src/platforms/slack/rateLimits.ts';
import { lanesOf as teamsLanes } from '../../src/platforms/teams/rateLimits.ts';
import { START } from './dispatching.ts';

const PLACES: [string, RateLimit[], string[]][] = [
  ['Teams', teamsLanes('app', 't', 'a:chat'), ['teams/app/t', 'teams/app/a:chat']],
  ['Slack', slackLanes({ key: 'T1' }, 'D1'), ['slack/T1/D1', 'slack/T1']],
];

it.each(PLACES)('a wait that %s asks for is of the conversation and its tenant', (_name, lanes, expected) => {
  const failure = { kind: 'later', reason: 'rateLimited', retryAfterMs: 60_000 } as const;
  expect(restAsked(failure, lanes, START)?.keys).toEqual(expected);
});

it.each(PLACES)('a want of Concord’s own access to %s rests whatever goes by it', (_name, lanes) => {
  const failure = { kind: 'later', reason: 'accessRefused' } as const;
  expect(restAsked(failure, lanes, START)?.keys).toEqual(lanes.map(({ key }) => key));
});
