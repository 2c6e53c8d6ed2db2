/** The few words that Slack needs beside the cards. */
export const slack = {
  'slack.loading': 'One moment…',
  'slack.close': 'Close',
  'slack.send': 'Send',
  'slack.yes': 'Yes',
  'slack.no': 'No',
  'slack.answer': 'Concord',
  'slack.again': 'Slack took too long to open the form. Please press the button again.',
  'slack.notNow': 'I could not ask Slack who you are just now. Please try again in a moment.',
  'slack.againShortcut': 'Slack took too long to open the form. Please choose “Send to the network…” again.',
  'slack.moreRoom': 'Room for a longer text',
  'slack.tooDeep': 'Slack opens no more than three windows. Please send or close this one first.',
  'slack.trying': 'One moment: Concord looks whether it may post here…',
  'slack.typed': 'What you had typed',
  'slack.fault':
    'Something went wrong here, and I cannot say whether it was recorded. Please look at the card, or type /concord home, before you try again.',
  'slack.notServed':
    'Concord cannot do anything in this workspace now: its access to Slack is missing or no longer valid. Nothing has been recorded. Please tell your Secretariat; whoever runs Concord is told as well.',
  'slack.old': 'This card is too old to be pressed. Type /concord home to see what waits for you now.',
} as const;
