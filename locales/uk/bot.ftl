# Слова бота українською. Звертання: ввічливе «ви» з малої літери; бот говорить про себе в першій особі,
# без форм, що надають рід йому чи людині (теперішній і майбутній час, «надіслано», «не вдалося», «людина, яка…»).
# Одне слово для одного: link = посилання, video = відео, clean video = чисте відео, credit = кредит,
# balance = баланс, provider = сервіс, queue = черга, receipt = чек, operator = оператор, gift = подарунок,
# consent = підтвердження, words (for /create) = опис, job = завдання, order = замовлення, task (at a provider) = доручення,
# delivered = надіслано, given back = повернено, charged/spent = списано, ledger = книга обліку, Stars = Зірки.
# What "clean" means stands in `start` and `help`.

## Names of commands, for the menu

command-start = Що я вмію
command-help = Як це працює
command-create = Створити відео за описом або з фото
command-characters = Ваші персонажі для відео, які ви створюєте
command-balance = Ваші кредити
command-history = Ваші відео та скільки вони коштували
command-usage = Ваші останні 30 днів
command-buy = Купити кредити
command-promo = Використати промокод
command-invite = Запросити друзів
command-gift = Подарувати кредити друзям
command-cancel = Скасувати те, що ще не почалося
command-language = Вибрати мову
command-terms = Умови
command-privacy = Що я про вас зберігаю
command-paysupport = Запитати про платіж
command-export = Усе, що я про вас зберігаю, одним файлом
command-delete_me = Видалити ваші дані
command-admin = Панель операторів
command-stats = Моя робота за день, тиждень, місяць
command-user = Користувач: баланс, завдання, блокування
command-job = Історія завдання
command-ban = Заблокувати користувача
command-unban = Розблокувати користувача
command-block = Заблокувати відео
command-unblock = Знову дозволити заблоковане відео
command-broadcast = Написати багатьом користувачам
command-maintenance = Тимчасово не приймати запитів
command-audit = Що робили оператори
command-clean = Очистити відео за посиланнями
command-settings = Як я працюю в цій групі
command-fund = Передати кредити групі
command-providers = Стан сервісів
command-ledger = Книга обліку файлом, уся або за місяць
command-grant = Надати кредити користувачеві
command-refund = Повернути Зірки за платіж
command-make_promo = Створити промокод

## What Telegram shows before the first message, and in the bot's profile

about = Надішліть посилання на відео Sora, і я відповім чистим відео: без видимого водяного знака, в усьому іншому незмінним. Якщо не вийде, це нічого не коштує.
about-short = Надішліть посилання на відео Sora, і я відповім чистим відео.

## First steps

start =
    <b>Надішліть мені посилання на відео Sora, і отримаєте чисте відео:</b> без видимого водяного знака, усе інше без змін.

    У вас { $balance ->
        [0] немає кредитів
        [one] { $balance } кредит
        [few] { $balance } кредити
        [many] { $balance } кредитів
       *[other] { $balance } кредиту
    }; відео { $price ->
        [0] нічого не коштує
       *[other] коштує { $price }
    }. Посилання має такий вигляд:
    <code>{ $sample }</code>
help =
    <b>Як це працює</b>
    1. Скопіюйте посилання на опубліковане відео Sora.
    2. Вставте його тут. Можна кілька в одному повідомленні, щонайбільше { $links }.
    3. Я надішлю у відповідь чисте відео: без видимого водяного знака, усе інше без змін. Якщо не вийде, це нічого не коштуватиме.

    Відео { $price ->
        [0] нічого не коштує
        [one] коштує { $price } кредит
        [few] коштує { $price } кредити
        [many] коштує { $price } кредитів
       *[other] коштує { $price } кредиту
    }; те, що вже надсилалося раніше, { $cached ->
        [0] нічого не коштує
        [one] коштує { $cached } кредит
        [few] коштує { $cached } кредити
        [many] коштує { $cached } кредитів
       *[other] коштує { $cached } кредиту
    }.
help-operators = <b>Для операторів</b>
button-stale = Ця кнопка зі старого повідомлення й уже не діє.
what-to-send =
    Не бачу тут посилання на відео Sora. Воно має такий вигляд:
    <code>{ $sample }</code>
unknown-command = Такої команди я не знаю. Що я вмію, розповість /help.
banned-user = Ви більше не можете користуватися цим ботом. Якщо, на вашу думку, це помилка, напишіть оператору бота.
went-wrong = На моєму боці стався збій. Нічого не списано. Надішліть, будь ласка, ще раз за хвилину.
went-wrong-with-payment = На моєму боці стався збій під час запису цього платежу. У Telegram він є, тож нічого не втрачено: напишіть, будь ласка, через /paysupport.
went-wrong-at-checkout = Зараз я не можу прийняти цей платіж. Спробуйте, будь ласка, ще раз за хвилину.

start-copy-sample = Скопіювати зразок посилання
start-to-balance = Мій баланс
start-to-help = Як це працює
language-ask = Якою мовою мені вам писати?
language-as-telegram = Як у Telegram

## A file with links

file-summary =
    { $links ->
        [0] У цьому файлі немає посилань, які я можу взяти.
        [one] Із цього файлу можу взяти { $links } посилання.
        [few] Із цього файлу можу взяти { $links } посилання.
        [many] Із цього файлу можу взяти { $links } посилань.
       *[other] Із цього файлу можу взяти { $links } посилання.
    }
file-known =
    { $links ->
        [one] Із них { $links } вже готове й прийде одразу.
        [few] Із них { $links } вже готові й прийдуть одразу.
        [many] Із них { $links } вже готові й прийдуть одразу.
       *[other] Із них { $links } вже готові й прийдуть одразу.
    }
file-left-out = Пропущено, { $links } × { $why }
file-further = За раз я беру щонайбільше { $links }, тож решті ({ $further }) доведеться зачекати: надішліть її, будь ласка, іншим файлом.
file-price = Усе разом { $price ->
        [0] нічого не коштує
        [one] коштує { $price } кредит
        [few] коштує { $price } кредити
        [many] коштує { $price } кредитів
       *[other] коштує { $price } кредиту
    }; у вас { NUMBER($balance, useGrouping: 0) }.
file-start = Очистити { $links } відео
file-started =
    { $links ->
        [one] Узято в роботу { $links } посилання.
        [few] Узято в роботу { $links } посилання.
        [many] Узято в роботу { $links } посилань.
       *[other] Узято в роботу { $links } посилання.
    }
file-too-large = Цей файл завеликий для списку посилань. Я читаю текстові та CSV-файли до 250 КБ, щонайбільше 50 посилань за раз.
file-no-text = Не вдалося прочитати цей файл як текст. Надішліть, будь ласка, посилання текстовим або CSV-файлом чи вставте їх тут.
file-no-links = У цьому файлі немає посилань на відео Sora.
file-not-fetched = Не вдалося завантажити цей файл. Надішліть його, будь ласка, ще раз.
file-gone = Цього файлу вже немає. Надішліть його, будь ласка, ще раз.

## Consent, asked once

