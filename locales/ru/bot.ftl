# Слова бота. Обращение: вежливое «вы» со строчной буквы. Бот говорит о себе в первом лице, в формах без рода (настоящее и будущее время, «не удалось»); о пользователе тоже без рода.
# Одно слово для одной вещи: link — ссылка, video — видео, clean video — чистое видео (to clean — очищать, очистить), credit — кредит, balance — баланс, provider — сервис, queue — очередь, receipt — квитанция, operator — оператор, gift — подарок, consent — подтверждение.
# Ещё: Telegram Stars — звёзды Telegram, character — персонаж, words (of /create) — описание, ban — закрыть доступ, block — заблокировать, job — задание, order — заказ, broadcast — рассылка, private chat — личный чат. Что значит «чистое», сказано в `start` и `help`.

## Names of commands, for the menu

command-start = Что я умею
command-help = Как это работает
command-create = Создать видео по описанию и по фото
command-characters = Ваши персонажи для видео, которые вы создаёте
command-balance = Ваши кредиты
command-history = Ваши видео и сколько они стоили
command-usage = Ваши последние 30 дней
command-buy = Купить кредиты
command-promo = Ввести промокод
command-invite = Пригласить друга
command-gift = Подарить кредиты другу
command-cancel = Отменить то, что ещё не началось
command-language = Выбрать язык
command-terms = Условия
command-privacy = Что я о вас храню
command-paysupport = Задать вопрос о платеже
command-export = Всё, что я о вас храню, одним файлом
command-delete_me = Удалить ваши данные
command-admin = Панель операторов
command-stats = Итоги бота: день, неделя, месяц
command-user = Пользователь: баланс, задания, доступ
command-job = История задания
command-ban = Закрыть пользователю доступ
command-unban = Снова открыть пользователю доступ
command-block = Заблокировать видео
command-unblock = Снова разрешить видео
command-broadcast = Написать сразу многим
command-maintenance = На время перестать принимать запросы
command-audit = Что делали операторы
command-clean = Очистить видео по ссылкам
command-settings = Как я работаю в этой группе
command-fund = Передать кредиты группе
command-providers = Как дела у сервисов
command-ledger = Книга учёта файлом, целиком или за месяц
command-grant = Начислить пользователю кредиты
command-refund = Вернуть звёзды за платёж
command-make_promo = Создать промокод

## What Telegram shows before the first message, and in the bot's profile

about = Пришлите ссылку на видео Sora, и я отвечу чистым видео: без видимого водяного знака, в остальном нетронутым. Если не получится, это ничего не стоит.
about-short = Пришлите ссылку на видео Sora, и я отвечу чистым видео.

## First steps

start =
    <b>Пришлите ссылку на видео Sora, и я отвечу чистым видео:</b> без видимого водяного знака, в остальном без изменений.

    У вас { $balance ->
        [0] нет кредитов
        [one] { $balance } кредит
        [few] { $balance } кредита
        [many] { $balance } кредитов
       *[other] { $balance } кредита
    }; одно видео { $price ->
        [0] ничего не стоит
       *[other] стоит { $price }
    }. Ссылка выглядит так:
    <code>{ $sample }</code>
help =
    <b>Как это работает</b>
    1. Скопируйте ссылку на опубликованное видео Sora.
    2. Вставьте её сюда; ссылок в одном сообщении может быть до { $links }.
    3. Я отвечу чистым видео: без видимого водяного знака, в остальном без изменений. Если не получится, это ничего не стоит.

    Видео { $price ->
        [0] ничего не стоит
        [one] стоит { $price } кредит
        [few] стоит { $price } кредита
        [many] стоит { $price } кредитов
       *[other] стоит { $price } кредита
    }; то, которое у меня уже есть, { $cached ->
        [0] ничего не стоит
        [one] стоит { $cached } кредит
        [few] стоит { $cached } кредита
        [many] стоит { $cached } кредитов
       *[other] стоит { $cached } кредита
    }.
help-operators = <b>Для операторов</b>
button-stale = Эта кнопка из старого сообщения и больше не работает.
what-to-send =
    Здесь не видно ссылки на видео Sora. Ссылка выглядит так:
    <code>{ $sample }</code>
unknown-command = Я не знаю такой команды. Что я умею, расскажет /help.
banned-user = Вам больше нельзя пользоваться этим ботом. Если вы считаете, что это ошибка, напишите его оператору.
went-wrong = У меня что-то пошло не так. Ничего не списано. Пришлите это ещё раз через минуту, пожалуйста.
went-wrong-with-payment = У меня что-то пошло не так при записи этого платежа. В Telegram он отмечен, так что ничего не потеряно: напишите, пожалуйста, в /paysupport.
went-wrong-at-checkout = Сейчас принять этот платёж не получается. Попробуйте ещё раз через минуту, пожалуйста.

start-copy-sample = Скопировать пример ссылки
start-to-balance = Мой баланс
start-to-help = Подробнее
language-ask = На каком языке мне вам писать?
language-as-telegram = Как в Telegram

## A file with links

file-summary =
    { $links ->
        [0] В этом файле нет ссылок, которые мне подходят.
        [one] В этом файле { $links } ссылка, которая мне подходит.
        [few] В этом файле { $links } ссылки, которые мне подходят.
        [many] В этом файле { $links } ссылок, которые мне подходят.
       *[other] В этом файле { $links } ссылки, которые мне подходят.
    }
file-known =
    { $links ->
        [1] { $links } из этих видео у меня уже есть; оно придёт сразу.
       *[other] { $links } из этих видео у меня уже есть; они придут сразу.
    }
file-left-out = Пропущено: { $links } × { $why }
file-further = За раз я беру { $links }, поэтому остальным ({ $further }) придётся подождать: пришлите их, пожалуйста, другим файлом.
file-price = Всё вместе { $price ->
        [0] ничего не стоит
        [one] стоит { $price } кредит
        [few] стоит { $price } кредита
        [many] стоит { $price } кредитов
       *[other] стоит { $price } кредита
    }; у вас { NUMBER($balance, useGrouping: 0) }.
file-start = Очистить { $links } видео
file-started =
    { $links ->
        [one] В работе: { $links } ссылка.
        [few] В работе: { $links } ссылки.
        [many] В работе: { $links } ссылок.
       *[other] В работе: { $links } ссылки.
    }
file-too-large = Этот файл великоват для списка ссылок. Я читаю текстовые файлы и CSV до 250 КБ, по 50 ссылок за раз.
file-no-text = Этот файл не читается как текст. Пришлите, пожалуйста, ссылки текстовым файлом или CSV либо вставьте их сюда.
file-no-links = В этом файле не видно ссылок на видео Sora.
file-not-fetched = Не удалось получить этот файл. Пришлите его ещё раз, пожалуйста.
file-gone = Этого файла у меня больше нет. Пришлите его ещё раз, пожалуйста.

## Consent, asked once

consent-ask =
    Перед первым видео подтвердите, пожалуйста, что видео, которые вы присылаете, ваши собственные или что вы вправе ими пользоваться.
    Я спрашиваю об этом только один раз. { $videos ->
        [1] Ваша ссылка тем временем подождёт здесь.
       *[other] Ваши ссылки тем временем подождут здесь.
    }
