/** How long texts are kept (domain.md 9). */
export const retention = {
  'retention.here': 'Here is what is over its period of retention.',
  'retention.title': 'Retention',
  'retention.none': 'No period of retention is set, so nothing is removed. Set one first.',
  'retention.noneExplained':
    'No period of retention is set: everything is kept. A period is set for each kind, for example “endorsements: 5y; correspondence: 2y”.',
  'retention.explain':
    'These are over their period. Their texts and people’s words are removed; references, titles of requests, meetings, items, calls and activities, entities, positions, dates, the register and the audit trail stay. Subjects of messages and headlines of news go with their texts. Minutes and decisions stay unless they have a period of their own.',
  'retention.nothingDue': 'Nothing is over its period now.',
  'retention.nothingGoes': 'Nothing is to be removed now.',
  'retention.held': {
    one: '{n:number} thing is over its period and is kept, because it waits for somebody:',
    other: '{n:number} things are over their period and are kept, because they wait for somebody:',
  },
  'retention.waits.endorsements': 'Requests that are not decided yet, {n:number}: {refs}',
  'retention.waits.meetings': 'Meetings whose minutes are still a draft, {n:number}: {refs}',
  'retention.waits.agenda': 'Items not dealt with, or with an action that is not done, {n:number}: {refs}',
  'retention.waits.correspondence': 'Messages that the Secretariat has not reviewed, {n:number}: {refs}',
  'retention.waits.inputs': 'Calls for input that are past their day and not closed, {n:number}: {refs}',
  'retention.removing': {
    one: 'The texts of {n:number} thing are being removed. Copies and backups made before still hold them.',
    other: 'The texts of {n:number} things are being removed. Copies and backups made before still hold them.',
  },
  'retention.nextOn': 'What you were told of goes on {on}.',
  'retention.copies':
    'Copies and backups made before still hold what is removed here, as do the chats in Teams and Slack.',
  'retention.soonTitle': 'Texts will be removed on {on}',
  'retention.soon':
    'These will be over their period of retention by then, and their texts are removed on that day. To keep them, set a longer period before.',
  'retention.preview': 'See what would go now',
  'retention.apply': 'Remove now',
  'retention.settings': 'Settings',
  'retention.kind': 'What',
  'retention.period': 'Kept for',
  'retention.count': 'How many',
  'retention.oldest': 'From',
  'retention.newest': 'To',
  'retention.kind.endorsements': 'Requests for endorsement',
  'retention.kind.meetings': 'Meetings and agenda items',
  'retention.kind.correspondence': 'Correspondence',
  'retention.kind.inputs': 'Calls for input',
  'retention.kind.plan': 'Work plan',
  'retention.kind.news': 'News',
  'retention.kind.deliveries': 'Deliveries',
  'retention.kind.files': 'Files',
  'retention.kind.minutes': 'Minutes',
  'retention.kind.decisions': 'Decisions',
  'input.notRetention':
    '{parts:quoted} is not a kind and a period. Write for example “endorsements: 5y; correspondence: 18 months”, or “none”.',
  'input.retentionTwice': '{parts:quoted} set a period for the same thing. Give one period for each.',
  'card.setting.retention': 'Periods of retention',
  'card.setting.retentionHint': 'For example endorsements: 5y; correspondence: 2y. None: everything is kept.',
} as const;
