/** News for the public website [ToR 2.c.i]: the form, the queue, one item. */
import type { Action, Card, ListItem } from '../../../core/card.ts';
import type { NewsView } from './view.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, link, list, quote, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { form, line, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';

const fields = (say: Speaker, item?: NewsView) => [
  line(say, 'headline', say('news.form.headline'), TITLE, { required: true, value: item?.headline }),
  words(say, 'text', say('news.form.text'), { required: true, value: item?.text }),
  line(say, 'picture', say('news.form.picture'), 2000, {
    value: item?.picture,
    hint: say('card.form.documentUrlHint'),
  }),
];

export function newsForm({ say }: CardContext<undefined>): Card {
  const title = say('news.form.title');
  return {
    title,
    body: [text(say('news.form.explain'))],
    form: { verb: 'news.submit', fields: fields(say), submit: say('news.form.submit') },
    actions: [],
    summary: title,
  };
}

export function newsItem({ say, view }: CardContext<NewsView>): Card {
  const eyebrow = say(`news.state.${view.state}`, { ref: view.ref });
  return {
    title: view.headline,
    eyebrow,
    tone: view.state === 'used' ? 'good' : view.state === 'queued' && view.manages ? 'attention' : 'neutral',
    body: [
      text(view.text),
      ...when(view.picture, (url) => link(say('news.openPicture'), url)),
      facts(
        [say('news.from'), say('mail.fromOf', { name: view.from, entity: view.entity })],
        [say('news.at'), say.instant(view.submittedAt)],
        ...when(view.usedAt, (at) => [say('news.usedAt'), say.instant(at)] as const),
      ),
      ...when(view.reason, (reason) => quote(reason, say('news.reason'))),
    ],
    actions: view.manages && view.state === 'queued' ? managing(say, view) : [],
    context: { target: view.ref },
    summary: say('mail.summary', { what: eyebrow, subject: view.headline }),
    refreshVerb: 'news.show',
  };
}

const managing = (say: Speaker, view: NewsView): Action[] => [
  { type: 'press', title: say('news.act.use'), verb: 'news.use', target: view.ref, look: 'primary' },
  form(say('news.act.edit'), say('news.act.editSubmit'), 'news.edit', fields(say, view)),
  form(say('news.act.decline'), say('news.act.declineSubmit'), 'news.decline', [
    words(say, 'reason', say('mail.decline.reason'), { required: true }),
  ]),
];

const item = (say: Speaker, { ref, headline, entity, submittedAt: at }: NewsView): ListItem => ({
  text: say('news.queue.line', { ref, headline }),
  note: say('news.queue.note', { entity, at }),
  press: { verb: 'news.show', target: ref },
});

const FORMATS = ['json', 'docx'] as const;
export function newsQueue({
  say,
  view,
  data,
  link: address,
}: CardContext<readonly NewsView[], { readonly all?: boolean }>): Card {
  const title = say('news.queue.title');
  const all = data.all === true;
  return {
    title,
    body: [view.length === 0 ? text(say('news.queue.none')) : list(upTo(say, view, (one) => item(say, one)))],
    actions: [
      ...(view.length === 0
        ? []
        : FORMATS.map((format) => ({
            type: 'open' as const,
            title: say('news.act.download', { format }),
            url: address(`news.${format}`, undefined, { whole: true, ...(all && { all }) }),
            file: true as const,
          }))),
      {
        type: 'press',
        title: all ? say('news.act.queue') : say('news.act.all'),
        verb: 'news.list',
        inputs: { state: all ? 'queued' : 'all' },
      },
    ],
    summary: title,
    refreshVerb: 'news.list',
  };
}
