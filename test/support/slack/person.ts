/** Somebody who uses Slack: reads, presses, fills in and types. Payloads have the shapes of Slack's documentation. */
import { refusedHere } from './blockKit.ts';
import { blocksText, controls, viewText, type Control } from './reading.ts';
import { shownFile, shownView, stillTyped } from './methods.ts';
import type { Delivered, FakeSlack } from './server.ts';
import {
  APP_ID,
  newHash,
  newId,
  nextTs,
  type Json,
  type Message,
  type SlackFile,
  type Team,
  type User,
  type View,
} from './state.ts';

export interface SlackPerson {
  readonly user: User;
  /** What stands in the chat with the bot, oldest first; what only they see included. */
  messages(): readonly Message[];
  /** All that the chat says. */
  chat(): string;
  words(message: Message): string;
  /** The modal that stands open. */
  modal(): View | undefined;
  modalText(): string;
  home(): string;
  openHome(): Promise<Delivered>;
  /** Presses the newest button (or menu entry) with these words: in the open modal, else in the chat. */
  press(words: string, on?: 'chat' | 'home' | Message): Promise<Delivered>;
  /** Types into the fields with these labels. */
  fill(fields: Readonly<Record<string, string>>): void;
  /** Fills in fields by their labels, and sends the form. */
  submit(fields?: Readonly<Record<string, string>>): Promise<Delivered>;
  /** Closes the modal that is on top; the one under it is there as it was left. */
  close(): void;
  /** @param channel where it is typed, when not in the chat with the bot */
  command(text: string, channel?: string): Promise<Delivered>;
  /** Names the bot in a channel. */
  mention(text: string, channel: string, thread?: string): Promise<Delivered>;
  /** What they see in a channel. */
  inChannel(channel: string): readonly Message[];
  /** Sends a file into the chat, with or without words. */
  attach(name: string, content: Uint8Array | string, text?: string, more?: Partial<SlackFile>): Promise<Delivered>;
  /** @param more what else the message has, such as `files` */
  say(text: string, thread?: string, more?: Json): Promise<Delivered>;
  /** @param more what else the message has, such as `files` */
  shortcut(callback: string, text: string, more?: Json): Promise<Delivered>;
  event(event: Json): Promise<Delivered>;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** @param where the workspace in which they are, when it is not their own: another one of their organisation */
export function slackPerson(slack: FakeSlack, user: User, where: string = user.team): SlackPerson {
  const { state } = slack;
  const teams = (): Team[] => [...state.teams.values()];
  /** Where they press: a guest over Slack Connect does so in the workspace that has the app. */
  const team = (): Team => {
    const found = state.teams.get(where) ?? teams().find(({ id }) => user.guestOf?.includes(id)) ?? teams()[0];
    if (!found) throw new Error('there is no workspace');
    return found;
  };
  /** That of the whole organisation, when there is one. */
  const app = (): Team => teams().find(({ isOrg, enterprise }) => isOrg && enterprise === team().enterprise) ?? team();
  const org = (): Json | null =>
    team().enterprise === undefined ? null : { id: team().enterprise, name: 'Sample organisation' };
  const who = (): Json => ({ id: user.id, username: user.name, name: user.name, team_id: user.team });
  const common = (): Json => ({
    user: who(),
    api_app_id: APP_ID,
    token: 'verification-token',
    team: {
      id: team().id,
      domain: team().domain,
      ...(org() && { enterprise_id: org()?.['id'], enterprise_name: org()?.['name'] }),
    },
    enterprise: org(),
    is_enterprise_install: app().isOrg === true,
  });
  const channel = (): string => {
    const found = state.ims.get(user.id) ?? newId('D');
    state.ims.set(user.id, found);
    return found;
  };
  const nameOf = (id: string): string => state.channels.get(id)?.name ?? 'directmessage';
  const visibleIn = (id: string): Message[] =>
    state.messages.filter((m) => m.channel === id && (m.only === undefined || m.only === user.id));
  const interaction = (payload: Json): Promise<Delivered> =>
    slack.deliver(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'form');
  const event = (of: Json): Promise<Delivered> =>
    slack.deliver(
      JSON.stringify({
        token: 'verification-token',
        team_id: team().id,
        api_app_id: APP_ID,
        event: { event_ts: nextTs(), ...of },
        type: 'event_callback',
        event_id: newId('Ev'),
        event_time: Math.floor(Date.now() / 1000),
        ...(org() && { enterprise_id: org()?.['id'] }),
        context_team_id: team().id,
        context_enterprise_id: org()?.['id'] ?? null,
        authorizations: [
          {
            enterprise_id: org()?.['id'] ?? null,
            team_id: team().id,
            user_id: app().botUser,
            is_bot: true,
            is_enterprise_install: app().isOrg === true,
          },
        ],
        is_ext_shared_channel: false,
      }),
      'json',
    );
  const messages = (): Message[] => visibleIn(channel());
  const words = (message: Message): string => (message.blocks.length > 0 ? blocksText(message.blocks) : message.text);
  const modal = (): View | undefined => state.modals.get(user.id)?.at(-1);
  const openModal = (): View => {
    const view = modal();
    if (!view) throw new Error(`${user.name} has no modal open`);
    return view;
  };
  /** The modal that this one was opened over. */
  const below = ({ id }: View): View | undefined => {
    const stack = state.modals.get(user.id) ?? [];
    return stack[stack.findIndex((each) => each.id === id) - 1];
  };

  function find(said: string, on: 'chat' | 'home' | Message | undefined): { control: Control; where: Message | View } {
    const open = modal();
    const places: (Message | View)[] =
      typeof on === 'object'
        ? [on]
        : on === 'home'
          ? [state.homes.get(user.id)].filter((each) => each !== undefined)
          : open && on === undefined
            ? [open]
            : messages().reverse();
    for (const where of places) {
      const blocks = 'content' in where ? where.content['blocks'] : where.blocks;
      const control = controls(blocks).find((each) => each.words === said);
      if (control) return { control, where };
    }
    throw new Error(
      `${user.name} sees no "${said}" to press:\n${places.map((p) => ('content' in p ? viewText(p.content) : words(p))).join('\n')}`,
    );
  }

  /** Shapes: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
  function actionPayload({ control, where }: { control: Control; where: Message | View }): Json {
    const { element, option, block } = control;
    const action: Json = {
      type: element['type'],
      action_id: element['action_id'],
      block_id: block['block_id'] ?? newId('b'),
      action_ts: nextTs(),
      ...(option
        ? { selected_option: option, placeholder: element['placeholder'] }
        : { text: element['text'], ...(element['value'] !== undefined && { value: element['value'] }) }),
      ...(element['url'] !== undefined && { url: element['url'] }),
    };
    const base = { type: 'block_actions', ...common(), trigger_id: slack.trigger(user.id), actions: [action] };
    if ('content' in where)
      return {
        ...base,
        container: { type: 'view', view_id: where.id },
        view: shownView(where, team(), below(where)),
        ...(where.type === 'home' && { state: { values: {} } }),
      };
    return {
      ...base,
      container: {
        type: 'message',
        message_ts: where.ts,
        channel_id: where.channel,
        is_ephemeral: where.only !== undefined,
      },
      channel: { id: where.channel, name: nameOf(where.channel) },
      ...(where.only === undefined && {
        message: {
          type: 'message',
          bot_id: app().bot,
          app_id: APP_ID,
          user: app().botUser,
          ts: where.ts,
          text: where.text,
          blocks: where.blocks,
        },
      }),
      state: { values: {} },
      response_url: slack.responseUrl(user.id, where.channel, where.ts),
    };
  }

  function applyAck(view: View, { body }: Delivered): void {
    const stack = state.modals.get(user.id) ?? [];
    const response = body === '' ? undefined : (JSON.parse(body) as Json);
    switch (response?.['response_action']) {
      case undefined:
        state.modals.set(
          user.id,
          stack.filter(({ id }) => id !== view.id),
        );
        return;
      case 'update':
        // Only the person hears of it, and whoever answered does not.
        if (refusedHere(response['view'], state.refuses).length > 0) {
          view.content = { ...view.content, errors: { view: 'We had some trouble connecting. Try again?' } };
          return;
        }
        view.content = response['view'] as Json;
        view.typed = stillTyped(view);
        view.hash = newHash();
        return;
      case 'errors':
        view.content = { ...view.content, errors: response['errors'] };
        return;
      default:
        throw new Error(`an unknown response: ${body}`);
    }
  }

  const self: SlackPerson = {
    user,
    messages,
    words,
    modal,
    chat: () => messages().map(words).join('\n\n'),
    modalText() {
      const view = modal();
      const errors = isObject(view?.content['errors']) ? Object.values(view.content['errors']).join('\n') : '';
      return view ? `${viewText(view.content)}\n${errors}` : '';
    },
    home: () => viewText(state.homes.get(user.id)?.content),
    openHome: () => event({ type: 'app_home_opened', user: user.id, channel: channel(), tab: 'home' }),
    press: (said, on) => interaction(actionPayload(find(said, on))),
    fill(fields) {
      const view = openModal();
      view.typed = filled(view, fields) as View['typed'];
    },
    async submit(fields = {}) {
      const view = openModal();
      const { errors: none, ...content } = view.content;
      view.content = content;
      const values = filled(view, fields);
      view.typed = values as View['typed'];
      const done = await interaction({
        type: 'view_submission',
        ...common(),
        trigger_id: slack.trigger(user.id),
        view: { ...shownView(view, team(), below(view)), state: { values } },
        response_urls: [],
      });
      applyAck(view, done);
      return done;
    },
    close: () => void state.modals.set(user.id, (state.modals.get(user.id) ?? []).slice(0, -1)),
    command(text, at = channel()) {
      // Slack does not offer an app's commands to those of other workspaces.
      if (user.guestOf) throw new Error(`${user.name} is a guest over Slack Connect`);
      const body = {
        token: 'verification-token',
        team_id: team().id,
        team_domain: team().domain,
        ...(org() && { enterprise_id: String(org()?.['id']), enterprise_name: String(org()?.['name']) }),
        channel_id: at,
        channel_name: nameOf(at),
        user_id: user.id,
        user_name: user.name,
        command: '/concord',
        text,
        api_app_id: APP_ID,
        is_enterprise_install: String(app().isOrg === true),
        response_url: slack.responseUrl(user.id, at),
        trigger_id: slack.trigger(user.id),
      };
      return slack.deliver(new URLSearchParams(body).toString(), 'form');
    },
    inChannel: visibleIn,
    mention(text, at, thread) {
      const ts = nextTs();
      const said = `<@${app().botUser}> ${text}`;
      const under = thread === undefined ? {} : { thread_ts: thread };
      return event({ type: 'app_mention', channel: at, user: user.id, team: user.team, text: said, ts, ...under });
    },
    say(text, thread, more = {}) {
      const ts = nextTs();
      const at = thread === undefined ? {} : { thread };
      state.messages.push({ channel: channel(), ts, text, blocks: [], user: user.id, ...at });
      return event({
        type: 'message',
        channel: channel(),
        channel_type: 'im',
        ...more,
        user: user.id,
        team: user.team,
        text,
        ts,
        ...(thread !== undefined && { thread_ts: thread }),
      });
    },
    attach(name, content, text = '', more = {}) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const file = { id: newId('F'), name, content: bytes, user: user.id, team: team().id, ...more };
      state.files.set(file.id, file);
      return self.say(text, undefined, {
        subtype: 'file_share',
        files: [shownFile(file, state.origin)],
        upload: false,
      });
    },
    shortcut: (callback, text, more = {}) =>
      interaction({
        type: 'message_action',
        ...common(),
        callback_id: callback,
        trigger_id: slack.trigger(user.id),
        action_ts: nextTs(),
        message_ts: nextTs(),
        message: { type: 'message', user: user.id, text, ts: nextTs(), ...more },
        channel: { id: 'C0GENERAL', name: 'general' },
        response_url: slack.responseUrl(user.id, 'C0GENERAL'),
      }),
    event,
  };
  return self;
}

/** What the form's inputs hold: what stood there or was typed before, and what is filled in under these labels. */
function filled({ content, typed }: View, fields: Readonly<Record<string, string>>): Json {
  const left = new Set(Object.keys(fields));
  const labels = inputsOf(content).map(labelOf);
  const values = inputsOf(content).map((block) => {
    const element = block['element'] as Json;
    const name = labelled(block, fields, labels);
    if (name !== undefined) left.delete(name);
    const before = typed[String(block['block_id'])];
    const given = name === undefined ? undefined : fields[name];
    if (given === undefined && before) return [block['block_id'], before] as const;
    return [
      block['block_id'],
      { [String(element['action_id'])]: { type: element['type'], ...inputState(element, given) } },
    ] as const;
  });
  if (left.size > 0) throw new Error(`the form does not ask for ${[...left].join(', ')}`);
  return Object.fromEntries(values) as Json;
}

const inputsOf = (content: Json): Json[] => (content['blocks'] as Json[]).filter(({ type }) => type === 'input');

const labelOf = (block: Json): string => String((block['label'] as Json)['text']);

/** Which of these names is the label of this input, or its beginning where no input has all of it. */
function labelled(
  block: Json,
  fields: Readonly<Record<string, string>>,
  labels: readonly string[],
): string | undefined {
  const label = labelOf(block);
  return Object.keys(fields).find((name) => label === name || (label.startsWith(name) && !labels.includes(name)));
}

function inputState(element: Json, given: string | undefined): Json {
  const options = [
    ...((element['options'] as Json[] | undefined) ?? []),
    ...((element['option_groups'] as Json[] | undefined) ?? []).flatMap((group) => group['options'] as Json[]),
  ];
  const chosen = (words: string): Json | undefined => options.find((o) => (o['text'] as Json)['text'] === words);
  switch (element['type']) {
    case 'datepicker':
      return { selected_date: given ?? element['initial_date'] ?? null };
    case 'timepicker':
      return { selected_time: given ?? element['initial_time'] ?? null };
    case 'static_select':
    case 'radio_buttons': {
      const option = given === undefined ? (element['initial_option'] ?? null) : chosen(given);
      if (option === undefined) throw new Error(`there is no option "${given ?? ''}"`);
      return { selected_option: option };
    }
    case 'multi_static_select':
      return {
        selected_options:
          given === undefined
            ? (element['initial_options'] ?? [])
            : given.split(',').map((each) => chosen(each.trim())),
      };
    default:
      return { value: given ?? element['initial_value'] ?? null };
  }
}
