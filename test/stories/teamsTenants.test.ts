/** Whose people speak in a channel that the Secretariat's tenant hosts: the roster's own word for each, not the channel's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkId, personId } from '../../src/core/ids.ts';
import { openReferences } from '../../src/platforms/teams/references.ts';
import type { TeamsSettings } from '../../src/platforms/teams/settings.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startAuthority, type Authority } from '../support/teams/authority.ts';
import { TENANT } from '../support/teams/opened.ts';
import { fixture, teamsUser, wordsOf, type Profile, type TeamsUser } from '../support/teams/people.ts';
import { bearer, good, guardedWorld } from '../support/teams/signed.ts';
import type { TeamsWorld } from '../support/teams/world.ts';
import { startWorld, type Options } from '../support/world.ts';
import { REAL_TIME } from '../support/realTime.ts';

const CHANNEL = '19:shared@thread.tacv2';
const TEAM = '19:team@thread.tacv2';
const ELSEWHERE = '44444444-4444-4444-4444-444444444444';
/** Of another tenant, whose administrator has written the officer's address into their profile. */
const OUTSIDER: Profile = {
  name: 'outsider',
  email: 'nadia@secretariat.example',
  principal: 'someone@elsewhere.example',
  tenant: ELSEWHERE,
};
const OBJECT = '00000000-0000-0000-0000-0000outsider';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.stop());

interface At {
  readonly w: TeamsWorld;
  user(profile: Profile): TeamsUser;
}
async function real(options: Options = {}, settings: Partial<TeamsSettings> = {}): Promise<At> {
  const w = await guardedWorld(authority.cloud, settings, options);
  const send = (activity: object) => w.send(activity, bearer(authority.token(good(w))));
  return { w, user: (profile) => teamsUser(w.connector, send, profile) };
}
const linksOf = async ({ w }: At, verb: string): Promise<unknown[]> =>
  (await w.store.audit(networkId('una'))).filter((line) => line.verb === verb);
const links = (at: At): Promise<unknown[]> => linksOf(at, 'roll.linked');
const inTeam = {
  conversation: {
    isGroup: true,
    conversationType: 'channel',
    tenantId: TENANT,
    id: TEAM,
  },
  channelData: {
    team: { id: TEAM },
    eventType: 'teamMemberAdded',
    tenant: { id: TENANT },
  },
};

describe('a person of another tenant in a shared channel', () => {
  it('is a stranger, whatever address their profile has; the Secretariat reads whose they are', async () => {
    const at = await real();
    const outsider = at.user(OUTSIDER);
    await outsider.sayIn(CHANNEL, 'endorsement new', 'one');
    const data = {
      'endorsement.open#title': 'A false request',
      'endorsement.open#documentUrl': 'https://x.example/1',
    };
    const value = {
      action: { type: 'Action.Execute', verb: 'endorsement.open', data },
    };
    const conversation = {
      isGroup: true,
      conversationType: 'channel',
      tenantId: TENANT,
      id: `${CHANNEL};messageid=one`,
    };
    const { channelData } = fixture('channelInvoke');
    const { body } = await outsider.bring('channelInvoke', {
      conversation,
      channelData,
      value,
    });
    expect(body['value']).toContain('not on the roll');
    expect(await at.w.records('endorsements')).toEqual([]);
    expect(await links(at)).toEqual([]);
    const [notice] = await at.w.officer.messages('stranger');
    expect(notice?.words).toContain(`teams:${ELSEWHERE}/${OBJECT}`);
  });

  it.each([
    ['of a roster that is read', 'teamInstalled', {}],
    ['who is added to a team', 'teamMemberAdded', { membersAdded: [{ id: '29:outsider', aadObjectId: OBJECT }] }],
  ])('%s is linked with nobody, and is sent nothing', async (_what, name, change) => {
    const at = await real();
    const outsider = at.user(OUTSIDER);
    at.w.connector.member(TEAM, outsider.account);
    await outsider.bring(name, { ...inTeam, ...change });
    await at.w.open({
      title: 'Annex on the case',
      classification: 'confidential',
    });
    expect(await links(at)).toEqual([]);
    expect(outsider.posts()).toEqual([]);
    expect(at.w.connector.calls.filter((call) => call === 'POST /v3/conversations')).toEqual([]);
  });

  it('who quotes a message in a group chat is a stranger too', async () => {
    const at = await real();
    const outsider = at.user(OUTSIDER);
    const chat = '19:group@thread.v2';
    at.w.connector.member(chat, outsider.account);
    const conversation = {
      isGroup: true,
      conversationType: 'groupChat',
      tenantId: TENANT,
      id: chat,
    };
    await outsider.bring('quotedReply', {
      conversation,
      channelData: { tenant: { id: TENANT } },
    });
    expect(await links(at)).toEqual([]);
    expect(at.w.connector.posts(chat).map(wordsOf).join()).toContain('not on the roll');
  });

  it('is known by their sign-in name, which is their tenant’s own, when that tenant is on the list', async () => {
    const at = await real({}, { allowedTenants: [TENANT, ELSEWHERE] });
    const fp = at.user({
      name: 'fp',
      email: 'fp@unhcr.example',
      tenant: ELSEWHERE,
    });
    await fp.sayIn(CHANNEL, 'home', 'one');
    expect(fp.last()).toContain('Nothing waits for you');
    expect(await links(at)).toMatchObject([
      { eventId: expect.stringContaining(`teams:${ELSEWHERE}/${fp.object}/`) as string },
    ]);
  });
});

