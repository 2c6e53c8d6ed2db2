/** A person's own page in a browser: links to it, codes, and texts around the cards. */
export const web = {
  'web.here': 'This is the way to your page.',
  'web.card.title': 'Your page in a browser',
  'web.card.body':
    'There you find what waits for you, with large forms and every file, on a phone or a computer. The link is yours alone, and good for fourteen days.',
  'web.card.code':
    'Whoever opens it sees nothing of yours yet: a code that goes to you opens the page, once for each browser.',
  'web.card.open': 'Open my page',
  'web.card.none': 'There is no page yet: this server has no address that browsers can reach.',
  'web.card.ask':
    'Please ask the Secretariat. Whoever runs the server sets PUBLIC_URL to its https address; then this works at once.',
  'card.help.page': 'Your page in a browser, with large forms and files',
  'card.act.erase': 'Erase from the record…',
  'card.act.revoke': 'End all links and trusted browsers',
  'web.revoked': 'All links and trusted browsers of {name} have ended. New messages carry new links.',

  'web.title': 'Your page',
  'web.whose':
    'For {name}. Whoever has this address can read what is here; answering needs a code that goes to {name} alone.',
  'web.signedIn': 'You are here as {name}.',
  'web.typed': 'Or write, as in the chat',
  'web.typedHint': 'For example: register framework, people, report 2026, help. Written words are never a position.',
  'web.typedSend': 'Send',
  'web.leave': 'Forget this browser',
  'web.left': 'This browser is forgotten. The next time, a code is asked for again.',
  'web.doorTitle': 'The page of {name}',
  'web.doorBody': 'What waits for you stands there, with large forms and every file.',
  'web.moreByCode':
    'This is what the mail said when it was sent. Dates and more may have changed since. Answering, and seeing what is true today, needs a code: it goes to {name} by e-mail once a button is pressed, and without it nothing is done.',
  'web.allByCode':
    'What the mail said, and what is true today, is shown after a code. It goes to {name} by e-mail once the button is pressed.',
  'web.open': 'Open my page',
  'web.openWhat': 'Open your page',

  'web.signIn':
    'Give the e-mail address under which you are on the roll. A code goes to you, and with it the page opens.',
  'web.address': 'Your e-mail address',
  'web.sendCode': 'Send me a code',
  'web.gone': 'This link is no longer good',
  'web.goneBody':
    'Links live for fourteen days, and end when an address changes. Give the e-mail address under which you are on the roll: a new link goes to you.',
  'web.sendNew': 'Send me a new one',
  'web.sentNew':
    'If this address is on the roll of a network here, a new link is on its way to its owner, by e-mail or in the chat with Concord. Three in an hour and ten in a day are the most; past that none comes.',
  'web.noAddress': 'This is not an e-mail address.',

  'web.codeTitle': 'The code, please',
  'web.codeWhat': 'This is done with it: {what}',
  'web.what': '{title}: {ref}',
  'web.whatFor': '{title}: {ref}, for {entity:entity}',
  'web.codeMailed': 'A code of six digits has gone to {address}. It is good for ten minutes, in this browser.',
  'web.codeInChat':
    'A code of six digits has gone to your chat with Concord. It is good for ten minutes, in this browser.',
  'web.codePerhaps':
    'If this address is on the roll of a network here, a code of six digits has gone to its owner, by e-mail or in the chat with Concord. It is good for ten minutes, in this browser. Three in an hour and ten in a day are the most; past that none comes.',
  'web.codeField': 'Code',
  'web.codeSubmit': 'Confirm',
  'web.codeAgain': 'Send me another code',
  'web.codeCounts':
    'It counts at the moment at which the code is accepted. This browser is then remembered as yours for thirty days; on a shared computer, please forget it afterwards.',
  'web.codeWrong': {
    one: 'That is not the code. There is {n:number} guess left.',
    other: 'That is not the code. There are {n:number} guesses left.',
  },
  'web.codeShort': 'A code has six digits. Nothing has been tried yet.',
  'web.codeSpent': 'That was wrong five times, so this code is void. Nothing has been done. Please press again.',
  'web.codeOver':
    'This code is over, or was asked for in another browser. Nothing has been done. Please press again where you came from.',
  'web.codeLate': 'This code is over: it was good for ten minutes. Nothing has been done. A new code does the same.',
  'web.codeNew': 'Send me a new code',
  'web.written': 'What you wrote',
  'web.writtenHint': 'It was not sent. You can copy it from here.',
  'web.tooMuch':
    'No more codes go out to this address for now: three in an hour and ten in a day are the most. Nothing has been done. Please try later, or ask the Secretariat of the network.',
  'web.notSent':
    'The code could not be sent now. Nothing has been done. Please try again in a while, or ask the Secretariat of the network.',

  'web.othersTitle': 'This is for {name}',
  'web.othersBody': 'In this browser you are {other}.',
  'web.openAs': 'Open it as {name}',
  'web.iAm': 'I am {name}: send me a code',

  'web.stale':
    'This form is not from a page that is open in this browser. Nothing has been done. Please open the link again.',
  'web.tooLarge': 'This is more than one form can bring. Nothing has been done. Please send less at once.',
  'web.notForm': 'This is not a form of this page. Nothing has been done.',
  'web.tooOften': 'That was very often in one minute. Nothing has been done. Please wait a moment.',
  'web.fault':
    'Something went wrong here, and it is not known whether it was recorded. Please look again before you repeat it.',
  'web.wrong': 'Wrong: {label}',

  'web.tabLeave': 'Sign out of this tab',
  'web.tabLeft': 'You are signed out of this tab.',
  'web.tabOpening': 'Opening your page with your Teams account …',
  'web.tabAgain': 'Try again',
  'web.tabNoScript':
    'Scripts are switched off here, and without them Teams cannot say who you are. Please open your page in a browser: it needs none.',
  'web.tabConsent': 'Your organization has not allowed this tab yet',
  'web.tabConsentBody':
    'Your administrator has to agree once that Teams may tell Concord who opens this tab. Concord learns your account and nothing else. Please pass this on to your administrator; the chat with Concord works meanwhile.',
  'web.tabFailed': 'Teams did not say who you are',
  'web.tabFailedBody':
    'Nothing has been done. Please try again. If it stays so, the tab is not set up yet, and the Secretariat can tell whoever runs Concord.',
  'web.tabUnknown': 'You are not on the roll yet',
  'web.tabUnknownBody':
    'This Teams account belongs to nobody on the roll of a network here. If you are on the roll, write “home” to Concord in the chat once: that links your account; then open this tab again. If not, please ask the Secretariat of your network.',
  'web.tabElsewhere': 'Your organization’s Teams is not served here',
  'web.tabElsewhereBody':
    'Concord works only with the organizations that the Secretariat has named, and yours is not among them, or you are here as a guest of another. Please ask the Secretariat of your network.',
  'web.tabNoCookies': 'This tab could not be opened here',
  'web.tabNoCookiesBody':
    'Your browser does not let pages inside Teams remember who is there, or this page stood open for very long. Nothing has been done. Please try again, or open your page in a browser.',
  'web.tabLater': 'Microsoft could not be asked',
  'web.tabLaterBody':
    'Concord could not check your Teams account just now. Nothing has been done. Please try again in a few minutes.',
  'web.tabOther': 'This form was somebody else’s',
  'web.tabOtherBody':
    'It was filled in under another account than the one that Teams has open now. Nothing has been done.',
  'web.tabInBrowser': 'Open my page in a browser',
  'web.tabInBrowserHint': 'Or write “page” to Concord in the chat: the answer is a link to the same page.',

  'web.code.title': 'Your code is {code}',
  'web.code.what': 'It confirms: {what}',
  'web.code.how': 'It is good for ten minutes, in the browser in which you asked for it. Please give it to nobody.',
  'web.code.notYou': 'If it was not you: nothing has happened, and nothing happens without this code.',
} as const;