consent-confirm = Подтверждаю
consent-thanks = Спасибо, записано.
consent-thanks-first = Спасибо, записано. Присылайте ссылку, когда захотите.

## Credits

balance =
    У вас <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] кредит
        [few] кредита
        [many] кредитов
       *[other] кредита
    }.
balance-reserved =
    { $reserved ->
        [one] Ещё { $reserved } отложен на видео, которые в работе.
        [few] Ещё { $reserved } отложено на видео, которые в работе.
        [many] Ещё { $reserved } отложено на видео, которые в работе.
       *[other] Ещё { $reserved } отложено на видео, которые в работе.
    }
balance-latest = Последние записи:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = приветственный подарок
entry-reserve = видео в работе
entry-spend = видео
entry-give_back = видео не получилось или отменено, кредит вернулся
entry-grant = от оператора
entry-daily = ежедневные кредиты
entry-promo = промокод
entry-invitation = приглашение
entry-gift = подарок
entry-fund = передано группе
entry-purchase = покупка
entry-refund = возврат звёзд
entry-forfeit = оставлено при уходе
out-of-credits =
    Ваших кредитов на это не хватает: видео стоит { $price }, а у вас { NUMBER($balance, useGrouping: 0) }.
    Ничего не списано. Присланное я храню сутки, и всё продолжится само, как только у вас появятся кредиты.
too-many-today = На сегодня это предел: больше видео в день заказать нельзя. Приходите завтра; ничего не списано.
links-not-kept = Ссылок, которые ждут, я храню для вас не больше { $links }. Остальные пришлите, пожалуйста, позже.
open-shop = Купить кредиты

## Buying credits

shop = Кредиты за звёзды Telegram. Они не сгорают, а видео, которое не получилось, ничего не стоит.
pack = { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    } — { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }
pack-description = На { $credits ->
        [one] { $credits } чистое видео
        [few] { $credits } чистых видео
        [many] { $credits } чистых видео
       *[other] { $credits } чистых видео
    }. Кредиты не сгорают.
pack-gone = Этот пакет по такой цене больше не продаётся. Что есть сейчас, покажет /buy.
shop-closed = Сервисы, которые очищают видео, сейчас недоступны, поэтому я не продаю кредиты. Ваши в сохранности.
shop-closed-short = Сервисы, которые очищают видео, сейчас недоступны. Купите кредиты позже, пожалуйста.
payment-booked = Спасибо. { $credits ->
        [one] Зачислен { $credits } кредит.
        [few] Зачислено { $credits } кредита.
        [many] Зачислено { $credits } кредитов.
       *[other] Зачислено { $credits } кредита.
    } { $links ->
        [0] Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [1] Ссылка, которая ждала, идёт в работу; осталось { NUMBER($balance, useGrouping: 0) }.
       *[other] Ссылки, которые ждали ({ $links }), идут в работу; осталось { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Ваш платёж учтён; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Ваш платёж пришёл, но непонятно, за что он. Напишите, пожалуйста, в /paysupport; ничего не потеряно.

## Promo codes, invitations, gifts

promo-how = Напишите промокод после команды, вот так: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
        [one] Вам зачислен { $credits } кредит.
        [few] Вам зачислено { $credits } кредита.
        [many] Вам зачислено { $credits } кредитов.
       *[other] Вам зачислено { $credits } кредита.
    }
promo-used-before = Вы уже использовали этот промокод.
promo-unknown = Я не знаю такого промокода. Проверьте, пожалуйста, нет ли опечатки.
promo-left-since = Этот промокод выпущен до вашего ухода, поэтому снова использовать его нельзя.
promo-used-up = Этот промокод уже исчерпан.
invite-off = Приглашений сейчас нет.
invite =
    Поделитесь этой ссылкой. Каждый новый пользователь, который по ней придёт, получит { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }, и вы столько же:
    { $link }
invitation-given = Добро пожаловать. { $credits ->
        [one] Вам зачислен { $credits } дополнительный кредит.
        [few] Вам зачислено { $credits } дополнительных кредита.
        [many] Вам зачислено { $credits } дополнительных кредитов.
       *[other] Вам зачислено { $credits } дополнительных кредита.
    }
invitation-used-before = С возвращением. Приглашения — для тех, кто здесь впервые. Присылайте ссылку на видео Sora, когда захотите.
invitation-unknown = Это приглашение больше не действует.
invitation-used-up = Это приглашение уже исчерпано.
invitation-accepted = Ваше приглашение принято: { $credits ->
        [one] вам зачислен { $credits } кредит.
        [few] вам зачислено { $credits } кредита.
        [many] вам зачислено { $credits } кредитов.
       *[other] вам зачислено { $credits } кредита.
    }
gift-how = Напишите, сколько кредитов хотите подарить, вот так: <code>/gift 3</code>
gift-too-much = Столько кредитов подарить не получится. Сколько их у вас, покажет /balance{ $daily ->
        [0] .
        [1] ; ваш ежедневный кредит остаётся у вас.
        [one] ; { $daily } ежедневный кредит остаётся у вас.
        [few] ; { $daily } ежедневных кредита остаются у вас.
        [many] ; { $daily } ежедневных кредитов остаются у вас.
       *[other] ; { $daily } ежедневных кредита остаются у вас.
    }
gift =
    Вот ваш подарок: { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }. Передайте эту ссылку: кредиты достанутся первому, кто её откроет. Чтобы забрать их обратно, откройте её сами.
    { $link }
gift-given = Вам подарок: { $credits ->
        [one] { $credits } кредит, он уже у вас.
        [few] { $credits } кредита, они уже у вас.
        [many] { $credits } кредитов, они уже у вас.
       *[other] { $credits } кредита, они уже у вас.
    }
gift-opened = Ваш подарок открыт: { $credits ->
        [one] { $credits } кредит нашёл нового владельца.
        [few] { $credits } кредита нашли нового владельца.
        [many] { $credits } кредитов нашли нового владельца.
       *[other] { $credits } кредита нашли нового владельца.
    }
gift-taken-back = Вы открыли собственный подарок: { $credits ->
        [0] его кредиты ушли вместе со звёздами, которые к вам вернулись.
        [one] { $credits } кредит снова ваш.
        [few] { $credits } кредита снова ваши.
        [many] { $credits } кредитов снова ваши.
       *[other] { $credits } кредита снова ваши.
    }
gift-unknown = Я не знаю такого подарка. Проверьте, пожалуйста, целиком ли скопирована ссылка.
gift-used-before = Вы уже открыли этот подарок; его кредиты у вас.
gift-used-up = Этот подарок уже открыт.

## History and receipts

history-videos = <b>Ваши видео,</b> сначала новые. Нажмите на любое, и я пришлю его ещё раз бесплатно. Время указано по UTC.
history-no-videos = У вас пока нет видео. Пришлите ссылку на видео Sora.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Ваши кредиты,</b> сначала новые записи.
history-to-newer = Новее
history-to-older = Старее
history-to-videos = Видео
history-to-entries = Кредиты
video-gone = Прислать это видео уже не получится. Пришлите, пожалуйста, ссылку на него ещё раз.
receipt-open = Квитанция
receipt = <b>Квитанция { $number }</b>
receipt-reserved = { $credits ->
        [0] Бесплатно
        [one] Отложен { $credits } кредит
        [few] Отложено { $credits } кредита
        [many] Отложено { $credits } кредитов
       *[other] Отложено { $credits } кредита
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Доставлено
       *[other] Доставлено и списано
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Возвращено: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Сервис: { $name }
receipt-known = Сервис: не понадобился
receipt-took = Время: { $seconds } с
receipt-balance = Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = Вашей квитанции на это у меня нет.

usage-caption =
    <b>{ $days ->
        [one] Последний { $days } день:
        [few] Последние { $days } дня:
        [many] Последние { $days } дней:
       *[other] Последние { $days } дня:
    }</b>
    { $delivered } видео за { $spent ->
        [one] { $spent } кредит
        [few] { $spent } кредита
        [many] { $spent } кредитов
       *[other] { $spent } кредита
    }; { $failed ->
        [0] неудач не было
       *[other] не получилось { $failed }, за это ничего не списано
    }
usage-nothing = Ни одного видео за { $days ->
        [one] последний { $days } день
        [few] последние { $days } дня
        [many] последние { $days } дней
       *[other] последние { $days } дня
    }. Пришлите ссылку на видео Sora.
chart-usage = Ваши видео по дням
chart-stats = Все видео по дням
chart-delivered = доставлено
chart-failed = не получилось
chart-to-dark = 🌙 Тёмная тема
chart-to-light = ☀️ Светлая тема

## The gallery: a page inside Telegram

gallery-menu = Видео
gallery-open = Открыть галерею
gallery-how = Все ваши видео: посмотреть, найти, поделиться. Здесь их перечисляет /history.
gallery-title = Ваши видео
gallery-videos = Видео
gallery-credits = Кредиты
gallery-search = Поиск по вашим видео
gallery-from = С
gallery-to = По
gallery-more = Показать ещё
gallery-not-found = Ничего не нашлось. Попробуйте другие слова или даты.
gallery-play = Смотреть
gallery-back = Назад
gallery-send = Прислать в наш чат
gallery-sent = Видео в нашем чате.
gallery-share = Поделиться
gallery-shared = Отправлено.
gallery-not-shared = Поделиться не удалось. Попробуйте, пожалуйста, ещё раз.
gallery-card = Карточка с тем же описанием — в нашем чате.
gallery-balance = Ваш баланс:
gallery-entries = Ваши кредиты, сначала новые
gallery-paid = Спасибо. Кредиты появятся через мгновение.
gallery-too-big = Это видео слишком большое, чтобы показать его здесь. Могу прислать его в наш чат.
gallery-trouble = Не получилось. Попробуйте, пожалуйста, ещё раз чуть позже.
gallery-stale = Эта страница открыта уже давно. Закройте её, пожалуйста, и откройте снова.
gallery-outside = Откройте, пожалуйста, эту страницу из нашего чата в Telegram.
gallery-unreachable = Написать вам не получается. Откройте, пожалуйста, наш чат, нажмите «Старт» и попробуйте ещё раз.

## A link was taken

progress-queued =
    { $place ->
        [1] Принято. Ваше видео следующее.
       *[other] Принято. Ваше видео в очереди под номером { $place }.
    }
progress-queued-long = Принято. Ваше видео в очереди под номером { $place }; его черёд примерно через { $minutes } мин.
progress-making = Работаю над вашим видео…
progress-making-clean = Очищаю ваше видео…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } с
    }
