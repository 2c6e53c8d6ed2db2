/**
 * People's identities on platforms (domain.md 1): an identity belongs to one person on the roll. It is linked by e-mail address
 * when the person first writes, or by hand by the Secretariat.
 */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { address, line, words, type Inputs } from '../../../core/inputs.ts';
import { CHAT_PLATFORMS, ID_CASE, type ChatPlatform, type PersonId } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { oncePer } from '../../../core/oncePer.ts';
import { personByAddress } from '../../../core/personByAddress.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { RollState } from './state.ts';

/** `slack:T1/U7`, `teams:TENANT/OBJECT` */
const IDENTITY = new RegExp(`^(${CHAT_PLATFORMS.join('|')}):([^\\s/]{1,120}/[^\\s/]{1,120})$`, 'i');
/** Reads an identity, and puts it into the letter case of its platform. Undefined when it is not one. */
function readIdentity(typed: string): string | undefined {
  const [, platform = '', rest = ''] = IDENTITY.exec(typed.normalize('NFC')) ?? [];
  if (platform === '') return undefined;
  const name = CHAT_PLATFORMS.find((one) => one === platform.toLowerCase());
  return name && `${name}:${inCase(rest, ID_CASE[name])}`;
}
const inCase = (id: string, how: (typeof ID_CASE)[ChatPlatform]): string =>
  how === 'upper' ? id.toUpperCase() : how === 'lower' ? id.toLowerCase() : id;
const MAX_IDENTITY_LENGTH = 260;

export const linkInputs = { email: address(), identity: line(MAX_IDENTITY_LENGTH) };

/** `roll.link` (Secretariat): links the identity to the person, whoever had it before. */
export function link(roll: RollState, act: Act<Inputs<typeof linkInputs>, Person>): Decision<RollState> {
  const person = personByAddress(roll, act.inputs.email);
  const identity = readIdentity(act.inputs.identity);
  const fields = {
    ...(!person && { email: phrase('roll.noSuchEmail') }),
    ...(identity === undefined && { identity: phrase('roll.notIdentity') }),
  };
  if (!person || identity === undefined) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
  const strangers = roll.strangers.filter((one) => one !== identity);
  const next = { ...linked(roll, identity, person.id), strangers };
  const before = personBehind(roll, identity);
  const say =
    before && before.id !== person.id
      ? phrase('roll.linkedFrom', { name: person.name, identity, before: before.name })
      : phrase('roll.linked', { name: person.name, identity });
  return accept(next, say, [], {
    card: { name: 'person', data: { email: person.email } },
  });
}

/** `roll.unlink` (Secretariat): ends the link. Whoever writes from the identity is a stranger again. */
export function unlink(roll: RollState, act: Act<Inputs<typeof linkInputs>, Person>): Decision<RollState> {
  const person = personByAddress(roll, act.inputs.email);
  // An identity that an earlier version stored in another form can be given in that form.
  const given = act.inputs.identity;
  const identity = personBehind(roll, given) ? given : (readIdentity(given) ?? given);
  const isTheirs = person !== undefined && personBehind(roll, identity)?.id === person.id;
  const fields = {
    ...(!person && { email: phrase('roll.noSuchEmail') }),
    ...(person && !isTheirs && { identity: phrase('roll.notTheirs', { name: person.name }) }),
  };
  if (!person || !isTheirs) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
  const identities = Object.fromEntries(Object.entries(roll.identities ?? {}).filter(([each]) => each !== identity));
  return accept({ ...roll, identities }, phrase('roll.unlinked', { name: person.name, identity }), [], {
    card: { name: 'person', data: { email: person.email } },
  });
}

export const linkedInputs = { person: words(100), identity: words(MAX_IDENTITY_LENGTH) };

/** `roll.linked`: the platform vouches for an e-mail address on the roll. An existing link is not changed. */
export function linkByEmail(roll: RollState, act: Act<Inputs<typeof linkedInputs>>): Decision<RollState> {
  const { person, identity } = act.inputs;
  const known = roll.people[person];
  if (!known || roll.identities?.[identity] !== undefined) return accept(roll, phrase('concord.done'));
  return accept(linked(roll, identity, known.id), phrase('concord.done'));
}

export const unlinkedInputs = {
  identity: words(MAX_IDENTITY_LENGTH),
  account: words(MAX_IDENTITY_LENGTH),
};

/** `roll.unlinked`: the platform says that the account is in another tenant than the link says. The Secretariat is told. */
export function endLink(roll: RollState, act: Act<Inputs<typeof unlinkedInputs>>): Decision<RollState> {
  const { identity, account } = act.inputs;
  const person = personBehind(roll, identity);
  if (!person) return accept(roll, phrase('concord.done'));
  const left = Object.entries(roll.identities ?? {}).filter(([each]) => each !== identity);
  const data = { name: person.name, email: person.email, identity, account };
  return accept({ ...roll, identities: Object.fromEntries(left) }, phrase('concord.done'), [
    { type: 'tell', to: 'secretariat', card: 'linkEnded', data },
  ]);
}

/** The links that have the same account, `teams:TENANT/OBJECT`, in another tenant. */
export function elsewhere(
  roll: RollState,
  account: string,
): readonly (readonly [identity: string, person: PersonId])[] {
  const platform = account.slice(0, account.indexOf(':') + 1);
  const object = account.slice(account.lastIndexOf('/'));
  return Object.entries(roll.identities ?? {}).filter(
    ([identity]) => identity !== account && identity.startsWith(platform) && identity.endsWith(object),
  );
}

const linked = (roll: RollState, identity: string, person: PersonId): RollState => ({
  ...roll,
  identities: { ...roll.identities, [identity]: person },
});

/** The links that remain when a person leaves the roll. */
export function withoutIdentities(roll: RollState, person: PersonId): Pick<RollState, 'identities'> {
  if (!roll.identities) return {};
  return { identities: Object.fromEntries(Object.entries(roll.identities).filter(([, id]) => id !== person)) };
}

/** The person with this identity; undefined when there is none. */
export function personBehind(roll: RollState, identity: string): Person | undefined {
  const id = Object.hasOwn(roll.identities ?? {}, identity) ? roll.identities?.[identity] : undefined;
  return id && roll.people[id];
}

/** The person's identities on a platform, without the platform's name: `T1/U7`. */
export function identitiesOf({ identities }: RollState, person: PersonId, platform: string): readonly string[] {
  const theirs = (identities && byPerson(identities).get(person)) ?? [];
  return theirs
    .filter((identity) => identity.startsWith(`${platform}:`))
    .map((identity) => identity.slice(platform.length + 1));
}

type Identities = NonNullable<RollState['identities']>;
/** The identities of each person. */
const byPerson = oncePer((identities: Identities): ReadonlyMap<PersonId, readonly string[]> => {
  const made = new Map<PersonId, string[]>();
  for (const [identity, person] of Object.entries(identities)) {
    const theirs = made.get(person);
    if (theirs) theirs.push(identity);
    else made.set(person, [identity]);
  }
  return made;
});
