/** The same steps of one person on each platform: they type, press, fill in forms, and read what stands before them. */
import { everything, shownBy } from './adaptiveCardClient.ts';
import { buttonsOf, cardOf, opensDialog, wordsOf, type TeamsUser } from './teams/people.ts';
import type { Post } from './teams/connector.ts';
import type { Dialog } from './teams/dialog.ts';
import { soon } from './slack/world.ts';
import type { SlackPerson } from './slack/person.ts';
import type { Somebody, World } from './world.ts';

type Json = Readonly<Record<string, unknown>>;
/** By the name of the input: its label, and what is given. */
export type Fields = Readonly<Record<string, readonly [label: string, value: string]>>;

export interface Hand {
  type(words: string): Promise<void>;
  press(title: string): Promise<void>;
  /** Opens the form behind the button of this title, or fills in the one that stands open, and sends it by its own button. */
  form(open: string | undefined, fields: Fields, send: string): Promise<void>;
  /** All that stands before them, the latest last. */
  sees(): Promise<string>;
  /** Where files can be fetched. */
  links(): Promise<readonly string[]>;
}

const given = (fields: Fields, of: 0 | 1): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, [label, value]]) => [of === 0 ? label : name, value]));
const linksIn = (of: unknown): string[] => [
  ...new Set([...JSON.stringify(of).matchAll(/https?:[^"\\|>]*?\/files\/[^"\\|>]+/g)].map(([url]) => url)),
];
const named = (card: unknown, title: string): Json => {
  const all = buttonsOf(card);
  const found = all.find((one) => one['title'] === title);
  if (!found) throw new Error(`no button "${title}": ${all.map((one) => String(one['title'])).join(', ')}`);
  return found;
};

/** What stands in the fields of a form: clients send it along, the empty ones too. */
const standing = (card: unknown, verb: string): Record<string, string> =>
  Object.fromEntries(
    everything(card).flatMap(({ type, id, value }) => {
      const [of, name = ''] = String(id).split('#');
      const isField = of === verb && String(type).startsWith('Input.');
      return isField ? [[name, typeof value === 'string' ? value : ''] as const] : [];
    }),
  );

/** In the console, as its client presses: the verb and what stands in the fields of its form. */
export function localHand(who: Somebody): Hand {
  let card: Json = {};
  let words = '';
  async function send(title: string, fields: Fields): Promise<void> {
    const button = named(card, title);
    const data = button['data'] as Json;
    const verb = String(button['verb'] ?? data['verb']);
    const { verb: _v, target, version: _s, network: _n, concord: _c, msteams: _m, opened: _o, ...fixed } = data;
    const inputs = { ...standing(card, verb), ...fixed, ...given(fields, 1) };
    const answer = await who.press(verb, typeof target === 'string' ? target : null, inputs);
    if (!answer.ok) throw new Error(`${verb}: ${answer.message} ${JSON.stringify(answer.fields)}`);
    card = answer.card ?? {};
    words = `${answer.message}\n${answer.words}`;
  }
  return {
    async type(text) {
      const answer = await who.say(text);
      card = answer.card ?? {};
      words = `${answer.message}\n${answer.words}`;
    },
    press: (title) => send(title, {}),
    async form(open, fields, by) {
      if (open !== undefined && !buttonsOf(card).some(({ title }) => title === by)) await send(open, {});
      await send(by, fields);
    },
    sees: async () => `${(await who.messages()).map((one) => one.words).join('\n\n')}\n\n${words}`,
    links: () => Promise.resolve(linksIn(card)),
  };
}

export function teamsHand(w: World, user: TeamsUser): Hand {
  let dialog: Dialog | undefined;
  let said = '';
  let shown: Post | undefined;
  const post = (): Post => {
    const found = shown ?? user.posts().at(-1);
    if (!found) throw new Error('there is no card');
    return found;
  };
  function take(next: Dialog | string): void {
    dialog = typeof next === 'string' ? undefined : next;
    said = typeof next === 'string' ? next : next.words;
  }
  async function press(title: string): Promise<void> {
    if (dialog) return take(await dialog.submit(title));
    const on = post();
    if (opensDialog(named(cardOf(on), title))) return take(await user.dialog(on, title));
    await execute(on, title, {});
  }
  /** A press on the card itself: what comes back takes its place for whoever pressed. */
  async function execute(on: Post, title: string, fields: Fields): Promise<void> {
    const { verb } = named(cardOf(on), title);
    const { body } = await user.press(on, title, { ...standing(cardOf(on), String(verb)), ...given(fields, 1) });
    const { type, value } = body as { readonly type?: string; readonly value?: unknown };
    await w.settle();
    // What is another card than the one that was pressed comes as a message.
    shown =
      type === 'application/vnd.microsoft.card.adaptive'
        ? { ...on, activity: { ...on.activity, attachments: [{ content: value }] } }
        : undefined;
    said = typeof value === 'string' ? value : shownBy(value as Json);
  }
  return {
    async type(text) {
      dialog = undefined;
      shown = undefined;
      await user.type(text);
      await w.settle();
      said = wordsOf(user.posts().at(-1));
    },
    press,
    async form(open, fields, send) {
      // A small form is unfolded on the card; a large one opens as a dialog.
      const isOnCard = !dialog && buttonsOf(cardOf(post())).some(({ title }) => title === send);
      if (isOnCard) return execute(post(), send, fields);
      if (!dialog && open !== undefined) await press(open);
      if (!dialog && buttonsOf(cardOf(post())).some(({ title }) => title === send))
        return execute(post(), send, fields);
      if (!dialog) throw new Error(`no form stands open: ${said}`);
      take(await dialog.submit(send, given(fields, 1)));
    },
    sees: () => Promise.resolve(`${user.posts().map(wordsOf).join('\n\n')}\n\n${said}`),
    links: () => Promise.resolve(linksIn(dialog?.card ?? cardOf(post()))),
  };
}

export function slackHand(w: World, person: SlackPerson): Hand {
  return {
    async type(words) {
      while (person.modal()) person.close();
      const before = person.messages().length;
      await person.command(words);
      await soon(() => {
        if (!person.modal() && person.messages().length === before) throw new Error(`nothing came of "${words}"`);
      });
    },
    async press(title) {
      const before = JSON.stringify([person.modal()?.content, person.messages().length]);
      await person.press(title);
      await w.settle();
      await soon(() => {
        if (JSON.stringify([person.modal()?.content, person.messages().length]) === before)
          throw new Error(`nothing came of "${title}"`);
      });
    },
    async form(open, fields) {
      if (open !== undefined) {
        const was = person.modal()?.id;
        await person.press(open);
        await soon(() => {
          if (!person.modal() || person.modal()?.id === was) throw new Error(`"${open}" opened no form`);
        });
      }
      await person.submit(given(fields, 0));
      await w.settle();
    },
    sees: () => Promise.resolve(`${person.chat()}\n\n${person.modalText()}`),
    links: () => Promise.resolve(linksIn([person.messages(), person.modal()?.content])),
  };
}