progress-usual =
    { $seconds ->
        [0] { $doing } обычно около { $usual } с
       *[other] { $doing } { $seconds } с, обычно около { $usual } с
    }
progress-longer = { $doing } { $seconds } с; это дольше обычного.
progress-delivering = Ваше видео уже в пути…
progress-delivering-clean = Ваше чистое видео уже в пути…
cancel = Отменить
cancelled =
    { $credits ->
        [0] Отменено.
        [1] Отменено. Ваш кредит вернулся; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [one] Отменено. Вам вернулся { $credits } кредит; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [few] Отменено. Вам вернулись { $credits } кредита; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [many] Отменено. Вам вернулось { $credits } кредитов; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
       *[other] Отменено. Вам вернулось { $credits } кредита; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [1] Отменено.
       *[other] Отменено { $videos } видео.
    }
cancel-nothing = Отменять нечего. Видео, которое уже делается, остановить нельзя.
cancel-asked = Хорошо, отвечать на мой вопрос больше не нужно.
cancel-too-late = Отменить уже нельзя: это видео делается.
already-running = Я уже работаю над этим видео. Оно придёт, как только будет чистым.
too-many-links =
    { $links ->
        [1] За раз я беру { $links } ссылку, поэтому в работе только первая. Остальные пришлите, пожалуйста, потом.
        [one] За раз я беру { $links } ссылку, поэтому в работе первые { $links }. Остальные пришлите, пожалуйста, потом.
        [few] За раз я беру { $links } ссылки, поэтому в работе первые { $links }. Остальные пришлите, пожалуйста, потом.
        [many] За раз я беру { $links } ссылок, поэтому в работе первые { $links }. Остальные пришлите, пожалуйста, потом.
       *[other] За раз я беру { $links } ссылки, поэтому в работе первые { $links }. Остальные пришлите, пожалуйста, потом.
    }

## A card: many links of one message

card-line = { $number } из { $links } · { $title } · { $state }
card-held = ждёт кредитов
card-queued =
    { $place ->
        [0] в очереди
       *[other] в очереди: { $place }
    }
card-making = в работе
card-making-clean = очищается
card-making-usual = { $doing } · обычно { $seconds } с
card-making-longer = { $doing } · дольше обычного
card-delivering = в пути
card-delivered = доставлено
card-cancelled = отменено
card-failed-not-accepted = не принято
card-failed-not-accepted-clean = не принято; видео опубликовано?
card-failed-moderated = сервисы его не пропускают
card-failed-not-made = не удалось сделать
card-failed-not-made-clean = не удалось очистить
card-failed-unavailable = сервисы недоступны
card-failed-timed-out = заняло слишком много времени
card-failed-result-gone = не удалось получить
card-failed-lapsed = сутки ожидания прошли
card-failed-banned = заблокировано оператором бота
card-failed-no-videos = видео здесь не разрешены
card-failed-unreachable = не удалось отправить
card-failed-broken = у меня что-то пошло не так
card-sum = Доставлено: { $delivered }{ $failed ->
        [0] {""}
       *[other] , не получилось: { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] , отменено: { $cancelled }
    }. { $credits ->
        [0] За остальные ничего не списано.
        [one] Вернулся { $credits } кредит.
        [few] Вернулись { $credits } кредита.
        [many] Вернулось { $credits } кредитов.
       *[other] Вернулось { $credits } кредита.
    }
card-cancel = Отменить остальные
card-tell-me = Очистить, когда заработают

## The video

caption =
    Видео создано ИИ.
    { $link }
