/** Channels and the phone behind a WhatsApp number. */
export const ruChannels = {
  channels: {
    settings: 'Каналы',
    settingsText: 'Где вам пишут клиенты, всё ли там доходит и как подключить остальное',
    connected: 'Подключённые каналы',
    others: 'Что ещё можно подключить',
    byPage: 'WhatsApp по QR-коду',
    sending: { closed: 'Работает', open: 'Не отвечает', throttled: 'Просит писать реже' },
    link: {
      off: 'Не запущен',
      starting: 'Запускается',
      unlinked: 'Телефон не привязан',
      ready: 'Работает',
      lost: 'Подключается заново',
      refused: 'Привяжите заново',
    },
    lastIn: 'Последнее сообщение',
    never: 'ещё не было',
    waiting: 'Ждут отправки',
    undelivered: 'Не доставлено',
    linked: 'Привязан номер {{phone}}',
    qr: 'QR-код для телефона',
    qrText:
      'В WhatsApp на телефоне откройте «Связанные устройства», затем «Привязка устройства» и наведите камеру на код.',
    code: 'Код привязки',
    codeText:
      'В WhatsApp на телефоне откройте «Связанные устройства», «Привязка устройства», «Связать по номеру телефона» и введите код.',
    byCode: 'Камера не работает? Номер телефона',
    getCode: 'Получить код',
    unlink: 'Отвязать',
    unlinkTitle: 'Отвязать телефон?',
    unlinkText: 'Сообщения в WhatsApp перестанут приходить и уходить, пока вы не привяжете телефон снова.',
    set: 'Задайте при запуске:',
    ways: {
      telegram: {
        title: 'Telegram',
        text: 'Напишите @BotFather команду /newbot и возьмите токен. Больше ничего не нужно.',
      },
      whatsapp_web: {
        title: 'WhatsApp по QR-коду',
        text: 'Ваш обычный номер, без договора с Meta. Способ неофициальный: WhatsApp может заблокировать номер.',
      },
      whatsapp: {
        title: 'WhatsApp Business Platform',
        text: 'Официальный способ: номер в Meta, напоминания по одобренным шаблонам.',
      },
      instagram: {
        title: 'Instagram',
        text: 'Сообщения профессионального аккаунта, ответы на истории, реклама как источник.',
      },
      messenger: { title: 'Messenger', text: 'Сообщения страницы Facebook.' },
    },
  },
};
