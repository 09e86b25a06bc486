# Las palabras del bot en español neutro, para España y América Latina. Trato: tú.
# Una sola palabra para cada cosa: link = enlace, video = video (sin tilde), clean video = video limpio (limpiar), credit = crédito, balance = saldo, provider = proveedor, queue = cola, receipt = recibo, operator = operador, gift = regalo, consent = confirmación (confirmar).
# También: character = personaje, words = texto, file = archivo, job = trabajo, ledger = libro de cuentas, Telegram Stars = Estrellas de Telegram, press = tocar.
# El bot habla en primera persona; ni él ni quien lo usa reciben género. Lo que significa "limpio" está en `start` y `help`.

## Names of commands, for the menu

command-start = Qué hago
command-help = Cómo funciona
command-create = Crear un video con tu texto y tus fotos
command-characters = Tus personajes para los videos que creas
command-balance = Tus créditos
command-history = Tus videos y lo que costaron
command-usage = Tus últimos 30 días
command-buy = Comprar créditos
command-promo = Usar un código promocional
command-invite = Invitar a alguien
command-gift = Regalar créditos
command-cancel = Cancelar lo que aún no empezó
command-language = Elegir tu idioma
command-terms = Condiciones
command-privacy = Qué guardo sobre ti
command-paysupport = Preguntar por un pago
command-export = Todo lo que guardo sobre ti, en un archivo
command-delete_me = Borrar tus datos
command-admin = El panel de los operadores
command-stats = Cómo le fue al bot: un día, una semana, un mes
command-user = Un usuario: saldo, trabajos, expulsión
command-job = La historia de un trabajo
command-ban = Expulsar a un usuario
command-unban = Readmitir a un usuario
command-block = Bloquear un video
command-unblock = Permitir de nuevo un video bloqueado
command-broadcast = Escribir a muchos usuarios
command-maintenance = No aceptar peticiones por un rato
command-audit = Qué hicieron los operadores
command-clean = Limpiar los videos de unos enlaces
command-settings = Cómo trabajo en este grupo
command-fund = Dar créditos al grupo
command-providers = Cómo están los proveedores
command-ledger = El libro de cuentas en un archivo, entero o de un mes
command-grant = Dar créditos a un usuario
command-refund = Devolver las Estrellas de un pago
command-make_promo = Crear un código promocional

## What Telegram shows before the first message, and in the bot's profile

about = Mándame el enlace de un video de Sora y te respondo con el video limpio: sin la marca de agua visible y, por lo demás, intacto. Si no sale, no cuesta nada.
about-short = Mándame el enlace de un video de Sora y te respondo con el video limpio.

## First steps

start =
    <b>Envíame el enlace de un video de Sora y te respondo con el video limpio:</b> sin la marca de agua visible y sin ningún otro cambio.

    { $balance ->
        [0] No tienes créditos
        [one] Tienes { $balance } crédito
       *[other] Tienes { $balance } créditos
    }; un video { $price ->
        [0] no cuesta nada
       *[other] cuesta { $price }
    }. Un enlace se ve así:
    <code>{ $sample }</code>
help =
    <b>Cómo funciona</b>
    1. Copia el enlace de un video publicado en Sora.
    2. Pégalo aquí; en un mensaje caben hasta { $links } enlaces.
    3. Te respondo con el video limpio: sin la marca de agua visible y sin ningún otro cambio. Si no sale, no cuesta nada.

    Un video { $price ->
        [0] no cuesta nada
        [one] cuesta { $price } crédito
       *[other] cuesta { $price } créditos
    }; uno que ya he enviado antes { $cached ->
        [0] no cuesta nada
        [one] cuesta { $cached } crédito
       *[other] cuesta { $cached } créditos
    }.
help-operators = <b>Para operadores</b>
button-stale = Este botón es de un mensaje antiguo y ya no hace nada.
what-to-send =
    Ahí no encuentro ningún enlace de Sora. Un enlace se ve así:
    <code>{ $sample }</code>
unknown-command = No conozco ese comando. En /help está lo que puedo hacer.
banned-user = Ya no puedes usar este bot. Si crees que es un error, escribe a su operador.
went-wrong = Algo falló por mi parte. No se cobró nada. Envíalo de nuevo en un minuto, por favor.
went-wrong-with-payment = Algo falló por mi parte al anotar este pago. Telegram lo tiene registrado, así que no se pierde nada: escribe a /paysupport, por favor.
went-wrong-at-checkout = Ahora mismo no puedo aceptar este pago. Inténtalo de nuevo en un minuto, por favor.

start-copy-sample = Copiar un enlace de ejemplo
start-to-balance = Mi saldo
start-to-help = Cómo funciona
language-ask = ¿En qué idioma te escribo?
language-as-telegram = Como en Telegram

## A file with links

file-summary =
    { $links ->
        [0] En este archivo no hay ningún enlace que pueda aceptar.
        [one] En este archivo hay { $links } enlace que puedo aceptar.
       *[other] En este archivo hay { $links } enlaces que puedo aceptar.
    }
file-known =
    { $links ->
        [one] De ellos, { $links } ya lo he enviado antes; llega enseguida.
       *[other] De ellos, { $links } ya los he enviado antes; llegan enseguida.
    }
file-left-out = Quedan fuera: { $links } × { $why }
file-further = Acepto { $links } a la vez, así que { $further } más tienen que esperar: envíalos en otro archivo, por favor.
file-price = En total { $price ->
        [0] no cuesta nada
        [one] cuesta { $price } crédito
       *[other] cuesta { $price } créditos
    }; tu saldo es { NUMBER($balance, useGrouping: 0) }.
file-start =
    { $links ->
        [one] Limpiar { $links } video
       *[other] Limpiar { $links } videos
    }
file-started =
    { $links ->
        [one] En marcha: { $links } enlace.
       *[other] En marcha: { $links } enlaces.
    }
file-too-large = Este archivo es demasiado grande para una lista de enlaces. Leo archivos de texto y CSV de hasta 250 KB, y 50 enlaces a la vez.
file-no-text = No puedo leer este archivo como texto. Envía los enlaces en un archivo de texto o CSV, o pégalos aquí.
file-no-links = No encuentro ningún enlace de Sora en este archivo.
file-not-fetched = No pude descargar este archivo. Envíalo de nuevo, por favor.
file-gone = Ya no encuentro el archivo. Envíalo de nuevo, por favor.

## Consent, asked once