caption-plain = Видео создано ИИ.
too-big =
    Чистое видео слишком большое для этого чата ({ $megabytes } МБ), поэтому вот ссылка на него. Видео создано ИИ.
    { $hours ->
        [0] Скачайте его поскорее, пожалуйста: ссылка может перестать работать в любой момент.
        [one] Скачайте его, пожалуйста, в течение { $hours } часа; потом ссылка перестанет работать.
        [few] Скачайте его, пожалуйста, в течение { $hours } часов; потом ссылка перестанет работать.
        [many] Скачайте его, пожалуйста, в течение { $hours } часов; потом ссылка перестанет работать.
       *[other] Скачайте его, пожалуйста, в течение { $hours } часа; потом ссылка перестанет работать.
    }
too-big-open = Открыть видео

## Photos, to create from

photo-refusal-not-here = Фото здесь использовать нельзя. Напишите /create и описание без фото, и я сделаю видео по описанию.
photo-refusal-no-image = Я беру фото в JPEG, PNG или WebP. Этот файл в другом формате.
photo-refusal-too-big = Это фото слишком большое: я беру до { $megabytes } МБ.
photo-refusal-too-many = Столько фото за раз я взять не могу.
photo-refusal-unread = Сейчас прочитать это фото не удалось. Пришлите его ещё раз, пожалуйста.
photos-how = Чтобы сделать видео по фото, напишите в подписи к одному из них <code>/create</code> и что должно быть в видео.

## Characters

characters = <b>Ваши персонажи.</b> Впишите имя вместе с @ в описание для /create, и персонаж появится в видео, если его делает тот же сервис, что создал персонажа.
characters-none =
    У вас пока нет персонажей. Персонаж получается из видео, созданного мной для вас: ему дают имя, и его можно вписать в описание для /create.
character = <b>{ $name }</b>: { $traits }
character-new = Создать персонажа
character-remove = Удалить { $name }
character-remove-ask = Удалить { $name }? Я всё об этом персонаже забуду; то, что хранит о нём сервис, остаётся у сервиса.
character-remove-yes = Удалить
character-remove-no = Оставить
character-origins = В каком видео есть этот персонаж?
character-no-origins = Пока нет видео, из которого можно сделать персонажа. Сначала создайте его командой /create.
character-ask-handle = Как зовут персонажа? Одно слово из букв, цифр и похожих знаков, например <code>sky_ranger</code>. Имя должно быть свободно.
character-ask-traits = Какой это персонаж? Одна короткая строка, например: весёлый бариста, зелёный фартук, тёплая улыбка. Без знаменитостей, а реальные люди — только с их согласия.
character-ask-bounds = Есть что-то, чего персонаж не должен делать в видео? Например: без насилия, политики и алкоголя.
character-skip = Пропустить
character-problem-too-long =
    { $most ->
        [one] Это длиннее { $most } символа. Напишите короче, пожалуйста.
        [few] Это длиннее { $most } символов. Напишите короче, пожалуйста.
        [many] Это длиннее { $most } символов. Напишите короче, пожалуйста.
       *[other] Это длиннее { $most } символа. Напишите короче, пожалуйста.
    }
