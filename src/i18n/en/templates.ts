/** Templates of documents: what is in use, what is wrong with one, and the remedy. */
export const templates = {
  'templates.title': 'Templates of documents',
  'templates.explain':
    'Each document has a built-in layout. A Word file of your own takes its place: your letterhead, your words, your order, with the fields in braces.',
  'templates.listed': 'These are the documents that can have a template of your own.',
  'templates.here': 'This is the template of the document.',
  'templates.document.minutes': 'Summary record of a meeting',
  'templates.document.decision': 'Decision sheet',
  'templates.document.register': 'Register of decisions',
  'templates.document.endorsement': 'Record of a written endorsement',
  'templates.document.rmc': 'Composition of the RMC',
  'templates.document.circular': 'Circular',
  'templates.builtIn': 'built-in layout',
  'templates.ownBy': 'own template, of {by}, {at:instant}',
  'templates.names': 'names an erased person: replace the file',
  'templates.how':
    'Download the template, change it in Word, and send the file to me in this chat, or upload it on the page. Nothing changes until you press “Use this template”.',
  'templates.fields': 'Fields',
  'templates.listField': '{list}: {fields:list}',
  'templates.marks':
    'Write {left}field{right}. A list goes between {left}#list{right} and {left}/list{right}, in one row of a table or in paragraphs. {left}#field?{right} … {left}/field?{right} stands only where there is something, {left}^field{right} … {left}/field{right} only where there is nothing.',
  'templates.act.download': 'Download the template in use',
  'templates.act.builtIn': 'Download the built-in template',
  'templates.act.sample': 'See it with sample data',
  'templates.act.upload': 'Upload a template…',
  'templates.act.use': 'Use this template',
  'templates.act.reset': 'Back to the built-in layout',
  'templates.act.all': 'All templates',
  'templates.good': 'The template can be used. Look at it with sample data first.',
  'templates.unmarked':
    'It does not show {field} in the header or footer of every page. What is restricted is marked on every page, so restricted documents keep the built-in layout until the field stands there.',
  'templates.set': 'The document is made from this template from now on.',
  'templates.resetDone': 'The built-in layout is in use again.',
  'templates.isBuiltIn': 'The built-in layout is in use already.',
  'templates.noFile': 'Give a Word file (.docx).',
  'templates.gone': 'The file is not here any more: files are kept for one hour. Please send it again.',
  'templates.faulty':
    'The template cannot be used yet. What is wrong, and where, is listed below; nothing has changed.',
  'templates.faults': 'What is wrong with the template',
  'templates.which': 'Which document is this template for?',
  'template.at.body': 'Paragraph {n:number}: “{words}”',
  'template.at.header': 'Header, paragraph {n:number}: “{words}”',
  'template.at.footer': 'Footer, paragraph {n:number}: “{words}”',
  'template.at.notes': 'Notes, paragraph {n:number}: “{words}”',
  'template.at.comments': 'Comment, paragraph {n:number}: “{words}”',
  // The size is `MAX_TEMPLATE_BYTES`.
  'template.fault.tooLarge':
    'The file is larger than 2 MB. Make its pictures smaller (“Compress Pictures”), or leave some out.',
  'template.fault.notZip':
    'This is no Word file, or it was cut off on its way. Save it in Word as “Word Document (.docx)” and send it again.',
  'template.fault.oldFormat':
    'This is the old format of Word, or the file has a password. Save it as “Word Document (.docx)”, without a password.',
  'template.fault.notWord':
    'This is another Office file, not a text of Word. Save the text as “Word Document (.docx)”.',
  'template.fault.unpacksTooLarge':
    'The file unpacks to far more than a letterhead needs. Copy its content into a new document and save that.',
  'template.fault.macro':
    'The file contains a macro, which would run for whoever opens a document. Save it as “Word Document (.docx)”, without macros.',
  'template.fault.tracked':
    'The file has tracked changes: what was deleted could be read in every document. In Word, accept or reject all changes (“Review”), save, and upload it again.',
  'template.fault.empty': 'There is no text in the document. Begin with the built-in template.',
  'template.fault.noFields':
    'There is no field in the document, so every document would be the same. Write the fields in braces, as in the built-in template.',
  'template.fault.unreadable':
    'The document cannot be filled. Copy its content into a new document, without tracked changes, and save that.',
  'template.fault.embedded':
    'Something is embedded in the file ({name}), which would open with each document. Delete it, or paste it as a picture.',
  'template.fault.external':
    'The file fetches something from elsewhere ({name}). Insert the picture itself, not a link to it, and take other links to files out.',
  'template.fault.fetches':
    'A field of Word fetches something or starts a program ({name}). Delete the field, or turn it into text (Ctrl+Shift+F9).',
  'template.fault.declares':
    'A part of the file is written as Word never writes it ({name}). Copy the content into a new document and save that.',
  'template.fault.leaves':
    'The file has a part that leads out of it ({name}), which Word never writes. Copy the content into a new document and save that.',
  'template.fault.openBrace': '“{name}” opens what is not closed. Close it in the same paragraph, or delete it.',
  'template.fault.closeBrace': '“{name}” closes what was not opened. Open it in the same paragraph, or delete it.',
  'template.fault.notField':
    '“{name}” is no field: there are only letters between the braces, with #, ^ or / before them and ? behind. Write a field of the list.',
  'template.fault.unknown': '“{name}” is not known. Write a field of the list, or delete it.',
  'template.fault.nearly': '“{name}” is not known. Did you mean “{other}”?',
  'template.fault.outside':
    '“{name}” belongs to the entries of a list. Write it between the beginning and the end of “{other}”.',
  'template.fault.isList':
    '“{name}” is a list. Begin it with # and end it with /, with the fields of its entries between.',
  'template.fault.notOpened': '“{name}” ends what was not begun. Write “{other}” before it, or delete it.',
  'template.fault.notClosed': '“{name}” begins what is not ended. Write “{other}” where it ends, or delete it.',
  'template.fault.crossed': '“{name}” ends before “{other}”, which was begun later. Let what begins last end first.',
  'template.fault.acrossTable':
    '“{name}” ends outside the table in which “{other}” begins, or the other way round. Write both into the same row, or both outside.',
  'template.fault.comment':
    '“{name}” is a comment, which could be read in every document. In Word, delete all comments (“Review”), save, and upload the file again.',
  'template.fault.hidden':
    '“{name}” is hidden: no page shows it, and it could be read in every document. In Word, show all marks (¶), delete it or take “Hidden” off, and upload the file again. Hidden pictures are in the list of objects (“Selection Pane”).',
} as const;