consent-ask =
    Перед першим відео підтвердьте, будь ласка, що відео, які ви надсилаєте, ваші або що ви маєте право ними користуватися.
    Я питаю про це лише раз. { $videos ->
        [1] Ваше посилання тим часом чекає тут.
       *[other] Ваші посилання тим часом чекають тут.
    }
consent-confirm = Підтверджую
consent-thanks = Дякую, записано.
consent-thanks-first = Дякую, записано. Надсилайте посилання, коли забажаєте.

## Credits

balance =
    У вас <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] кредит
        [few] кредити
        [many] кредитів
       *[other] кредиту
    }.
balance-reserved = Ще { $reserved } зарезервовано на відео, які в роботі.
balance-latest = Останні записи:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = вітальний подарунок
entry-reserve = відео в роботі
entry-spend = відео
entry-give_back = відео не вдалося або скасовано, кредит повернено
entry-grant = від оператора
entry-daily = щоденні кредити
entry-promo = промокод
entry-invitation = запрошення
entry-gift = подарунок
entry-fund = передано групі
entry-purchase = куплено
entry-refund = Зірки повернено
entry-forfeit = залишено
out-of-credits =
    Кредитів на це не вистачає: відео коштує { $price }, а у вас { NUMBER($balance, useGrouping: 0) }.
    Нічого не списано. Те, що ви надіслали, я зберігаю добу; щойно у вас з’являться кредити, робота продовжиться сама.
too-many-today = Більше відео за день зробити не можна. Повертайтеся, будь ласка, завтра; нічого не списано.
links-not-kept = Ваших посилань у мене може чекати не більше ніж { $links }. Решту надішліть, будь ласка, пізніше.
open-shop = Купити кредити

## Buying credits

shop = Кредити за Зірки Telegram. Вони не згоряють, а відео, яке не вдалося, нічого не коштує.
pack = { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    } – { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }
pack-description = На { $credits ->
        [one] { $credits } чисте відео
        [few] { $credits } чисті відео
        [many] { $credits } чистих відео
       *[other] { $credits } чистого відео
    }. Кредити не згоряють.