character-problem-spaces = Имя — это одно слово, без пробелов.
character-problem-blocked = Оператор этого бота не хочет таких слов. Напишите, пожалуйста, другие.
character-no-name = без имени
character-bounds = Никогда: { $bounds }
character-made =
    <b>Персонаж { $name } готов.</b> Чтобы снять его в видео, впишите { $name } в описание для /create.
    { $price ->
        [0] В этот раз бесплатно
        [one] { $price } кредит
        [few] { $price } кредита
        [many] { $price } кредитов
       *[other] { $price } кредита
    } · осталось { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>Ваш персонаж готов:</b> { $name }. Имени для него сервис не сообщил, поэтому в описание его не вписать; если сервис сообщил его номер, персонаж есть в списке у моделей, которые дают выбирать персонажей.
    { $price ->
        [0] В этот раз бесплатно
        [one] { $price } кредит
        [few] { $price } кредита
        [many] { $price } кредитов
       *[other] { $price } кредита
    } · осталось { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    Перед первым персонажем подтвердите, пожалуйста: реальных людей вы показываете только с их согласия, а знаменитостей и чужого не используете.
    Я спрашиваю об этом только один раз. Ваш заказ тем временем подождёт здесь.
consent-thanks-first-character = Спасибо, записано. Пишите /characters, когда захотите.
progress-making-character = Создаю вашего персонажа…
failure-not-accepted-character = Сервисы этого не приняли: возможно, имя занято или такие слова недопустимы. Попробуйте, пожалуйста, другие.
failure-moderated-character = Сервисы, которые создают персонажей, не пропускают то, о чём просят эти слова. Попробуйте, пожалуйста, другие слова.
failure-not-made-character = Создать этого персонажа не удалось. Может помочь новая попытка позже или другое видео.
failure-unavailable-character = Сервисы, которые создают персонажей, сейчас недоступны, поэтому ничего не списано.
failure-result-gone-character = Персонаж создан, но прочитать результат не удалось. Попробуйте ещё раз, пожалуйста.
tell-me-link-character = Создать, когда заработают

## Groups

language-name = русский
group-greeting = Здравствуйте. Ответьте на сообщение со ссылкой на видео Sora командой /clean или напишите /clean и ссылку, и я принесу чистое видео. Каждый участник платит своими кредитами, если не платит группа.
group-help =
    <b>Как это работает здесь</b>
    Напишите /clean и ссылку на видео Sora, ответьте на сообщение со ссылками командой /clean или упомяните меня вместе со ссылкой. Я отвечу чистым видео; если не получится, это ничего не стоит.
create-how-group = Напишите /create и что должно быть в видео, вот так: <code>/create лиса в снегу</code>
create-anonymous = Мне не видно, кто просит, а созданное принадлежит тому, кто просит. Напишите от своего имени.
clean-how = Напишите /clean и ссылку на видео Sora или ответьте командой /clean на сообщение, где она есть.
group-see-private-chat = Мой ответ только для вас. Он в нашем личном чате.
group-private-chat = Перейти туда
group-anonymous = Мне не видно, кто просит, а значит, и чьи кредиты брать. Напишите от своего имени, или пусть платит группа: /settings.
group-unconfirmed = Прежде чем эта группа начнёт платить, кто-то из её администраторов должен кое-что подтвердить: выберите заново, кто платит, в /settings.
group-only-admins-ask = В этой группе я очищаю видео только для её администраторов.
group-only-admins-set = Менять это могут только администраторы группы.
group-out-of-credits = Кредитов группы на это не хватает. Ничего не списано. Я храню ссылку сутки, и всё продолжится само, как только /fund принесёт кредиты.
group-limit-each = Ваши видео на сегодня в этой группе закончились. Завтра (по UTC) будут новые.
group-limit-together = Видео этой группы на сегодня закончились. Завтра (по UTC) будут новые.
group-balance = У группы { $balance ->
        [0] нет кредитов
        [one] { NUMBER($balance, useGrouping: 0) } кредит
        [few] { NUMBER($balance, useGrouping: 0) } кредита
        [many] { NUMBER($balance, useGrouping: 0) } кредитов
       *[other] { NUMBER($balance, useGrouping: 0) } кредита
    }.
group-settings = <b>Как я работаю в этой группе.</b> Нажатие на кнопку меняет то, что на ней написано.
group-settings-open = Настройки
group-settings-back = Назад
group-setting-payer = { $value ->
        [group] Платит группа
       *[members] Каждый платит за себя
    }
group-setting-bare-links = { $value ->
        [on] Ссылки: беру все
       *[off] Ссылки: /clean или упоминание
    }
group-setting-locale = Язык: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Просят только администраторы
       *[everyone] Просить могут все
    }
group-setting-daily-each = { $value ->
        [0] Участнику в день: без лимита
       *[other] Участнику в день: { $value }
    }
group-setting-daily-together = { $value ->
        [0] Всем в день: без лимита
       *[other] Всем в день: { $value }
    }
group-bare-links-unseen = Такие сообщения мне не видны. Сделайте меня администратором группы или попросите отключить мой режим приватности.
group-consent = Когда платит группа, участников по одному я не спрашиваю. Подтвердите, пожалуйста, за группу, что видео здесь принадлежат самим участникам или что те вправе ими пользоваться.
fund-members-pay = Здесь каждый участник платит своими кредитами, поэтому группе они не нужны. Администраторы могут это изменить: /settings.
fund-how = Напишите, сколько своих кредитов хотите передать группе, вот так: <code>/fund 5</code>. Или купите их для неё за звёзды Telegram.
fund-description = Кредиты для этой группы. Они не сгорают.
fund-done = Спасибо. У группы стало на { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    } больше.
fund-refunded = Ваши звёзды вернулись. { $taken ->
        [0] Кредиты за них группа уже потратила.
        [one] У группы забран { $taken } кредит.
        [few] У группы забрано { $taken } кредита.
        [many] У группы забрано { $taken } кредитов.
       *[other] У группы забрано { $taken } кредита.
    }
cancel-not-yours = Отменить это видео может только тот, кто его заказал, или администратор группы.
button-not-yours = Эта кнопка — для того, кто заказал видео.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = У вас { $balance ->
        [0] нет кредитов
        [one] { $balance } кредит
        [few] { NUMBER($balance, useGrouping: 0) } кредита
        [many] { NUMBER($balance, useGrouping: 0) } кредитов
       *[other] { NUMBER($balance, useGrouping: 0) } кредита
    }
inline-new = Впервые здесь? В личный чат
inline-confirm-first = Подтвердите права на видео
inline-no-link = Вставьте ссылку на видео Sora
inline-no-public-link = Это не ссылка на опубликованное видео
inline-blocked = Это видео заблокировано оператором бота
inline-title = Очистить это видео
inline-title-known = Отправить чистое видео
inline-costs =
    { $price ->
        [0] { $video } · бесплатно
        [one] { $video } · { $price } кредит
        [few] { $video } · { $price } кредита
        [many] { $video } · { $price } кредитов
       *[other] { $video } · { $price } кредита
    }
inline-placeholder =
    Здесь появится чистое видео по ссылке { $link }
    Если ничего не происходит, пусть тот, кто отправил ссылку, нажмёт кнопку.
inline-start = Получить чистое видео
inline-elsewhere-title = Очищу его в личном чате
inline-elsewhere = Пришлите мне эту ссылку в личном чате, и я отвечу чистым видео: { $link }
inline-open-chat = Открыть личный чат
inline-needs-consent = Тот, кто отправил ссылку, один раз подтверждает в личном чате со мной, что вправе пользоваться этим видео. После этого оно придёт сюда.
inline-confirm = Подтвердить
inline-needs-credits = Видео ждёт кредитов и придёт сюда само, как только они появятся.
inline-not-kept = Уже ждёт слишком много видео. Отправьте это ещё раз позже, пожалуйста.
inline-cancelled = Отменено.
inline-credit-back =
    { $credits ->
        [0] Ничего не списано.
        [1] Кредит вернулся.
       *[other] Кредиты вернулись.
    }
inline-back = Назад в чат с этой ссылкой

## Creating

create-problem-empty =
    Что должно быть в видео? Напишите это следующим сообщением или пришлите текстовым файлом (.txt), если важны каждый пробел и каждая строка.
create-problem-too-long =
    { $length ->
        [one] Здесь { $length } символ, а эта модель принимает не больше { $most }. Напишите короче в следующем сообщении, пожалуйста.
        [few] Здесь { $length } символа, а эта модель принимает не больше { $most }. Напишите короче в следующем сообщении, пожалуйста.
        [many] Здесь { $length } символов, а эта модель принимает не больше { $most }. Напишите короче в следующем сообщении, пожалуйста.
       *[other] Здесь { $length } символа, а эта модель принимает не больше { $most }. Напишите короче в следующем сообщении, пожалуйста.
    }
create-problem-blocked = Оператор этого бота не хочет видео с такими словами. Напишите, пожалуйста, другие в следующем сообщении.
create-file-unread = Я читаю описание из текстового файла (.txt) в UTF-8 размером до 100 КБ. Этот файл не читается.
create-facts = { $model } · { $price ->
        [0] бесплатно
        [one] { $price } кредит
        [few] { $price } кредита
        [many] { $price } кредитов
       *[other] { $price } кредита
    }
create-payer = { $payer ->
        [group] Платит группа.
       *[member] Платите вы, своими кредитами.
    }
create-usual = { $minutes ->
        [1] Обычно это занимает около минуты.
        [one] Обычно это занимает около { $minutes } минуты.
        [few] Обычно это занимает около { $minutes } минут.
        [many] Обычно это занимает около { $minutes } минут.
       *[other] Обычно это занимает около { $minutes } минуты.
    }
create-length = { $length ->
        [one] { $length } символ; учитываются все.
        [few] { $length } символа; учитываются все.
        [many] { $length } символов; учитываются все.
       *[other] { $length } символа; учитываются все.
    }
create-length-group = Символов: { $length }. В группе учитывается только это одно сообщение. Если Telegram разделил ваше описание, пришлите его текстовым файлом (.txt) с подписью <code>/create</code>.
create-start = { $price ->
        [0] Создать бесплатно
        [one] Создать за { $price } кредит
        [few] Создать за { $price } кредита
        [many] Создать за { $price } кредитов
       *[other] Создать за { $price } кредита
    }
create-drop = Не создавать
create-dropped = Хорошо, не создаю. Ничего не списано.
create-changed = Изменилось то, сколько стоит это видео, кто за него платит или как его можно создать. Посмотрите, пожалуйста, ещё раз и нажмите «Создать».
create-again = Создать ещё раз
create-refusal-gone = Этого у меня больше нет. Начните заново с /create, пожалуйста.
create-refusal-not-yours = Эти кнопки — только для того, кто это заказал.
create-refusal-started = Это видео уже создаётся.
create-refusal-no-model = Сейчас здесь ничего нельзя создать.
create-refusal-photos = Ни одна модель здесь не делает видео по этим фото: возможно, их слишком много.
create-most-characters =
    { $most ->
        [one] Эта модель берёт не больше { $most } персонажа.
        [few] Эта модель берёт не больше { $most } персонажей.
       *[many] Эта модель берёт не больше { $most } персонажей.
    } Нажмите на выбранного, чтобы убрать его.
create-photos = { $photos ->
        [1] По вашему фото.
       *[other] По вашим фото: { $photos }.
    }
option-shape-portrait = Вертикаль
option-shape-landscape = Горизонталь
option-length = { $value } с
option-quality-standard = Стандарт
option-quality-high = HD-качество
option-yes = да
option-no = нет
consent-ask-create =
    Перед первым видео по описанию подтвердите, пожалуйста: реальных людей вы показываете только с их согласия, а знаменитостей и чужого не используете.
    Я спрашиваю об этом только один раз. { $videos ->
        [1] Ваше видео тем временем подождёт здесь.
       *[other] Ваши видео тем временем подождут здесь.
    }
consent-thanks-first-create = Спасибо, записано. Пишите /create, когда захотите.
progress-making-create = Создаю ваше видео…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } мин
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } обычно около { $usual_minutes } мин
       *[other] { $doing } { $minutes } мин, обычно около { $usual_minutes } мин
    }
