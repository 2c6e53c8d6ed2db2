/** French. Unreviewed: no native reader has checked these texts yet. */
import type { Translation } from '../phrase.ts';
import { together } from '../areas.ts';
import { agendaCards } from './agendaCards.ts';
import { answers } from './answers.ts';
import { cards } from './cards.ts';
import { correspondence } from './correspondence.ts';
import { directory } from './directory.ts';
import { directoryCards } from './directoryCards.ts';
import { email } from './email.ts';
import { endorsementCards } from './endorsementCards.ts';
import { endorsementForms } from './endorsementForms.ts';
import { endorsementNotices } from './endorsementNotices.ts';
import { entityCards } from './entityCards.ts';
import { files } from './files.ts';
import { homeCards } from './homeCards.ts';
import { inputCards } from './inputCards.ts';
import { inputForms } from './inputForms.ts';
import { inputs } from './inputs.ts';
import { mailCards } from './mailCards.ts';
import { mailForms } from './mailForms.ts';
import { meeting } from './meeting.ts';
import { meetingCards } from './meetingCards.ts';
import { meetingForms } from './meetingForms.ts';
import { networkCards } from './networkCards.ts';
import { news } from './news.ts';
import { pages } from './page.ts';
import { personalData } from './personalData.ts';
import { plan } from './plan.ts';
import { reasons } from './reasons.ts';
import { record } from './record.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { retention } from './retention.ts';
import { rmc } from './rmc.ts';
import { rmcCards } from './rmcCards.ts';
import { rmcNotices } from './rmcNotices.ts';
import { rooms } from './rooms.ts';
import { slack } from './slack.ts';
import { templates } from './templates.ts';
import { teams } from './teams.ts';
import { web } from './web.ts';

/** The areas one by one. No key is in two of them. */
export const areas = {
  answers,
  cards,
  reasons,
  directoryCards,
  networkCards,
  homeCards,
  endorsementCards,
  endorsementForms,
  endorsementNotices,
  files,
  register,
  record,
  templates,
  personalData,
  pages,
  web,
  email,
  report,
  retention,
  rooms,
  slack,
  teams,
  correspondence,
  mailForms,
  mailCards,
  news,
  inputs,
  inputForms,
  inputCards,
  plan,
  directory,
  entityCards,
  rmc,
  rmcNotices,
  rmcCards,
  meeting,
  meetingCards,
  meetingForms,
  agendaCards,
};

export const fr: Translation = together(areas);
