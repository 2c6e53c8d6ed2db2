/**
 * What mail systems write when a mail waits or came back, in the languages of common systems. Read only in mails of a mail
 * system itself: people write the same words.
 */
/** `delayed`: it waits, and is tried again · `failed`: it is not. */
export type Spoken = 'delayed' | 'failed';

/** Delays are looked for first: some of them contain words of failures ("has not yet been delivered"). */
export const BOUNCE_WORDS: Readonly<Record<string, Readonly<Record<Spoken, readonly string[]>>>> = {
  en: {
    delayed: [
      ...['delay', 'delayed', 'will continue to try', 'will continue trying', 'will keep trying', 'will keep to try'],
      ...['has not yet been delivered', 'not been delivered yet', 'still being tried', 'still trying'],
      ...['do not need to resend', 'does not need to resend', 'warning: message'],
    ],
    failed: [
      ...['undeliverable', 'undelivered', "couldn't be delivered", 'could not be delivered', 'cannot be delivered'],
      ...['not be delivered', 'not delivered', 'unable to deliver', 'delivery failed', 'delivery has failed'],
      ...['failed permanently', 'delivery failure', 'failure notice', 'returned mail', 'returned to sender'],
      ...['permanent error', 'permanent fatal error', 'rejected', 'user unknown', 'unknown user', 'no such user'],
      ...['mailbox unavailable', 'mailbox full', 'does not exist', "wasn't able to deliver"],
    ],
  },
  fr: {
    delayed: [
      ...["n'a pas encore été remis", "n'a pas encore été distribué", "n'a pas encore été livré", 'remise retardée'],
      ...['remise différée', 'distribution retardée', 'retard de remise', 'retard de livraison', 'a été retardée'],
      ...['a été retardé', 'continuerons à essayer', "continuerons d'essayer", 'les tentatives se poursuivent'],
      ...['nouvelles tentatives de remise', 'simple avertissement'],
    ],
    failed: [
      ...["n'a pas pu être remis", "n'a pu être remis", "n'ont pas pu être remis", "n'a pas pu être distribué"],
      ...["n'a pas pu être livré", "n'a pas pu être délivré", "n'a pas pu être acheminé", "n'a pas été remis"],
      ...["n'a pas été distribué", 'impossible de remettre', 'impossible de distribuer', 'échec de la remise'],
      ...['échec de remise', 'échec de la livraison', 'échec de la distribution', 'échec de distribution', 'non remis'],
      ...['non délivré', 'non distribué', 'non distribuable', 'utilisateur inconnu', 'destinataire inconnu'],
      ...[
        'adresse introuvable',
        'adresse inconnue',
        "n'existe pas",
        "retourné à l'expéditeur",
        'boîte aux lettres pleine',
      ],
    ],
  },
  es: {
    delayed: [
      ...['aún no se ha entregado', 'todavía no se ha entregado', 'se ha retrasado', 'entrega retrasada'],
      ...['retraso en la entrega', 'entrega demorada', 'seguiremos intentando', 'se seguirá intentando'],
      ...['seguirá intentando', 'continuará intentando'],
    ],
    failed: [
      ...['no se puede entregar', 'no se pudo entregar', 'no se ha podido entregar', 'no pudo entregarse'],
      ...['no pudo ser entregado', 'no se ha entregado', 'no se entregó', 'no entregado', 'imposible entregar'],
      ...['error al entregar', 'error en la entrega', 'error de entrega', 'fallo en la entrega', 'fallo de entrega'],
      ...['la entrega ha fallado', 'falló la entrega', 'usuario desconocido', 'destinatario desconocido', 'no existe'],
      ...['no se ha encontrado la dirección', 'dirección no encontrada', 'devuelto al remitente', 'buzón lleno'],
    ],
  },
  de: {
    delayed: [
      ...['noch nicht zugestellt', 'zustellung verzögert', 'verzögert sich', 'wurde verzögert', 'ist verzögert'],
      ...['verzögerte zustellung', 'verzögerung bei der zustellung', 'wird weiterhin versucht', 'wird weiter versucht'],
      ...['zustellversuche werden fortgesetzt'],
    ],
    failed: [
      ...['unzustellbar', 'nicht zustellbar', 'nicht zugestellt', 'konnte nicht übermittelt werden'],
      ...['zustellung fehlgeschlagen', 'zustellung ist fehlgeschlagen', 'fehler bei der zustellung'],
      ...[
        'fehler bei der nachrichtenzustellung',
        'unbekannter benutzer',
        'benutzer unbekannt',
        'unbekannter empfänger',
      ],
      ...['empfänger unbekannt', 'existiert nicht', 'adresse nicht gefunden', 'adresse wurde nicht gefunden'],
      ...['zurück an absender', 'postfach voll', 'postfach ist voll'],
    ],
  },
  pt: {
    delayed: [
      ...['ainda não foi entregue', 'foi atrasada', 'está atrasada', 'entrega atrasada', 'atraso na entrega'],
      ...['continuaremos tentando', 'continuaremos a tentar', 'continuará tentando', 'continuará a tentar'],
    ],
    failed: [
      ...['não foi possível entregar', 'não é possível entregar', 'não pôde ser entregue', 'não pode ser entregue'],
      ...['não foi entregue', 'não entregue', 'falha na entrega', 'falha de entrega', 'erro na entrega'],
      ...['usuário desconhecido', 'utilizador desconhecido', 'destinatário desconhecido', 'não existe'],
      ...['endereço não encontrado', 'devolvido ao remetente', 'devolvida ao remetente', 'caixa de correio cheia'],
      ...['caixa postal cheia'],
    ],
  },
  ru: {
    delayed: [
      ...['доставка задерживается', 'доставка отложена', 'задержка доставки', 'задержка при доставке'],
      ...['ещё не доставлено', 'еще не доставлено', 'пока не доставлено', 'попытки доставки будут продолжены'],
      ...['попытки доставки продолжаются', 'попытки будут продолжаться'],
    ],
    failed: [
      ...['недоставлено', 'не доставлено', 'не удалось доставить', 'не может быть доставлено', 'не было доставлено'],
      ...['невозможно доставить', 'сбой доставки', 'ошибка доставки', 'сбой при доставке', 'ошибка при доставке'],
      ...['неизвестный пользователь', 'пользователь не найден', 'получатель не найден', 'адрес не найден'],
      ...['не существует', 'ящик переполнен', 'возвращено отправителю'],
    ],
  },
  zh: {
    delayed: [
      ...['尚未送达', '尚未投递', '尚未传递', '延迟送达', '投递延迟', '传递延迟', '已延迟', '继续尝试', '继续投递'],
      ...['尚未傳遞', '尚未送達', '傳遞延遲', '投遞延遲', '已延遲', '繼續嘗試'],
    ],
    failed: [
      ...['未送达', '无法送达', '未能送达', '无法投递', '无法传递', '无法将邮件传递', '无法将邮件投递', '投递失败'],
      ...['传递失败', '发送失败', '退信', '邮件被退回', '用户不存在', '收件人不存在', '地址不存在', '找不到地址'],
      ...['邮箱已满', '無法傳遞', '無法送達', '無法投遞', '未傳遞', '傳遞失敗', '投遞失敗', '使用者不存在'],
      ...['收件者不存在', '信箱已滿'],
    ],
  },
  ar: {
    delayed: [
      ...['تأخر تسليم', 'تم تأخير', 'تأخير في التسليم', 'تأخير التسليم', 'لم يتم التسليم بعد', 'لم يتم تسليمها بعد'],
      ...['لم يتم تسليم رسالتك بعد', 'سنواصل المحاولة', 'ستستمر المحاولة', 'ستستمر محاولات التسليم'],
    ],
    failed: [
      ...['تعذر تسليم', 'تعذر التسليم', 'لم يتم تسليم', 'لم يتم التسليم', 'لا يمكن تسليم', 'غير قابل للتسليم'],
      ...['غير قابلة للتسليم', 'فشل التسليم', 'فشل تسليم', 'فشل في التسليم', 'فشلت عملية التسليم', 'مستخدم غير معروف'],
      ...['المستخدم غير معروف', 'المستلم غير معروف', 'العنوان غير موجود', 'لم يتم العثور على العنوان'],
      ...['صندوق البريد ممتلئ', 'أعيدت إلى المرسل'],
    ],
  },
};