progress-longer-create = { $doing } { $minutes } мин; это дольше обычного.
failure-not-accepted-create = Сервисы этого не приняли: возможно, они не допускают того, что в описании, или больше не предлагают эту модель. Попробуйте, пожалуйста, другие слова или другую модель.
failure-moderated-create = Сервисы, которые создают видео, не пропускают то, о чём просят эти слова. Попробуйте, пожалуйста, другие слова.
failure-not-made-create = Создать это видео не удалось. Может помочь новая попытка позже или другие слова.
failure-unavailable-create = Сервисы, которые создают видео, сейчас недоступны, поэтому ничего не списано.
failure-result-gone-create = Видео создано, но получить его не удалось. Создайте его ещё раз, пожалуйста.
tell-me-link-create = Создать, когда заработают

## Why a link is not taken

refusal-draft = Это черновик, а черновики не видны другим. Сначала опубликуйте его, потом пришлите ссылку на него.
refusal-generation = Эта страница — из вашего рабочего пространства, её видите только вы. Опубликуйте видео, потом пришлите ссылку на него.
refusal-task = Это задача, а не видео. Опубликуйте видео, потом пришлите ссылку на него.
refusal-profile = Это профиль. Откройте одно из его видео и пришлите ссылку на него.
refusal-explore = Это страница обзора. Откройте на ней видео и пришлите ссылку на него.
refusal-storyboard = Это раскадровка. Опубликуйте видео, потом пришлите ссылку на него.
refusal-signed-file = Это временный адрес файла. Пришлите, пожалуйста, ссылку на страницу самого видео.
refusal-not-a-video = На этой странице нет опубликованного видео. Откройте видео и скопируйте ссылку кнопкой «Поделиться».
banned-video = Прислать это видео не получится: его заблокировал оператор бота. Ничего не списано.

## Why a job failed

failure-not-accepted = Заказ не принят.
failure-not-accepted-clean = Эта ссылка не принята. Опубликовано ли видео и открывается ли ссылка у других?
failure-moderated = Сервисы, которые делают видео, это видео не пропускают.
failure-moderated-clean = Сервисы, которые очищают видео, это видео не пропускают, поэтому очистить его не получится.
failure-not-made = Сделать это видео не удалось. Может помочь новая попытка позже.
failure-not-made-clean = Очистить это видео не удалось. Может помочь новая попытка позже.
failure-unavailable = Сервисы, которые делают видео, сейчас недоступны, поэтому ничего не списано.
failure-unavailable-clean = Сервисы, которые очищают видео, сейчас недоступны, поэтому ничего не списано.
tell-me = Сообщить, когда заработают
tell-me-link = Очистить, когда заработают
tell-me-noted = Я напишу вам, как только видео снова можно будет очищать.
tell-me-order-noted = Я храню ваш заказ и продолжу, как только сервисы заработают.
tell-me-order-noted-clean = Я храню вашу ссылку и очищу видео, как только сервисы заработают.
reopened = Видео снова можно делать. { $links ->
        [0] Присылайте, что захотите.
        [1] Ваш заказ уже в работе.
       *[other] Ваши заказы уже в работе: { $links }.
    }
reopened-clean = Видео снова можно очищать. { $links ->
        [0] Присылайте ссылку, когда захотите.
        [1] Ваша ссылка уже в работе.
       *[other] Ваши ссылки уже в работе: { $links }.
    }
reopened-waits = Сервисы снова работают, но ваших кредитов не хватает на всё, что вы заказали. Я храню это сутки, и всё продолжится само, как только у вас появятся кредиты: /buy
reopened-left-out = { $orders ->
        [1] Один заказ, который ждал, дальше не пойдёт: сейчас его не позволяет группа или дневной лимит.
       *[other] Часть заказов, которые ждали, дальше не пойдёт ({ $orders }): сейчас их не позволяет группа или дневной лимит.
    } Ничего не списано.
