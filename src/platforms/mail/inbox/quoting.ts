/** What mail programs put between an answer and what it answers, in the languages in which they are used most. */
export const ORIGINAL =
  /^-{2,10} ?(?:original message|message d’origine|message d'origine|message original|ursprüngliche nachricht|mensaje original|mensagem original|messaggio originale|исходное сообщение|forwarded message|原始邮件|الرسالة الأصلية) ?-{2,10}$/i;
export const UNDERLINE = /^_{20,200}$/;
export const QUOTED = /^\s{0,3}>/;

export const isBlank = (line: string): boolean => line.trim() === '';
/** A line without the marks of a quotation, and without those of bold words. */
export const unmarked = (line: string): string => line.replace(/^[\s>|]{1,40}/, '').trim();

/** The names of headers above a quoted mail: of its sender, and of the others. */
const SENDERS = ['from', 'de', 'von', 'da', 'van', 'fra', 'från', 'od', 'от', 'от кого', '发件人', '寄件者', 'من'];
const OTHERS = [
  ...['sent', 'date', 'to', 'cc', 'bcc', 'subject', 'reply-to', 'importance'],
  ...['envoyé', 'date d’envoi', 'à', 'a', 'objet', 'répondre à', 'importance'],
  ...['gesendet', 'datum', 'an', 'betreff', 'verzonden', 'aan', 'onderwerp'],
  ...['enviado', 'enviado el', 'enviado em', 'enviada em', 'enviada', 'fecha', 'para', 'asunto', 'assunto', 'data'],
  ...[
    'inviato',
    'oggetto',
    'sendt',
    'til',
    'emne',
    'dato',
    'skickat',
    'till',
    'ämne',
    'kopia',
    'wysłano',
    'do',
    'temat',
  ],
  ...['отправлено', 'дата', 'кому', 'копия', 'тема'],
  ...['发送时间', '日期', '收件人', '抄送', '主题', '傳送時間', '收件者', '副本', '主旨'],
  ...['تم الإرسال', 'تاريخ الإرسال', 'أرسلت', 'التاريخ', 'إلى', 'نسخة', 'الموضوع'],
];
const LABELS: ReadonlyMap<string, boolean> = new Map([
  ...OTHERS.map((label) => [label, false] as const),
  ...SENDERS.map((label) => [label, true] as const),
]);
const MAX_LABEL = 20;

/** Undefined: the line is no header. True: it is that of the sender. */
function headerOf(line: string): boolean | undefined {
  const bare = unmarked(line).replaceAll('*', '');
  const end = bare.slice(0, MAX_LABEL + 1).search(/[:：]/);
  return end < 0 ? undefined : LABELS.get(bare.slice(0, end).replaceAll("'", '’').trim().toLowerCase());
}

/** A header may go over so many lines: a mail to many. */
const MAX_FOLDED = 3;
const MAX_HEADERS = 20;

/**
 * The lines of the headers of a quoted mail that begin here: who sent it, and at least `least` others. None: 0.
 * Outlook puts them above what it quotes, in its language.
 */
export function headersAt(lines: readonly string[], at: number, least = 2): number {
  if (headerOf(lines[at] ?? '') !== true) return 0;
  let [others, length] = [0, 1];
  for (let next = 1; next <= MAX_HEADERS && next - length <= MAX_FOLDED; next += 1) {
    const line = lines[at + next] ?? '';
    if (isBlank(line)) break;
    if (headerOf(line) !== undefined) [others, length] = [others + 1, next + 1];
  }
  return others < least ? 0 : length;
}

const WROTE =
  /(?:^|[^\p{L}])(?:wrote|writes|a écrit|écrit|schrieb|escribió|escreveu|ha scritto|schreef|geschreven|skrev|napisał|napisała|пишет|написал|написала|كتب|كتبت)(?:$|[^\p{L}])|写道|寫道|写到/iu;
const DATE = /\b20\d\d\b|\d[:.h]\d\d|\d[./-]\d{1,2}[./-]\d/;
/** Words with which the line begins that says who wrote what is quoted. */
const OPENER = /^(?:on|le|am|el|em|il|op|den|dnia|w dniu|в|في|在|於) /i;
/** Such a line may be broken, and is no longer than this. */
const [MAX_BROKEN, MAX_ATTRIBUTION] = [4, 400];

/**
 * The lines that say who wrote what follows: "On Tue, 24 Nov 2026 at 14:00, UN Action <…> wrote:". They may be one line that a
 * program broke. None, or what follows is no quotation: 0.
 */
export function attributionAt(lines: readonly string[], at: number, isQuoted: (line: string) => boolean): number {
  let joined = '';
  for (let length = 1; length <= MAX_BROKEN; length += 1) {
    const line = unmarked(lines[at + length - 1] ?? '');
    if (line === '' || (length > 1 && OPENER.test(line))) return 0;
    joined = `${joined} ${line}`.trim();
    if (joined.length > MAX_ATTRIBUTION) return 0;
    if (saysWho(joined)) return begins(lines, at, joined) && isQuoted(nextOf(lines, at + length)) ? length : 0;
  }
  return 0;
}

/** In the middle of a paragraph only with the words of such a line. */
const begins = (lines: readonly string[], at: number, joined: string): boolean =>
  at === 0 || OPENER.test(joined) || isBlank(lines[at - 1] ?? '') || QUOTED.test(lines[at - 1] ?? '');

function saysWho(text: string): boolean {
  if (!/[:：]$/.test(text)) return false;
  const [hasDate, wrote] = [DATE.test(text), WROTE.test(text)];
  return text.includes('@') ? hasDate || wrote : wrote;
}

const MAX_BLANKS = 3;
/** The next line that is not blank, unless it is far. */
export const nextOf = (lines: readonly string[], from: number): string =>
  lines.slice(from, from + MAX_BLANKS + 1).find((line) => !isBlank(line)) ?? '';