pack-gone = Цей пакет за такою ціною вже не продається. Що є зараз, покаже /buy.
shop-closed = Сервіси, що очищають відео, зараз недоступні, тож кредитів я не продаю. Ваші кредити на місці.
shop-closed-short = Сервіси, що очищають відео, зараз недоступні. Купіть кредити, будь ласка, пізніше.
payment-booked = Дякую. Додано { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }. { $links ->
        [0] Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [1] Посилання, що чекало, вже в роботі; залишок: { NUMBER($balance, useGrouping: 0) }.
        [one] { $links } посилання, що чекало, вже в роботі; залишок: { NUMBER($balance, useGrouping: 0) }.
        [few] { $links } посилання, що чекали, вже в роботі; залишок: { NUMBER($balance, useGrouping: 0) }.
        [many] { $links } посилань, що чекали, вже в роботі; залишок: { NUMBER($balance, useGrouping: 0) }.
       *[other] { $links } посилання, що чекали, вже в роботі; залишок: { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Ваш платіж зараховано; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Ваш платіж надійшов, але незрозуміло, за що він. Напишіть, будь ласка, через /paysupport; нічого не втрачено.

## Promo codes, invitations, gifts

promo-how = Напишіть код після команди, ось так: <code>/promo 1A2B3C4D</code>
promo-given = Вам додано { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }.
promo-used-before = Ви вже використали цей код.
promo-unknown = Такого коду я не знаю. Перевірте, будь ласка, чи правильно його написано.
promo-left-since = Цей код ще з часів до видалення ваших даних, тож удруге його використати не можна.
promo-used-up = Цей код уже вичерпано.
invite-off = Запрошень зараз немає.
invite =
    Поділіться цим посиланням. Кожна нова людина, яка за ним прийде, отримає { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }, і ви теж:
    { $link }
invitation-given = Вітаю. Вам додано ще { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }.
invitation-used-before = З поверненням. Запрошення діють для тих, хто тут уперше. Надсилайте посилання на відео Sora, коли забажаєте.
invitation-unknown = Це запрошення вже не діє.
invitation-used-up = Це запрошення вже вичерпано.
invitation-accepted = Ваше запрошення прийнято: вам додано { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }.
gift-how = Напишіть, скільки кредитів хочете подарувати, ось так: <code>/gift 3</code>
gift-too-much = Стільки кредитів подарувати не вийде. Скільки їх у вас, покаже /balance{ $daily ->
        [0] .
        [1] ; щоденний кредит лишається у вас.
        [one] ; { $daily } щоденний кредит лишається у вас.
        [few] ; { $daily } щоденні кредити лишаються у вас.
        [many] ; { $daily } щоденних кредитів лишаються у вас.
       *[other] ; { $daily } щоденного кредиту лишаються у вас.
    }
gift =
    Ось ваш подарунок на { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }. Передайте це посилання: кредити отримає перша людина, яка його відкриє. Щоб забрати їх назад, відкрийте його самі.
    { $link }
gift-given = Подарунок для вас: { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }.
gift-opened = Ваш подарунок відкрито: { $credits ->
        [one] { $credits } кредит знайшов нового власника.
        [few] { $credits } кредити знайшли нового власника.
        [many] { $credits } кредитів знайшли нового власника.
       *[other] { $credits } кредиту знайшли нового власника.
    }
gift-taken-back = Ви відкрили власний подарунок: { $credits ->
        [0] його кредити пішли разом із Зірками, які до вас повернулися.
        [one] { $credits } кредит знову ваш.
        [few] { $credits } кредити знову ваші.
        [many] { $credits } кредитів знову ваші.
       *[other] { $credits } кредиту знову ваші.
    }
gift-unknown = Такого подарунка я не знаю. Перевірте, будь ласка, чи посилання повне.
gift-used-before = Ви вже відкрили цей подарунок; його кредити у вас.
gift-used-up = Цей подарунок уже відкрито.

## History and receipts

history-videos = <b>Ваші відео,</b> спершу найновіші. Натисніть на будь-яке, і я надішлю його ще раз безкоштовно. Час за UTC.
history-no-videos = У вас ще немає відео. Надішліть мені посилання на відео Sora.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Ваші кредити,</b> спершу найновіші записи.
history-to-newer = Новіші
history-to-older = Давніші
history-to-videos = Відео
history-to-entries = Кредити
video-gone = Надіслати це відео я вже не можу. Надішліть, будь ласка, посилання на нього ще раз.
receipt-open = Чек
receipt = <b>Чек { $number }</b>
receipt-reserved = { $credits ->
        [0] Безкоштовно
        [one] Зарезервовано { $credits } кредит
        [few] Зарезервовано { $credits } кредити
        [many] Зарезервовано { $credits } кредитів
       *[other] Зарезервовано { $credits } кредиту
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Надіслано
       *[other] Надіслано й списано
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Повернено: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Сервіс: { $name }
receipt-known = Сервіс: не знадобився
receipt-took = Тривалість: { $seconds } с
receipt-balance = Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = Вашого чека на це в мене немає.

usage-caption =
    <b>Ваші відео за { $days ->
        [one] останній { $days } день
        [few] останні { $days } дні
        [many] останні { $days } днів
       *[other] останні { $days } дня
    }:</b>
    { $delivered } відео за { $spent ->
        [one] { $spent } кредит
        [few] { $spent } кредити
        [many] { $spent } кредитів
       *[other] { $spent } кредиту
    }; { $failed ->
        [0] невдалих немає
       *[other] { $failed } не вдалося, за це нічого не списано
    }
usage-nothing = За { $days ->
        [one] останній { $days } день
        [few] останні { $days } дні
        [many] останні { $days } днів
       *[other] останні { $days } дня
    } відео не було. Надішліть мені посилання на відео Sora.
chart-usage = Ваші відео день за днем
chart-stats = Усі відео день за днем
chart-delivered = надіслано
chart-failed = не вдалося
chart-to-dark = 🌙 Темна тема
chart-to-light = ☀️ Світла тема

## The gallery: a page inside Telegram

gallery-menu = Відео
gallery-open = Відкрити галерею
gallery-how = Усі ваші відео: переглянути, знайти, поділитися. Тут їх показує /history.
gallery-title = Ваші відео
gallery-videos = Відео
gallery-credits = Кредити
gallery-search = Пошук у ваших відео
gallery-from = Від
gallery-to = До
gallery-more = Показати ще
gallery-not-found = Нічого не знайдено. Спробуйте інші слова чи дати.
gallery-play = Дивитися
gallery-back = Назад
gallery-send = Надіслати в наш чат
gallery-sent = Відео в нашому чаті.
gallery-share = Поділитися
gallery-shared = Надіслано.
gallery-not-shared = Поділитися не вдалося. Спробуйте, будь ласка, ще раз.
gallery-card = Картка з тим самим описом — у нашому чаті.
gallery-balance = Ваш баланс:
gallery-entries = Ваші кредити, спершу нові
gallery-paid = Дякую. Кредити з’являться за мить.
gallery-too-big = Це відео завелике, щоб показати його тут. Можу надіслати його в наш чат.
gallery-trouble = Не вийшло. Спробуйте, будь ласка, ще раз за мить.
gallery-stale = Цю сторінку відкрито вже давно. Закрийте її, будь ласка, і відкрийте знову.
gallery-outside = Відкрийте, будь ласка, цю сторінку з нашого чату в Telegram.
gallery-unreachable = Не вдається вам написати. Відкрийте, будь ласка, наш чат, натисніть «Старт» і спробуйте ще раз.

## A link was taken

progress-queued =
    { $place ->
        [1] Прийнято. Ваше відео наступне.
       *[other] Прийнято. Ваше відео в черзі під номером { $place }.
    }
progress-queued-long = Прийнято. Ваше відео в черзі під номером { $place }; черга дійде до нього приблизно за { $minutes } хв.
progress-making = Працюю над вашим відео…
progress-making-clean = Очищаю ваше відео…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } с
    }
progress-usual =
    { $seconds ->
        [0] { $doing } зазвичай близько { $usual } с
       *[other] { $doing } { $seconds } с, зазвичай близько { $usual } с
    }
progress-longer = { $doing } { $seconds } с; це триває довше, ніж зазвичай.
progress-delivering = Надсилаю ваше відео…
progress-delivering-clean = Надсилаю ваше чисте відео…
cancel = Скасувати
cancelled =
    { $credits ->
        [0] Скасовано.
        [1] Скасовано. Ваш кредит повернено; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [one] Скасовано. Вам повернено { $credits } кредит; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [few] Скасовано. Вам повернено { $credits } кредити; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [many] Скасовано. Вам повернено { $credits } кредитів; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
       *[other] Скасовано. Вам повернено { $credits } кредиту; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [1] Скасовано.
       *[other] Скасовано { $videos } відео.
    }
cancel-nothing = Немає чого скасовувати. Відео, яке вже робиться, зупинити не можна.
cancel-asked = Гаразд, відповідати на моє запитання вже не треба.
cancel-too-late = Скасовувати пізно: відео вже робиться.
already-running = Я вже працюю над цим відео. Надішлю, щойно воно буде чисте.
too-many-links =
    { $links ->
        [1] За раз я беру лише { $links } посилання, тож узято перше. Решту надішліть, будь ласка, потім.
        [one] За раз я беру щонайбільше { $links } посилання, тож узято перші { $links }. Решту надішліть, будь ласка, потім.
        [few] За раз я беру щонайбільше { $links } посилання, тож узято перші { $links }. Решту надішліть, будь ласка, потім.
        [many] За раз я беру щонайбільше { $links } посилань, тож узято перші { $links }. Решту надішліть, будь ласка, потім.
       *[other] За раз я беру щонайбільше { $links } посилання, тож узято перші { $links }. Решту надішліть, будь ласка, потім.
    }

## A card: many links of one message

card-line = { $number } з { $links } · { $title } · { $state }
card-held = чекає на кредити
card-queued =
    { $place ->
        [0] у черзі
       *[other] у черзі: { $place }
    }
card-making = робиться
card-making-clean = очищається
card-making-usual = { $doing } · зазвичай { $seconds } с
card-making-longer = { $doing } · довше, ніж зазвичай
card-delivering = надсилається
card-delivered = надіслано
card-cancelled = скасовано
card-failed-not-accepted = не прийнято
card-failed-not-accepted-clean = не прийнято; чи його опубліковано?
card-failed-moderated = сервіси цього не дозволяють
card-failed-not-made = не вдалося зробити
card-failed-not-made-clean = не вдалося очистити
card-failed-unavailable = сервіси недоступні
card-failed-timed-out = тривало надто довго
card-failed-result-gone = не вдалося отримати
card-failed-lapsed = прочекало добу
card-failed-banned = заблокував оператор бота
card-failed-no-videos = відео тут не дозволено
card-failed-unreachable = не вдалося надіслати
card-failed-broken = на моєму боці стався збій
card-sum = Надіслано: { $delivered }{ $failed ->
        [0] {""}
       *[other] , не вдалося: { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] , скасовано: { $cancelled }
    }. { $credits ->
        [0] За решту нічого не списано.
        [one] Повернено { $credits } кредит.
        [few] Повернено { $credits } кредити.
        [many] Повернено { $credits } кредитів.
       *[other] Повернено { $credits } кредиту.
    }
card-cancel = Скасувати решту
card-tell-me = Очистити, коли запрацюють

## The video

caption =
    Відео, створене ШІ.
    { $link }
caption-plain = Відео, створене ШІ.
too-big =
    Чисте відео завелике для цього чату ({ $megabytes } МБ), тож ось посилання на нього. Відео, створене ШІ.
    { $hours ->
        [0] Завантажте його, будь ласка, якнайшвидше: посилання може перестати працювати будь-коли.
        [one] Завантажте його, будь ласка, протягом { $hours } години; потім посилання перестане працювати.
        [few] Завантажте його, будь ласка, протягом { $hours } годин; потім посилання перестане працювати.
        [many] Завантажте його, будь ласка, протягом { $hours } годин; потім посилання перестане працювати.
       *[other] Завантажте його, будь ласка, протягом { $hours } години; потім посилання перестане працювати.
    }
too-big-open = Відкрити відео

## Photos, to create from

photo-refusal-not-here = Фото тут використати не можна. Напишіть /create й опис без фото, і я зроблю відео за описом.
photo-refusal-no-image = Я приймаю фото у форматах JPEG, PNG або WebP. Цей файл не з них.
photo-refusal-too-big = Це фото завелике: я приймаю до { $megabytes } МБ.
photo-refusal-too-many = Тут більше фото, ніж я можу взяти за раз.
photo-refusal-unread = Зараз не вдалося прочитати це фото. Надішліть його, будь ласка, ще раз.
photos-how = Щоб отримати відео з фото, напишіть у підписі до одного з них <code>/create</code> і що має бути у відео.

## Characters

characters = <b>Ваші персонажі.</b> Напишіть ім’я разом із @ в описі для /create, і у відео буде цей персонаж. Це працює в сервісі, який його створив.
characters-none =
    У вас ще немає персонажів. Персонаж походить із відео, створеного тут для вас: він отримує ім’я, яке потім можна вживати в описі для /create.
character = <b>{ $name }</b>: { $traits }
character-new = Створити персонажа
character-remove = Видалити { $name }
character-remove-ask = Видалити { $name }? Я цього персонажа забуду; те, що зберігає сервіс, лишається в нього.
character-remove-yes = Видалити
character-remove-no = Залишити
character-origins = У якому відео є цей персонаж?
character-no-origins = Ще немає відео, з якого можна зробити персонажа. Спершу створіть його через /create.
character-ask-handle = Як звати персонажа? Одне слово з літер, цифр і подібних знаків, наприклад <code>sky_ranger</code>. Це ім’я не має бути зайняте кимось іншим.
character-ask-traits = Який це персонаж? Один короткий рядок, наприклад: привітний бариста, зелений фартух, тепла усмішка. Без знаменитостей; справжні люди лише з їхнього дозволу.
character-ask-bounds = Чи є щось, чого персонаж не має робити у відео? Наприклад: без насильства, політики й алкоголю.
character-skip = Пропустити
character-problem-too-long =
    { $most ->
       *[other] Це задовго: знаків може бути щонайбільше { $most }. Напишіть, будь ласка, коротше.
    }
character-problem-spaces = Ім’я має бути одним словом, без пробілів.
character-problem-blocked = Оператор бота не приймає таких слів. Напишіть, будь ласка, інші.
character-no-name = без імені
character-bounds = Ніколи: { $bounds }
character-made =
    <b>{ $name }: готово.</b> Щоб персонаж був у відео, напишіть { $name } в описі для /create.
    { $price ->
        [0] Цього разу безкоштовно
        [one] { $price } кредит
        [few] { $price } кредити
        [many] { $price } кредитів
       *[other] { $price } кредиту
    } · залишок: { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>Ваш персонаж готовий:</b> { $name }. Сервіс не повідомив його імені, тож в описі його не вжити; там, де модель дає вибирати персонажів, він є серед них, якщо сервіс повідомив його номер.
    { $price ->
        [0] Цього разу безкоштовно
        [one] { $price } кредит
        [few] { $price } кредити
        [many] { $price } кредитів
       *[other] { $price } кредиту
    } · залишок: { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    Перед першим персонажем підтвердьте, будь ласка: справжні люди лише з їхнього дозволу, жодних знаменитостей і нічого чужого.
    Я питаю про це лише раз. Ваше замовлення тим часом чекає тут.
consent-thanks-first-character = Дякую, записано. Пишіть /characters, коли забажаєте.
progress-making-character = Створюю вашого персонажа…
failure-not-accepted-character = Сервіси цього не прийняли: можливо, ім’я зайняте або опис недозволений. Спробуйте, будь ласка, інше ім’я чи інший опис.
failure-moderated-character = Сервіси, що створюють персонажів, не дозволяють того, про що йдеться в описі. Спробуйте, будь ласка, інший опис.
failure-not-made-character = Цього персонажа не вдалося створити. Спробуйте, будь ласка, пізніше або з іншим відео.
failure-unavailable-character = Сервіси, що створюють персонажів, зараз недоступні, тож нічого не списано.
failure-result-gone-character = Персонажа створено, але результат не вдалося прочитати. Спробуйте, будь ласка, ще раз.
tell-me-link-character = Створити, коли запрацюють

## Groups

language-name = українська
group-greeting = Вітаю. Дайте відповідь командою /clean на повідомлення з посиланням на відео Sora або напишіть /clean і посилання, і я надішлю чисте відео. Кожен платить власними кредитами, якщо не платить група.
group-help =
    <b>Як це працює тут</b>
    Напишіть /clean і посилання на відео Sora, дайте відповідь командою /clean на повідомлення з посиланнями або згадайте мене разом із посиланням. Я надішлю у відповідь чисте відео; якщо не вийде, це нічого не коштуватиме.
create-how-group = Напишіть /create і що має бути у відео, ось так: <code>/create лисиця в снігу</code>
create-anonymous = Мені не видно, хто просить, а створене належить людині, яка просить. Пишіть від свого імені.
clean-how = Напишіть /clean і посилання на відео Sora або дайте відповідь командою /clean на повідомлення з посиланням.
group-see-private-chat = Моя відповідь лише для вас. Вона в нашому приватному чаті.
group-private-chat = Перейти туди
group-anonymous = Мені не видно, хто просить, тож незрозуміло, чиї кредити брати. Пишіть від свого імені, або нехай платить група: /settings.
group-unconfirmed = Перш ніж ця група платитиме, хтось з її адміністраторів має дещо підтвердити: виберіть наново, хто платить, через /settings.
group-only-admins-ask = У цій групі я очищаю відео лише для її адміністраторів.
group-only-admins-set = Змінити це можуть лише адміністратори групи.
group-out-of-credits = Кредитів групи на це не вистачає. Нічого не списано. Посилання я зберігаю добу; щойно через /fund з’являться кредити, робота продовжиться сама.
group-limit-each = Ваші відео на сьогодні в цій групі вичерпано. Завтра (за UTC) будуть нові.
group-limit-together = Відео цієї групи на сьогодні вичерпано. Завтра (за UTC) будуть нові.
group-balance = У групи { $balance ->
        [0] немає кредитів
        [one] { NUMBER($balance, useGrouping: 0) } кредит
        [few] { NUMBER($balance, useGrouping: 0) } кредити
        [many] { NUMBER($balance, useGrouping: 0) } кредитів
       *[other] { NUMBER($balance, useGrouping: 0) } кредиту
    }.
group-settings = <b>Як я працюю в цій групі.</b> Натисніть на кнопку, щоб змінити те, що на ній написано.
group-settings-open = Налаштування
group-settings-back = Назад
group-setting-payer = { $value ->
        [group] Платить група
       *[members] Кожен платить за себе
    }
group-setting-bare-links = { $value ->
        [on] Посилання: беру всі
       *[off] Посилання: з /clean чи згадкою
    }
group-setting-locale = Мова: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Просити можуть адміністратори
       *[everyone] Просити можуть усі
    }
group-setting-daily-each = { $value ->
        [0] Кожному на день: без обмежень
       *[other] Кожному на день: { $value }
    }
group-setting-daily-together = { $value ->
        [0] Разом на день: без обмежень
       *[other] Разом на день: { $value }
    }
group-bare-links-unseen = Таких повідомлень я не бачу. Зробіть мене адміністратором цієї групи або попросіть вимкнути мій режим приватності.
group-consent = Коли платить група, її учасників окремо не питають. Підтвердьте, будь ласка, за групу, що відео, які сюди надсилають, належать її учасникам або що вони мають право ними користуватися.
fund-members-pay = Тут кожен платить власними кредитами, тож групі вони не потрібні. Адміністратори групи можуть це змінити: /settings.
fund-how = Напишіть, скільки своїх кредитів хочете передати групі, ось так: <code>/fund 5</code>. Або купіть їх для неї за Зірки Telegram.
fund-description = Кредити для цієї групи. Вони не згоряють.
fund-done = Дякую. Група отримала { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }.
fund-refunded = Ваші Зірки повернулися. { $taken ->
        [0] Їхні кредити група вже використала.
        [one] У групи забрано { $taken } кредит.
        [few] У групи забрано { $taken } кредити.
        [many] У групи забрано { $taken } кредитів.
       *[other] У групи забрано { $taken } кредиту.
    }
cancel-not-yours = Скасувати це відео може лише людина, яка його замовила, або адміністратор групи.
button-not-yours = Ця кнопка для людини, яка замовила відео.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = У вас { $balance ->
        [0] немає кредитів
        [one] { NUMBER($balance, useGrouping: 0) } кредит
        [few] { NUMBER($balance, useGrouping: 0) } кредити
        [many] { NUMBER($balance, useGrouping: 0) } кредитів
       *[other] { NUMBER($balance, useGrouping: 0) } кредиту
    }
inline-new = Ви тут уперше? Відкрийте чат
inline-confirm-first = Спершу підтвердьте, що відео ваші
inline-no-link = Введіть чи вставте посилання на відео Sora
inline-no-public-link = Це посилання не на опубліковане відео
inline-blocked = Оператор бота заблокував це відео
inline-title = Очистити це відео
inline-title-known = Надіслати чисте відео
inline-costs =
    { $price ->
        [0] { $video } · безкоштовно
        [one] { $video } · { $price } кредит
        [few] { $video } · { $price } кредити
        [many] { $video } · { $price } кредитів
       *[other] { $video } · { $price } кредиту
    }
inline-placeholder =
    Тут з’явиться чисте відео для { $link }
    Якщо нічого не відбувається, нехай людина, яка це надіслала, натисне кнопку.
inline-start = Отримати чисте відео
inline-elsewhere-title = Очищу це в приватному чаті
inline-elsewhere = Надішліть мені це посилання в приватному чаті, і отримаєте чисте відео: { $link }
inline-open-chat = Відкрити приватний чат
inline-needs-consent = Людина, яка це надіслала, один раз підтверджує в приватному чаті зі мною, що має право користуватися цим відео. Після цього воно з’явиться тут.
inline-confirm = Підтвердити
inline-needs-credits = Це відео чекає на кредити й саме з’явиться тут, щойно вони будуть.
inline-not-kept = Уже чекає забагато відео. Надішліть це, будь ласка, ще раз пізніше.
inline-cancelled = Скасовано.
inline-credit-back =
    { $credits ->
        [0] Нічого не списано.
        [1] Кредит повернено.
       *[other] Кредити повернено.
    }
inline-back = Назад до чату з посиланням

## Creating

create-problem-empty =
    Що має бути у відео? Напишіть про це наступним повідомленням або надішліть текстовим файлом (.txt), якщо важливі кожен пробіл і рядок.
create-problem-too-long =
    { $length ->
       *[other] Знаків тут { $length }, а ця модель приймає щонайбільше { $most }. Напишіть, будь ласка, коротше наступним повідомленням.
    }
create-problem-blocked = Оператор бота не приймає відео за таким описом. Надішліть, будь ласка, інший опис наступним повідомленням.
create-file-unread = Я можу прочитати опис із текстового файлу (.txt) в UTF-8 до 100 КБ. Цей файл прочитати не вдалося.
create-facts = { $model } · { $price ->
        [0] безкоштовно
        [one] { $price } кредит
        [few] { $price } кредити
        [many] { $price } кредитів
       *[other] { $price } кредиту
    }
create-payer = { $payer ->
        [group] Платить група.
       *[member] Платите ви, своїми кредитами.
    }
create-usual = { $minutes ->
        [1] Зазвичай це триває близько хвилини.
        [one] Зазвичай це триває близько { $minutes } хвилини.
        [few] Зазвичай це триває близько { $minutes } хвилин.
        [many] Зазвичай це триває близько { $minutes } хвилин.
       *[other] Зазвичай це триває близько { $minutes } хвилини.
    }
create-length = Знаків: { $length }; усі враховано.
create-length-group = Знаків: { $length }. У групі враховано лише це одне повідомлення. Якщо Telegram розділив ваш опис, надішліть його текстовим файлом (.txt) з підписом <code>/create</code>.
create-start = { $price ->
        [0] Створити безкоштовно
        [one] Створити за { $price } кредит
        [few] Створити за { $price } кредити
        [many] Створити за { $price } кредитів
       *[other] Створити за { $price } кредиту
    }
create-drop = Не створювати
create-dropped = Гаразд, не створюю. Нічого не списано.
create-changed = Ціна, платник або спосіб створення змінилися. Перегляньте, будь ласка, ще раз і натисніть «Створити».
create-again = Створити ще раз
create-refusal-gone = Цього в мене вже немає. Почніть, будь ласка, знову з /create.
create-refusal-not-yours = Ці кнопки може натискати лише людина, яка це замовила.
create-refusal-started = Це вже створюється.
create-refusal-no-model = Зараз тут нічого не можна створити.
create-refusal-photos = Жодна модель тут не робить відео з цих фото: можливо, їх забагато.
create-most-characters =
    { $most ->
        [one] Ця модель бере щонайбільше { $most } персонажа.
        [few] Ця модель бере щонайбільше { $most } персонажів.
       *[many] Ця модель бере щонайбільше { $most } персонажів.
    } Натисніть на вибраного, щоб прибрати його.
create-photos = { $photos ->
        [1] Основа: ваше фото.
       *[other] Основа: ваші фото ({ $photos }).
    }
option-shape-portrait = Вертикаль
option-shape-landscape = Горизонталь
option-length = { $value } с
option-quality-standard = Стандарт
option-quality-high = Висока якість
option-yes = так
option-no = ні
consent-ask-create =
    Перед першим створенням підтвердьте, будь ласка: справжні люди лише з їхнього дозволу, жодних знаменитостей і нічого чужого.
    Я питаю про це лише раз. { $videos ->
        [1] Ваше відео тим часом чекає тут.
       *[other] Ваші відео тим часом чекають тут.
    }
consent-thanks-first-create = Дякую, записано. Пишіть /create, коли забажаєте.
progress-making-create = Створюю ваше відео…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } хв
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } зазвичай близько { $usual_minutes } хв
       *[other] { $doing } { $minutes } хв, зазвичай близько { $usual_minutes } хв
    }