failure-timed-out = Это заняло слишком много времени, больше я не жду. Попробуйте ещё раз позже, пожалуйста.
failure-result-gone = Получить видео не удалось. Закажите его ещё раз, пожалуйста.
failure-result-gone-clean = Получить чистое видео не удалось. Пришлите ссылку ещё раз, пожалуйста.
failure-lapsed = Этот заказ ждал сутки, но так и не выполнен, и больше я его не храню. Закажите ещё раз, пожалуйста.
failure-no-videos = В этой группе мне не разрешено отправлять видео.
failure-banned = Прислать это видео не получится: его заблокировал оператор бота.
failure-broken = У меня что-то пошло не так. Попробуйте ещё раз чуть позже, пожалуйста.
failure-broken-clean = У меня что-то пошло не так. Пришлите ссылку ещё раз чуть позже, пожалуйста.
credit-back =
    { $credits ->
        [0] Ничего не списано.
        [1] Ваш кредит вернулся; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [one] Вам вернулся { $credits } кредит; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [few] Вам вернулись { $credits } кредита; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [many] Вам вернулось { $credits } кредитов; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
       *[other] Вам вернулось { $credits } кредита; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = За это ничего не списано; ваш баланс: { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } не принимает ключ. Его задания идут к следующему сервису. Создайте на его сайте новый ключ, впишите его в настройки и перезапустите бота.
operator-empty = Счёт в { $provider } пуст. Его задания идут к следующему сервису, пока вы не пополните счёт.
operator-all-unavailable = Все сервисы сейчас недоступны. Ссылки ждут, магазин закрыт; я сообщу, когда какой-нибудь заработает.
operator-back = Один из сервисов снова работает: ссылки, которые ждали, идут в работу.
operator-low = Счёт в { $provider } подходит к концу: его кредитов осталось { $balance }.
operator-errors = Ошибок в журнале за { $minutes } мин больше, чем { $errors }. Что значит каждая, сказано в docs/log.md.
operator-disk = Диск с базой данных почти полон: свободно { $free } МБ. Освободите место, иначе бот перестанет принимать запросы.
operator-payments = { $payments ->
        [one] { $payments } платёж расходится
        [few] { $payments } платежа расходятся
        [many] { $payments } платежей расходятся
       *[other] { $payments } платежа расходятся
    } со списком звёзд в Telegram. <code>python -m bot reconcile</code> покажет и проведёт недостающее.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = работает
provider-cooldown = на паузе после { $failures ->
        [one] { $failures } сбоя
        [few] { $failures } сбоев
        [many] { $failures } сбоев
       *[other] { $failures } сбоя
    }: { $reason }; попробую снова без вашей помощи
provider-reason-auth = не принимает ключ
provider-reason-no_credits = его счёт пуст
provider-reason-bad_input = не принял ссылку
provider-reason-moderation = не пропустил видео
provider-reason-rate_limited = попросил слать запросы реже
provider-reason-paused = сообщает, что он на паузе
provider-reason-job_failed = не смог очистить видео
provider-reason-broken = не ответил или ответил невнятно
provider-reason-conflict = перепутал два заказа
provider-reason-result_gone = его видео не удалось получить
provider-stopped = остановлен оператором; я не трогаю его, пока вы его не запустите
provider-stop = Остановить { $name }
provider-start = Запустить { $name }
provider-empty = счёт пуст; задания идут к другим
provider-day = за последние 24 часа: готово { $done }, не получилось { $failed }
provider-balance = баланс: { $value }
provider-success = доля успешных: { $value } %
provider-time = медианное время: { $value } с
provider-cost = цена одного видео: { $value }

grant-how = Напишите вот так: <code>/grant 123456789 5 причина</code>
grant-unknown = Пользователь с таким id мне никогда не писал.
grant-done = Готово: начислено { $credits }, баланс: { NUMBER($balance, useGrouping: 0) }.
grant-not-told = Сообщить об этом пользователю не удалось.
granted = Оператор начислил вам { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
granted-because = Оператор начислил вам { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }: { $why }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
refund-unknown = Платежа с таким номером я не знаю. Напишите вот так: <code>/refund номер</code>
refund-refused = Telegram не вернул звёзды. Ничего не изменилось; попробуйте позже.
refund-done = Звёзды возвращены. Забрано кредитов: { $taken } из { $credits }{ $missing ->
        [0] .
       *[other] ; уже потрачено: { $missing }.
    }
refund-again = Это уже сделано. Забрано кредитов: { $taken } из { $credits }{ $missing ->
        [0] .
       *[other] ; уже потрачено: { $missing }.
    }
refund-told = Ваши звёзды вернулись. { $taken ->
        [0] Кредиты за них уже потрачены
        [one] Забран { $taken } кредит
        [few] Забрано { $taken } кредита
        [many] Забрано { $taken } кредитов
       *[other] Забрано { $taken } кредита
    }; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram вернул звёзды: <code>{ $charge }</code>. Забрано кредитов: { $taken } из { $credits }; уже потрачено: { $missing }.
make-promo-how = Напишите, сколько кредитов и на сколько пользователей, вот так: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> даёт { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    } { $uses ->
        [1] { $uses } пользователю.
        [one] каждому из { $uses } пользователя.
        [few] каждому из { $uses } пользователей.
        [many] каждому из { $uses } пользователей.
       *[other] каждому из { $uses } пользователя.
    }

admin = <b>Что открыть?</b> Командам /user, /job, /ban и /block нужно слово или два после них; все команды перечислены в /help.
admin-stats = Итоги
admin-providers = Сервисы
admin-audit = Что делали операторы
admin-broadcast = Рассылки
admin-maintenance-on = Начать обслуживание
admin-maintenance-off = Закончить обслуживание
stats = <b>Мои итоги</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] пользователь
        [few] пользователя
        [many] пользователей
       *[other] пользователя
    }
stats-period =
    <b>{ $days ->
        [1] Последние 24 часа
        [one] Последний { $days } день
        [few] Последние { $days } дня
        [many] Последние { $days } дней
       *[other] Последние { $days } дня
    }</b>
    Доставлено { NUMBER($delivered, useGrouping: 0) }, не получилось { NUMBER($failed, useGrouping: 0) }, отменено { NUMBER($cancelled, useGrouping: 0) }; доля успешных { $success } %, медианное время { $seconds } с
    Списано { NUMBER($spent, useGrouping: 0) } { $spent ->
        [one] кредит
        [few] кредита
        [many] кредитов
       *[other] кредита
    } · оплачено { NUMBER($stars, useGrouping: 0) } ⭐, возвращено { NUMBER($back, useGrouping: 0) } · новых пользователей: { NUMBER($users, useGrouping: 0) }
