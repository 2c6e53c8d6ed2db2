/** The network's room on a platform, and what platforms are called. */
import type { SendingPlatform } from '../../core/ids.ts';

type Texts = Readonly<Record<string, string>>;

export const rooms = {
  'room.sayItThere':
    'Please say this in the channel that is to be the network’s room. There I know which one you mean.',
  'room.set':
    'This channel is the network’s room now. What everybody is told is posted here too; of confidential items only the reference.',
  'room.already': 'This channel is the network’s room already.',
  'room.cleared': 'I post nothing more in the network’s room there. What stands in it stays.',
  'room.notThere':
    'I am not in this channel, so I cannot post here. Please invite Concord to it, then say it again. Nothing has been changed.',
  'room.none': 'The network has no room on this platform.',

  'card.room.eyebrow': '{what} · {ref}',
  'card.room.restricted':
    'There is something new about it. It is confidential: whoever may see it finds it with the button.',
  'card.room.restrictedSummary': 'There is something new about {ref}.',
  'card.room.show': 'Show it to me',
  'card.room.private': 'What the button shows comes in your own chat.',
  'card.room.inWindow': 'What the button shows opens in a window that only you see.',
  'card.room.request': 'Asked for endorsement',
  'card.room.referred': 'The silence is broken',
  'card.room.pairWithdrawn': 'An objection was withdrawn',
  'card.room.extended': 'The period was extended',
  'card.room.withdrawnNotice': 'The request was withdrawn',
  'card.room.outcome': 'The outcome',
  'card.room.circular': 'Message to the network',
  'card.room.inputCall': 'Asked for input',
  'card.room.meetingInvitation': 'A meeting is planned',
  'card.room.agendaCirculated': 'The agenda',
  'card.room.meetingReminder': 'A meeting is near',
  'card.room.meetingMoved': 'A meeting was moved',
  'card.room.meetingCancelled': 'A meeting was cancelled',
  'card.room.rmcOutcome': 'Outcome of a committee meeting',
  'card.room.rmcTurn': 'Resource Management Committee',
  'card.room.earlierText': 'This was posted for an earlier text. A newer post has the text that counts now.',
  'card.room.closes': 'Closes',
  'card.room.closed': 'Closed',
  'card.room.state': 'State',
  'card.room.answered': 'Entities that answered',
  'card.room.answeredOf': '{n:number} of {all:number}',
  'card.room.document': 'Document, version {version}',
  'card.room.silence': 'An entity that was reached and does not answer by then counts as having no objection.',
  'card.room.number': 'Number in the register',
  'card.room.agendaItem': 'Agenda item',
  'card.room.reason': 'Reason',
  'card.room.from': 'From',
  'card.room.fromOf': '{name} ({entity:entity})',
  'card.room.due': 'Due',
  'card.room.when': 'When',
  'card.room.place': 'Where',
  'card.room.agenda': 'On the agenda',
  'card.room.seated': 'These entities sit in it from now on.',
  'card.room.shared': 'The Chair has shared what came of it.',
  'card.room.summary': '{what}: {title}',

  'card.roomOpened.title': 'This is the network’s room now',
  'card.roomOpened.body':
    'What everybody of {network} is told, I post here too: requests for endorsement and their outcomes, messages to the whole network, meetings. Of confidential items I post the reference only.',
  'card.roomOpened.presses': 'Whoever presses a button here is answered in their own chat.',
  'card.roomOpened.pressesInWindow': 'Whoever presses a button here is answered in a window that only they see.',
  'card.roomLost.title': 'I cannot post in the network’s room any more',
  'card.roomLost.body': 'The room {room} on {platform} is closed to me ({why}). It is no longer the network’s room.',
  'card.roomLost.todo':
    'To have one again, add Concord to a channel and say there: room here. Everybody still gets their own messages.',
  'card.rooms.title': 'Rooms',
  'platform.local': 'Concord',
  'platform.slack': 'Slack',
  'platform.teams': 'Microsoft Teams',
  'platform.mail': 'e-mail',
  'card.rooms.on': 'on {platform}',
  'card.rooms.clear': 'Post no more on {platform}',
  'card.help.roomHere': 'Make this channel the network’s room',
  'card.help.roomOff': 'Post nothing more in the network’s room',
} as const satisfies Texts & Readonly<Record<`platform.${SendingPlatform}`, string>>;
