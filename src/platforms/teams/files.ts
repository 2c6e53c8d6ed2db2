/**
 * Tables that people send as files in their chat with the bot. Their addresses are signed by SharePoint, so no token is
 * sent there.
 */
import { eventId } from '../../core/ids.ts';
import { isLoopback } from '../../core/loopback.ts';
import { manages } from '../../core/people.ts';
import type { KnownPerson } from '../door.ts';
import { meantBy, senderOf, sortFiles, answersForOthers } from '../sentFiles.ts';
import { download } from '../sheets.ts';
import { isPersonal, wordsOf, type Activity } from './activity.ts';
import { answerWords, replyTo, messageReceived } from './say.ts';
import { before, eventOf, languageOf, type TeamsDeps, type Turn } from './turn.ts';
import { whoWrites, type Writer } from './who.ts';

const FILE = 'application/vnd.microsoft.teams.file.download.info';

export interface TeamsFile {
  readonly name: string;
  readonly url: string;
  /** Where its sender keeps it, for whom they share it with. */
  readonly link?: string;
}

/** The files of a message. Pasted pictures and cards are other kinds of attachments. */
export const filesIn = (activity: Activity): readonly TeamsFile[] =>
  isPersonal(activity)
    ? (activity.attachments ?? []).flatMap(({ contentType, content, name, contentUrl }): TeamsFile[] => {
        const { downloadUrl } = (content ?? {}) as { readonly downloadUrl?: unknown };
        const isOne = contentType === FILE && typeof name === 'string' && name !== '';
        const link = typeof contentUrl === 'string' && isServedFrom(contentUrl, false) ? { link: contentUrl } : {};
        return isOne && typeof downloadUrl === 'string' ? [{ name, url: downloadUrl, ...link }] : [];
      })
    : [];

/** Microsoft's clouds keep people's files there. Concord calls no other address for a file. */
const SHAREPOINT = /\.sharepoint(-mil|-df)?\.(com|us|cn|de)$/;
export function isServedFrom(url: string, localDevelopment: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' && SHAREPOINT.test(hostname)) || (localDevelopment && isLoopback(url));
}

/** Handles a message with files. */
export async function broughtFiles(speaking: TeamsDeps, turn: Turn): Promise<void> {
  const writer = await before(whoWrites(speaking, turn.activity));
  const text = wordsOf(turn.activity);
  const sender = senderOf(writer.known.map(({ person }) => person));
  const meant = meantBy(sender, text);
  const files = sortFiles(sender, filesIn(turn.activity));
  if (files.taken.length === 0 || meant === 'words') return messageReceived(speaking, turn);
  const handInAll = async (by: KnownPerson | undefined): Promise<void> => {
    for (const [i, file] of files.taken.entries()) await handIn(speaking, turn, { writer, by, file, i });
    const others = answersForOthers(speaking.door, files, languageOf(writer, turn.activity));
    for (const shown of others) await replyTo(speaking, turn, { shown, by, writer });
  };
  if (meant === 'wordsFirst') return messageReceived(speaking, turn, () => handInAll(writer.known[0]));
  const officers = writer.known.filter(({ person }) => manages(person));
  // The message does not say for which network the table is, so the person gets links to the upload pages of each.
  if (officers.length > 1) return answerWords(speaking, turn, { writer, text: 'people upload' });
  await handInAll(officers[0] ?? writer.known[0]);
  if (meant === 'both') await messageReceived(speaking, turn);
}

interface Handing {
  readonly writer: Writer;
  readonly by: KnownPerson | undefined;
  readonly file: TeamsFile;
  /** The index among the message's files. */
  readonly i: number;
}
async function handIn(speaking: TeamsDeps, turn: Turn, { writer, by, file, i }: Handing): Promise<void> {
  const { door, settings } = speaking;
  const shown = await door.handIn({
    from: by?.person.id ?? writer.identity,
    platform: 'teams',
    eventId: eventId(`${eventOf(turn.activity)}/file/${i}`),
    ...(by ? { network: by.network } : { language: languageOf(writer, turn.activity) }),
    name: file.name,
    link: file.link,
    content: async () => (isServedFrom(file.url, settings.localDevelopment) ? download(new URL(file.url)) : undefined),
  });
  await replyTo(speaking, turn, { shown, by, writer });
}