consent-ask =
    Antes de tu primer video, confirma por favor que los videos que envías son tuyos o que tienes permiso para usarlos.
    Solo lo pregunto una vez. Mientras tanto, { $videos ->
        [one] tu enlace espera
       *[other] tus enlaces esperan
    } aquí.
consent-confirm = Confirmo
consent-thanks = Gracias, queda anotado.
consent-thanks-first = Gracias, queda anotado. Envíame un enlace cuando quieras.

## Credits

balance =
    Tienes <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] crédito
       *[other] créditos
    }.
balance-reserved =
    { $reserved ->
        [one] Hay { $reserved } más en reserva para un video en marcha.
       *[other] Hay { $reserved } más en reserva para videos en marcha.
    }
balance-latest = Lo último:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = regalo de bienvenida
entry-reserve = video en marcha
entry-spend = video
entry-give_back = video fallido o cancelado, crédito devuelto
entry-grant = del operador
entry-daily = créditos diarios
entry-promo = código promocional
entry-invitation = invitación
entry-gift = regalo
entry-fund = para un grupo
entry-purchase = compra
entry-refund = Estrellas devueltas
entry-forfeit = dejados al irte
out-of-credits =
    Tus créditos no alcanzan: un video cuesta { $price } y tu saldo es { NUMBER($balance, useGrouping: 0) }.
    No se cobró nada. Guardo lo que enviaste durante un día, y seguirá por sí solo en cuanto tengas créditos.
too-many-today = Llegaste al máximo de videos por día. Vuelve mañana, por favor; no se cobró nada.
links-not-kept = Puedo guardarte { $links } enlaces en espera. Envía los demás más tarde, por favor.
open-shop = Comprar créditos

## Buying credits

shop = Créditos a cambio de Estrellas de Telegram. No caducan, y un video que falla no cuesta nada.
pack = { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } – { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }
pack-description = Para { $credits ->
        [one] { $credits } video limpio
       *[other] { $credits } videos limpios
    }. Los créditos no caducan.
