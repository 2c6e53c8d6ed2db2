import { endorsement } from './endorsement.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature } from './act.ts';

const SETTINGS =
  'name prefix numbering timeZone workingWeek holidays holidaySource closingTime silenceDays floorHours reachFloorHours silenceByMail reminderHalfTime ' +
  'reminderWorkingDays reminderClosingDayAt quietFrom quietTo heldAlarmHours urgentPerDay languages rmcNotices ' +
  'rmcOutcomeDays agendaCutoffDays meetingReminders minutesCommentDays standingItems meetingBeginMinutes retention';

/** The network's roll, settings and words, tried while one request is open. */
export const network: Feature = {
  acts: {
    home: act(ANYONE),
    help: act(ANYONE),
    'page.show': act(ANYONE),
    'mail.revoke': act(SECRETARIAT, 'email', { email: 'fp@unhcr.example' }),
    'mail.retry': act(SECRETARIAT, 'email', { email: 'fp@unhcr.example' }),
    'roll.show': act(ANYONE, 'words'),
    'roll.person': act(SECRETARIAT, 'email words', { email: 'fp@unhcr.example' }),
    'roll.compose': act(SECRETARIAT, 'words'),
    'roll.remove.preview': act(SECRETARIAT, 'email words', { email: 'alt@unfpa.example' }),
    'entity.show': act(ANYONE, 'entity words', { entity: 'UNFPA' }),
    'entity.compose': act(SECRETARIAT),
    'entity.set': act(SECRETARIAT, 'short newShort shorts name names joinedOn', { short: 'WFP' }),
    'entity.merge.preview': act(SECRETARIAT, 'from into', { from: 'UNICEF', into: 'UNFPA' }),
    'entity.merge': act(SECRETARIAT, 'from into', { from: 'UNICEF', into: 'UNFPA' }),
    'entity.close.preview': act(SECRETARIAT, 'entity leftOn reason', { entity: 'UNICEF', reason: 'Closed.' }),
    'entity.close': act(SECRETARIAT, 'entity leftOn reason', { entity: 'UNICEF', reason: 'Closed.' }),
    'roll.exchange': act(SECRETARIAT, 'email with', { email: 'fp@unhcr.example', with: 'fp@unicef.example' }),
    'roll.export': act(SECRETARIAT, 'format'),
    'roll.upload': act(SECRETARIAT, ''),
    'roll.import': act(SECRETARIAT, 'csv file upload remove apply newEntities', {
      csv: 'email,name,entity,role\nnew@wfp.example,New,WFP,alternate',
      apply: 'yes',
      newEntities: 'all',
    }),
    'roll.set': act(SECRETARIAT, 'email newEmail different name entity role language zone', {
      email: 'fp@unicef.example',
      language: 'fr',
    }),
    'roll.remove': act(SECRETARIAT, 'email', { email: 'alt@unfpa.example' }),
    'roll.link': act(SECRETARIAT, 'email identity', { email: 'fp@unhcr.example', identity: 'slack:T1/U7' }),
    'roll.unlink': act(SECRETARIAT, 'email identity', { email: 'fp@unhcr.example', identity: 'slack:T1/U7' }),
    'away.set': act([...REPRESENTATIVES, ...SECRETARIAT], 'from to alternate', {
      from: '2026-12-01',
      to: '2026-12-04',
      alternate: 'alt@unhcr.example',
    }),
    'away.clear': act([...REPRESENTATIVES, ...SECRETARIAT], 'entity'),
    'away.form': act([...REPRESENTATIVES, ...SECRETARIAT]),
    'language.set': act(ANYONE, 'language', { language: 'fr' }),
    'settings.show': act(SECRETARIAT),
    'holidays.show': act(ANYONE),
    'room.set': act(SECRETARIAT),
    'room.clear': act(SECRETARIAT, 'platform'),
    'settings.set': act(SECRETARIAT, SETTINGS, { silenceDays: '7' }),
  },
  scenes: endorsement.scenes,
};