stats-capability = <i>{ $name }</i>, 7 дней: готово { $done }, не получилось { $failed }
user-how = Назовите id или @имя пользователя или ответьте на его сообщение, в том числе пересланное.
user-name-unknown = Под этим @именем мне никто не писал. Можно и по id или ответом на сообщение пользователя.
user =
    <b>Пользователь <code>{ $user }</code></b>, с { DATETIME($since, dateStyle: "medium") }
    Язык: { $language }
    Баланс: { NUMBER($balance, useGrouping: 0) }, отложено { NUMBER($reserved, useGrouping: 0) }
    Платежи: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Доступ закрыт: { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Не хочет рассылок
user-jobs = Задания: { $counts }. Кнопки ниже начисляют кредиты, забирают их и открывают последние задания.
user-ban = Закрыть доступ
user-unban = Снова открыть доступ
ban-done = Доступ закрыт: пользователь { $user }. { $jobs ->
        [0] В работе у этого пользователя ничего не было.
        [one] { $jobs } задание прекращено, кредиты вернулись.
        [few] { $jobs } задания прекращены, кредиты вернулись.
        [many] { $jobs } заданий прекращено, кредиты вернулись.
       *[other] { $jobs } задания прекращено, кредиты вернулись.
    }
ban-nothing = С таким id нет никого, кому доступ ещё открыт.
ban-operator = Это оператор. Сначала уберите его из ADMIN_IDS.
unban-done = Доступ снова открыт: пользователь { $user }.
unban-nothing = С таким id нет никого, кому доступ закрыт.
take-done = { $credits ->
        [0] Кредитов, которые можно забрать, не осталось.
        [one] Забран { $credits } кредит.
        [few] Забрано { $credits } кредита.
        [many] Забрано { $credits } кредитов.
       *[other] Забрано { $credits } кредита.
    }
taken-back = Оператор забрал у вас { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
block-how = Напишите ссылку на видео после команды или ответьте на сообщение, где она есть.
block-done = Видео заблокировано. { $jobs ->
        [0] Его никто не ждал.
        [one] { $jobs } задание прекращено, кредиты вернулись.
        [few] { $jobs } задания прекращены, кредиты вернулись.
        [many] { $jobs } заданий прекращено, кредиты вернулись.
       *[other] { $jobs } задания прекращено, кредиты вернулись.
    }
block-nothing = Это видео уже заблокировано.
unblock-done = Видео снова разрешено.
unblock-nothing = Это видео не заблокировано.
job-how = Задания с таким номером я не знаю. Напишите вот так: <code>/job 123</code>
job =
    <b>Задание { $number }</b>: { $state }, сбой: { $failure }
    Заказ: { $kind }, <code>{ $identity }</code>
    Запрос: <code>{ $request }</code>, от кого: <code>{ $asked }</code>, счёт <code>{ $account }</code>
    Цена: { $price }; попытки: { $attempts }
job-asked = Заказано: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = В очереди: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Срок: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Закончено: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Задача { $number }, { $provider }: { $state }, сбой: { $failure }; номер у сервиса: <code>{ $theirs }</code>; опросы: { $polls }; начата { DATETIME($at, timeStyle: "medium") }, заняла { $took } с, цена { $cost }
job-entry = Запись: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Кто заказал
maintenance-begun = Новых запросов я больше не принимаю; начатое продолжается. Закончить: <code>/maintenance off</code>.
maintenance-ended = Я снова принимаю запросы.
maintenance-is-on = Идёт обслуживание: запросов я не принимаю. Закончить: <code>/maintenance off</code>.
maintenance-is-off = Обслуживание не идёт. Начать его, с вашими словами для тех, кто обратится: <code>/maintenance on Вернёмся в полдень</code>.
maintenance-words = { $words }
maintenance-default = Сейчас я не принимаю новых запросов. Ничего не списано; пришлите это ещё раз чуть позже, пожалуйста.
broadcast-how = Напишите <code>/broadcast</code> и после неё свой текст или ответьте ею на сообщение. Прежде чем что-то отправить, я покажу, как это выглядит.
broadcast-refused = В таком виде Telegram это не принимает. Напишите команду и текст без оформления, которое охватывает и то и другое, или ответьте ею на сообщение.
broadcast-ask = Вот как это выглядит. Кому отправить?
broadcast-all = Всем ({ $users })
broadcast-language = Только { $language } ({ $users })
broadcast-drop = Не отправлять
broadcast-draft = Пока не отправлено.
broadcast-sending = Рассылка идёт: отправлено { $sent }, заблокировали меня { $blocked }, не получилось { $failed }. Язык: { $language }
broadcast-done = Рассылка закончена: отправлено { $sent }, заблокировали меня { $blocked }, не получилось { $failed }. Язык: { $language }
broadcast-cancelled = Отменено: отправлено { $sent }, заблокировали меня { $blocked }, не получилось { $failed }.
broadcast-how-far = Сколько уже отправлено?
broadcast-cancel = Отменить
news-stop = Не присылать новости
news-again = Снова присылать новости
news-stop-noted = Записано, новостей больше не будет.
news-again-noted = Записано, новости снова будут приходить.
audit = <b>Что делали операторы,</b> сначала новое. Время указано по UTC.
audit-nothing = Операторы пока ничего не делали.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = начислены кредиты
act-take-back = забраны кредиты
act-refund = возвращены звёзды
act-promo = создан промокод
act-ban = закрыт доступ
act-unban = снова открыт доступ
act-block = заблокировано видео
act-unblock = снова разрешено видео
act-stop = остановлен сервис
act-start = запущен сервис
act-maintenance-on = начато обслуживание
act-maintenance-off = закончено обслуживание
act-broadcast = отправлена рассылка
act-broadcast-cancel = отменена рассылка

## Support, terms, privacy

support-how = Напишите вопрос после команды, вот так: <code>/paysupport Мой платёж не дошёл</code>
support-sent = Ваш вопрос передан оператору. Ответ придёт сюда.
support-elsewhere = Отсюда передать ваш вопрос оператору не получится. Напишите, пожалуйста, сюда: { $contact }.
support-nobody-ever = Вопросов здесь никто не читает. Спросите, пожалуйста, тех, от кого у вас этот бот; ваши платежи видны в настройках Telegram, в разделе «Мои звёзды».
support-nobody = Сейчас связаться с оператором не получается. Попробуйте позже, пожалуйста; ничего не потеряно.
support-question =
    Вопрос от #u{ $user }. Ответьте на это сообщение, и ответ дойдёт до автора вопроса.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ за { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредита
        [many] { $credits } кредитов
       *[other] { $credits } кредита
    }{ $refunded ->
        [yes] , звёзды возвращены
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Платежей пока нет.
support-answer =
    Ответ на ваш вопрос:

    { $words }
support-answered = Передано.
support-unreachable = Связаться с этим пользователем больше не получается.
terms =
    <b>Условия</b>
    • Я очищаю опубликованные видео Sora с помощью сторонних сервисов. Чистое — значит без видимого водяного знака, в остальном без изменений. Видео, которое не получилось, ничего не стоит.
    • Кредиты покупают за звёзды Telegram, и они не сгорают. Чтобы вернуть звёзды за кредиты, которые вы не потратили, напишите в /paysupport.
    • Присылайте только те видео, которые принадлежат вам или которыми вы вправе пользоваться; вы подтверждаете это один раз.
    • В том, что вы создаёте, не должно быть реальных людей без их согласия, знаменитостей и того, что принадлежит другим; это вы тоже подтверждаете один раз.
    • Видео созданы ИИ. Если публикуете их, скажите об этом; всё, что файл говорит о своём происхождении, в нём остаётся.
    • Тому, кто нарушает эти правила или закон, можно закрыть доступ.
privacy =
    <b>Конфиденциальность</b>
    • Я храню ваш id в Telegram, ваш язык, светлую или тёмную тему, время, когда вы подтвердили свои права, видео, которые вы заказали, с описаниями для созданных, а также ваши кредиты и платежи. Имён, других сообщений и прочего из вашего профиля я не храню; по метке, которую больше никто не может прочитать, оператор найдёт вас по вашему @имени.
    • О группе я храню её id, настройки и кредиты. То, что в ней пишут не мне, не оставляет следов.
    • Видео для других чатов хранятся ещё и в чате оператора, без каких-либо сведений о вас.
    • Ссылка или описание уходит сервису, который делает видео, без каких-либо сведений о вас.
    • Фото для видео остаются в Telegram. Сервис получает их через меня, пока делает видео, а я их не храню; ваших персонажей я храню, пока вы их не удалите.
    • /export показывает всё, что я храню. /delete_me удаляет вас: кредиты и платежи остаются в книге учёта под случайным номером, а метка, которую больше никто не может прочитать, напоминает мне не дарить приветственный подарок дважды.
    • Вопросы: /paysupport.

## Files

export-caption = Всё, что я о вас храню, в формате JSON.
ledger-caption = Книга учёта в CSV. Время указано по UTC.
ledger-how = Напишите <code>/ledger</code>, чтобы получить её целиком, или добавьте месяц, вот так: <code>/ledger 2026-11</code>
ledger-too-long = Это не помещается в один файл. Попросите один месяц, вот так: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Удалить вас?</b>
    Ваши видео, настройки и подтверждение будут удалены{ $balance ->
        [0] {""}
        [1] , и ваш кредит тоже
        [one] , и ваш { $balance } кредит тоже
        [few] , и ваши { $balance } кредита тоже
        [many] , и ваши { $balance } кредитов тоже
       *[other] , и ваши { $balance } кредита тоже
    }; то, что сейчас очищается, будет остановлено. Отменить это нельзя.
    Кредиты и платежи остаются в книге учёта под случайным номером вместо вашего. Если вы вернётесь, второго приветственного подарка не будет.
    Если вы покупали кредиты и хотите вернуть звёзды за них, сначала напишите в /paysupport.
delete-me-confirm = Удалить меня
delete-me-expired = Этот вопрос устарел. Отправьте /delete_me ещё раз.
delete-me-done = Готово, вы удалены. Возвращайтесь в любое время.
