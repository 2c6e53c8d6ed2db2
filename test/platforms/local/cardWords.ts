interface Element {
  readonly type?: string;
  readonly text?: string;
  readonly inlines?: readonly (Element | string)[];
}

/** What a reader sees of an Adaptive Card (or its JSON), a line for each paragraph, wherever on the card it stands. */
export function cardWords(card: unknown): string {
  const lines: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { type, text, inlines } = value as Element;
      if (type === 'RichTextBlock')
        lines.push((inlines ?? []).map((run) => (typeof run === 'string' ? run : (run.text ?? ''))).join(''));
      else if (type === 'TextBlock') lines.push(text ?? '');
      else Object.values(value).forEach(walk);
    }
  };
  walk(typeof card === 'string' ? JSON.parse(card) : card);
  return lines.join('\n');
}