progress-longer-create = { $doing } { $minutes } хв; це триває довше, ніж зазвичай.
failure-not-accepted-create = Сервіси цього не прийняли: можливо, вони не дозволяють того, про що йдеться в описі, або вже не мають цієї моделі. Спробуйте, будь ласка, інший опис чи іншу модель.
failure-moderated-create = Сервіси, що створюють відео, не дозволяють того, про що йдеться в описі. Спробуйте, будь ласка, інший опис.
failure-not-made-create = Це відео не вдалося створити. Спробуйте, будь ласка, пізніше або з іншим описом.
failure-unavailable-create = Сервіси, що створюють відео, зараз недоступні, тож нічого не списано.
failure-result-gone-create = Відео створено, але отримати його не вдалося. Створіть його, будь ласка, ще раз.
tell-me-link-create = Створити, коли запрацюють

## Why a link is not taken

refusal-draft = Це чернетка, а чернетки не публічні. Спершу опублікуйте її, а потім надішліть мені посилання.
refusal-generation = Ця сторінка у вашому робочому просторі, і бачите її лише ви. Опублікуйте відео, а потім надішліть мені посилання на нього.
refusal-task = Це завдання, а не відео. Опублікуйте відео, а потім надішліть мені посилання на нього.
refusal-profile = Це профіль. Відкрийте одне з його відео й надішліть мені посилання на нього.
refusal-explore = Це сторінка Explore. Відкрийте на ній відео й надішліть мені посилання на нього.
refusal-storyboard = Це розкадрування. Опублікуйте відео, а потім надішліть мені посилання на нього.
refusal-signed-file = Це тимчасова адреса файлу. Надішліть мені, будь ласка, посилання на сторінку самого відео.
refusal-not-a-video = Ця сторінка не є опублікованим відео. Відкрийте відео й скопіюйте посилання кнопкою «Поділитися».
banned-video = Я не можу надіслати це відео: оператор бота його заблокував. Нічого не списано.

