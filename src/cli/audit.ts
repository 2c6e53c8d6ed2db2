/** `audit`: checks the audit trail, and keeps its head outside the store. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../app/store.ts';
import type { NetworkId } from '../core/ids.ts';
import { readConfig, type Config } from '../runtime/config.ts';
import { laterInWords, removedSince } from '../store/stillHeld.ts';
import { StoreUnusable, type AuditVerdict, type ReachProof, type Store } from '../store/store.ts';
import { say, type Command } from './command.ts';
import { differenceInWords } from './differenceInWords.ts';

const HELP = `audit [anchor FILE | --against PATH]

Checks the audit trail of every network, also while the program runs, and ends with 2 when anything was changed outside it.
  anchor FILE       adds the heads of the trails to FILE: a line for each network, once everything is in order.
  --against PATH    checks besides that every head in PATH is still in its trail, and says which lines since removed
                    something, by rule and act: a copy of that moment still holds what they removed. PATH is such a FILE, a backup, a folder of
                    backups, or a copy that nobody uses. Keep FILE where nobody who can write to the store can write:
                    whoever rewrites a whole trail cannot rewrite that.`;

/** Exit code 2 when something was changed by other means than the program. */
export const audit: Command = {
  usage: 'audit',
  does: 'checks the audit trail: finds any change made outside the program; anchor FILE keeps its head elsewhere',
  help: HELP,
  async run(args) {
    const options = { against: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [word, file] = positionals;
    if (positionals.length > 2 || (word !== undefined && !(word === 'anchor' && file !== undefined))) {
      say(HELP);
      return 1;
    }
    const anchors = values.against === undefined ? [] : await anchorsAt(values.against);
    return withStore(readConfig(process.env), async (store) => {
      const heads = await check(store, anchors);
      if (heads && file !== undefined) write(file, heads);
      return heads ? 0 : 2;
    });
  },
};

/**
 * A data folder that is in use is copied and read there: the store's caches are only valid while no other process writes.
 */
async function withStore(config: Config, work: (store: Store) => Promise<number>): Promise<number> {
  if (config.mongodb === undefined) {
    const { fileIn } = await import('../store/sqlite/openFile.ts');
    if (!existsSync(fileIn(config.data))) throw new StoreUnusable('lost', `There is no store in ${config.data}.`);
  }
  const opened = await openStore(config, say).catch((fault: unknown) => {
    if (config.mongodb === undefined && fault instanceof StoreUnusable && fault.why === 'inUse') return undefined;
    throw fault;
  });
  if (opened) return work(opened).finally(() => opened.close());
  const folder = mkdtempSync(join(tmpdir(), 'concord-audit-'));
  try {
    const { copyWhileUsed } = await import('../store/sqlite/backup.ts');
    copyWhileUsed(config.data, folder);
    say('The program is running: a copy is checked, taken at this moment.');
    const copy = await openStore({ data: folder });
    return await work(copy).finally(() => copy.close());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The head of a network's trail at an instant. */
interface Anchor {
  readonly network: string;
  readonly lines: number;
  readonly hash: string;
  readonly at: string;
  /** The copy that has this head, where it is not from a file. */
  readonly copy?: string;
}

/** @returns the heads; undefined when something is wrong */
async function check(store: Store, anchors: readonly Anchor[]): Promise<readonly Anchor[] | undefined> {
  const heads: Anchor[] = [];
  const at = new Date().toISOString();
  let isGood = true;
  const networks = [...(await store.networks()), ...((await store.damaged?.()) ?? [])];
  for (const network of networks) {
    const verdict = await store.verifyAudit(network);
    say(`${network}: ${inWords(verdict)}`);
    if (verdict.ok) heads.push({ network, lines: verdict.lines, hash: verdict.last, at });
    else isGood = false;
  }
  for (const anchor of anchors) if (!(await stands(store, networks, anchor))) isGood = false;
  return isGood ? heads : undefined;
}

async function stands(store: Store, networks: readonly NetworkId[], anchor: Anchor): Promise<boolean> {
  const { lines, hash: last, copy } = anchor;
  const network = networks.find((id) => id === anchor.network);
  const removals = network && (await removedSince(store, { network, lines, last }));
  const words = removals ? 'still has' : 'does not have';
  say(`${anchor.network}: the trail ${words} the line ${lines} of ${copy ?? `the anchor of ${anchor.at}`}.`);
  if (removals && removals.length > 0)
    say(
      `${anchor.network}: ${laterInWords(removals)}. ${copy ?? 'A copy of that moment'} still holds what they removed.`,
    );
  return removals !== undefined;
}

/** The heads in a file, or of the copies in a folder. */
async function anchorsAt(path: string): Promise<readonly Anchor[]> {
  if (!statSync(path).isDirectory()) return anchorsIn(path);
  const { copiesAt } = await import('../store/sqlite/backup.ts');
  return copiesAt(path).flatMap(({ copy, madeAt = '', heads }) =>
    heads.map(({ last, ...head }) => ({ ...head, hash: last, at: madeAt, copy })),
  );
}

const write = (file: string, heads: readonly Anchor[]): void => {
  writeFileSync(file, heads.map((head) => `${JSON.stringify(head)}\n`).join(''), { flag: 'a' });
  say(`${heads.length} ${heads.length === 1 ? 'head was' : 'heads were'} added to ${file}.`);
};

/** @throws StoreUnusable when a line of the file is no anchor */
function anchorsIn(file: string): readonly Anchor[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, i) => {
    const anchor = anchorOf(line);
    if (!anchor) throw new StoreUnusable('damaged', `${file}, line ${i + 1}, is no head of an audit trail.`);
    return anchor;
  });
}

function anchorOf(line: string): Anchor | undefined {
  try {
    const { network, lines, hash, at } = JSON.parse(line) as Partial<Anchor>;
    const isWhole = typeof network === 'string' && typeof lines === 'number' && typeof hash === 'string';
    return isWhole && typeof at === 'string' ? { network, lines, hash, at } : undefined;
  } catch {
    return undefined;
  }
}

/** The result of the check in words. After a restore it lists the documents to check. */
export function inWords(verdict: AuditVerdict): string {
  if (verdict.ok) return `${verdict.lines} lines, all in order. The last hash is ${verdict.last}.`;
  if (verdict.why === 'deliveriesChanged' && verdict.seq === 0)
    return `${verdict.deliveries?.found ?? 0} deliveries are there that no line made. This was not done by Concord.`;
  if (verdict.proof) return `${proofInWords(verdict.seq, verdict.proof)} This was not done by Concord.`;
  const others = verdict.others ? ` Nor do these fit their lines: ${verdict.others.join(', ')}.` : '';
  const isCut = verdict.versions && verdict.what?.type !== 'property';
  if (isCut) return `${cutInWords(verdict)} This was not done by Concord.${others}`;
  const what = {
    changed: 'was changed',
    missing: 'is missing',
    documentChanged: `does not fit the stored ${verdict.document ?? 'document'}`,
    deliveriesChanged: `does not fit the deliveries of its act: ${verdict.deliveries?.made ?? 0} were made, ${verdict.deliveries?.found ?? 0} are there, or one of them was changed`,
    proofChanged: 'does not fit the deliveries on which it relied',
  }[verdict.why];
  const differs = verdict.what ? `: ${differenceInWords(verdict.what, verdict.document ?? '')}` : '';
  const line =
    verdict.seq === 0 ? `no line tells of the stored ${verdict.document ?? 'document'}` : `line ${verdict.seq} ${what}`;
  return `${line}${differs}. This was not done by Concord.${others}`;
}

/** A delivery that shows how an entity was reached. */
const proofInWords = (seq: number, { delivery, platform, at, proof, provedAt }: ReachProof): string =>
  `line ${seq} relied on the delivery ${delivery}, sent through ${platform} at ${at}${proof ? ` (${proof}${provedAt ? ` at ${provedAt}` : ''})` : ''}, which is not so any more.`;

/** The trail is in order as far as it goes, and the store is ahead of it. */
function cutInWords({ lines, seq, document, versions, what }: Extract<AuditVerdict, { ok: false }>): string {
  const { told = 0, stored = 0 } = versions ?? {};
  const differs = what ? `: ${differenceInWords(what, document ?? '')}` : '';
  const of = told === 0 ? 'which no line tells of' : `of which line ${seq} tells last, in version ${told}`;
  return `the trail ends at line ${lines}, and the store goes on: it has version ${stored} of ${document ?? 'a document'}, ${of}. The end of the trail was cut off, or the document was written by other means${differs}.`;
}
