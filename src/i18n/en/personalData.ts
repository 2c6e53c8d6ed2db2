/** What is stored about a person. */
export const personalData = {
  'personalData.title': 'What is stored about {name}',
  'personalData.here': 'Here is what is stored about {name}. The links work for one hour.',
  'personalData.files': 'What is stored about a person',
  'personalData.explain':
    'Everything that names this person: on the roll, in requests, meetings and messages, what was sent to them, and what they did. One file is to be read, the other is for programs.',
  'personalData.ownOnly': 'You can ask for what is stored about yourself; for others, the Secretariat can.',
  'personalData.download': 'Download ({format})',
  'personalData.messages': 'Messages',
  'personalData.acts': 'Acts',
  'personalData.browsers': 'Trusted browsers',
  'personalData.codes': 'Codes and new links sent in the last day',
  'personalData.returned': 'Mails that came back',
} as const;
