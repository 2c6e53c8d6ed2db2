/**
 * The commands that are made of a thing and of what is done with it: “call list”, “appel liste”. Each language has words for
 * every thing and every deed (`words.ts`), so whatever can be typed in one language can be typed in all.
 */
import type { CommandName, Deed, Thing } from './words.ts';

/** A thing alone, or a thing with a deed. */
type Named = readonly [Thing, Deed?];

export const NAMED: { readonly [Name in CommandName]?: readonly Named[] } = {
  endorsementNew: [
    ['endorsement', 'make'],
    ['endorsement', 'open'],
  ],
  endorsementList: [['endorsement'], ['endorsement', 'list']],
  endorsementShow: [['endorsement'], ['endorsement', 'show']],
  rmcShow: [['committee'], ['committee', 'show']],
  rmcTerm: [['committee'], ['committee', 'show'], ['term'], ['term', 'show']],
  rmcPreview: [['committee', 'preview']],
  rmcSetUp: [['committee', 'setUp']],
  meetingNew: [
    ['meeting', 'make'],
    ['meeting', 'convene'],
  ],
  meetingRequest: [['meeting', 'request']],
  meetingList: [['meeting'], ['meeting', 'list']],
  meetingShow: [['meeting'], ['meeting', 'show']],
  agenda: [['agenda'], ['agenda', 'show']],
  agendaOf: [['agenda'], ['agenda', 'show']],
  minutesOf: [['minutes'], ['minutes', 'show']],
  calendar: [['calendar'], ['calendar', 'show']],
  people: [
    ['roll'],
    ['roll', 'list'],
    ['roll', 'show'],
    ['roll', 'search'],
    ['person'],
    ['person', 'show'],
    ['person', 'search'],
  ],
  peopleImport: [['roll', 'import']],
  peopleUpload: [['roll', 'upload']],
  peopleExport: [['roll', 'export']],
  peopleAdd: [
    ['roll', 'make'],
    ['person', 'make'],
  ],
  peopleChange: [
    ['roll', 'change'],
    ['person', 'change'],
  ],
  peopleRemove: [
    ['roll', 'remove'],
    ['person', 'remove'],
  ],
  peopleErase: [
    ['roll', 'erase'],
    ['person', 'erase'],
    ['data', 'erase'],
  ],
  entity: [['entity'], ['entity', 'show']],
  entityAdd: [['entity', 'make']],
  away: [['absence']],
  awayClear: [['absence', 'clear']],
  language: [['language']],
  register: [['register'], ['register', 'list'], ['register', 'search']],
  registerShow: [['register', 'show']],
  retention: [['retention'], ['retention', 'show'], ['retention', 'preview']],
  dataOf: [
    ['data', 'export'],
    ['person', 'export'],
  ],
  templates: [['templates'], ['templates', 'list'], ['templates', 'show']],
  report: [['report'], ['report', 'show']],
  send: [['send'], ['message'], ['message', 'make']],
  sendList: [
    ['message', 'list'],
    ['message', 'search'],
    ['send', 'list'],
  ],
  sendShow: [['message'], ['message', 'show'], ['send'], ['send', 'show']],
  sendProposals: [['proposals'], ['proposals', 'make'], ['proposals', 'submit']],
  urgent: [['urgent'], ['urgent', 'make'], ['urgent', 'submit']],
  news: [['news'], ['news', 'make']],
  newsList: [
    ['news', 'list'],
    ['news', 'queue'],
  ],
  // Activities are added and changed from the card of the plan.
  plan: [['plan'], ['plan', 'list'], ['plan', 'show'], ['plan', 'make'], ['plan', 'change']],
  callNew: [
    ['call', 'make'],
    ['call', 'open'],
  ],
  callList: [['call'], ['call', 'list'], ['call', 'search']],
  callShow: [['call'], ['call', 'show']],
  settings: [['settings'], ['settings', 'show'], ['settings', 'list']],
  holidays: [['holidays'], ['holidays', 'show'], ['holidays', 'list']],
  roomHere: [['room', 'here']],
  roomOff: [['room', 'off']],
};
