/** What Slack would show, as a page without a script: blocks drawn, forms to fill in, the calls that came. */
import { controls, mrkdwn } from './reading.ts';
import type { SlackPerson } from './person.ts';
import type { FakeSlack } from './server.ts';
import type { Json, Message, View } from './state.ts';

export const html = (text: unknown): string =>
  (typeof text === 'string' ? text : '').replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const words = (text: unknown): string => {
  const { type, text: said } = (text ?? {}) as Json;
  return html(type === 'mrkdwn' ? mrkdwn(said as string) : said);
};

/** @param on where its buttons stand: a message's ts, `home` or `modal` */
export function drawBlocks(blocks: unknown, on: string): string {
  return objects(blocks)
    .map((block) => drawBlock(block, on))
    .join('\n');
}

function drawBlock(block: Json, on: string): string {
  switch (block['type']) {
    case 'header':
      return `<h3>${words(block['text'])}</h3>`;
    case 'context':
      return `<p class="small">${objects(block['elements']).map(words).join(' · ')}</p>`;
    case 'divider':
      return '<hr>';
    case 'section':
      return `<p>${words(block['text'])} ${drawControls(block, on)}</p>`;
    case 'actions':
      return `<div class="row">${drawControls(block, on)}</div>`;
    case 'rich_text':
      return objects(block['elements']).map(drawRich).join('');
    case 'table':
      return `<table>${(block['rows'] as Json[][]).map((cells) => `<tr>${cells.map((c) => `<td>${html(c['text'])}</td>`).join('')}</tr>`).join('')}</table>`;
    case 'input':
      return drawInput(block);
    default:
      return `<p>(${html(block['type'])})</p>`;
  }
}

function drawRich(part: Json): string {
  const inside = objects(part['elements']);
  if (part['type'] === 'rich_text_list')
    return `<ul>${inside.map((item) => `<li>${objects(item['elements']).map(drawRun).join('')}</li>`).join('')}</ul>`;
  const tag = part['type'] === 'rich_text_quote' ? 'blockquote' : 'p';
  return `<${tag}>${inside.map(drawRun).join('')}</${tag}>`;
}

function drawRun({ type, text, url, style }: Json): string {
  const { bold, italic } = (style ?? {}) as Json;
  const said = html(text ?? url);
  const styled = bold === true ? `<b>${said}</b>` : italic === true ? `<i>${said}</i>` : said;
  return type === 'link' ? `<a href="${html(url)}" rel="noreferrer">${styled}</a>` : styled;
}

const drawControls = (block: Json, on: string): string =>
  controls([block])
    .map(({ words: said, element, option }) =>
      element['url'] === undefined
        ? `<form method="post"><input type="hidden" name="do" value="press"><input type="hidden" name="on" value="${html(on)}">` +
          `<button name="words" value="${html(said)}" class="${html(element['style'] ?? (option ? 'menu' : ''))}">${html(said)}</button></form>`
        : `<a href="${html(element['url'])}" rel="noreferrer">${html(said)}</a>`,
    )
    .join(' ');

function drawInput(block: Json): string {
  const label = String((block['label'] as Json)['text']);
  const element = block['element'] as Json;
  const initial = element['initial_value'] ?? element['initial_date'] ?? element['initial_time'];
  const options = [
    ...objects(element['options']),
    ...objects(element['option_groups']).flatMap((group) => objects(group['options'])),
  ];
  const hint = block['hint'] ? `<span class="small">${words(block['hint'])}</span>` : '';
  const chosen = JSON.stringify(element['initial_option']);
  const box =
    options.length > 0
      ? `<select name="${html(label)}"><option></option>${options.map((o) => `<option${JSON.stringify(o) === chosen ? ' selected' : ''}>${words(o['text'])}</option>`).join('')}</select>`
      : element['multiline'] === true
        ? `<textarea name="${html(label)}" rows="3">${html(initial)}</textarea>`
        : `<input name="${html(label)}" value="${html(initial)}">`;
  return `<label><b>${html(label)}</b>${box}${hint}</label>`;
}

const drawMessage = (message: Message): string =>
  `<article class="${message.only === undefined ? '' : 'only'}${message.user === undefined ? '' : ' mine'}">` +
  `<p class="small">${message.only === undefined ? '' : 'Only visible to you · '}${message.thread === undefined ? '' : 'in the thread · '}${message.edited ? '(edited)' : ''}</p>` +
  `${message.blocks.length > 0 ? drawBlocks(message.blocks, message.ts) : `<p>${html(mrkdwn(message.text))}</p>`}</article>`;

function drawModal({ content }: View): string {
  const asks = content['submit'] !== undefined;
  const errors = Object.values((content['errors'] ?? {}) as Json).map(
    (fault) => `<p class="danger">${html(fault)}</p>`,
  );
  const blocks = drawBlocks(content['blocks'], 'modal');
  const inside = asks
    ? `<form method="post"><input type="hidden" name="do" value="submit">${blocks}<button class="primary">${words(content['submit'])}</button></form>`
    : blocks;
  return `<dialog open><h3>${words(content['title'])}</h3>${errors.join('')}${inside}<form method="post"><button name="do" value="close">Close</button></form></dialog>`;
}

const STYLE = `body{font:15px/1.4 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:14rem 1fr 22rem;min-height:100vh}
nav,aside{background:#f4f2f5;padding:1rem;overflow:auto}main{padding:1rem;max-width:44rem}article{border-bottom:1px solid #ddd;padding:.5rem 0}
.only{background:#f8f6ee}.mine{text-align:right}.small{color:#555;font-size:.85em;margin:.2rem 0}form{display:inline}button{font:inherit;padding:.25rem .6rem}
.primary{background:#007a5a;color:#fff}.danger{color:#b3261e}.menu{border-style:dashed}blockquote{border-left:4px solid #bbb;margin:.3rem 0;padding-left:.6rem}
dialog{position:fixed;top:2rem;width:32rem;max-height:85vh;overflow:auto;z-index:2}label{display:block;margin:.6rem 0}label>*{display:block}textarea,input,select{width:100%;font:inherit}
.row{margin:.4rem 0}p{margin:.3rem 0;white-space:pre-wrap}nav a{display:block;padding:.2rem 0}td{border:1px solid #ccc;padding:.2rem .4rem}`;

export function page(slack: FakeSlack, everyone: readonly SlackPerson[], person: SlackPerson): string {
  const modal = person.modal();
  const home = slack.state.homes.get(person.user.id);
  const links = everyone.map(
    ({ user }) => `<a href="/?who=${encodeURIComponent(user.email ?? '')}">${html(user.name)}</a>`,
  );
  const calls = slack.calls.slice(-15).reverse();
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack, stood in for</title><style>${STYLE}</style>
<nav><h2>People</h2>${links.join('')}<h2>Calls</h2>${calls.map(({ method, answer }) => `<p class="small">${html(method)} ${answer['ok'] === true ? 'ok' : html(answer['error'])}</p>`).join('')}
${slack.complaints.map((fault) => `<p class="danger">${html(fault)}</p>`).join('')}</nav>
<main><h2>${html(person.user.name)}</h2>${person.messages().map(drawMessage).join('')}
<form method="post"><input name="text" placeholder="/concord help" aria-label="Message"><button name="do" value="say">Send</button>
<button name="do" value="shortcut">Send to the network…</button></form> <a href="">Look again</a></main>
<aside><h2>Home</h2><form method="post"><button name="do" value="home">Open Home</button></form>${home ? drawBlocks(home.content['blocks'], 'home') : ''}</aside>
${modal ? drawModal(modal) : ''}</html>`;
}
