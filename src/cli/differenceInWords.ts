import { splitDocumentId, type Difference } from '../store/store.ts';

/** What an item of each list is called. */
const ITEMS: Readonly<Record<string, string>> = {
  positions: 'position',
  late: 'late statement',
  attendance: 'attendance entry',
  trace: 'trace entry',
  lines: 'line',
  recipients: 'recipient',
  fallbacks: 'recipient tried elsewhere',
  acknowledged: 'acknowledgement',
  shared: 'confirmation of sharing',
  replies: 'reply',
  updates: 'update',
  changes: 'change',
};

/** What a property that is stored beside the state is called. */
const PROPERTIES: Readonly<Record<Extract<Difference, { readonly type: 'property' }>['name'], string>> = {
  version: 'version number',
  network: 'network',
  kind: 'kind',
  target: 'reference',
  number: 'number',
  stage: 'stage',
  dueAt: 'due time',
  uniqueKey: 'unique key',
  lists: 'list names',
};

/** `position 2 of E-1 (UNDP, on version 2) was changed`. */
export function differenceInWords(what: Difference, document: string): string {
  const { target } = splitDocumentId(document);
  switch (what.type) {
    case 'item': {
      const { list, seq, how, entity, version } = what;
      const whose = [entity, version && `on version ${version}`].filter(Boolean).join(', ');
      const item = `${ITEMS[list] ?? `item of ${list}`} ${seq} of ${target}${whose && ` (${whose})`}`;
      return `${item} ${{ changed: 'was changed', missing: 'is missing', added: 'was put in' }[how]}`;
    }
    case 'property':
      return `the ${PROPERTIES[what.name]} of ${target} was changed`;
    case 'earlier':
      return `${target} is as it was in version ${what.version}`;
    case 'fields': {
      const { lists } = what;
      if (lists.length === 0) return `a field of ${target} was changed`;
      const anew = lists.length === 1 ? 'the list was' : 'one of these lists was';
      return `a field of ${target} besides ${lists.join(', ')} was changed, or ${anew} written anew`;
    }
    case 'unreadable':
      return `${target} cannot be read`;
    case 'gone':
      return `${target} is not there`;
  }
}
