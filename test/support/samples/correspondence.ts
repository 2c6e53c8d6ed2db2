/** Messages, forms and news, as cards are drawn from them: ordinary, empty, hostile and huge. */
import { calendarDate, entityId, ref } from '../../../src/core/ids.ts';
import type {
  CorrespondenceLine,
  CorrespondenceView,
  NewsView,
  PreviewView,
} from '../../../src/features/correspondence/cards/view.ts';
import type { CardName } from '../../../src/core/contract.ts';
import * as views from '../views.ts';
import { count, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';

const LINKS = ['https://un.example/programme', 'https://un.example/annex'];

function message(kind: Kind, of: Partial<CorrespondenceView> = {}): CorrespondenceView {
  const names = (what: string, n = 3) => times(count(kind, n), (i) => must(kind, `${what} ${i}`));
  return {
    ref: ref('C-9'),
    kind: 'circular',
    state: 'sent',
    subject: must(kind, 'Regional workshop'),
    text: must(kind, 'It takes place on Monday.'),
    links: kind === 'empty' ? [] : LINKS,
    classification: 'unclassified',
    discretion: 'all',
    from: must(kind, 'Noor Haddad'),
    audience: kind === 'empty' ? ['all'] : ['focalPoints', 'rmc', must(kind, 'UNHCR')],
    people: 52,
    entities: 26,
    asksToAcknowledge: false,
    askedToConfirm: 0,
    isRecipient: true,
    isOver: false,
    asksToShare: false,
    sentAt: views.AT,
    cardVersion: '1',
    manages: false,
    isSender: false,
    mayDecide: false,
    mayClaim: false,
    progress: { queued: 0, sent: 52, failed: 0 },
    failures: times(count(kind, 3), (i) => ({
      name: must(kind, `Person ${i}`),
      ...(i % 2 === 0 && { entity: must(kind, 'UNHCR') }),
      reason: i === 0 ? 'blocked' : 'somethingNew',
    })),
    fallbacks: times(count(kind, 2), () => ({ entity: must(kind, 'UNHCR'), to: [must(kind, 'Ana Silva')] })),
    acknowledged: names('Confirmer'),
    confirmed: names('Confirmer').length,
    unconfirmed: names('Other'),
    shared: names('Sharer').map((entity, i) => ({
      entity,
      name: must(kind, 'Ana Silva'),
      at: views.AT,
      ...(i === 0 && { where: must(kind, 'Field offices'), link: LINKS[0] ?? '' }),
    })),
    notShared: names('Silent'),
    replies: times(count(kind, 3), () => ({
      name: must(kind, 'Ana'),
      text: must(kind, 'We shall come.'),
      at: views.AT,
    })),
    asksForReview: false,
    ...of,
  };
}

const RESTRICTED = [
  ['unclassified', 'all'],
  ['confidential', 'title'],
  ['strictlyConfidential', 'reference'],
  ['strictlyConfidential', 'all'],
] as const;

function fileSamples(kind: Kind): Omit<Sample, 'card'>[] {
  const rep = views.reader();
  const officer = views.officer();
  const held: Partial<CorrespondenceView> = { state: 'held', heldSince: views.AT, fromEntity: must(kind, 'UNHCR') };
  const claimed = { name: must(kind, 'Noor'), at: views.AT, me: true };
  const decided = { by: must(kind, 'Noor'), at: views.AT };
  const before = { subject: must(kind, 'Our report'), text: must(kind, 'It is out.') };
  const managed = { manages: true };
  return [
    {
      about: 'to decide',
      reader: officer,
      subject: message(kind, { ...held, ...managed, mayDecide: true, mayClaim: true }),
    },
    {
      about: 'claimed',
      reader: officer,
      subject: message(kind, { ...held, ...managed, mayDecide: true, claimedBy: claimed }),
    },
    {
      about: 'claimed by another',
      reader: officer,
      subject: message(kind, { ...held, ...managed, claimedBy: { ...claimed, me: false } }),
    },
    { about: 'own', reader: officer, subject: message(kind, { ...held, ...managed, isSender: true }) },
    { about: 'waiting', reader: rep, subject: message(kind, { ...held, isSender: true }) },
    {
      about: 'scheduled',
      reader: officer,
      subject: message(kind, { state: 'scheduled', sendAt: views.CLOSES, ...managed, isSender: true }),
    },
    {
      about: 'going out',
      reader: officer,
      subject: message(kind, { ...managed, progress: { queued: 40, sent: 10, failed: 2 }, askedToConfirm: 51 }),
    },
    { about: 'sent', reader: officer, subject: message(kind, managed) },
    {
      about: 'urgent, to review',
      reader: officer,
      subject: message(kind, {
        kind: 'urgent',
        ...managed,
        asksForReview: true,
        asksToAcknowledge: true,
        askedToConfirm: 51,
      }),
    },
    {
      about: 'urgent, reviewed',
      reader: officer,
      subject: message(kind, {
        kind: 'urgent',
        ...managed,
        reviewed: { name: must(kind, 'Noor'), at: views.AT, note: must(kind, 'Forwarded.') },
      }),
    },
    {
      about: 'reviewed without a note',
      reader: officer,
      subject: message(kind, { kind: 'urgent', ...managed, reviewed: { name: must(kind, 'Noor'), at: views.AT } }),
    },
    {
      about: 'approved',
      reader: rep,
      subject: message(kind, { isSender: true, decided: { how: 'approved', ...decided } }),
    },
    {
      about: 'declined',
      reader: rep,
      subject: message(kind, {
        state: 'declined',
        isSender: true,
        decided: { how: 'declined', ...decided, reason: must(kind, 'Sent before.'), before },
      }),
    },
    {
      about: 'cancelled',
      reader: rep,
      subject: message(kind, { state: 'cancelled', isSender: true, decided: { how: 'cancelled', ...decided } }),
    },
    ...RESTRICTED.map(([classification, discretion]) => ({
      about: `${classification}, ${discretion}`,
      reader: officer,
      subject: message(kind, { ...managed, classification, discretion }),
    })),
  ];
}

function messageSamples(kind: Kind): Omit<Sample, 'card'>[] {
  const rep = views.reader();
  const due = { kind: 'proposals' as const, dueAt: views.CLOSES };
  return [
    { about: 'circular', reader: rep, subject: message(kind) },
    { about: 'the answers to a call', reader: rep, subject: message(kind, { source: ref('I-4') }) },
    { about: 'submitted', reader: rep, subject: message(kind, { fromEntity: must(kind, 'UNFPA') }) },
    { about: 'to confirm', reader: rep, subject: message(kind, { asksToAcknowledge: true }) },
    { about: 'confirmed', reader: rep, subject: message(kind, { asksToAcknowledge: true, acknowledgedAt: views.AT }) },
    { about: 'urgent', reader: rep, subject: message(kind, { kind: 'urgent', fromEntity: must(kind, 'UNFPA') }) },
    { about: 'urgent of nobody', reader: rep, subject: message(kind, { kind: 'urgent' }) },
    {
      about: 'urgent, to review',
      reader: views.officer(),
      subject: message(kind, { kind: 'urgent', manages: true, asksForReview: true }),
    },
    { about: 'to share', reader: rep, subject: message(kind, { ...due, asksToShare: true }) },
    {
      about: 'shared',
      reader: rep,
      subject: message(kind, { ...due, sharedBy: { name: must(kind, 'Ana Silva'), at: views.AT } }),
    },
    ...(['guidance', 'campaign'] as const).flatMap((passed) => [
      { about: `${passed} to pass on`, reader: rep, subject: message(kind, { kind: passed, asksToShare: true }) },
      {
        about: `${passed} passed on`,
        reader: rep,
        subject: message(kind, { kind: passed, sharedBy: { name: must(kind, 'Ana Silva'), at: views.AT } }),
      },
    ]),
    {
      about: 'watched',
      reader: views.officer({ manages: false, roles: ['observer'] }),
      subject: message(kind, { isRecipient: false }),
    },
    ...RESTRICTED.map(([classification, discretion]) => ({
      about: `${classification}, ${discretion}`,
      reader: rep,
      subject: message(kind, { classification, discretion }),
    })),
  ];
}

/** Notices: once for each classification. */
function notices(kind: Kind, card: CardName, of: Partial<CorrespondenceView>, data: object = {}): Sample[] {
  const reader = of.manages ? views.officer() : views.reader();
  return RESTRICTED.map(([classification, discretion]) => ({
    card,
    about: `${classification}, ${discretion}`,
    reader,
    subject: message(kind, { ...of, classification, discretion }),
    data: { ...data },
  }));
}

const lines = (kind: Kind): CorrespondenceLine[] => {
  const wants = ['decision', 'review', 'acknowledgement', 'sharing', undefined] as const;
  const states = ['held', 'sent', 'scheduled', 'declined', 'cancelled'] as const;
  return times(count(kind, 10), (i) => {
    const want = wants[i % wants.length];
    return {
      ref: ref(`C-${i + 1}`),
      kind: i % 2 === 0 ? ('circular' as const) : ('urgent' as const),
      state: states[i % states.length] ?? 'sent',
      subject: must(kind, `Message ${i}`),
      veiled: i % 4 === 3,
      at: views.AT,
      ...(want && { wants: want }),
      ...(i % 2 === 1 && { dueAt: views.CLOSES }),
    };
  });
};

const news = (kind: Kind, of: Partial<NewsView> = {}): NewsView => ({
  ref: ref('N-3'),
  state: 'queued',
  headline: must(kind, 'Training in Bunia'),
  text: must(kind, 'Forty people took part.'),
  ...(kind !== 'empty' && { picture: 'https://un.example/1.jpg' }),
  from: must(kind, 'Ana Silva'),
  entity: must(kind, 'UNHCR'),
  submittedAt: views.AT,
  manages: true,
  ...of,
});

function formSamples(kind: Kind): Sample[] {
  const [rep, officer] = [views.reader(), views.officer()];
  const entities = times(kind === 'huge' ? 100 : count(kind, 26), (i) => entityId(must(kind, `E${i}`).slice(0, 60)));
  const composing = (manages: boolean) => ({ manages, entities, zone: 'America/New_York' });
  const values = { subject: must(kind, 'Workshop'), text: wordsOf(kind, 'On Monday.') };
  const preview = (manages: boolean): PreviewView => ({
    item: message(kind, { asksToAcknowledge: manages }),
    people: 52,
    entities: 26,
    composing: composing(manages),
  });
  const previewed = {
    subject: must(kind, 'Workshop'),
    text: must(kind, 'On Monday.'),
    audience: 'focalPoints',
    links: LINKS.join(' '),
    classification: 'confidential',
    acknowledge: 'yes',
  };
  return [
    ...(['circular', 'submission', 'urgent', 'proposals', 'guidance', 'campaign'] as const).map((form): Sample => ({
      card: 'sendForm',
      about: form,
      reader: form === 'submission' || form === 'urgent' ? rep : officer,
      subject: composing(form !== 'submission' && form !== 'urgent'),
      data: { kind: form, values: form === 'circular' ? values : {} },
    })),
    { card: 'sendForm', about: 'of nothing', reader: rep, subject: composing(false) },
    { card: 'preview', about: 'now', reader: officer, subject: preview(true), data: previewed },
    {
      card: 'preview',
      about: 'later',
      reader: officer,
      subject: preview(true),
      data: { ...previewed, sendAt: '2026-12-01T09:00', at: views.CLOSES },
    },
    { card: 'preview', about: 'urgent', reader: rep, subject: preview(false), data: { ...previewed, kind: 'urgent' } },
    {
      card: 'preview',
      about: 'proposals',
      reader: officer,
      subject: preview(true),
      data: { ...previewed, kind: 'proposals', dueOn: '2026-12-08', dueAt: views.CLOSES },
    },
    {
      card: 'preview',
      about: 'campaign',
      reader: officer,
      subject: preview(true),
      data: { ...previewed, kind: 'campaign' },
    },
    { card: 'preview', about: 'submission', reader: rep, subject: preview(false), data: previewed },
    ...[rep, officer].map((reader): Sample => ({
      card: 'replyOffer',
      about: reader.manages ? 'Secretariat' : 'representative',
      reader,
      subject: message(kind),
      data: { text: must(kind, 'We shall come.') },
    })),
    { card: 'newsForm', about: '', reader: rep },
  ];
}

export function correspondenceSamples(kind: Kind): Sample[] {
  const [rep, officer] = [views.reader(), views.officer()];
  const held = { state: 'held' as const, heldSince: views.AT };
  const decided = { by: must(kind, 'Noor'), at: views.AT };
  const before = { subject: must(kind, 'Our report'), text: must(kind, 'It is out.') };
  const proposals = { kind: 'proposals' as const, dueAt: views.CLOSES };
  const reply = { name: must(kind, 'Ana Silva'), text: must(kind, 'We shall come.') };
  return [
    ...messageSamples(kind).map((sample): Sample => ({ card: 'circular', ...sample })),
    ...fileSamples(kind).map((sample): Sample => ({ card: 'correspondence', ...sample })),
    ...notices(kind, 'heldTooLong', { ...held, manages: true }),
    ...notices(kind, 'heldTooLong', {
      ...held,
      isSender: true,
      claimedBy: { name: must(kind, 'Noor'), at: views.AT, me: false },
    }),
    ...notices(kind, 'correspondenceDecided', { decided: { how: 'approved', ...decided, before } }),
    ...notices(kind, 'correspondenceDecided', {
      state: 'declined',
      decided: { how: 'declined', ...decided, reason: must(kind, 'Sent before.') },
    }),
    ...notices(kind, 'correspondenceReply', { manages: true }, reply),
    ...notices(kind, 'correspondenceReply', { manages: true }, { ...reply, entity: must(kind, 'UNHCR') }),
    ...notices(kind, 'correspondenceMoved', proposals, { what: 'due', from: views.AT, to: views.CLOSES }),
    ...notices(kind, 'correspondenceMoved', {}, { what: 'send', from: views.AT, to: views.CLOSES }),
    ...notices(kind, 'proposalsReminder', { ...proposals, asksToShare: true }),
    ...notices(kind, 'proposalsReminder', { ...proposals, kind: 'guidance', asksToShare: true }),
    ...notices(kind, 'proposalsOver', { ...proposals, kind: 'campaign', manages: true }),
    ...notices(kind, 'proposalsOver', { ...proposals, manages: true }),
    ...notices(kind, 'proposalsOver', { ...proposals, manages: true, notShared: [] }),
    { card: 'correspondences', about: 'all', reader: officer, subject: { lines: lines(kind) } },
    {
      card: 'correspondences',
      about: 'found',
      reader: rep,
      subject: { lines: lines(kind), before: 14 },
      data: { words: must(kind, 'workshop').slice(0, 200) },
    },
    ...formSamples(kind),
    { card: 'newsItem', about: 'queued', reader: officer, subject: news(kind) },
    {
      card: 'newsItem',
      about: 'used',
      reader: rep,
      subject: news(kind, { state: 'used', usedAt: views.AT, usedOn: calendarDate('2026-12-02'), manages: false }),
    },
    {
      card: 'newsItem',
      about: 'declined',
      reader: rep,
      subject: news(kind, { state: 'declined', reason: must(kind, 'Faces.'), manages: false }),
    },
    { card: 'newsQueue', about: 'queue', reader: officer, subject: times(count(kind, 3), () => news(kind)) },
    {
      card: 'newsQueue',
      about: 'all',
      reader: officer,
      subject: times(count(kind, 3), () => news(kind)),
      data: { all: true },
    },
  ];
}