describe('a person of a tenant that is not on the list', () => {
  const FP: Profile = { name: 'fp', email: 'fp@unhcr.example', tenant: ELSEWHERE };
  const FP_OBJECT = '00000000-0000-0000-0000-0000000000fp';
  const open = ({ w }: At): Promise<unknown> => w.open({ title: 'Annex on the case', classification: 'confidential' });
  const wordsSent = ({ w }: At, user: TeamsUser): string =>
    [...w.connector.posts(user.chat), ...w.connector.posts(`${CHANNEL};messageid=one`)].map(wordsOf).join();

  it.each([
    ['speaks in a channel that we host', (fp: TeamsUser) => fp.sayIn(CHANNEL, 'home', 'one')],
    ['is read from a roster', (fp: TeamsUser) => fp.bring('teamInstalled', inTeam)],
    [
      'is added to a team',
      (fp: TeamsUser) =>
        fp.bring('teamMemberAdded', { ...inTeam, membersAdded: [{ id: '29:fp', aadObjectId: FP_OBJECT }] }),
    ],
  ])('who %s is linked with nobody and sent nothing, by their own sign-in name', async (_what, meet) => {
    const at = await real();
    const fp = at.user(FP);
    at.w.connector.member(TEAM, fp.account);
    await meet(fp);
    await open(at);
    expect(await links(at)).toEqual([]);
    expect(wordsSent(at, fp)).not.toContain('Annex');
    expect(at.w.connector.calls.filter((call) => call === 'POST /v3/conversations')).toEqual([]);
  });

  it('is a stranger to whoever asks, and the Secretariat reads whose they are', async () => {
    const at = await real();
    await at.user(FP).sayIn(CHANNEL, 'home', 'one');
    expect(at.w.connector.posts(`${CHANNEL};messageid=one`).map(wordsOf).join()).toContain('not on the roll');
    const [notice] = await at.w.officer.messages('stranger');
    expect(notice?.words).toContain(`teams:${ELSEWHERE}/${FP_OBJECT}`);
  });

  it('stays a stranger though they were linked while it was on the list, and is sent nothing more', async () => {
    const folder = newFolder();
    const before = await startWorld({ folder });
    await before.officer.press('roll.link', null, { email: FP.email, identity: `teams:${ELSEWHERE}/${FP_OBJECT}` });
    const { id } = before.focalPoint('UNHCR');
    await before.close();
    const at = await real({ folder });
    const fp = at.user(FP);
    const reference = { tenant: ELSEWHERE, object: FP_OBJECT, user: fp.id, bot: '28:concord' };
    const { connector, store } = at.w;
    await openReferences(store.keyValues).keep(personId(id), {
      ...reference,
      serviceUrl: connector.url,
      conversation: fp.chat,
    });
    await open(at);
    await fp.sayIn(CHANNEL, 'home', 'one');
    await at.w.advance('PT1M');
    expect(wordsSent(at, fp)).toContain('not on the roll');
    expect(wordsSent(at, fp)).not.toContain('Annex');
    expect(at.w.connector.calls.filter((call) => call.includes(fp.chat))).toEqual([]);
  });

  it('is known when it is the Secretariat’s own, whatever the list says', async () => {
    const at = await real({}, { allowedTenants: [ELSEWHERE] });
    const fp = at.user({ ...FP, tenant: TENANT });
    await fp.sayIn(CHANNEL, 'home', 'one');
    expect(fp.last()).toContain('Nothing waits for you');
  });
});

describe('somebody whose tenant Teams does not say', () => {
  const unsaid: Profile = {
    name: 'unsaid',
    email: 'nadia@secretariat.example',
    tenant: null,
  };

  it('is a stranger in a channel and on a roster, with the best of addresses', async () => {
    const at = await real();
    const user = at.user(unsaid);
    at.w.connector.member(TEAM, user.account);
    await user.bring('teamInstalled', inTeam);
    await user.sayIn(CHANNEL, 'home', 'one');
    expect(await links(at)).toEqual([]);
    expect(at.w.connector.posts(`${CHANNEL};messageid=one`).map(wordsOf).join()).toContain('not on the roll');
  });

  it('is known in a chat of their own, which is of their tenant', async () => {
    const at = await real();
    const user = at.user(unsaid);
    await user.type('home');
    expect(user.last()).toContain('New endorsement request');
  });
});

