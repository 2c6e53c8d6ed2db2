/** What the Teams platform says by itself. */
export const teams = {
  'teams.answeredPrivately': 'I have answered in our own chat: what I show there is for you alone.',
  'teams.installFirst':
    'I answer each person in a chat of their own, and I cannot write to yours. Please add Concord to your Teams apps, then ask again.',
  'teams.typed': 'What you had typed',
  'teams.whichNetwork': 'Which network do you mean?',
  'teams.whichNetworkWhy':
    'You are in several. What you write goes to the one that you choose here, until you name another first, as in “{example}”.',
  'teams.notNow':
    'I could not ask Teams who you are just now. Nothing has been recorded; please try again in a moment.',
  'teams.fault':
    'Something went wrong here, and I cannot say whether it was recorded. Please look at the card, or type "home", before you try again.',
} as const;
