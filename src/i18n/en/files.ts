/** What is said in place of a download, in a browser or a calendar program. */
export const files = {
  'file.none': 'There is no such file. Ask Concord for the link again.',
  'file.expired': 'This link has expired. Ask Concord for a new one.',
  'file.notYours': 'This file is not for you any more.',
  'file.gone': 'What this file was about is not there any more.',
  'file.notNow': 'The file cannot be made now. Try again in a moment.',
  'file.noCalendar': 'There is no such calendar. Ask Concord for the address again.',
  'file.calendarNotNow': 'The calendar cannot be made now. Try again in a moment.',
  'http.nothingHere': 'There is nothing at this address.',
  'http.unreadable': 'The request cannot be read.',
  'http.fault': 'Something went wrong here. Reference: {reference}',
  'http.starting': 'Concord is just starting. Try again in a moment.',
  'paper.page': 'Page {page} of {pages}',
} as const;