## Why a job failed

failure-not-accepted = Це замовлення не прийнято.
failure-not-accepted-clean = Це посилання не прийнято. Чи відео опубліковано і чи відкривається посилання в інших людей?
failure-moderated = Сервіси, що роблять відео, цього не дозволяють.
failure-moderated-clean = Сервіси, що очищають відео, цього не дозволяють, тож я не можу його очистити.
failure-not-made = Це відео не вдалося зробити. Спробуйте, будь ласка, пізніше.
failure-not-made-clean = Це відео не вдалося очистити. Спробуйте, будь ласка, пізніше.
failure-unavailable = Сервіси, що роблять відео, зараз недоступні, тож нічого не списано.
failure-unavailable-clean = Сервіси, що очищають відео, зараз недоступні, тож нічого не списано.
tell-me = Написати, коли запрацюють
tell-me-link = Очистити, коли запрацюють
tell-me-noted = Напишу вам, щойно відео знову можна буде очищати.
tell-me-order-noted = Ваше замовлення я зберігаю й продовжу, щойно сервіси запрацюють.
tell-me-order-noted-clean = Ваше посилання я зберігаю й очищу відео, щойно сервіси запрацюють.
reopened = Відео знову можна робити. { $links ->
        [0] Надсилайте, що забажаєте.
        [1] Працюю над вашим.
       *[other] Працюю над вашими ({ $links }).
    }
