/** Acts on minutes: draft, comment, issue, correct. */
import * as minutes from './rules/minutes.ts';
import { contentFacts, draftFacts } from './queries/facts.ts';
import { showMinutes } from './queries/answers.ts';
import { change, query, type ActTable } from '../../kit/acts.ts';

export const minutesActs = {
  'minutes.show': query({ who: 'anyone', inputs: {}, answer: showMinutes }),
  'minutes.draft': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: minutes.draftInputs,
    facts: contentFacts,
    // What has changed since is drafted at once.
    occasion: (_m, { content }) => JSON.stringify(content),
    rule: minutes.draft,
  }),
  'minutes.comment': change({
    kind: 'meetings',
    who: 'representative',
    inputs: minutes.commentInputs,
    rule: minutes.comment,
  }),
  'minutes.issue': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: {},
    facts: draftFacts,
    rule: minutes.issue,
  }),
  'minutes.correct': change({
    kind: 'meetings',
    who: 'secretariat',
    inputs: minutes.correctInputs,
    rule: minutes.correct,
  }),
  'minutes.numbered': change({
    kind: 'meetings',
    who: 'concord',
    inputs: minutes.numberedInputs,
    rule: minutes.numbered,
  }),
} satisfies ActTable;