pack-gone = Ese paquete ya no se vende a este precio. En /buy está lo que hay.
shop-closed = Los proveedores que limpian videos no están disponibles por ahora, así que no vendo créditos. Los tuyos están a salvo.
shop-closed-short = Los proveedores que limpian videos no están disponibles por ahora. Compra créditos más tarde, por favor.
payment-booked = Gracias. { $credits ->
        [one] Se añadió { $credits } crédito
       *[other] Se añadieron { $credits } créditos
    }. { $links ->
        [0] Tu saldo es { NUMBER($balance, useGrouping: 0) }.
        [one] Tu enlace en espera sigue adelante; tu saldo es { NUMBER($balance, useGrouping: 0) }.
       *[other] Tus { $links } enlaces en espera siguen adelante; tu saldo es { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Tu pago está anotado; tu saldo es { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Tu pago llegó, pero no sé para qué era. Escribe a /paysupport, por favor; no se pierde nada.

## Promo codes, invitations, gifts

promo-how = Escribe el código después del comando, así: <code>/promo 1A2B3C4D</code>
promo-given = Listo: { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } para ti.
promo-used-before = Ya usaste este código.
promo-unknown = No conozco este código. Revisa si está bien escrito, por favor.
promo-left-since = Este código es de antes de que te fueras, así que no se puede usar otra vez.
promo-used-up = Este código ya está agotado.
invite-off = Por ahora no hay invitaciones.
invite =
    Comparte este enlace. Cada persona nueva que entra por él recibe { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }, y tú también:
    { $link }
invitation-given = Te doy la bienvenida: { $credits ->
        [one] { $credits } crédito extra
       *[other] { $credits } créditos extra
    } para ti.
invitation-used-before = Qué gusto verte de nuevo. Las invitaciones son para quienes llegan por primera vez. Envíame un enlace de Sora cuando quieras.
invitation-unknown = Esta invitación ya no es válida.
invitation-used-up = Esta invitación ya está agotada.
invitation-accepted = Alguien aceptó tu invitación: { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } para ti.
gift-how = Escribe cuántos créditos quieres regalar, así: <code>/gift 3</code>
gift-too-much = No tienes tantos créditos para regalar. En /balance está tu saldo{ $daily ->
        [0] .
        [one] ; tu crédito diario se queda contigo.
       *[other] ; tus { $daily } créditos diarios se quedan contigo.
    }
gift =
    Aquí está tu regalo de { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Comparte este enlace: { $credits ->
        [one] el crédito es
       *[other] los créditos son
    } para quien lo abra primero. Si lo abres tú, el regalo vuelve a tu saldo.
    { $link }
gift-given = Un regalo para ti: { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }.
gift-opened = Alguien abrió tu regalo: { $credits ->
        [one] { $credits } crédito está
       *[other] { $credits } créditos están
    } ya en otras manos.
gift-taken-back = Abriste tu propio regalo: { $credits ->
        [0] sus créditos se fueron con las Estrellas que te devolvieron.
        [one] { $credits } crédito vuelve a ser tuyo.
       *[other] { $credits } créditos vuelven a ser tuyos.
    }
gift-unknown = No conozco este regalo. Revisa si el enlace está completo, por favor.
gift-used-before = Ya abriste este regalo; sus créditos son tuyos.
gift-used-up = Este regalo ya se abrió.

## History and receipts

history-videos = <b>Tus videos,</b> primero los más recientes. Toca uno y te lo envío de nuevo gratis. Las horas son UTC.
history-no-videos = Todavía no tienes videos. Envíame un enlace de Sora.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Tus créditos,</b> primero lo más reciente.
history-to-newer = Más recientes
history-to-older = Más antiguos
history-to-videos = Videos
history-to-entries = Créditos
video-gone = Ya no puedo enviar este video. Envía su enlace de nuevo, por favor.
receipt-open = Recibo
receipt = <b>Recibo { $number }</b>
receipt-reserved = { $credits ->
        [0] Gratis
        [one] { $credits } crédito reservado
       *[other] { $credits } créditos reservados
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Entregado
       *[other] Entregado y cobrado
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Devuelto: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Proveedor: { $name }
receipt-known = Proveedor: no hizo falta
receipt-took = Tiempo: { $seconds } s
receipt-balance = Tu saldo es { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = No tengo ningún recibo tuyo de esto.

usage-caption =
    <b>Tus últimos { $days } días:</b>
    { $delivered ->
        [one] { $delivered } video
       *[other] { $delivered } videos
    } por { $spent ->
        [one] { $spent } crédito
       *[other] { $spent } créditos
    }; { $failed ->
        [0] ninguno falló
        [one] { $failed } falló y no costó nada
       *[other] { $failed } fallaron y no costaron nada
    }
usage-nothing = Ningún video en los últimos { $days } días. Envíame un enlace de Sora.
chart-usage = Tus videos por día
chart-stats = Todos los videos por día
chart-delivered = entregados
chart-failed = fallidos
chart-to-dark = 🌙 Oscuro
chart-to-light = ☀️ Claro

## The gallery: a page inside Telegram

gallery-menu = Videos
gallery-open = Abrir la galería
gallery-how = Todos tus videos: míralos, búscalos, compártelos. Aquí los muestra /history.
gallery-title = Tus videos
gallery-videos = Videos
gallery-credits = Créditos
gallery-search = Buscar en tus videos
gallery-from = Desde
gallery-to = Hasta
gallery-more = Mostrar más
gallery-not-found = No hay nada así. Prueba con otras palabras o fechas.
gallery-play = Reproducir
gallery-back = Atrás
gallery-send = Enviar a nuestro chat
gallery-sent = Enviado. El video está en nuestro chat.
gallery-share = Compartir
gallery-shared = Compartido.
gallery-not-shared = No se pudo compartir. Inténtalo de nuevo, por favor.
gallery-card = En nuestro chat hay una tarjeta con el mismo texto.
gallery-balance = Tu saldo:
gallery-entries = Tus créditos, primero los más nuevos
gallery-paid = Gracias. Tus créditos llegan enseguida.
gallery-too-big = Este video es demasiado grande para verlo aquí. Puedo enviarlo a nuestro chat.
gallery-trouble = No ha funcionado. Inténtalo de nuevo en un momento, por favor.
gallery-stale = Esta página lleva mucho tiempo abierta. Ciérrala y ábrela de nuevo, por favor.
gallery-outside = Abre esta página desde nuestro chat en Telegram, por favor.
gallery-unreachable = No puedo escribirte. Abre nuestro chat, toca Iniciar e inténtalo de nuevo, por favor.

## A link was taken

progress-queued =
    { $place ->
        [one] Recibido. Tu video es el siguiente.
       *[other] Recibido. Tu video es el número { $place } de la cola.
    }
progress-queued-long = Recibido. Tu video es el número { $place } de la cola; espera aproximada: { $minutes } min.
progress-making = Trabajando en tu video…
progress-making-clean = Limpiando tu video…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } s
    }
progress-usual =
    { $seconds ->
        [0] { $doing } suele tardar alrededor de { $usual } s
       *[other] { $doing } { $seconds } s; suele tardar alrededor de { $usual } s
    }
progress-longer = { $doing } { $seconds } s; está tardando más de lo habitual.
progress-delivering = Tu video va en camino…
progress-delivering-clean = Tu video limpio va en camino…
cancel = Cancelar
cancelled =
    { $credits ->
        [0] Cancelado.
        [one] Cancelado. Te devuelvo tu crédito; tu saldo es { NUMBER($balance, useGrouping: 0) }.
       *[other] Cancelado. Te devuelvo tus { $credits } créditos; tu saldo es { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [one] Cancelado.
       *[other] Cancelados: { $videos } videos.
    }
cancel-nothing = No hay nada que cancelar. Un video que ya está en proceso no se puede detener.
cancel-asked = De acuerdo, ya no espero respuesta a mi pregunta.
cancel-too-late = Ya es tarde para cancelar: está en proceso.
already-running = Ya estoy trabajando en este video. Llega en cuanto esté limpio.
too-many-links =
    { $links ->
        [one] Acepto { $links } enlace a la vez, así que tomé el primero. Envía los demás después, por favor.
       *[other] Acepto { $links } enlaces a la vez, así que tomé los primeros { $links }. Envía los demás después, por favor.
    }

## A card: many links of one message

card-line = { $number } de { $links } · { $title } · { $state }
card-held = espera créditos
card-queued =
    { $place ->
        [0] en la cola
       *[other] en la cola: { $place }
    }
card-making = en proceso
card-making-clean = limpiando
card-making-usual = { $doing } · suele tardar { $seconds } s
card-making-longer = { $doing } · más de lo habitual
card-delivering = en camino
card-delivered = entregado
card-cancelled = cancelado
card-failed-not-accepted = no aceptado
card-failed-not-accepted-clean = no aceptado; ¿está publicado?
card-failed-moderated = los proveedores no lo permiten
card-failed-not-made = no se pudo hacer
card-failed-not-made-clean = no se pudo limpiar
card-failed-unavailable = los proveedores no están disponibles
card-failed-timed-out = tardó demasiado
card-failed-result-gone = no se pudo descargar
card-failed-lapsed = esperó un día entero
card-failed-banned = bloqueado por el operador de este bot
card-failed-no-videos = aquí no puedo enviar videos
card-failed-unreachable = no se pudo enviar
card-failed-broken = algo falló por mi parte
card-sum = Entregados: { $delivered }{ $failed ->
        [0] {""}
       *[other] ; fallidos: { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] ; cancelados: { $cancelled }
    }. { $credits ->
        [0] Por los demás no se cobró nada.
        [one] Te devuelvo { $credits } crédito.
       *[other] Te devuelvo { $credits } créditos.
    }
card-cancel = Cancelar el resto
card-tell-me = Limpiarlos cuando vuelvan

## The video

caption =
    Video generado con IA.
    { $link }
caption-plain = Video generado con IA.
too-big =
    El video limpio es demasiado grande para este chat ({ $megabytes } MB), así que aquí tienes un enlace. Video generado con IA.
    { $hours ->
        [0] Descárgalo pronto, por favor: el enlace puede dejar de funcionar en cualquier momento.
        [one] Descárgalo en menos de { $hours } hora, por favor; después el enlace deja de funcionar.
       *[other] Descárgalo en menos de { $hours } horas, por favor; después el enlace deja de funcionar.
    }
too-big-open = Abrir el video

## Photos, to create from

photo-refusal-not-here = Aquí no se pueden usar fotos. Escribe /create y tu texto, sin foto, y hago un video con el texto.
photo-refusal-no-image = Acepto fotos en JPEG, PNG o WebP. Este archivo no es nada de eso.
photo-refusal-too-big = Esta foto es demasiado grande: acepto hasta { $megabytes } MB.
photo-refusal-too-many = Son más fotos de las que puedo aceptar a la vez.
photo-refusal-unread = No pude leer esta foto. Envíala de nuevo, por favor.
photos-how = Para crear un video con fotos, escribe en el pie de una de ellas <code>/create</code> y lo que debe mostrar el video.

## Characters

characters = <b>Tus personajes.</b> Escribe un nombre con su @ en el texto de /create y el video muestra a ese personaje, con el proveedor que lo creó.
characters-none =
    Todavía no tienes personajes. Un personaje sale de un video que creé para ti: recibe un nombre, y después puedes usarlo en el texto de /create.
character = <b>{ $name }</b>: { $traits }
character-new = Crear un personaje
character-remove = Quitar { $name }
character-remove-ask = ¿Quito { $name }? Yo lo olvido; lo que guarde el proveedor queda en sus manos.
character-remove-yes = Quitar
character-remove-no = Conservar
character-origins = ¿Qué video muestra al personaje?
character-no-origins = Todavía no hay ningún video del que sacar un personaje. Crea uno primero con /create.
character-ask-handle = ¿Cómo se llama el personaje? Una sola palabra de letras, cifras y signos como el guion bajo, por ejemplo <code>sky_ranger</code>. Tiene que ser un nombre que nadie más use.
character-ask-traits = ¿Cómo es el personaje? Una línea corta, por ejemplo: barista alegre, delantal verde, sonrisa cálida. Sin celebridades, y personas reales solo con su permiso.
character-ask-bounds = ¿Hay algo que no deba hacer nunca en un video? Por ejemplo: nada de violencia, política ni alcohol.
character-skip = Omitir
character-problem-too-long =
    { $most ->
       *[other] Pasa de { $most } caracteres. Escríbelo más corto, por favor.
    }
character-problem-spaces = Un nombre es una sola palabra, sin espacios.
character-problem-blocked = El operador de este bot no admite esas palabras. Escribe otras, por favor.
character-no-name = sin nombre
character-bounds = Nunca: { $bounds }
character-made =
    <b>{ $name } ya existe.</b> Escribe { $name } en el texto de /create para usarlo.
    { $price ->
        [0] Gratis esta vez
        [one] { $price } crédito
       *[other] { $price } créditos
    } · saldo: { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>Tu personaje ya existe:</b> { $name }. El proveedor no le dio nombre, así que no se puede usar en el texto; si un modelo te deja elegir personajes, está entre ellos, siempre que el proveedor haya dado su número.
    { $price ->
        [0] Gratis esta vez
        [one] { $price } crédito
       *[other] { $price } créditos
    } · saldo: { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    Antes de tu primer personaje, confirma por favor: personas reales solo con su permiso, ninguna celebridad y nada que sea de otra persona.
    Solo lo pregunto una vez. Mientras tanto, lo que pediste espera aquí.
consent-thanks-first-character = Gracias, queda anotado. Escribe /characters cuando quieras.
progress-making-character = Creando tu personaje…
failure-not-accepted-character = Los proveedores no lo aceptaron: puede que el nombre ya esté en uso o que el texto no esté permitido. Prueba con otros, por favor.
failure-moderated-character = Los proveedores que crean personajes no permiten lo que pide este texto. Prueba con otro, por favor.
failure-not-made-character = Este personaje no se pudo crear. Quizá funcione más tarde o con otro video.
failure-unavailable-character = Los proveedores que crean personajes no están disponibles por ahora, así que no se cobró nada.
failure-result-gone-character = El personaje se creó, pero no se pudo leer el resultado. Inténtalo de nuevo, por favor.
tell-me-link-character = Crearlo cuando vuelvan

## Groups

language-name = español
group-greeting = Hola. Responde con /clean a un mensaje que tenga un enlace de Sora, o escribe /clean y el enlace, y traigo el video limpio. Cada miembro paga con sus créditos, salvo que pague el grupo.
group-help =
    <b>Cómo funciona aquí</b>
    Escribe /clean y un enlace de Sora, responde con /clean a un mensaje con enlaces, o mencióname junto a un enlace. Respondo con el video limpio; si no sale, no cuesta nada.
create-how-group = Escribe /create y lo que debe mostrar el video, así: <code>/create un zorro en la nieve</code>
create-anonymous = No puedo saber quién lo pide, y lo que se crea es de quien lo pide. Escribe con tu propia cuenta.
clean-how = Escribe /clean y un enlace de Sora, o responde con /clean a un mensaje que tenga uno.
group-see-private-chat = Lo que tengo que decirte es solo para ti. Está en nuestro chat privado.
group-private-chat = Ir al chat privado
group-anonymous = No veo quién pide, así que no sé qué créditos usar. Escribe con tu propia cuenta, o deja que pague el grupo: /settings.
group-unconfirmed = Antes de que pague este grupo, alguien de su administración tiene que confirmar algo: basta con elegir de nuevo quién paga, en /settings.
group-only-admins-ask = En este grupo solo limpio videos para su administración.
group-only-admins-set = Solo la administración de este grupo puede cambiar eso.
group-out-of-credits = Los créditos del grupo no alcanzan. No se cobró nada. Guardo el enlace durante un día, y seguirá por sí solo en cuanto /fund traiga créditos.
group-limit-each = Ya recibiste tus videos de hoy en este grupo. Mañana (UTC) hay más.
group-limit-together = Este grupo ya recibió sus videos de hoy. Mañana (UTC) hay más.
group-balance = El grupo { $balance ->
        [0] no tiene créditos
        [one] tiene { NUMBER($balance, useGrouping: 0) } crédito
       *[other] tiene { NUMBER($balance, useGrouping: 0) } créditos
    }.
group-settings = <b>Cómo trabajo en este grupo.</b> Toca un botón para cambiar lo que dice.
group-settings-open = Ajustes
group-settings-back = Volver
group-setting-payer = { $value ->
        [group] Paga el grupo
       *[members] Paga cada miembro
    }
group-setting-bare-links = { $value ->
        [on] Enlaces: los acepto todos
       *[off] Enlaces: con /clean o mención
    }
group-setting-locale = Idioma: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Pedidos: solo administración
       *[everyone] Pedidos: todo el mundo
    }
group-setting-daily-each = { $value ->
        [0] Por miembro al día: sin límite
       *[other] Por miembro al día: { $value }
    }
group-setting-daily-together = { $value ->
        [0] En total al día: sin límite
       *[other] En total al día: { $value }
    }
group-bare-links-unseen = Esos mensajes no me llegan. Dame permisos de administración en este grupo, o pide que desactiven mi modo de privacidad.
group-consent = Cuando paga el grupo, no pregunto a cada miembro. Confirma por favor, en nombre del grupo, que los videos que se envían aquí son de sus miembros o que tienen permiso para usarlos.
fund-members-pay = Aquí cada miembro paga con sus créditos, así que el grupo no los necesita. Su administración puede cambiarlo: /settings.
fund-how = Escribe cuántos de tus créditos quieres dar al grupo, así: <code>/fund 5</code>. O cómprale algunos con Estrellas de Telegram.
fund-description = Créditos para este grupo. No caducan.
fund-done = Gracias. El grupo tiene { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } más.
fund-refunded = Te devolvieron tus Estrellas. { $taken ->
        [0] El grupo ya había usado sus créditos.
        [one] Se retiró { $taken } crédito del grupo.
       *[other] Se retiraron { $taken } créditos del grupo.
    }
cancel-not-yours = Solo puede cancelarlo quien pidió este video o la administración del grupo.
button-not-yours = Este botón es para quien pidió el video.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = { $balance ->
        [0] No tienes créditos
        [one] Tienes { $balance } crédito
       *[other] Tienes { NUMBER($balance, useGrouping: 0) } créditos
    }
inline-new = Empieza en el chat privado
inline-confirm-first = Confirma que son tus videos
inline-no-link = Escribe o pega un enlace de Sora
inline-no-public-link = No es de un video publicado
inline-blocked = El operador bloqueó este video
inline-title = Limpiar este video
inline-title-known = Enviar el video limpio
inline-costs =
    { $price ->
        [0] { $video } · gratis
        [one] { $video } · { $price } crédito
       *[other] { $video } · { $price } créditos
    }
inline-placeholder =
    Aquí aparecerá el video limpio de { $link }
    Si no pasa nada, quien lo envió debe tocar el botón.
inline-start = Obtener el video limpio
inline-elsewhere-title = Lo limpio en un chat privado
inline-elsewhere = Envíame este enlace en un chat privado y respondo con el video limpio: { $link }
inline-open-chat = Abrir el chat privado
inline-needs-consent = Quien envió esto debe confirmar una vez, en un chat privado conmigo, que puede usar el video. Después llega aquí.
inline-confirm = Confirmar
inline-needs-credits = El video espera créditos y llega aquí por sí solo en cuanto los haya.
inline-not-kept = Ya hay demasiados videos en espera. Envía este más tarde, por favor.
inline-cancelled = Cancelado.
inline-credit-back =
    { $credits ->
        [0] No se cobró nada.
        [one] El crédito se devolvió.
       *[other] Los créditos se devolvieron.
    }
inline-back = Volver al chat con este enlace

## Creating

create-problem-empty =
    ¿Qué debe mostrar el video? Escríbelo en tu próximo mensaje, o envíalo como archivo de texto (.txt) si cada espacio y cada línea cuentan.
create-problem-too-long =
    { $length ->
       *[other] Son { $length } caracteres, y este modelo acepta { $most }. Escríbelo más corto en tu próximo mensaje, por favor.
    }
create-problem-blocked = El operador de este bot no admite videos con esas palabras. Escribe otras en tu próximo mensaje, por favor.
create-file-unread = Puedo leer el texto de un archivo .txt en UTF-8 de hasta 100 kB. Este no puedo leerlo.
create-facts = { $model } · { $price ->
        [0] gratis
        [one] { $price } crédito
       *[other] { $price } créditos
    }
create-payer = { $payer ->
        [group] Paga el grupo.
       *[member] Pagas tú, con tus créditos.
    }
create-usual = { $minutes ->
        [one] Suele tardar alrededor de un minuto.
       *[other] Suele tardar unos { $minutes } minutos.
    }
create-length = { $length } caracteres; todos cuentan.
create-length-group = { $length } caracteres, y en un grupo solo cuenta este mensaje. Si Telegram dividió tu texto en dos, envíalo como archivo de texto (.txt) con <code>/create</code> en el pie.
create-start = { $price ->
        [0] Crear, gratis
        [one] Crear, { $price } crédito
       *[other] Crear, { $price } créditos
    }
create-drop = Descartar
create-dropped = Descartado. No se cobró nada.
create-changed = Cambió lo que cuesta, quién lo paga o cómo se puede crear. Míralo de nuevo, por favor, y luego toca Crear.
create-again = Crear de nuevo
create-refusal-gone = Ya no guardo esto. Empieza de nuevo con /create, por favor.
create-refusal-not-yours = Estos botones son solo para quien lo pidió.
create-refusal-started = Esto ya se está creando.
create-refusal-no-model = Por ahora no se puede crear nada aquí.
create-refusal-photos = Aquí ningún modelo hace un video con estas fotos: puede que sean demasiadas.
create-most-characters =
    { $most ->
        [one] Este modelo admite como máximo { $most } personaje.
       *[other] Este modelo admite como máximo { $most } personajes.
    } Toca uno de los elegidos para quitarlo.
create-photos = { $photos ->
        [one] Creado con tu foto.
       *[other] Creado con tus { $photos } fotos.
    }
option-shape-portrait = Vertical
option-shape-landscape = Horizontal
option-length = { $value } s
option-quality-standard = Estándar
option-quality-high = Alta calidad
option-yes = sí
option-no = no
consent-ask-create =
    Antes de tu primera creación, confirma por favor: personas reales solo con su permiso, ninguna celebridad y nada que sea de otra persona.
    Solo lo pregunto una vez. Mientras tanto, { $videos ->
        [one] tu video espera
       *[other] tus videos esperan
    } aquí.
consent-thanks-first-create = Gracias, queda anotado. Escribe /create cuando quieras.
progress-making-create = Creando tu video…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } min
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } suele tardar alrededor de { $usual_minutes } min
       *[other] { $doing } { $minutes } min; suele tardar alrededor de { $usual_minutes } min
    }
progress-longer-create = { $doing } { $minutes } min; está tardando más de lo habitual.
failure-not-accepted-create = Los proveedores no lo aceptaron: puede que no permitan lo que pide el texto o que ya no ofrezcan el modelo. Prueba con otro texto u otro modelo, por favor.
failure-moderated-create = Los proveedores que crean videos no permiten lo que pide este texto. Prueba con otro, por favor.
failure-not-made-create = Este video no se pudo crear. Quizá funcione más tarde o con otro texto.
failure-unavailable-create = Los proveedores que crean videos no están disponibles por ahora, así que no se cobró nada.
failure-result-gone-create = El video se creó, pero no se pudo descargar. Créalo de nuevo, por favor.
tell-me-link-create = Crearlo cuando vuelvan

## Why a link is not taken

refusal-draft = Eso es un borrador, y los borradores no son públicos. Publícalo primero y luego envíame su enlace.
refusal-generation = Esa página está en tu espacio personal y solo tú puedes verla. Publica el video y luego envíame su enlace.
refusal-task = Eso es una tarea, no un video. Publica el video y luego envíame su enlace.
refusal-profile = Eso es un perfil. Abre uno de sus videos y envíame ese enlace.
refusal-explore = Esa es la página de explorar. Abre un video allí y envíame su enlace.
refusal-storyboard = Eso es un guion gráfico. Publica el video y luego envíame su enlace.
refusal-signed-file = Esa es la dirección temporal de un archivo. Envíame en su lugar el enlace de la página del video, por favor.
refusal-not-a-video = Esa página no es un video publicado. Abre el video y copia el enlace con su botón de compartir.
banned-video = No puedo enviar este video: el operador de este bot lo bloqueó. No se cobró nada.

## Why a job failed

failure-not-accepted = Esto no se aceptó.
failure-not-accepted-clean = Este enlace no se aceptó. ¿Está publicado el video, y otras personas pueden abrir el enlace?
failure-moderated = Los proveedores que hacen videos no permiten este.
failure-moderated-clean = Los proveedores que limpian videos no permiten este, así que no puedo limpiarlo.
failure-not-made = Este video no se pudo hacer. Quizá funcione más tarde.
failure-not-made-clean = Este video no se pudo limpiar. Quizá funcione más tarde.
failure-unavailable = Los proveedores que hacen videos no están disponibles por ahora, así que no se cobró nada.
failure-unavailable-clean = Los proveedores que limpian videos no están disponibles por ahora, así que no se cobró nada.
tell-me = Avísame cuando vuelvan
tell-me-link = Limpiarlo cuando vuelvan
tell-me-noted = Te escribo en cuanto se puedan limpiar videos otra vez.
tell-me-order-noted = Guardo lo que pediste y sigo con ello en cuanto vuelvan los proveedores.
tell-me-order-noted-clean = Guardo tu enlace y lo limpio en cuanto vuelvan los proveedores.
reopened = Ya se pueden hacer videos otra vez. { $links ->
        [0] Envíame lo que quieras.
        [one] Estoy trabajando en el tuyo.
       *[other] Estoy trabajando en los { $links } tuyos.
    }
reopened-clean = Ya se pueden limpiar videos otra vez. { $links ->
        [0] Envíame tu enlace cuando quieras.
        [one] Estoy trabajando en tu enlace.
       *[other] Estoy trabajando en tus { $links } enlaces.
    }
reopened-waits = Los proveedores han vuelto, pero tus créditos no alcanzan para todo lo que pediste. Lo guardo durante un día, y seguirá por sí solo en cuanto tengas créditos: /buy
reopened-left-out = { $orders ->
        [one] Uno de tus pedidos en espera no sigue adelante: su grupo o un límite diario no lo permite ahora.
       *[other] { $orders } de tus pedidos en espera no siguen adelante: su grupo o un límite diario no los permite ahora.
    } No se cobró nada.
failure-timed-out = Tardó demasiado, así que dejé de esperar. Inténtalo más tarde, por favor.
failure-result-gone = El video no se pudo descargar. Pídelo de nuevo, por favor.
failure-result-gone-clean = El video limpio no se pudo descargar. Envía el enlace de nuevo, por favor.
failure-lapsed = Esto esperó un día sin resultado, así que dejé de intentarlo. Pídelo de nuevo, por favor.
failure-no-videos = Este grupo no me deja enviar videos.
failure-banned = No puedo enviar este video: el operador de este bot lo bloqueó.
failure-broken = Algo falló por mi parte. Inténtalo de nuevo en un rato, por favor.
failure-broken-clean = Algo falló por mi parte. Envía el enlace de nuevo en un rato, por favor.
credit-back =
    { $credits ->
        [0] No se cobró nada.
        [one] Te devuelvo tu crédito; tu saldo es { NUMBER($balance, useGrouping: 0) }.
       *[other] Te devuelvo tus { $credits } créditos; tu saldo es { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = No se cobró nada por ello; tu saldo es { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } rechaza la clave. Sus trabajos pasan al siguiente proveedor. Crea una clave nueva en su sitio, configúrala y reinicia el bot.
operator-empty = La cuenta en { $provider } está vacía. Sus trabajos pasan al siguiente proveedor hasta que la recargues.
operator-all-unavailable = Ningún proveedor está disponible por ahora. Los enlaces esperan y la tienda está cerrada; aviso cuando vuelva alguno.
operator-back = Un proveedor funciona de nuevo: los enlaces en espera siguen adelante.
operator-low = La cuenta en { $provider } se está agotando: le quedan { $balance } de sus créditos.
operator-errors = Más de { $errors } errores llegaron al registro en { $minutes } minutos. docs/log.md explica qué significa cada uno.
operator-disk = El disco que tiene la base de datos está casi lleno: quedan { $free } MB. Libera espacio, o el bot deja de aceptar peticiones.
operator-payments = { $payments ->
        [one] 1 pago no coincide
       *[other] { $payments } pagos no coinciden
    } con la lista de Estrellas de Telegram. <code>python -m bot reconcile</code> muestra y anota lo que falta.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = funciona
provider-cooldown = en pausa tras { $failures ->
        [one] { $failures } fallo
       *[other] { $failures } fallos
    }: { $reason }; vuelvo a probarlo por mi cuenta
provider-reason-auth = rechaza la clave
provider-reason-no_credits = su cuenta está vacía
provider-reason-bad_input = no aceptó un enlace
provider-reason-moderation = no permitió un video
provider-reason-rate_limited = pidió recibir menos peticiones
provider-reason-paused = dice que está en pausa
provider-reason-job_failed = no pudo limpiar un video
provider-reason-broken = no respondió, o respondió algo sin sentido
provider-reason-conflict = confundió dos pedidos
provider-reason-result_gone = uno de sus videos no se pudo descargar
provider-stopped = lo detuvo un operador; no lo uso hasta que lo reactives
provider-stop = Detener { $name }
provider-start = Reactivar { $name }
provider-empty = la cuenta está vacía; los trabajos van a los demás
provider-day = últimas 24 horas: hechos { $done }, fallidos { $failed }
provider-balance = saldo: { $value }
provider-success = tasa de éxito: { $value } %
provider-time = tiempo mediano: { $value } s
provider-cost = costo por video: { $value }

grant-how = Escríbelo así: <code>/grant 123456789 5 motivo</code>
grant-unknown = Ningún usuario con este id me ha escrito nunca.
grant-done = Hecho. Créditos dados: { $credits }; el saldo es { NUMBER($balance, useGrouping: 0) }.
grant-not-told = No pude avisar al usuario.
granted = El operador te dio { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Tu saldo es { NUMBER($balance, useGrouping: 0) }.
granted-because = El operador te dio { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }: { $why }. Tu saldo es { NUMBER($balance, useGrouping: 0) }.
refund-unknown = No conozco ningún pago con este id de cargo. Escríbelo así: <code>/refund cargo</code>
refund-refused = Telegram no devolvió las Estrellas. No cambió nada; inténtalo más tarde.
refund-done = Reembolsado. Créditos retirados: { $taken } de { $credits }{ $missing ->
        [0] .
       *[other] ; ya gastados: { $missing }.
    }
refund-again = Eso ya está hecho. Créditos retirados: { $taken } de { $credits }{ $missing ->
        [0] .
       *[other] ; ya gastados: { $missing }.
    }
refund-told = Te devolvieron tus Estrellas. { $taken ->
        [0] Sus créditos ya estaban usados
        [one] Se retiró { $taken } crédito
       *[other] Se retiraron { $taken } créditos
    }; tu saldo es { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram devolvió Estrellas: <code>{ $charge }</code>. Créditos retirados: { $taken } de { $credits }; ya gastados: { $missing }.
make-promo-how = Escribe cuántos créditos y para cuántos usuarios, así: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> da { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } a { $uses ->
        [one] { $uses } usuario
       *[other] cada uno de { $uses } usuarios
    }.

admin = <b>¿Qué abro?</b> /user, /job, /ban y /block llevan una o dos palabras detrás; /help muestra todos los comandos.
admin-stats = Cifras
admin-providers = Proveedores
admin-audit = Qué hicieron los operadores
admin-broadcast = Difusiones
admin-maintenance-on = Empezar el mantenimiento
admin-maintenance-off = Terminar el mantenimiento
stats = <b>Cómo me fue</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] usuario
       *[other] usuarios
    }
stats-period =
    <b>{ $days ->
        [one] Últimas 24 horas
       *[other] Últimos { $days } días
    }</b>
    Entregados: { NUMBER($delivered, useGrouping: 0) }, fallidos: { NUMBER($failed, useGrouping: 0) }, cancelados: { NUMBER($cancelled, useGrouping: 0) }; tasa de éxito: { $success } %, tiempo mediano: { $seconds } s
    { NUMBER($spent, useGrouping: 0) } { $spent ->
        [one] crédito gastado
       *[other] créditos gastados
    } · { NUMBER($stars, useGrouping: 0) } ⭐ en pagos, { NUMBER($back, useGrouping: 0) } en devoluciones · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] usuario nuevo
       *[other] usuarios nuevos
    }
stats-capability = <i>{ $name }</i>, 7 días: hechos { $done }, fallidos { $failed }
user-how = Indica un usuario por su id o su @nombre, o responde a un mensaje que haya escrito o que venga reenviado de su cuenta.
user-name-unknown = Nadie me ha escrito con este @nombre. También sirve su id, o responder a un mensaje suyo.
user =
    <b>Usuario <code>{ $user }</code></b>, desde { DATETIME($since, dateStyle: "medium") }
    Idioma: { $language }
    Saldo: { NUMBER($balance, useGrouping: 0) }, y { NUMBER($reserved, useGrouping: 0) } en reserva
    Pagos: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Expulsión: { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = No quiere difusiones
user-jobs = Trabajos: { $counts }. Los botones de abajo dan créditos, los retiran y abren los últimos trabajos.
user-ban = Expulsar
user-unban = Readmitir
ban-done = El usuario { $user } ya no puede usarme. { $jobs ->
        [0] No tenía nada en marcha.
        [one] Se terminó 1 trabajo y se devolvieron sus créditos.
       *[other] Se terminaron { $jobs } trabajos y se devolvieron sus créditos.
    }
ban-nothing = No conozco este id, o ya está expulsado.
ban-operator = Ese usuario es operador. Quítalo primero de ADMIN_IDS.
unban-done = El usuario { $user } puede usarme otra vez.
unban-nothing = Este id no está expulsado.
take-done = { $credits ->
        [0] No le quedan créditos que retirar.
        [one] Se retiró 1 crédito.
       *[other] Se retiraron { $credits } créditos.
    }
taken-back = El operador te retiró { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Tu saldo es { NUMBER($balance, useGrouping: 0) }.
block-how = Escribe el enlace de un video después del comando, o responde a un mensaje que lo tenga.
block-done = Bloqueado. { $jobs ->
        [0] Nadie lo esperaba.
        [one] Se terminó 1 trabajo y se devolvieron sus créditos.
       *[other] Se terminaron { $jobs } trabajos y se devolvieron sus créditos.
    }
block-nothing = Este video ya está bloqueado.
unblock-done = Permitido de nuevo.
unblock-nothing = Este video no está bloqueado.
job-how = No conozco ningún trabajo con este número. Escríbelo así: <code>/job 123</code>
job =
    <b>Trabajo { $number }</b>: { $state }, fallo: { $failure }
    Pedido: { $kind }, <code>{ $identity }</code>
    Petición: <code>{ $request }</code>, de <code>{ $asked }</code>, cuenta <code>{ $account }</code>
    Precio: { $price }; intentos: { $attempts }
job-asked = Pedido: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = En la cola: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Previsto: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Terminado: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Tarea { $number }, { $provider }: { $state }, fallo: { $failure }; su id: <code>{ $theirs }</code>; consultas: { $polls }; pedida: { DATETIME($at, timeStyle: "medium") }, tardó { $took } s, costo { $cost }
job-entry = Asiento: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Quién lo pidió
maintenance-begun = Ya no acepto peticiones; lo que está en marcha sigue. <code>/maintenance off</code> lo termina.
maintenance-ended = Acepto peticiones otra vez.
maintenance-is-on = Hay mantenimiento: no acepto peticiones. <code>/maintenance off</code> lo termina.
maintenance-is-off = No hay mantenimiento. <code>/maintenance on Volvemos al mediodía</code> lo empieza, con tu texto para quienes escriban.
maintenance-words = { $words }
maintenance-default = Por el momento no acepto peticiones nuevas. No se cobró nada; envíalo de nuevo en un rato, por favor.
broadcast-how = Escribe <code>/broadcast</code> y detrás tu texto, o responde a un mensaje con el comando. Te muestro cómo se ve antes de enviar nada.
broadcast-refused = Telegram no lo acepta así. Escribe el comando y su texto sin un formato que abarque los dos, o responde a un mensaje con el comando.
broadcast-ask = Así se ve. ¿Quién lo recibe?
broadcast-all = Todo el mundo ({ $users })
broadcast-language = Solo { $language } ({ $users })
broadcast-drop = No enviar
broadcast-draft = Todavía no se ha enviado.
broadcast-sending = Enviando: enviados { $sent }, me bloquearon { $blocked }, fallidos { $failed }. Idioma: { $language }
broadcast-done = Difusión terminada: enviados { $sent }, me bloquearon { $blocked }, fallidos { $failed }. Idioma: { $language }
broadcast-cancelled = Cancelada: enviados { $sent }, me bloquearon { $blocked }, fallidos { $failed }.
broadcast-how-far = ¿Cómo va?
broadcast-cancel = Cancelar
news-stop = No quiero más novedades
news-again = Quiero novedades otra vez
news-stop-noted = Anotado, no te envío más novedades.
news-again-noted = Anotado, te cuento las novedades otra vez.
audit = <b>Qué hicieron los operadores,</b> primero lo más reciente. Las horas son UTC.
audit-nothing = Los operadores aún no han hecho nada.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = dio créditos
act-take-back = retiró créditos
act-refund = devolvió Estrellas
act-promo = creó un código promocional
act-ban = expulsó
act-unban = readmitió
act-block = bloqueó
act-unblock = permitió de nuevo
act-stop = detuvo
act-start = reactivó
act-maintenance-on = empezó el mantenimiento
act-maintenance-off = terminó el mantenimiento
act-broadcast = envió una difusión
act-broadcast-cancel = canceló una difusión

## Support, terms, privacy

support-how = Escribe tu pregunta después del comando, así: <code>/paysupport Mi pago no llegó</code>
support-sent = Pasé tu pregunta al operador. La respuesta llega aquí.
support-elsewhere = Desde aquí no puedo llevar tu pregunta al operador. Escribe a { $contact }, por favor.
support-nobody-ever = Aquí nadie lee preguntas. Consulta a quien te dio este bot; en los ajustes de Telegram, tus pagos están en Mis Estrellas.
support-nobody = Ahora mismo no logro comunicarme con el operador. Inténtalo más tarde, por favor; no se pierde nada.
support-question =
    Una pregunta de #u{ $user }. Responde a este mensaje para contestar.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ por { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }{ $refunded ->
        [yes] , reembolsado
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Aún no hay pagos.
support-answer =
    Una respuesta a tu pregunta:

    { $words }
support-answered = Respuesta entregada.
support-unreachable = Ya no puedo escribir a ese usuario.
terms =
    <b>Condiciones</b>
    • Limpio videos públicos de Sora con proveedores externos. Limpio significa sin la marca de agua visible y sin ningún otro cambio. Un video que falla no cuesta nada.
    • Los créditos se compran con Estrellas de Telegram y no caducan. Para recuperar las Estrellas de créditos que no has usado, escribe a /paysupport.
    • Envía solo videos que sean tuyos o que tengas permiso para usar; lo confirmas una vez.
    • Lo que crees no debe mostrar personas reales sin su permiso, celebridades ni nada que sea de otra persona; eso también lo confirmas una vez.
    • Los videos están generados con IA. Si publicas uno, dilo; lo que el archivo diga sobre su origen se queda en él.
    • Quien no respete estas reglas, o la ley, puede perder el acceso.
privacy =
    <b>Privacidad</b>
    • Guardo tu id de Telegram, tu idioma, tema claro u oscuro, cuándo confirmaste tus derechos, los videos que pediste, con el texto de los creados, y tus créditos y pagos. No guardo nombres, ni otros mensajes, ni nada más de tu perfil; por una marca que nadie más puede leer, el operador puede encontrarte por tu @nombre.
    • De un grupo guardo su id, sus ajustes y sus créditos. Lo que se escribe allí y no es para mí no deja rastro.
    • Los videos para otros chats se guardan también en un chat del operador, sin nada sobre ti.
    • El enlace o el texto va al proveedor que hace el video, sin nada sobre ti.
    • Las fotos para un video se quedan en Telegram. El proveedor las descarga a través de mí mientras hace el video, y yo no guardo ninguna; tus personajes los guardo hasta que los quites.
    • /export muestra todo lo que guardo. /delete_me te borra: los créditos y pagos quedan en el libro de cuentas bajo un número al azar, y una marca que nadie más puede leer me recuerda no dar dos veces el regalo de bienvenida.
    • Preguntas: /paysupport.

## Files

export-caption = Todo lo que guardo sobre ti, en JSON.
ledger-caption = El libro de cuentas en CSV. Las horas son UTC.
ledger-how = Escribe <code>/ledger</code> para tenerlo entero, o añade un mes, así: <code>/ledger 2026-11</code>
ledger-too-long = Es más de lo que cabe en un archivo. Pide un solo mes, así: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>¿Borro tus datos?</b>
    Se borran tus videos, tus ajustes y tu confirmación{ $balance ->
        [0] {""}
        [one] , y también tu crédito
       *[other] , y también tus { $balance } créditos
    }; lo que se está limpiando se detiene. Esto no se puede deshacer.
    Los créditos y pagos quedan en el libro de cuentas, bajo un número al azar en lugar del tuyo. Si vuelves, no hay un segundo regalo de bienvenida.
    Si compraste créditos y quieres recuperar sus Estrellas, escribe antes a /paysupport.
delete-me-confirm = Borrar mis datos
delete-me-expired = Esa pregunta es demasiado antigua. Envía /delete_me de nuevo.
delete-me-done = Listo, tus datos están borrados. Puedes volver cuando quieras.