reopened-clean = Відео знову можна очищати. { $links ->
        [0] Надсилайте посилання, коли забажаєте.
        [1] Працюю над вашим посиланням.
       *[other] Працюю над вашими посиланнями ({ $links }).
    }
reopened-waits = Сервіси знову працюють, але кредитів не вистачає на все, що ви замовили. Я зберігаю це добу; щойно у вас з’являться кредити, робота продовжиться сама: /buy
reopened-left-out = { $orders ->
        [1] Одне замовлення, що чекало, далі не піде: зараз цього не дозволяє група або денне обмеження.
       *[other] Частина замовлень, що чекали, далі не піде ({ $orders }): зараз цього не дозволяє група або денне обмеження.
    } Нічого не списано.
failure-timed-out = Це тривало надто довго, тож більше я не чекаю. Спробуйте, будь ласка, пізніше.
failure-result-gone = Відео не вдалося отримати. Замовте його, будь ласка, ще раз.
failure-result-gone-clean = Чисте відео не вдалося отримати. Надішліть, будь ласка, посилання ще раз.
failure-lapsed = Замовлення прочекало добу без результату, тож більше я не чекаю. Замовте, будь ласка, ще раз.
failure-no-videos = У цій групі мені не дозволено надсилати відео.
failure-banned = Я не можу надіслати це відео: оператор бота його заблокував.
failure-broken = На моєму боці стався збій. Спробуйте, будь ласка, ще раз трохи згодом.
failure-broken-clean = На моєму боці стався збій. Надішліть, будь ласка, посилання ще раз трохи згодом.
credit-back =
    { $credits ->
        [0] Нічого не списано.
        [1] Ваш кредит повернено; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [one] Вам повернено { $credits } кредит; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [few] Вам повернено { $credits } кредити; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
        [many] Вам повернено { $credits } кредитів; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
       *[other] Вам повернено { $credits } кредиту; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = За це нічого не списано; ваш баланс: { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } не приймає ключа. Його завдання йдуть до наступного сервісу. Створіть новий ключ на його сайті, впишіть його й перезапустіть бота.
operator-empty = Рахунок у { $provider } порожній. Його завдання йдуть до наступного сервісу, поки ви не поповните рахунок.
operator-all-unavailable = Усі сервіси зараз недоступні. Посилання чекають, а магазин закрито; повідомлю, коли якийсь запрацює.
operator-back = Один із сервісів знову працює: посилання, що чекали, вже в роботі.
operator-low = Рахунок у { $provider } закінчується: його кредитів залишилося { $balance }.
operator-errors = Помилок у журналі за { $minutes } хв: понад { $errors }. Що означає кожна, написано в docs/log.md.
operator-disk = Диск із базою даних майже повний: залишилося { $free } МБ. Звільніть місце, інакше бот перестане приймати запити.
operator-payments = { $payments ->
        [one] { $payments } платіж розходиться
        [few] { $payments } платежі розходяться
        [many] { $payments } платежів розходяться
       *[other] { $payments } платежу розходяться
    } зі списком Зірок у Telegram. <code>python -m bot reconcile</code> показує й записує те, чого бракує.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = працює
provider-cooldown = на паузі після { $failures ->
        [one] { $failures } невдачі
        [few] { $failures } невдач
        [many] { $failures } невдач
       *[other] { $failures } невдачі
    }: { $reason }; згодом автоматично спробую знову
provider-reason-auth = не приймає ключа
provider-reason-no_credits = його рахунок порожній
provider-reason-bad_input = не прийняв посилання
provider-reason-moderation = не дозволив відео
provider-reason-rate_limited = просить менше запитів
provider-reason-paused = каже, що він на паузі
provider-reason-job_failed = не зміг очистити відео
provider-reason-broken = не відповів або відповів незрозуміло
provider-reason-conflict = переплутав два замовлення
provider-reason-result_gone = його відео не вдалося отримати
provider-stopped = зупинив оператор; не чіпаю, поки ви його не запустите
provider-stop = Зупинити { $name }
provider-start = Запустити { $name }
provider-empty = рахунок порожній; завдання йдуть до інших
provider-day = останні 24 години: зроблено { $done }, не вдалося { $failed }
provider-balance = баланс: { $value }
provider-success = частка вдалих: { $value } %
provider-time = медіанний час: { $value } с
provider-cost = ціна одного відео: { $value }

grant-how = Напишіть так: <code>/grant 123456789 5 причина</code>
grant-unknown = Від користувача з таким id повідомлень ще не було.
grant-done = Готово: надано { $credits }, баланс: { NUMBER($balance, useGrouping: 0) }.
grant-not-told = Повідомити користувача не вдалося.
granted = Оператор надав вам { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
granted-because = Оператор надав вам { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }: { $why }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
refund-unknown = Платежу з таким charge id я не знаю. Напишіть так: <code>/refund charge</code>
refund-refused = Telegram не повернув Зірок. Нічого не змінено; спробуйте пізніше.
refund-done = Повернено. Кредитів забрано: { $taken } з { $credits }{ $missing ->
        [0] .
       *[other] ; уже витрачено: { $missing }.
    }
refund-again = Це вже зроблено. Кредитів забрано: { $taken } з { $credits }{ $missing ->
        [0] .
       *[other] ; уже витрачено: { $missing }.
    }
refund-told = Ваші Зірки повернулися. { $taken ->
        [0] Їхні кредити вже використано
        [one] Забрано { $taken } кредит
        [few] Забрано { $taken } кредити
        [many] Забрано { $taken } кредитів
       *[other] Забрано { $taken } кредиту
    }; ваш баланс: { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram повернув Зірки: <code>{ $charge }</code>. Кредитів забрано: { $taken } з { $credits }; уже витрачено: { $missing }.
make-promo-how = Напишіть, скільки кредитів і для скількох користувачів, ось так: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> дає { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    } { $uses ->
        [1] { $uses } користувачеві
        [one] кожному з { $uses } користувача
        [few] кожному з { $uses } користувачів
        [many] кожному з { $uses } користувачів
       *[other] кожному з { $uses } користувача
    }.

admin = <b>Що відкрити?</b> Після /user, /job, /ban і /block потрібне ще слово чи два; усі команди покаже /help.
admin-stats = Статистика
admin-providers = Сервіси
admin-audit = Що робили оператори
admin-broadcast = Розсилки
admin-maintenance-on = Почати обслуговування
admin-maintenance-off = Завершити обслуговування
stats = <b>Моя робота</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] користувач
        [few] користувачі
        [many] користувачів
       *[other] користувача
    }
stats-period =
    <b>{ $days ->
        [1] Останні 24 години
        [one] Останній { $days } день
        [few] Останні { $days } дні
        [many] Останні { $days } днів
       *[other] Останні { $days } дня
    }</b>
    Надіслано { NUMBER($delivered, useGrouping: 0) }, не вдалося { NUMBER($failed, useGrouping: 0) }, скасовано { NUMBER($cancelled, useGrouping: 0) }; частка вдалих { $success } %, медіанний час { $seconds } с
    Списано { NUMBER($spent, useGrouping: 0) } { $spent ->
        [one] кредит
        [few] кредити
        [many] кредитів
       *[other] кредиту
    } · сплачено { NUMBER($stars, useGrouping: 0) } ⭐, повернено { NUMBER($back, useGrouping: 0) } · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] новий користувач
        [few] нові користувачі
        [many] нових користувачів
       *[other] нового користувача
    }
