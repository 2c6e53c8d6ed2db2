/** A person on the roll, for the Secretariat: what can be changed, and what happens to their open matters. */
import type { Action, Block, Card, Form } from '../../../core/card.ts';
import { represents } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { choice, line, toggle } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { awayBlocks } from './away.ts';
import { addForm, personFields, rolesOf, showEntity } from './parts.ts';
import type { Holds, PersonView, RollView } from './view.ts';

export function person({ say, view }: CardContext<PersonView>): Card {
  const { name, email, language, zone } = view;
  return {
    title: name,
    eyebrow: say('card.person.eyebrow'),
    body: [
      facts(
        [say('card.person.email'), email],
        ...when(view.entity, (entity) => [say('card.person.entity'), say.entity(entity)] as const),
        [say('card.person.role'), rolesOf(say, view)],
        [say('card.person.language'), say(`card.language.${language}`)],
        [say('card.person.zone'), zone],
        ...(view.formerEmails.length > 0
          ? [[say('card.person.formerEmails'), say.list(view.formerEmails)] as const]
          : []),
      ),
      ...(view.identities.length > 0
        ? [heading(say('card.person.identities')), list(view.identities.map((identity) => ({ text: identity })))]
        : [text(say('card.person.noIdentity'))]),
      ...awayBlocks(say, view),
      ...when(view.mailReturned, ({ at, words }) => text(say('email.cameBack', { at, words }), 'attention')),
      ...(view.isLast ? [text(say('card.person.last'), 'attention')] : []),
    ],
    actions: personActions(say, view),
    more: say('card.more'),
    summary: name,
  };
}

function personActions(say: Speaker, view: PersonView): Action[] {
  const { email, entity, identities } = view;
  const form = (title: string, of: Omit<Form, 'inputs'>, looks: object = {}): Action => ({
    type: 'form',
    title,
    form: { ...of, inputs: { email } },
    ...looks,
  });
  const links: Action[] = identities.length === 0 ? [] : [unlinking(say, email, identities)];
  const others = view.others.slice(0, MAX_OPTIONS);
  const speaks = represents(view);
  return [
    form(
      say('card.act.changePerson'),
      {
        verb: 'roll.set',
        fields: personFields(say, view.entities, view),
        submit: say('card.person.save'),
      },
      { look: 'primary' },
    ),
    form(say('card.act.newAddress'), {
      verb: 'roll.set',
      note: say('card.person.newEmailNote'),
      fields: [
        line(say, 'newEmail', say('card.person.newEmail'), 254, { required: true }),
        toggle(say, 'different', say('card.person.different'), { hint: say('card.person.differentHint') }),
      ],
      submit: say('card.person.newEmailSubmit'),
    }),
    ...(view.isLast
      ? []
      : [
          {
            type: 'press',
            title: say('card.act.removePerson'),
            verb: 'roll.remove.preview',
            inputs: { email },
            look: 'danger',
          } as const,
        ]),
    ...when(entity, (id): Action => ({
      type: 'press',
      title: say('card.act.showEntity', { entity: id }),
      ...showEntity(id),
      minor: true,
    })),
    ...(speaks && others.length > 0
      ? [
          form(
            say('card.act.exchange'),
            {
              verb: 'roll.exchange',
              note: say('card.person.exchangeNote'),
              fields: [
                choice(
                  say,
                  'with',
                  say('card.person.with'),
                  others.map((other) => ({
                    value: other.email,
                    title: other.entity
                      ? say('card.person.of', { name: other.name, entity: other.entity })
                      : other.name,
                  })),
                  { required: true },
                ),
              ],
              submit: say('card.person.exchangeSubmit'),
            },
            { minor: true },
          ),
        ]
      : []),
    form(
      say('card.act.link'),
      {
        verb: 'roll.link',
        note: say('card.person.linkNote'),
        fields: [
          line(say, 'identity', say('card.person.identity'), 260, {
            required: true,
            hint: say('card.person.identityHint'),
          }),
        ],
        submit: say('card.person.linkSubmit'),
      },
      { minor: true },
    ),
    ...links,
    ...(view.mailReturned
      ? [{ type: 'press', title: say('email.retry'), verb: 'mail.retry', inputs: { email } } as const]
      : []),
    { type: 'press', title: say('card.act.revoke'), verb: 'mail.revoke', inputs: { email }, minor: true },
    { type: 'press', title: say('card.act.erase'), verb: 'person.erase.preview', inputs: { email }, minor: true },
    { type: 'press', title: say('card.act.roll'), verb: 'roll.show', minor: true },
  ];
}
const MAX_OPTIONS = 60;

