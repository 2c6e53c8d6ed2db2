/** Tables that people send as files to Concord's chat. They are downloaded with the bot's own token (`files:read`). */
import { eventId } from '../../core/ids.ts';
import type { ShownAnswer } from '../door.ts';
import { senderOf, type FileSender } from '../sentFiles.ts';
import { download } from '../sheets.ts';
import { actorOf, asking, type SlackDeps, type SlackActor } from './actors.ts';
import { slackError } from './failures.ts';
import type { SlackFile } from './inbound.ts';
import type { Visitor } from './recognise.ts';
import { throughOf } from './users.ts';
import type { Workspace } from './workspaces.ts';

/** The files with their names. Over Slack Connect an event tells no more than their ids, so Slack is asked. */
export const named = (
  acting: SlackDeps,
  visitor: Visitor,
  files: readonly SlackFile[],
): Promise<readonly SlackFile[]> =>
  Promise.all(
    files.map(async (file) => {
      if (file.id === undefined || file.name) return file;
      const workspace = await acting.workspaces.of(throughOf(visitor));
      const { name, size, permalink } = (workspace && (await infoOf(workspace, file.id))) ?? {};
      return { ...file, ...(name && { name }), ...(size && { size }), ...(permalink && { permalink }) };
    }),
  );

export const senderIs = ({ known }: SlackActor): FileSender => senderOf(known ? [known.person] : []);

/** Passes an uploaded table to the core, on behalf of the sender. */
export async function handIn(
  acting: SlackDeps,
  visitor: Visitor,
  file: SlackFile,
  event: string,
): Promise<ShownAnswer> {
  const found = async () => ({ actor: await actorOf(acting, visitor) });
  return (await asking(acting, { visitor }, found, ({ actor }) => give(acting, visitor, actor, file, event))).shown;
}

const give = (
  acting: SlackDeps,
  visitor: Visitor,
  { from, network, language }: SlackActor,
  file: SlackFile,
  event: string,
): Promise<ShownAnswer> =>
  acting.door.handIn({
    from,
    platform: 'slack',
    eventId: eventId(`${event}/${file.id ?? ''}`),
    ...(network !== undefined && { network }),
    language,
    size: file.size,
    ...(file.name && { name: file.name }),
    link: file.permalink,
    async content() {
      const workspace = await acting.workspaces.of(throughOf(visitor));
      return workspace && contentOf(workspace, file);
    },
  });

/** What Slack tells about a file; undefined when it refuses. */
async function infoOf({ client }: Workspace, id: string) {
  const told = await client.files.info({ file: id }).catch((fault: unknown) => {
    // The file is gone, or Concord may not read files. The latter is reported as a trouble of its access.
    if (slackError(fault) === undefined) throw fault;
  });
  return told?.file;
}

/** Fetches the file. The event may leave out its address (Slack Connect), so Slack is asked. */
async function contentOf(workspace: Workspace, { id = '' }: SlackFile): Promise<Uint8Array | undefined> {
  const { client, token } = workspace;
  const url = (await infoOf(workspace, id))?.url_private_download;
  if (url === undefined || !isSlacks(url, client.slackApiUrl)) return undefined;
  return download(new URL(url), { Authorization: `Bearer ${token}` });
}

/** Is the address Slack's own? The token is sent to no other. */
function isSlacks(url: string, api: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(api).origin || (protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname));
}
