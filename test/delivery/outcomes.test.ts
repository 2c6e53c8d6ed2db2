/** What rests when a platform asks for it: never what others go by who were not meant. */
import { expect, it } from 'vitest';
import { pauseAsked } from '../../src/delivery/outcomes.ts';
import type { RateLimit } from '../../src/platforms/platform.ts';
import { limitsOf as slackLimits } from '../../src/platforms/slack/rateLimits.ts';
import { limitsOf as teamsLimits } from '../../src/platforms/teams/rateLimits.ts';
import { START } from './dispatching.ts';

const PLACES: [string, RateLimit[], string[]][] = [
  ['Teams', teamsLimits('app', 't', 'a:chat'), ['teams/app/t', 'teams/app/a:chat']],
  ['Slack', slackLimits({ key: 'T1' }, 'D1'), ['slack/T1/D1', 'slack/T1']],
];

it.each(PLACES)('a wait that %s asks for is of the conversation and its tenant', (_name, limits, expected) => {
  const failure = { kind: 'later', reason: 'rateLimited', retryAfterMs: 60_000 } as const;
  expect(pauseAsked(failure, limits, START)?.keys).toEqual(expected);
});

it.each(PLACES)('a want of Concord’s own access to %s rests whatever goes by it', (_name, limits) => {
  const failure = { kind: 'later', reason: 'accessRefused' } as const;
  expect(pauseAsked(failure, limits, START)?.keys).toEqual(limits.map(({ key }) => key));
});