describe('the roster', () => {
  const reads = ({ w }: At): string[] => w.connector.calls.filter((call) => call.includes('/members/'));

  it('is asked once for two presses at the same moment, and not again within the hour', async () => {
    const at = await real();
    const fp = at.user({ name: 'fp', email: 'fp@unhcr.example' });
    await fp.type('home');
    at.w.connector.calls.length = 0;
    await Promise.all([fp.sayIn(CHANNEL, 'home', 'one'), fp.sayIn(CHANNEL, 'home', 'one')]);
    await fp.sayIn(CHANNEL, 'home', 'one');
    expect(reads(at)).toHaveLength(1);
  });

  it.each([[{ status: 429 } as const], [{ status: 500 } as const], ['reset' as const], ['slow' as const]])(
    'that cannot be asked (%j) is no answer: nobody is called a stranger, nor left without a word',
    REAL_TIME,
    async (fate) => {
      const at = await real();
      const fp = at.user({ name: 'fp', email: 'fp@unhcr.example' });
      at.w.connector.rosterFate(fate, 'ok');
      const asked = performance.now();
      await fp.sayIn(CHANNEL, 'home', 'one');
      // Longer than that no client waits.
      expect(performance.now() - asked).toBeLessThan(5_000);
      const said = at.w.connector.posts(`${CHANNEL};messageid=one`).map(wordsOf);
      expect(said.join()).toContain('I could not ask Teams who you are just now');
      expect(said.join()).toContain('Nothing has been recorded');
      expect(await at.w.officer.messages('stranger')).toEqual([]);
      expect(at.w.faults.splice(0)).toHaveLength(1);
      await fp.sayIn(CHANNEL, 'home', 'one');
      expect(fp.last()).toContain('Nothing waits for you');
    },
  );
});

describe('a store from before, in which an outsider stands for the officer', () => {
  /** As Concord wrote it when it took the channel's tenant for the person's. */
  async function older(url: string): Promise<string> {
    const folder = newFolder();
    const before = await startWorld({ folder });
    const { id } = before.officer;
    const identity = `teams:${TENANT}/${OBJECT}`;
    await before.officer.press('roll.link', null, {
      email: 'nadia@secretariat.example',
      identity,
    });
    const reference = {
      tenant: TENANT,
      object: OBJECT,
      user: '29:outsider',
      bot: '28:concord',
      serviceUrl: url,
    };
    await openReferences(before.store.keyValues).keep(personId(id), reference);
    await before.close();
    return folder;
  }

  it.each([
    ['speaks in the channel', (outsider: TeamsUser) => outsider.sayIn(CHANNEL, 'home', 'one')],
    ['is read from a roster', (outsider: TeamsUser) => outsider.bring('teamInstalled', inTeam)],
  ])('ends the link when the outsider %s, audited, and the Secretariat is told', async (_what, meet) => {
    const at = await real({ folder: await older('http://127.0.0.1:1/') });
    const outsider = at.user(OUTSIDER);
    at.w.connector.member(TEAM, outsider.account);
    await meet(outsider);
    await meet(outsider);
    const account = `teams:${ELSEWHERE}/${OBJECT}`;
    const ended = await linksOf(at, 'roll.unlinked');
    expect(ended).toMatchObject([{ eventId: expect.stringContaining(`teams:${TENANT}/${OBJECT}`) as string }]);
    const notices = await at.w.officer.messages('linkEnded');
    expect(notices.map(({ words }) => words)).toEqual([expect.stringContaining(account)]);
    await at.w.open({
      title: 'Annex on the case',
      classification: 'confidential',
    });
    expect(outsider.posts().map(wordsOf).join()).not.toContain('Annex');
    expect(await openReferences(at.w.store.keyValues).of(personId(at.w.officer.id))).toBeUndefined();
  });

  it('keeps the link of whoever is of the tenant that it names', async () => {
    const folder = newFolder();
    const before = await startWorld({ folder });
    const fp = { name: 'fp', email: 'fp@unhcr.example' };
    const object = '00000000-0000-0000-0000-0000000000fp';
    await before.officer.press('roll.link', null, {
      email: fp.email,
      identity: `teams:${TENANT}/${object}`,
    });
    await before.close();
    const at = await real({ folder });
    const user = at.user(fp);
    expect(user.object).toBe(object);
    await user.sayIn(CHANNEL, 'home', 'one');
    expect(user.last()).toContain('Nothing waits for you');
    expect(await at.w.officer.messages('linkEnded')).toEqual([]);
  });
});