stats-capability = <i>{ $name }</i>, 7 днів: зроблено { $done }, не вдалося { $failed }
user-how = Вкажіть id чи @ім’я користувача або дайте відповідь на повідомлення, яке ця людина написала чи яке від неї переслали.
user-name-unknown = Під цим @іменем мені ніхто не писав. Можна й за id або відповіддю на повідомлення цієї людини.
user =
    <b>Користувач <code>{ $user }</code></b>, з { DATETIME($since, dateStyle: "medium") }
    Мова: { $language }
    Баланс: { NUMBER($balance, useGrouping: 0) }, зарезервовано { NUMBER($reserved, useGrouping: 0) }
    Платежі: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Заблоковано з { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Не хоче розсилок
user-jobs = Завдання: { $counts }. Кнопки нижче надають кредити, забирають їх і відкривають останні завдання.
user-ban = Заблокувати
user-unban = Розблокувати
ban-done = Користувача { $user } заблоковано. { $jobs ->
        [0] У роботі нічого не було.
        [one] Припинено { $jobs } завдання, кредити повернено.
        [few] Припинено { $jobs } завдання, кредити повернено.
        [many] Припинено { $jobs } завдань, кредити повернено.
       *[other] Припинено { $jobs } завдання, кредити повернено.
    }
ban-nothing = Користувача з таким id немає або його вже заблоковано.
ban-operator = Це оператор. Спершу приберіть цей id з ADMIN_IDS.
unban-done = Користувача { $user } розблоковано.
unban-nothing = Серед заблокованих такого id немає.
take-done = { $credits ->
        [0] Кредитів, які можна забрати, не залишилося.
        [one] Забрано { $credits } кредит.
        [few] Забрано { $credits } кредити.
        [many] Забрано { $credits } кредитів.
       *[other] Забрано { $credits } кредиту.
    }
taken-back = Оператор забрав у вас { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }. Ваш баланс: { NUMBER($balance, useGrouping: 0) }.
block-how = Напишіть посилання на відео після команди або дайте відповідь на повідомлення з ним.
block-done = Відео заблоковано. { $jobs ->
        [0] Ніхто на нього не чекав.
        [one] Припинено { $jobs } завдання, кредити повернено.
        [few] Припинено { $jobs } завдання, кредити повернено.
        [many] Припинено { $jobs } завдань, кредити повернено.
       *[other] Припинено { $jobs } завдання, кредити повернено.
    }
block-nothing = Це відео вже заблоковано.
unblock-done = Відео знову дозволено.
unblock-nothing = Це відео не заблоковано.
job-how = Завдання з таким номером я не знаю. Напишіть так: <code>/job 123</code>
job =
    <b>Завдання { $number }</b>: { $state }, збій: { $failure }
    Замовлення: { $kind }, <code>{ $identity }</code>
    Запит: <code>{ $request }</code>, від <code>{ $asked }</code>, рахунок <code>{ $account }</code>
    Ціна: { $price }; спроби: { $attempts }
job-asked = Замовлено: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = Поставлено в чергу: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Строк: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Завершено: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Доручення { $number }, { $provider }: { $state }, збій: { $failure }; номер у сервісі: <code>{ $theirs }</code>; перевірок: { $polls }; замовлено { DATETIME($at, timeStyle: "medium") }, тривало { $took } с, коштувало { $cost }
job-entry = Запис: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Чиє замовлення
maintenance-begun = Більше запитів я не приймаю; те, що в роботі, триває. <code>/maintenance off</code> завершує обслуговування.
maintenance-ended = Знову приймаю запити.
maintenance-is-on = Обслуговування ввімкнено: запитів я не приймаю. <code>/maintenance off</code> вимикає його.
maintenance-is-off = Обслуговування вимкнено. <code>/maintenance on Повернемося опівдні</code> вмикає його, з вашими словами для тих, хто звертається.
maintenance-words = { $words }
maintenance-default = Зараз я не приймаю нових запитів. Нічого не списано; надішліть, будь ласка, ще раз трохи згодом.
broadcast-how = Напишіть <code>/broadcast</code> і свій текст після команди або дайте цією командою відповідь на повідомлення. Перш ніж щось надіслати, я покажу, який це має вигляд.
broadcast-refused = У такому вигляді Telegram цього не приймає. Напишіть команду й текст без форматування, яке охоплює їх разом, або дайте командою відповідь на повідомлення.
broadcast-ask = Ось який це має вигляд. Кому надіслати?
broadcast-all = Усім ({ $users })
broadcast-language = Лише { $language } ({ $users })
broadcast-drop = Не надсилати
broadcast-draft = Ще не надіслано.
broadcast-sending = Надсилаю: надіслано { $sent }, заблокували мене { $blocked }, не вдалося { $failed }. Мова: { $language }
broadcast-done = Розсилку завершено: надіслано { $sent }, заблокували мене { $blocked }, не вдалося { $failed }. Мова: { $language }
broadcast-cancelled = Скасовано: надіслано { $sent }, заблокували мене { $blocked }, не вдалося { $failed }.
broadcast-how-far = Скільки вже надіслано?
broadcast-cancel = Скасувати
news-stop = Більше без новин
news-again = Знову отримувати новини
news-stop-noted = Записано, новин більше не надсилатиму.
news-again-noted = Записано, знову надсилатиму новини.
audit = <b>Що робили оператори,</b> спершу найновіше. Час за UTC.
audit-nothing = Оператори ще нічого не робили.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = надано кредити
act-take-back = забрано кредити
act-refund = повернено Зірки
act-promo = створено промокод
act-ban = заблоковано користувача
act-unban = розблоковано користувача
act-block = заблоковано відео
act-unblock = знову дозволено відео
act-stop = зупинено
act-start = запущено
act-maintenance-on = почато обслуговування
act-maintenance-off = завершено обслуговування
act-broadcast = надіслано розсилку
act-broadcast-cancel = скасовано розсилку

## Support, terms, privacy

support-how = Напишіть запитання після команди, ось так: <code>/paysupport Мій платіж не надійшов</code>
support-sent = Ваше запитання передано оператору. Відповідь прийде сюди.
support-elsewhere = Звідси я не можу передати ваше запитання оператору. Напишіть, будь ласка, сюди: { $contact }.
support-nobody-ever = Тут запитань ніхто не читає. Зверніться, будь ласка, до тих, від кого у вас цей бот; ваші платежі є в налаштуваннях Telegram, у розділі «Мої Зірки».
support-nobody = Зараз я не можу зв’язатися з оператором. Спробуйте, будь ласка, пізніше; нічого не втрачено.
support-question =
    Запитання від #u{ $user }. Просто дайте відповідь на це повідомлення.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ за { $credits ->
        [one] { $credits } кредит
        [few] { $credits } кредити
        [many] { $credits } кредитів
       *[other] { $credits } кредиту
    }{ $refunded ->
        [yes] , повернено
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Платежів ще немає.
support-answer =
    Відповідь на ваше запитання:

    { $words }
support-answered = Передано.
support-unreachable = Зв’язатися з цим користувачем уже не вдається.
terms =
    <b>Умови</b>
    • Я очищаю публічні відео Sora за допомогою сторонніх сервісів. Чисте відео не має видимого водяного знака, усе інше без змін. Відео, яке не вдалося, нічого не коштує.
    • Кредити купують за Зірки Telegram, і вони не згоряють. Щоб отримати назад Зірки за невикористані кредити, напишіть через /paysupport.
    • Надсилайте лише власні відео або ті, якими ви маєте право користуватися; ви підтверджуєте це один раз.
    • У тому, що ви створюєте, не має бути справжніх людей без їхнього дозволу, знаменитостей і нічого чужого; це ви теж підтверджуєте один раз.
    • Ці відео створено ШІ. Якщо ви публікуєте таке відео, зазначте це; усе, що файл каже про своє походження, лишається в ньому.
    • За порушення цих правил або закону користувача можуть заблокувати.
privacy =
    <b>Приватність</b>
    • Я зберігаю ваш id у Telegram, вашу мову, світлу чи темну тему, час, коли ви підтвердили свої права, відео, які ви замовили, з описами для створених, а також ваші кредити й платежі. Імен, інших повідомлень і нічого іншого з вашого профілю я не зберігаю; за позначкою, яку ніхто інший не може прочитати, оператор знайде вас за вашим @іменем.
    • Про групу я зберігаю її id, налаштування й кредити. Те, що там пишуть не для мене, не лишає сліду.
    • Відео для інших чатів зберігаються також у чаті оператора, без жодних відомостей про вас.
    • Посилання або опис ідуть до сервісу, який робить відео, без жодних відомостей про вас.
    • Фото для відео лишаються в Telegram. Сервіс отримує їх через мене, поки робить відео, а я їх не зберігаю; ваших персонажів я зберігаю, доки ви їх не видалите.
    • /export показує все, що я зберігаю. /delete_me видаляє ваші дані: кредити й платежі лишаються в обліку під випадковим номером, а позначка, яку ніхто інший не може прочитати, нагадує мені не давати вітальний подарунок двічі.
    • Запитання: /paysupport.

## Files

export-caption = Усе, що я про вас зберігаю, у форматі JSON.
ledger-caption = Книга обліку у форматі CSV. Час за UTC.
ledger-how = Напишіть <code>/ledger</code>, щоб отримати її всю, або додайте місяць, ось так: <code>/ledger 2026-11</code>
ledger-too-long = Це більше, ніж уміщується в один файл. Попросіть один місяць, ось так: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Видалити ваші дані?</b>
    Зникнуть ваші відео, налаштування й підтвердження{ $balance ->
        [0] {""}
        [1] , а також ваш кредит
        [one] , а також ваш { $balance } кредит
        [few] , а також ваші { $balance } кредити
        [many] , а також ваші { $balance } кредитів
       *[other] , а також ваші { $balance } кредиту
    }; те, що очищається, буде зупинено. Повернути це не можна.
    Кредити й платежі лишаться в обліку, під випадковим номером замість вашого. Якщо ви повернетеся, другого вітального подарунка не буде.
    Якщо ви купували кредити й хочете повернути Зірки за них, спершу напишіть через /paysupport.
delete-me-confirm = Видалити мої дані
delete-me-expired = Це запитання вже застаріло. Надішліть /delete_me ще раз.
delete-me-done = Готово, ваші дані видалено. Повертайтеся будь-коли.
