/**
 * What mailing lists put below a mail: a rule, and a few lines that say whose list it is and how to leave it. Nobody wrote them,
 * so they are no words of the writer.
 */
const RULE = /^(?:_{10,200}|-{2,200} ?|={10,200}|~{10,200})$/;
const OF_LIST =
  /\bmailing[- ]?list\b|\bunsubscribe\b|\blistinfo\b|\bsubscribed to\b|\bgroups?\.(?:google|io)\b|liste de (?:diffusion|discussion)|(?:se )?d[ée](?:sabonner|sinscrire)|lista de (?:correo|distribuci[óo]n)|abbestellen|отписаться|إلغاء الاشتراك|退订/i;
/** The most lines of such a footer. */
const MAX_LINES = 12;

/** The text of a mail that came through a list, without the list's own lines at its end. */
export function withoutListFooter(text: string): string {
  const lines = text.split('\n');
  const written = lines.findLastIndex((line) => line.trim() !== '');
  for (let at = written; at >= 0 && written - at <= MAX_LINES; at -= 1) {
    const below = lines.slice(at + 1, written + 1);
    if (RULE.test(lines[at]?.trim() ?? '') && below.some((line) => OF_LIST.test(line)))
      return lines.slice(0, at).join('\n');
  }
  return text;
}
