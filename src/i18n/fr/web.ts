/** Unreviewed: no native reader has checked these texts yet. */
export const web = {
  'web.here': 'Voici le chemin vers votre page.',
  'web.card.title': 'Votre page dans un navigateur',
  'web.card.body':
    'Vous y trouvez ce qui vous attend, avec de grands formulaires et tous les fichiers, sur un téléphone ou un ordinateur. Le lien n’est que pour vous et reste valable quatorze jours.',
  'web.card.code':
    'Qui l’ouvre ne voit encore rien de ce qui vous concerne : un code qui vous est envoyé ouvre la page, une fois par navigateur.',
  'web.card.open': 'Ouvrir ma page',
  'web.card.none': 'Il n’y a pas encore de page : ce serveur n’a pas d’adresse que les navigateurs puissent atteindre.',
  'web.card.ask':
    'Veuillez vous adresser au Secrétariat. La personne chargée du serveur règle PUBLIC_URL sur son adresse https ; cela fonctionne alors aussitôt.',
  'card.help.page': 'Votre page dans un navigateur, avec de grands formulaires et les fichiers',
  'card.act.erase': 'Effacer du dossier…',
  'card.act.revoke': 'Mettre fin à tous les liens et navigateurs reconnus',
  'web.revoked':
    'Tous les liens et navigateurs reconnus de {name} ont pris fin. Les nouveaux messages portent de nouveaux liens.',

  'web.title': 'Votre page',
  'web.whose':
    'Pour {name}. Quiconque a cette adresse peut lire ce qui figure ici ; pour répondre, il faut un code qui n’est envoyé qu’à {name}.',
  'web.signedIn': 'Vous êtes ici en tant que {name}.',
  'web.typed': 'Ou écrivez, comme dans la conversation',
  'web.typedHint':
    'Par exemple : registre cadre, membres, bilan 2026, aide. Des mots écrits ne sont jamais une position.',
  'web.typedSend': 'Envoyer',
  'web.leave': 'Oublier ce navigateur',
  'web.left': 'Ce navigateur est oublié. La prochaine fois, un code sera de nouveau demandé.',
  'web.doorTitle': 'La page de {name}',
  'web.doorBody': 'Ce qui vous attend s’y trouve, avec de grands formulaires et tous les fichiers.',
  'web.moreByCode':
    'Voilà ce que disait le message à son envoi. Les dates et le reste ont pu changer depuis. Pour répondre, ou pour voir ce qui vaut aujourd’hui, il faut un code : il est envoyé à {name} par courriel dès qu’un bouton est pressé, et rien n’est fait sans lui.',
  'web.allByCode':
    'Ce que disait le message, et ce qui vaut aujourd’hui, est montré après un code. Il est envoyé à {name} par courriel dès que le bouton est pressé.',
  'web.open': 'Ouvrir ma page',
  'web.openWhat': 'Ouvrir votre page',

  'web.signIn':
    'Indiquez l’adresse électronique sous laquelle vous figurez sur la liste. Un code vous est envoyé ; il ouvre la page.',
  'web.address': 'Votre adresse électronique',
  'web.sendCode': 'M’envoyer un code',
  'web.gone': 'Ce lien n’est plus valable',
  'web.goneBody':
    'Les liens vivent quatorze jours et prennent fin quand une adresse change. Indiquez l’adresse électronique sous laquelle vous figurez sur la liste : un nouveau lien vous est envoyé.',
  'web.sendNew': 'M’en envoyer un nouveau',
  'web.sentNew':
    'Si cette adresse figure sur la liste d’un réseau ici, un nouveau lien est en route vers son titulaire, par courriel ou dans la conversation avec Concord. Trois partent par heure et dix par jour au plus ; au-delà, aucun n’arrive.',
  'web.noAddress': 'Ce n’est pas une adresse électronique.',

  'web.codeTitle': 'Le code, s’il vous plaît',
  'web.codeWhat': 'Ce qu’il confirme : {what}',
  'web.what': '{title} : {ref}',
  'web.whatFor': '{title} : {ref}, pour {entity:entity}',
  'web.codeMailed': 'Un code de six chiffres a été envoyé à {address}. Il est valable dix minutes, dans ce navigateur.',
  'web.codeInChat':
    'Un code de six chiffres a été envoyé dans votre conversation avec Concord. Il est valable dix minutes, dans ce navigateur.',
  'web.codePerhaps':
    'Si cette adresse figure sur la liste d’un réseau ici, un code de six chiffres a été envoyé à son titulaire, par courriel ou dans la conversation avec Concord. Il est valable dix minutes, dans ce navigateur. Trois partent par heure et dix par jour au plus ; au-delà, aucun n’arrive.',
  'web.codeField': 'Code',
  'web.codeSubmit': 'Confirmer',
  'web.codeAgain': 'M’envoyer un autre code',
  'web.codeCounts':
    'Cela compte au moment où le code est accepté. Ce navigateur est ensuite reconnu comme le vôtre pendant trente jours ; sur un ordinateur partagé, veuillez le faire oublier après usage.',
  'web.codeWrong': {
    one: 'Ce n’est pas le code. Il reste {n:number} essai.',
    many: 'Ce n’est pas le code. Il reste {n:number} d’essais.',
    other: 'Ce n’est pas le code. Il reste {n:number} essais.',
  },
  'web.codeShort': 'Un code a six chiffres. Rien n’a encore été essayé.',
  'web.codeSpent':
    'Cinq essais ont échoué ; ce code n’est plus valable. Rien n’a été fait. Veuillez appuyer de nouveau.',
  'web.codeOver':
    'Ce code n’est plus valable, ou a été demandé dans un autre navigateur. Rien n’a été fait. Veuillez appuyer de nouveau là d’où vous veniez.',
  'web.codeLate':
    'Ce code n’est plus valable : il l’était dix minutes. Rien n’a été fait. Un nouveau code fera la même chose.',
  'web.codeNew': 'M’envoyer un nouveau code',
  'web.written': 'Ce que vous avez écrit',
  'web.writtenHint': 'Cela n’a pas été envoyé. Vous pouvez le copier ici.',
  'web.tooMuch':
    'Aucun autre code ne part vers cette adresse pour l’instant : trois par heure et dix par jour au plus. Rien n’a été fait. Veuillez réessayer plus tard ou vous adresser au Secrétariat du réseau.',
  'web.notSent':
    'Le code n’a pas pu être envoyé. Rien n’a été fait. Veuillez réessayer dans un moment ou vous adresser au Secrétariat du réseau.',

  'web.othersTitle': 'Ceci est pour {name}',
  'web.othersBody': 'Dans ce navigateur, vous êtes {other}.',
  'web.openAs': 'Ouvrir en tant que {name}',
  'web.iAm': 'Je suis {name} : m’envoyer un code',

  'web.stale':
    'Ce formulaire ne vient pas d’une page ouverte dans ce navigateur. Rien n’a été fait. Veuillez ouvrir de nouveau le lien.',
  'web.tooLarge':
    'C’est plus que ce qu’un formulaire peut transmettre. Rien n’a été fait. Veuillez en envoyer moins à la fois.',
  'web.notForm': 'Ce n’est pas un formulaire de cette page. Rien n’a été fait.',
  'web.tooOften': 'C’est beaucoup en une minute. Rien n’a été fait. Veuillez patienter un instant.',
  'web.fault':
    'Une erreur s’est produite ici, et l’on ne sait pas si votre action a été enregistrée. Veuillez vérifier avant de la répéter.',
  'web.wrong': 'À corriger : {label}',

  'web.tabLeave': 'Se déconnecter de cet onglet',
  'web.tabLeft': 'Vous êtes déconnecté de cet onglet.',
  'web.tabOpening': 'Ouverture de votre page avec votre compte Teams…',
  'web.tabAgain': 'Réessayer',
  'web.tabNoScript':
    'Les scripts sont désactivés ici et, sans eux, Teams ne peut pas indiquer qui vous êtes. Veuillez ouvrir votre page dans un navigateur : elle n’en a pas besoin.',
  'web.tabConsent': 'Votre organisation n’a pas encore autorisé cet onglet',
  'web.tabConsentBody':
    'Votre administrateur doit accepter une fois que Teams indique à Concord qui ouvre cet onglet. Concord apprend quel est votre compte, et rien d’autre. Veuillez le signaler à votre administrateur ; en attendant, la conversation avec Concord fonctionne.',
  'web.tabFailed': 'Teams n’a pas indiqué qui vous êtes',
  'web.tabFailedBody':
    'Rien n’a été fait. Veuillez réessayer. Si cela persiste, l’onglet n’est pas encore configuré ; le Secrétariat peut en informer la personne chargée de Concord.',
  'web.tabUnknown': 'Vous ne figurez pas encore sur la liste',
  'web.tabUnknownBody':
    'Ce compte Teams n’est celui de personne sur la liste d’un réseau ici. Si vous y figurez, écrivez une fois « accueil » à Concord dans la conversation : votre compte est alors relié ; ouvrez ensuite de nouveau cet onglet. Sinon, veuillez vous adresser au Secrétariat de votre réseau.',
  'web.tabElsewhere': 'Le Teams de votre organisation n’est pas pris en charge ici',
  'web.tabElsewhereBody':
    'Concord ne fonctionne qu’avec les organisations que le Secrétariat a indiquées ; la vôtre n’en fait pas partie, ou vous êtes ici comme invité d’une autre. Veuillez vous adresser au Secrétariat de votre réseau.',
  'web.tabNoCookies': 'Cet onglet n’a pas pu être ouvert ici',
  'web.tabNoCookiesBody':
    'Votre navigateur ne permet pas aux pages affichées dans Teams de retenir qui s’y trouve, ou cette page est restée ouverte très longtemps. Rien n’a été fait. Veuillez réessayer, ou ouvrir votre page dans un navigateur.',
  'web.tabLater': 'Microsoft n’a pas pu être interrogé',
  'web.tabLaterBody':
    'Concord n’a pas pu vérifier votre compte Teams à l’instant. Rien n’a été fait. Veuillez réessayer dans quelques minutes.',
  'web.tabOther': 'Ce formulaire était celui d’une autre personne',
  'web.tabOtherBody':
    'Il a été rempli sous un autre compte que celui qui est ouvert à présent dans Teams. Rien n’a été fait.',
  'web.tabInBrowser': 'Ouvrir ma page dans un navigateur',
  'web.tabInBrowserHint':
    'Ou écrivez « page » à Concord dans la conversation : la réponse est un lien vers la même page.',

  'web.code.title': 'Votre code est {code}',
  'web.code.what': 'Il confirme : {what}',
  'web.code.how':
    'Il est valable dix minutes, dans le navigateur où vous l’avez demandé. Veuillez ne le donner à personne.',
  'web.code.notYou': 'Si ce n’était pas vous : rien ne s’est passé, et rien ne se passe sans ce code.',
} as const;
