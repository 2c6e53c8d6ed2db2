/** The fields of a circular. */
import { COMMON, list, text } from './field.ts';

export const CIRCULAR = {
  ...COMMON,
  kind: text('What it is: a circular, urgent information, a call for proposals', 'Circular C-9'),
  from: text('Who writes', 'Jean Martin'),
  to: text('To whom it goes', 'everyone'),
  sentAt: text('When it was sent', '12 Nov 2026, 17:00 (UTC-5)'),
  approvedBy: text('Who approved it, where an entity submitted it', ''),
  dueAt: text('Until when it is to be passed on', ''),
  acknowledge: text('That recipients are asked to acknowledge it', ''),
  text: text('The text', 'Please find attached the calendar of the coming year.'),
  paragraphs: list('The text by its paragraphs', { text: text('A paragraph', 'Please find the calendar below.') }),
  links: list('Links', { url: text('The address', 'https://un.example/calendar') }),
};