function unlinking(say: Speaker, email: string, identities: readonly string[]): Action {
  const [only, ...more] = identities;
  if (only !== undefined && more.length === 0)
    return {
      type: 'press',
      title: say('card.act.unlinkOne', { identity: only }),
      verb: 'roll.unlink',
      inputs: { email, identity: only },
      minor: true,
    };
  return {
    type: 'form',
    title: say('card.act.unlink'),
    minor: true,
    form: {
      verb: 'roll.unlink',
      inputs: { email },
      fields: [
        choice(
          say,
          'identity',
          say('card.person.identity'),
          identities.map((identity) => ({ value: identity, title: identity })),
          { required: true },
        ),
      ],
      submit: say('card.act.unlinkSubmit'),
    },
  };
}

/** The form for a new person. */
export function personForm({ say, view, data }: CardContext<RollView, { readonly email?: string }>): Card {
  const form = addForm(say, view.entities, data.email);
  const title = say('card.person.addTitle');
  return { title, body: [], form, actions: [], summary: title };
}

/** Shown before a person is removed: their open matters, and what happens to them. The button removes the person. */
export function personRemoval({ say, view }: CardContext<PersonView>): Card {
  const { name, email } = view;
  const title = say('card.removal.title', { name });
  return {
    title,
    tone: 'attention',
    body: [
      facts(
        [say('card.person.email'), email],
        ...when(view.entity, (entity) => [say('card.person.entity'), say.entity(entity)] as const),
        [say('card.person.role'), rolesOf(say, view)],
      ),
      ...(view.isLast ? [text(say('card.person.last'), 'attention')] : becomes(say, view)),
    ],
    actions: [
      ...(view.isLast
        ? []
        : [
            {
              type: 'press',
              title: say('card.removal.submit', { name }),
              verb: 'roll.remove',
              inputs: { email },
              look: 'danger',
            } as const,
          ]),
      { type: 'press', title: say('card.removal.keep'), verb: 'roll.person', inputs: { email } },
    ],
    summary: title,
  };
}

function becomes(say: Speaker, view: PersonView): Block[] {
  const { holds, entity, identities, away, roles } = view;
  const lines = [
    ...when(entity, (id) => ofEntity(say, id, roles.includes('focalPoint'), holds)),
    ...(holds.requests.length > 0 ? [say('card.removal.requests', { refs: holds.requests })] : []),
    ...(roles.includes('rmcChair') ? [say('card.removal.chair')] : []),
    ...(away.length > 0 ? [say('card.removal.away', { n: away.length })] : []),
    ...(holds.claimed.length > 0 ? [say('card.removal.claimed', { refs: holds.claimed })] : []),
    ...(holds.held.length > 0 ? [say('card.removal.held', { refs: holds.held })] : []),
    ...(identities.length > 0 ? [say('card.removal.identities', { identities })] : []),
    say('card.removal.record'),
  ];
  return [
    heading(say('card.removal.becomes')),
    list(lines.map((one) => ({ text: one }))),
    ...fold(
      say('card.removal.actions', { n: holds.actions.length }),
      holds.actions.length > 0
        ? [list(upTo(say, holds.actions, ({ meeting, text: words }) => ({ text: words, note: meeting })))]
        : [],
    ),
    ...(holds.actions.length > 0 ? [text(say('card.removal.actionsGo'))] : []),
  ];
}

function ofEntity(
  say: Speaker,
  entity: NonNullable<PersonView['entity']>,
  isFocalPoint: boolean,
  { colleagues }: Holds,
): string {
  if (colleagues.length === 0) return say('card.removal.nobodyLeft', { entity });
  return isFocalPoint
    ? say('card.removal.noFocalPoint', { entity, names: colleagues })
    : say('card.removal.others', { entity, names: colleagues });
}
