/** The few words that signed pages need beside the cards. */
export const pages = {
  'page.title': 'Hand in the roll as a file',
  'page.templateTitle': 'Hand in a template of a document',
  'page.templateHint':
    'A Word document (.docx) of at most 2 MB, with the fields in braces. Nothing changes before you have pressed “Use this template”.',
  'page.templateSend': 'Check the template',
  'page.file': 'The file',
  'page.fileHint':
    'A CSV file or an Excel workbook (.xlsx) of at most {megabytes:number} MB. One row names the columns: entity, name, email, role, language, zone. Nothing changes before you have seen what would.',
  'page.send': 'Show what would change',
  'page.another': 'Another file',
  'page.whose': 'This page is for {name} alone, for one hour. Please do not pass its address on.',
  'page.none': 'There is no such page. In your chat with Concord, type: people upload, or: templates',
  'page.expired':
    'This page was there for one hour. For a new one, type in your chat with Concord: people upload, or: templates',
  'page.notYours': 'This page is for the Secretariat of the network.',
  'page.elsewhere':
    'This page is in use in another browser. For one of your own, type in your chat with Concord: people upload, or: templates',
  'page.stale': 'This form is not from a page that is open here. Nothing has been changed. Please open the link again.',
  'page.tooLarge': 'This is more than {megabytes:number} MB, which is the most that is read. Nothing has been changed.',
  // The size is `MAX_TEMPLATE_BYTES`.
  'page.templateTooLarge':
    'The file is larger than 2 MB, which is the most that a template may have. Nothing has been changed. Make its pictures smaller (“Compress Pictures”), or leave some out, and send it again.',
  'page.back': 'Back to the form',
  'page.noFile': 'No file came with this form. Please choose one.',
  'page.tooOften': 'That was very often in one minute. Please wait a moment.',
  'page.fault':
    'Something went wrong here, and it is not known whether it was recorded. Please look at the roll (people) before you try again.',
} as const;
