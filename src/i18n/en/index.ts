/** English, the source language. Each file is one area. */
import { together } from '../areas.ts';
import { answers } from './answers.ts';
import { cards } from './cards.ts';
import { correspondence } from './correspondence.ts';
import { directory } from './directory.ts';
import { directoryCards } from './directoryCards.ts';
import { endorsementCards } from './endorsementCards.ts';
import { endorsementForms } from './endorsementForms.ts';
import { endorsementNotices } from './endorsementNotices.ts';
import { files } from './files.ts';
import { homeCards } from './homeCards.ts';
import { inputs } from './inputs.ts';
import { meeting } from './meeting.ts';
import { meetingCards } from './meetingCards.ts';
import { networkCards } from './networkCards.ts';
import { pages } from './page.ts';
import { personalData } from './personalData.ts';
import { plan } from './plan.ts';
import { reasons } from './reasons.ts';
import { record } from './record.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { rmc } from './rmc.ts';
import { rooms } from './rooms.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

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
  personalData,
  pages,
  report,
  rooms,
  slack,
  teams,
  correspondence,
  inputs,
  plan,
  directory,
  rmc,
  meeting,
  meetingCards,
};

export const en = together(areas);
