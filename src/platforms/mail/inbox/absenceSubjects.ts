/**
 * How the subjects of absence notices begin that mail programs write, in the languages of common ones. Some programs leave out
 * every header that says so. Whoever replies to such a notice has a prefix of their own before it (`Re:`).
 */
const SUBJECTS: readonly string[] = [
  // English
  ...['automatic reply', 'auto reply', 'autoreply', 'auto-reply', 'automatic response', 'auto response'],
  ...['autoresponse', 'auto-response', 'out of office', 'out of the office', 'out-of-office', 'ooo'],
  // French
  ...['réponse automatique', 'reponse automatique', 'absence du bureau', 'absent du bureau', "message d'absence"],
  // Spanish
  ...['respuesta automática', 'respuesta automatica', 'fuera de la oficina', 'fuera de oficina'],
  // Portuguese
  ...['resposta automática', 'resposta automatica', 'fora do escritório', 'ausência temporária'],
  // Italian
  ...['risposta automatica', 'fuori sede', 'fuori ufficio'],
  // German
  ...['automatische antwort', 'abwesenheitsnotiz', 'abwesenheitsbenachrichtigung', 'abwesend'],
  // Dutch
  ...['automatisch antwoord', 'afwezigheidsbericht', 'niet aanwezig'],
  // Russian
  ...['автоматический ответ', 'автоответ', 'нет на работе', 'отсутствую на рабочем месте'],
  // Arabic
  ...['رد تلقائي', 'الرد التلقائي', 'خارج المكتب'],
  // Chinese
  ...['自动答复', '自動答覆', '自动回复', '自動回覆', '自動回復', '不在办公室', '不在辦公室'],
];
/** Marks of direction, which Arabic subjects begin with. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function isAbsenceSubject(subject: string): boolean {
  const plain = subject
    .normalize('NFC')
    .replace(MARKS, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const begins = plain.replace(/^[[(【]/, '');
  return SUBJECTS.some((one) => begins.startsWith(one) && (isHan(one) || !/^\p{L}/u.test(begins.slice(one.length))));
}
/** Chinese puts no space between words. */
const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);
