/** Unreviewed: no native reader has checked these texts yet. */
export const email = {
  'email.youCan': 'Vous pouvez répondre :',
  'email.open': 'Ouvrir et répondre',
  'email.look': 'Ouvrir',
  'email.above': '– Répondre au-dessus de cette ligne –',
  'email.whose':
    'Pour {name}. Toute personne qui a ce courriel peut lire ce qu’il dit ; pour lire ce qui se dit plus tard et pour répondre, il faut un code envoyé à votre adresse.',
  'email.whoseEntity':
    'Pour {name}, {entity}. Toute personne qui a ce courriel peut lire ce qu’il dit ; pour lire ce qui se dit plus tard et pour répondre, il faut un code envoyé à votre adresse.',
  'email.whoseFormer': 'Pour {name}. Toute personne qui a ce courriel peut lire ce qu’il dit.',
  'email.notYou':
    'Une réponse à ce courriel parvient au Secrétariat sous forme de texte ; ce n’est pas une position. Si ce courriel ne vous est pas destiné, veuillez répondre en le disant.',
  'email.subject': 'Un message de Concord',
  'email.codeSubject': 'Votre code pour Concord',
  'email.code':
    '{name}, votre code est :\n\n{code}\n\nIl est valable dix minutes, dans le navigateur où il a été demandé. Il aura cet effet :\n\n{what}\n\nSi ce n’était pas vous, rien ne s’est passé et vous n’avez rien à faire.',
  'email.linkSubject': 'Votre nouveau lien vers Concord',
  'email.link':
    '{name}, voici de nouveau le chemin vers votre page :\n\n{link}\n\nCe lien est personnel et valable quatorze jours. L’ouvrir ne change rien ; pour répondre, il faut un code qui vous est envoyé.\n\nSi vous ne l’avez pas demandé, rien ne s’est passé et vous n’avez rien à faire.',
  'email.cameBack':
    'Des courriels envoyés à cette adresse sont revenus {at:instant}, et elle n’est plus utilisée : {words}',
  'email.retry': 'Réessayer cette adresse',
  'email.retried':
    'Les courriels partent de nouveau vers {email}. Ce qui n’est pas parvenu à {name} est envoyé maintenant.',
  'card.heard.words': '{name} a écrit par courriel',
  'card.heard.absence': 'Une réponse automatique de la messagerie de {name}',
  'card.heard.calendar': 'L’agenda de {name} a répondu, et rien n’a été enregistré',
  'card.heard.recorded': '{name} a répondu à une invitation, avec un texte',
  'card.heard.recorded.attending': 'Il est enregistré que cette personne vient.',
  'card.heard.recorded.regrets': 'Il est enregistré que cette personne s’excuse.',
  'card.heard.proposes': '{name} propose une autre date, et rien n’a été enregistré',
  'card.heard.proposed': 'Date proposée',
  'card.heard.outdated': 'Cela répond à une invitation pour une date antérieure, et n’a donc pas été enregistré.',
  'card.heard.setAside': 'Des courriels de la boîte de Concord attendent une personne',
  'card.heard.setAsideTodo':
    'Ils n’ont pas pu être compris et se trouvent dans le dossier « Concord not understood » de la boîte. Un courriel revenu peut en faire partie. Vous en êtes averti une fois par jour.',
  'card.heard.stranger': 'Un courriel d’une adresse qui n’est pas sur la liste',
  'card.heard.ofAnother': 'Il répond à un courriel adressé à {to}.',
  'card.heard.unknown': 'une personne qui n’est pas sur la liste',
  'card.heard.from': 'De',
  'card.heard.subject': 'Objet',
  'card.heard.restricted':
    '{ref} est à diffusion restreinte : le texte ne figure donc pas ici. Le courriel se trouve dans le dossier « Concord done » de la boîte.',
  'card.heard.perhapsRestricted':
    'On ne sait pas à quoi ce courriel répond. Ce peut être un élément à diffusion restreinte : l’objet et le texte ne figurent donc pas ici. Le courriel se trouve dans le dossier « Concord done » de la boîte.',
  'card.heard.nothing': 'Il ne contient aucun texte propre.',
  'card.heard.tentative':
    'La réponse est « provisoire » : la personne viendra peut-être. Elle ne vaut ni participation ni excuses.',
  'card.heard.notTheirs':
    'Il répond à un courriel adressé à {name}, mais vient de {from}. Ce n’est pas l’adresse de la liste.',
  'card.heard.notVouched': 'Notre propre messagerie indique que l’expéditeur peut être falsifié.',
  'card.heard.cut': 'La suite du courriel se trouve dans le dossier « Concord done » de la boîte.',
  'card.heard.files':
    'Avec des fichiers, qui se trouvent avec le courriel dans le dossier « Concord done » de la boîte : {files}',
  'card.heard.answer':
    'Pour répondre à {name}, écrivez à {from}. Une réponse à ce message va au Secrétariat, et non à cette personne.',
  'card.heard.noPosition':
    'Ce sont des mots, et non une position. Une position demande un bouton, ou vous la saisissez pour l’entité.',
  'card.heard.noProof': 'Elle ne prouve rien, et rien ne s’ensuit.',
  'card.passedOnWords.title': 'Votre texte est parvenu au Secrétariat',
  'card.passedOnWords.mail': 'Votre courriel est parvenu au Secrétariat',
  'card.passedOnWords.partly':
    'Tout n’a pas pu y être distingué de ce qu’il cite. Si vous avez écrit dans la citation, envoyez de nouveau votre texte au-dessus d’elle.',
  'card.passedOnWords.noPosition':
    'Ce n’est pas une position, et rien n’a été enregistré. Une position demande un bouton. Vous en êtes averti une fois par jour.',
  'email.test.subject': 'Concord : un courriel d’essai',
  'email.test.text':
    'Ce courriel a été envoyé pour vérifier que Concord peut envoyer des courriels. Il n’y a rien à faire.',
} as const;
